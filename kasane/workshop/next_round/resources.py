"""What a municipality knows: the resources of its list and of all maps, each name once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kasane.plain.names import plain_name
from kasane.programme import MapSheet, Programme, TableSheet
from kasane.workshop.item import Item
from kasane.workshop.model import Value


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource by its name, without the case on whose map it was found.

    Attributes:
        id: of the first entry that tells of it, a row of the list before a pin.
        values: by column of the list; of several entries the first that says something.
        on_map: whether somebody put it on a map.
    """

    id: str
    name: str
    values: Mapping[str, Value]
    on_map: bool


def map_of(programme: Programme) -> tuple[MapSheet, TableSheet] | None:
    """The map of a programme and the list of what is known; None where it has none."""
    for sheet in programme.sheets_of(MapSheet):
        table = programme.sheet_of(TableSheet, sheet.known_in)
        if table:
            return sheet, table
    return None


def resources_of(programme: Programme, items: Iterable[Item]) -> list[Resource]:
    """The resources among some entries, in the order of the list, then of the maps.

    Pins of a case that is not opened are left out, and of no pin is told what is of its case.
    """
    found = map_of(programme)
    if found is None:
        return []
    sheet, table = found
    name = next(column.id for column in table.columns if column.type == "text")
    merged: dict[str, Resource] = {}
    for item, on_map in _entries(sheet, table, list(items)):
        values = _told(table, item)
        key = plain_name(str(values.get(name) or ""))
        if not key:
            continue
        first = merged.get(key, Resource(item.id, str(values[name]), {}, on_map))
        both = dict(values) | {k: v for k, v in first.values.items() if v}
        merged[key] = replace(first, values=both, on_map=first.on_map or on_map)
    return list(merged.values())


def _entries(sheet: MapSheet, table: TableSheet, items: list[Item]) -> Iterable[tuple[Item, bool]]:
    """The rows of the list, then the pins in the rings, each in their order."""
    closed = {item.id for item in items if item.sheet == sheet.cases and item.hidden}
    shown = sorted((item for item in items if not item.hidden), key=lambda item: item.order)
    rings = {ring.id for ring in sheet.rings}
    yield from ((item, False) for item in shown if item.sheet == table.id)
    for item in shown:
        if item.sheet == sheet.id and item.inner in rings and item.copy not in closed:
            yield item, True


def _told(table: TableSheet, item: Item) -> dict[str, Value]:
    known = {column.id for column in table.columns if not column.auto} - item.of_case
    return {key: value for key, value in item.values.items() if key in known}
