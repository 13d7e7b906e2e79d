"""The files of each kind of sheet, one module a kind."""

from __future__ import annotations

from collections.abc import Mapping

from kasane.programme import Programme, Sheet
from kasane.tables.kinds.base import KINDS, Kind
from kasane.tables.leaf import Leaf
from kasane.workshop.model import Meeting

__all__ = ["KINDS", "Kind", "leaves_of"]


def leaves_of(
    programme: Programme, sheet: Sheet, meetings: Mapping[str, Meeting] | None = None
) -> list[Leaf]:
    """The files of a sheet.

    Args:
        programme: What the sheet belongs to.
        sheet: A sheet of it.
        meetings: The workshop's, earliest first; the roster has a column for each.
    """
    return list(KINDS[sheet.kind].leaves(sheet, programme, meetings or {}))
