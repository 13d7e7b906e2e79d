"""What a municipality knows: the resources of its list and of all maps, each name once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kasane.plain.names import plain_name
from kasane.programme import MapSheet, Programme, TableSheet
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading
from kasane.workshop.shapes import Value


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


def resources_of(reading: Reading) -> list[Resource]:
    """The resources that somebody may read of, in the order of the list, then of the maps.

    Pins of a case that is not opened are left out, and of no pin is told what is of its case.
    """
    found = map_of(reading.programme)
    if found is None:
        return []
    sheet, table = found
    told = reading.to_tell(replace(reading.telling, cases=False, closed=False))
    name = next(column.id for column in table.columns if column.type == "text")
    known = {column.id for column in table.columns if not column.auto}
    merged: dict[str, Resource] = {}
    for item, on_map in _entries(told, sheet, table):
        values = {key: value for key, value in item.values.items() if key in known}
        key = plain_name(item.text(name))
        if not key:
            continue
        first = merged.get(key, Resource(item.id, item.text(name), {}, on_map))
        both = values | {k: v for k, v in first.values.items() if v}
        merged[key] = replace(first, values=both, on_map=first.on_map or on_map)
    return list(merged.values())


def _entries(told: Reading, sheet: MapSheet, table: TableSheet) -> Iterator[tuple[Item, bool]]:
    """The rows of the list, then the pins in the rings, each in their order."""
    rings = {ring.id for ring in sheet.rings}
    pins = [item for item in told.of(sheet.id) if item.readable and item.inner in rings]
    yield from ((item, False) for item in told.at(table.id))
    yield from ((item, True) for item in sorted(pins, key=lambda item: item.order))
