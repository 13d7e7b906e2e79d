"""What stands in several tables, read together beside the last of them."""

from __future__ import annotations

from components import part
from components.state import Here
from kasane.programme import Programme, Sheet, TableSheet

PART = "frame/gathered"


def gathers(programme: Programme, sheet: Sheet) -> bool:
    """Whether several tables are read together beside a sheet."""
    table = programme.sheet_of(TableSheet, sheet.id)
    return table is not None and table.gathered is not None


def gathered(here: Here, sheet: Sheet, key: str) -> None:
    """Show what is read together; nothing before there is a heading."""
    if gathers(here.programme, sheet):
        part.mount_live(here, PART, {"sheet": sheet.id}, f"{key}:gathered")
