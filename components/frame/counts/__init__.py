"""What is counted beside a sheet: each word with its bar and its number."""

from __future__ import annotations

from components import part
from components.state import Here
from kasane.programme import Sheet

PART = "frame/counts"


def counts(here: Here, sheet: Sheet, key: str) -> None:
    """Show what a sheet counts; nothing where it counts nothing, or nothing was said yet."""
    if sheet.counts:
        part.mount_live(here, PART, {"sheet": sheet.id}, f"{key}:counts")
