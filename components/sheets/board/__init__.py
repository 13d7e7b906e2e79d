"""The live board: sticky notes in the places of a printed sheet."""

from __future__ import annotations

from components import part
from components.state import Here
from kasane.programme import BoardSheet


def board(here: Here, sheet: BoardSheet, key: str) -> None:
    """Show a board that everybody in the workshop writes on.

    Args:
        here: where the viewer is.
        sheet: the board's definition.
        key: unique on the page.
    """
    part.mount_live(here, "sheets/board", {"sheet": sheet.id}, key)
