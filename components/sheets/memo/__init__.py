"""A memo: everybody's own answer to each question."""

from __future__ import annotations

from components import part
from components.state import Here
from kasane.programme import MemoSheet


def memo(here: Here, sheet: MemoSheet, key: str) -> None:
    """Show a memo: one's own answers to write, the others' below.

    Args:
        here: where the viewer is.
        sheet: the memo's definition.
        key: unique on the page.
    """
    part.mount_live(here, "sheets/memo", {"sheet": sheet.id}, key)
