"""The overlap of one case as far as it may be told: tags, names, hands, and its picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kasane.programme import Area, OverlapSheet
from kasane.record.kinds.areas import name_of, pins_of, tag_of, told
from kasane.record.kinds.base import Case
from kasane.record.pictures.lens import ZONES, LensText, Zone
from kasane.record.pictures.overlap import OverlapView
from kasane.record.values import shown
from kasane.workshop.item import Item
from kasane.workshop.operations.votes import Tallies, tally
from kasane.workshop.reading import Reading


@dataclass(frozen=True)
class CaseOverlap:
    """What is told of a case's overlap."""

    sheet: OverlapSheet
    reading: Reading
    case: Case

    @cached_property
    def pins(self) -> dict[str, list[Item]]:
        """Area → its pins."""
        return pins_of(self.reading, self.sheet, self.case)

    @cached_property
    def tags(self) -> dict[str, str]:
        """Pin → what it is called for short, such as ①-2."""
        return {
            pin.id: tag_of(area, number)
            for area in self.sheet.areas
            for number, pin in enumerate(self.pins[area.id], 1)
        }

    @cached_property
    def names(self) -> dict[str, str]:
        """Pin of a circle → its tag and what it says; the tag alone where that tells of a case."""
        return {
            pin.id: f"{self.tags[pin.id]} {name_of(self.reading, self.sheet, circle, pin)}".strip()
            for circle in self.sheet.circles
            for pin in self.pins[circle.id]
        }

    @cached_property
    def _tallies(self) -> Tallies:
        return tally(self.reading, self.sheet.id)

    @property
    def ideas(self) -> list[Item]:
        """The pins in the middle."""
        return self.pins[self.sheet.middle.id]

    def hands(self, idea: Item) -> int:
        """How many hands an idea has."""
        asked = self.sheet.hands
        return self._tallies.of(idea.id, asked.id).count if asked else 0

    def joined(self, idea: Item) -> list[str]:
        """Ids of the notes of both circles that an idea joins."""
        return [source for source in idea.sources if source in self.names]

    @property
    def words(self) -> str:
        """The picture in words."""
        counts = "、".join(f"{area.label} {len(self.pins[area.id])}件" for area in self.sheet.areas)
        name = self.case.name or self.sheet.title
        return f"{name}の重なりの図。{counts}。中身は、図のあとの表にあります。"

    @property
    def view(self) -> OverlapView:
        """What the picture shows. Notes that tell of a case are only counted without cases."""
        texts: dict[Zone, Sequence[LensText]] = {}
        for zone, area in zones(self.sheet):
            pins = self.pins[area.id]
            if zone == "middle":
                texts[zone] = [self._idea(pin) for pin in pins]
            elif self.reading.telling.tells(self.sheet, self.sheet.name_column(area.id)):
                texts[zone] = [self._note(area, pin) for pin in pins]
            elif pins:
                texts[zone] = [LensText(area.id, f"付箋 {len(pins)}枚（内容は、のせていません）")]
        colours = {zone: area.colour for zone, area in zones(self.sheet)}
        return OverlapView(blank_view(self.sheet).heads, texts, colours)

    def _note(self, area: Area, pin: Item) -> LensText:
        """A note with who wants it, where its area asks for that in a second text."""
        name = self.sheet.name_column(area.id)
        columns = told(self.reading, self.sheet, self.sheet.columns_of(area.id))
        others = [column for column in columns if column.type == "text" and column != name]
        more = "・".join(text for column in others if (text := shown(self.reading, column, pin)))
        return LensText(pin.id, self.names[pin.id] + (f"（{more}）" if more else ""))

    def _idea(self, pin: Item) -> LensText:
        hands = self.hands(pin)
        joined = "・".join(self.tags[source] for source in self.joined(pin))
        parts = [
            *([f"{self.sheet.hands.label} {hands}人"] if self.sheet.hands and hands else []),
            *([f"つなぐ {joined}"] if joined else []),
        ]
        text = f"{self.tags[pin.id]} {name_of(self.reading, self.sheet, self.sheet.middle, pin)}"
        return LensText(pin.id, text, (" ".join(parts),) if parts else ())


def zones(sheet: OverlapSheet) -> list[tuple[Zone, Area]]:
    """The areas from left to right."""
    left, right = sheet.circles
    return list(zip(ZONES, (left, sheet.middle, right), strict=True))


def blank_view(sheet: OverlapSheet) -> OverlapView:
    """The circles with nothing in them."""
    return OverlapView({zone: (area.label, area.note) for zone, area in zones(sheet)})
