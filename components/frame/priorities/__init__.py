"""Which idea first: dots and ratings of everybody, hidden until they are opened."""

from __future__ import annotations

from components import part
from components.state import Here
from kasane.programme import TableSheet


def priorities(here: Here, sheet: TableSheet, key: str) -> None:
    """Show the voting on the notes of a board's column, and what came of it.

    Args:
        here: where the viewer is.
        sheet: the table with columns that everybody answers (`per_person`).
        key: unique on the page.
    """
    part.mount_live(here, "frame/priorities", {"sheet": sheet.id}, key)
