"""The files of an overlap: the ideas in the middle, and each circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kasane.programme import OverlapSheet, Programme
from kasane.tables.kinds.areas import area_leaf
from kasane.tables.kinds.base import Kind
from kasane.tables.leaf import Leaf
from kasane.workshop.model import Meeting


class OverlapKind(Kind[OverlapSheet]):
    """One file an area."""

    def leaves(
        self, sheet: OverlapSheet, programme: Programme, meetings: Mapping[str, Meeting]
    ) -> Iterator[Leaf]:
        yield area_leaf(sheet, sheet.middle, "", "アイデア", sheet.middle.id)
        for circle in sheet.circles:
            yield area_leaf(sheet, circle, circle.id, "付箋", circle.id)


KIND = OverlapKind()
