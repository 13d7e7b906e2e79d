"""The map of one case as far as it may be told, and its picture."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from kasane.programme import MapSheet
from kasane.record.kinds.areas import name_of, pins_of
from kasane.record.kinds.base import Case
from kasane.record.pictures.resource_map import MapView
from kasane.record.pictures.rings import Pin, RingOfPins
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading

_APART, _OTHER, _UNSAID = "cream", "sky", ""


@dataclass(frozen=True)
class CaseMap:
    """What is told of a case's map."""

    sheet: MapSheet
    reading: Reading
    case: Case

    @cached_property
    def pins(self) -> dict[str, list[Item]]:
        """Area → its pins."""
        return pins_of(self.reading, self.sheet, self.case)

    @property
    def resources(self) -> list[Item]:
        """All of both rings, from within."""
        return [pin for ring in self.sheet.rings for pin in self.pins[ring.id]]

    @property
    def view(self) -> MapView:
        """What the picture shows. In the middle is the case's name where it tells of the case."""
        inner, outer = (
            RingOfPins(
                ring.label,
                tuple(
                    Pin(pin.id, name_of(self.reading, self.sheet, ring, pin), pin.rank)
                    for pin in self.pins[ring.id]
                ),
            )
            for ring in self.sheet.rings
        )
        signs = {pin.id: sign_of(self.sheet, pin) for pin in self.resources}
        colours = {pin.id: colour_of(self.sheet, pin) for pin in self.resources}
        return MapView(self._centre(), (inner, outer), signs, colours)

    def _centre(self) -> tuple[Pin, ...]:
        area = self.sheet.centre
        named = [
            Pin(pin.id, name_of(self.reading, self.sheet, area, pin)) for pin in self.pins[area.id]
        ]
        told = tuple(pin for pin in named if pin.name)
        return told or (Pin(self.case.id, self.case.name),)

    @property
    def counts(self) -> str:
        """How many resources there are, how many of them apart, and of each kind."""
        apart = self.sheet.apart
        there = sum(pin.text(apart.column) == apart.choice for pin in self.resources)
        kinds = Counter(pin.text(self.sheet.sign) for pin in self.resources)
        sign = next(column for column in self.sheet.columns if column.id == self.sheet.sign)
        each = "、".join(f"{kind} {kinds[kind]}" for kind in sign.choices if kinds[kind])
        told = f"資源 {len(self.resources)}件（{apart.choice} {there}件）"
        return told + (f"　{each}" if each else "")

    @property
    def words(self) -> str:
        """The picture in words."""
        rings = "、".join(f"{r.label} {len(self.pins[r.id])}件" for r in self.sheet.rings)
        name = self.case.name or self.sheet.title
        return f"{name}の資源の図。{rings}。名前は、図のあとの表にあります。"


def sign_of(sheet: MapSheet, pin: Item) -> str:
    """The letter on a resource, as on screen: of what it is, or 福 where it is not apart."""
    within = colour_of(sheet, pin) == _OTHER
    return pin.text(sheet.apart.column if within else sheet.sign)[:1] or "・"


def colour_of(sheet: MapSheet, pin: Item) -> str:
    """The colour of a resource: what is counted apart has its own."""
    value = pin.text(sheet.apart.column)
    return _APART if value == sheet.apart.choice else _OTHER if value else _UNSAID


def legend(sheet: MapSheet) -> str:
    """What letters and colours say."""
    by_id = {column.id: column for column in sheet.columns}
    letters = "　".join(f"{choice[:1]}＝{choice}" for choice in by_id[sheet.sign].choices)
    others = [c for c in by_id[sheet.apart.column].choices if c != sheet.apart.choice]
    within = "・".join(f"{choice[:1]}＝{choice}" for choice in others)
    return f"黄色は{sheet.apart.choice}（{letters}）　水色は{within}　白は未記入"


def blank_view(sheet: MapSheet) -> MapView:
    """The rings with nothing in them, and what belongs into the middle."""
    inner, outer = (RingOfPins(ring.label) for ring in sheet.rings)
    return MapView((Pin(sheet.centre.id, sheet.centre.label),), (inner, outer), blank=True)
