"""The live board: sticky notes in the places of a printed sheet."""

from __future__ import annotations

from components.sheets.base import Kind
from kasane.programme import BoardSheet


class BoardKind(Kind[BoardSheet]):
    """A board says its title itself."""

    def head(self, sheet: BoardSheet) -> tuple[str, str]:
        return "", ""


KIND = BoardKind()
