"""How a room is split, and how what the groups wrote comes into the sheets of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any
from uuid import UUID, uuid5

from kasane.plain import limits
from kasane.programme import Sheet
from kasane.programme.groups import copy_id
from kasane.store import Draft, Put, Record
from kasane.workshop.model import Group, Member
from kasane.workshop.shapes import Value

_COPIES = UUID("5a6f2c1e-9d0b-4f7a-8c35-0d4be1f6a207")
"""Where the ids of copies are made."""


def dealt(
    people: Mapping[str, Member], count: int, field: str | None, chance: Random
) -> tuple[Group, ...]:
    """Groups of nearly the same size.

    Args:
        people: by member id.
        count: how many groups.
        field: column of the roster by which the groups are mixed, beside the organisation; None:
            by lot alone.
        chance: the lot.
    """
    line = sorted(people)
    chance.shuffle(line)
    if field is not None:
        line.sort(key=lambda key: (_text(people[key].about.get(field)), people[key].organisation))
    names = [f"{number + 1}グループ" for number in range(count)]
    return tuple(
        Group(id=f"g{at + 1}", name=name, members=tuple(line[at::count]))
        for at, name in enumerate(names)
    )


def _text(value: Value | None) -> str:
    return value if isinstance(value, str) else "・".join(value or ())


def gathered(draft: Draft, sheet: Sheet, groups: Sequence[Group], at: str) -> Iterator[Put]:
    """Copies of what stands on the groups' sheets and was not yet taken to the whole room's.

    A copy keeps who wrote it, its colour and its place; its source is what it was copied from.
    Notes under another, and pins that join others, go with these. Of a form that is filled once
    the texts of all groups stand below each other, each with the group's name.
    """
    entries = [record for record in draft.all("entry") if record.body["sheet"].startswith(sheet.id)]
    rank = float(draft.revision + 1)
    for group in groups:
        theirs = copy_id(sheet.id, group.id)
        found = [record for record in entries if record.body["sheet"] == theirs]
        found.sort(key=lambda record: (record.body["rank"], record.id))
        ours = {record.id: _ours(sheet, record) for record in found}
        for record in found:
            rank += 1 / 1_000
            new = draft.find(("entry", ours[record.id])) is None
            if record.id != theirs and new and not _doubled(entries, sheet, theirs, record):
                yield Put("entry", ours[record.id], _copied(record, sheet, ours, rank, at))
    yield from _texts(draft, sheet, groups, at)


def _ours(sheet: Sheet, record: Record) -> str:
    """The id of the copy of a group's entry: always the same, so that it is taken once."""
    return sheet.id if record.id.startswith(f"{sheet.id}_g") else uuid5(_COPIES, record.id).hex


def _copied(
    record: Record, sheet: Sheet, ours: Mapping[str, str], rank: float, at: str
) -> dict[str, Any]:
    body = record.body
    joined = [ours[source] for source in body["sources"] if source in ours]
    rest = [source for source in body["sources"] if source not in ours]
    return body | {
        "sheet": sheet.id,
        "place": _place(body, sheet),
        "stack": ours.get(body["stack"] or ""),
        "sources": [record.id, *joined, *rest][: limits.SOURCES],
        "rank": rank,
        "version": 1,
        "changed": at,
    }


def _place(body: Mapping[str, Any], sheet: Sheet) -> str:
    """Inside a form that is filled once, the copy has its sheet's id."""
    copy, _, inner = str(body["place"]).partition("/")
    return f"{sheet.id}/{inner}" if copy == body["sheet"] else str(body["place"])


def _doubled(entries: Sequence[Record], sheet: Sheet, theirs: str, record: Record) -> bool:
    """Whether every copy of a form begins with this row."""
    if not record.body["place"].startswith(f"{theirs}/"):
        return False
    place, values = _place(record.body, sheet), record.body["values"]
    there = (e.body for e in entries if e.body["sheet"] == sheet.id and e.body["place"] == place)
    return any(other["values"] == values for other in there)


def _texts(draft: Draft, sheet: Sheet, groups: Sequence[Group], at: str) -> Iterator[Put]:
    """The form of the whole room with the texts of the groups' forms."""
    copy = draft.get("entry", sheet.id)
    if copy is None:
        return
    values = dict(copy.body["values"])
    for group in groups:
        own = draft.get("entry", copy_id(sheet.id, group.id))
        for field, value in own.body["values"].items() if own else ():
            said = f"【{group.name}】{value}" if isinstance(value, str) and value.strip() else ""
            if said and said not in (values.get(field) or ""):
                values[field] = "\n".join(filter(None, [values.get(field), said]))[: limits.TEXT]
    if values != copy.body["values"]:
        new = {"values": values, "version": copy.body["version"] + 1, "changed": at}
        yield Put("entry", sheet.id, copy.body | new)
