"""Maps: what a person wishes, and the resources around."""

from __future__ import annotations

from collections.abc import Iterator

from kasane.programme import MapSheet, Programme
from kasane.workshop.kinds.areas import AreaKind
from kasane.workshop.kinds.nodes import Thing


class MapKind(AreaKind[MapSheet]):
    """Of a resource the others want to know who knows it: pins are signed."""

    signed = True

    def things(self, sheet: MapSheet, programme: Programme) -> Iterator[tuple[str, Thing]]:
        yield sheet.centre.id, Thing.WISH
        yield from ((ring.id, Thing.RESOURCE) for ring in sheet.rings)

    def thing_of_rows(self, sheet: MapSheet, table: str) -> Thing | None:
        if table == sheet.known_in:
            return Thing.KNOWN
        return Thing.CANDIDATE if table == sheet.leads_to else None


KIND = MapKind()
