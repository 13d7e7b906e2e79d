"""Overlaps: what lies in both circles are ideas."""

from __future__ import annotations

from collections.abc import Iterator

from kasane.programme import OverlapSheet, Programme
from kasane.workshop.kinds.areas import AreaKind
from kasane.workshop.kinds.nodes import Thing


class OverlapKind(AreaKind[OverlapSheet]):
    """Pins are not signed."""

    def things(self, sheet: OverlapSheet, programme: Programme) -> Iterator[tuple[str, Thing]]:
        """The person's circle holds wishes, the other one chances; without a case neither does."""
        if sheet.one_for_all:
            yield from ((area.id, Thing.OTHER) for area in sheet.areas)
            return
        yield sheet.middle.id, Thing.IDEA
        for circle in sheet.circles:
            told = any(column.of_case for column in circle.columns)
            yield circle.id, Thing.WISH if told else Thing.CHANCE

    def thing_of_takers(self) -> Thing:
        return Thing.TRIAL


KIND = OverlapKind()
