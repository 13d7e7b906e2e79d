"""Which idea first: dots and ratings of everybody, hidden until they are opened."""

from __future__ import annotations

from components import part
from components.state import Here
from kasane.programme import Sheet


def priorities(here: Here, sheet: Sheet, key: str) -> None:
    """Show the voting on the notes of a board's column, and what came of it.

    Args:
        here: where the viewer is.
        sheet: one with columns that everybody answers (`per_person`).
        key: unique on the page.
    """
    part.mount_live(here, "frame/priorities", {"sheet": sheet.id}, key)
