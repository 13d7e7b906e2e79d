"""The files of a map: the resources, and what is in the centre."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kasane.programme import MapSheet, Programme
from kasane.tables.kinds.areas import area_leaf
from kasane.tables.kinds.base import Kind
from kasane.tables.leaf import Column, Leaf
from kasane.workshop.model import Meeting


class MapKind(Kind[MapSheet]):
    """Both rings are one file."""

    def leaves(
        self, sheet: MapSheet, programme: Programme, meetings: Mapping[str, Meeting]
    ) -> Iterator[Leaf]:
        known = {ring.id: ring.label for ring in sheet.rings}
        shorts = {ring.short: ring.id for ring in sheet.rings if ring.short}
        ring = Column("区画", "row", known=known, also=shorts, needed=True, filled=True)
        yield area_leaf(sheet, sheet.rings[0], "", "資源", "{row}", ring)
        yield area_leaf(sheet, sheet.centre, sheet.centre.id, "付箋", sheet.centre.id)


KIND = MapKind()
