"""The live board: sticky notes in the places of a printed sheet."""

from __future__ import annotations

from components import part
from kasane.programme import BoardSheet


def board(workshop: str, sheet: BoardSheet, key: str) -> None:
    """Show a board that everybody in the workshop writes on.

    Args:
        workshop: its id.
        sheet: the board's definition.
        key: unique on the page.
    """
    data = {"workshop": workshop, "sheet": sheet.model_dump(mode="json")}
    part.mount("sheets/board", data | {"view": "member", "controls": True}, key)
