"""What a municipality knows: the resources of its list and of all maps, each name once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kasane.plain.names import plain_name
from kasane.programme import MapSheet, Programme, TableSheet
from kasane.store import Record
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
    for sheet in programme.sheets:
        if isinstance(sheet, MapSheet) and sheet.known_in:
            table = programme.sheet(sheet.known_in)
            if isinstance(table, TableSheet):
                return sheet, table
    return None


def resources_of(programme: Programme, records: Iterable[Record]) -> list[Resource]:
    """The resources among some entries, in the order of the list, then of the maps.

    Pins of a case that is not opened are left out, and of no pin is told what is of its case.
    """
    found = map_of(programme)
    if found is None:
        return []
    sheet, table = found
    name = next(column.id for column in table.columns if column.type == "text")
    merged: dict[str, Resource] = {}
    for record, on_map in _entries(sheet, table, list(records)):
        values = _told(sheet, table, record, on_map=on_map)
        key = plain_name(str(values.get(name) or ""))
        if not key:
            continue
        first = merged.get(key, Resource(record.id, str(values[name]), {}, on_map))
        both = dict(values) | {k: v for k, v in first.values.items() if v}
        merged[key] = replace(first, values=both, on_map=first.on_map or on_map)
    return list(merged.values())


def _entries(
    sheet: MapSheet, table: TableSheet, records: list[Record]
) -> Iterable[tuple[Record, bool]]:
    """The rows of the list, then the pins in the rings, each in their order."""
    closed = {r.id for r in records if r.body["sheet"] == sheet.cases and r.body["hidden"]}
    ordered = sorted(records, key=lambda r: (r.body["rank"], r.body["created"], r.id))
    rings = {ring.id for ring in sheet.rings}
    for record in ordered:
        if record.body["sheet"] == table.id and not record.body["hidden"]:
            yield record, False
    for record in ordered:
        case, _, area = record.body["place"].partition("/")
        seen = case not in closed and not record.body["hidden"]
        if record.body["sheet"] == sheet.id and area in rings and seen:
            yield record, True


def _told(sheet: MapSheet, table: TableSheet, record: Record, *, on_map: bool) -> dict[str, Value]:
    known = {column.id for column in table.columns if not column.auto}
    of_case = {column.id for column in sheet.columns if column.of_case} if on_map else set()
    values: Mapping[str, Value] = record.body["values"]
    return {key: value for key, value in values.items() if key in known - of_case}
