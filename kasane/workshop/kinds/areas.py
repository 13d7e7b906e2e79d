"""What maps and overlaps have in common: pins in areas, once for each case."""

from __future__ import annotations

from typing import TypeVar

from kasane.programme import MapSheet, OverlapSheet
from kasane.workshop.item import Item
from kasane.workshop.kinds.base import Kind, Texts, Wall
from kasane.workshop.kinds.nodes import Around, Node
from kasane.workshop.places import Place, for_everyone

A = TypeVar("A", MapSheet, OverlapSheet)


class AreaKind(Kind[A]):
    """A pin has a name and the colour of its area."""

    holds = "pin"

    def place(self, sheet: A, place: str) -> Place | None:
        case, _, area_id = place.partition("/")
        if not case or area_id not in sheet.place_ids:
            return None
        colour = sheet.area(area_id).colour
        return Place(
            sheet,
            "pin",
            for_everyone(sheet.columns_of(area_id)),
            case,
            sheet.cases,
            needed=(sheet.name_column(area_id).id,),
            colour=colour,
            colours=(colour,),
        )

    def value_ids(self, sheet: A) -> frozenset[str]:
        return frozenset(c.id for area in sheet.areas for c in sheet.columns_of(area.id))

    def texts(self, sheet: A) -> dict[str, Texts]:
        return {
            area.id: Texts(sheet.id, sheet.name_column(area.id).id, f"*/{area.id}", area.colour)
            for area in sheet.areas
        }

    def held(self, sheet: A) -> bool:
        return True

    def wall(self, sheet: A) -> Wall:
        return Wall("", sheet.cases)

    def part_name(self, sheet: A, part: str) -> str:
        area = sheet.area(part)
        return area.short or area.label

    def node(self, sheet: A, item: Item, around: Around) -> Node | None:
        case, area_id = item.copy, item.inner
        if area_id not in sheet.place_ids:
            return None
        area, name = sheet.area(area_id), sheet.name_column(area_id).id
        named = "" if sheet.one_for_all else around.case_name(case)
        where = " ".join(filter(None, (named, area.short or area.label)))
        of_case = [c.id for c in sheet.columns_of(area_id) if c.of_case and c.id != name]
        meets = item.text(of_case[0]) if of_case else ""
        thing = around.things[sheet.id, area_id]
        inside = "" if sheet.one_for_all else case
        text = item.text(name)
        return Node(item.id, thing, sheet.id, text, where, case=inside, meets=meets, part=area_id)
