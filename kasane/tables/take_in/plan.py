"""The operations that carry out what a row of a file adds or changes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kasane.tables.files.export import Export
from kasane.tables.files.people_frames import ATTENDANCES, ROLES
from kasane.tables.kinds.table import CAME
from kasane.tables.leaf import Column, Leaf
from kasane.tables.sheet_row import SheetRow
from kasane.workshop.kinds import place_of
from kasane.workshop.model import Value

Message = dict[str, Any]
Difference = tuple[Column, Any, Any]
"""A column, what stands there, and what the file has."""
_ROLES = {label: role.value for role, label in ROLES.items()}
_CAME = {label: came.value for came, label in ATTENDANCES.items()}
_OWN = ("name", "organisation")


def added(export: Export, leaf: Leaf, row: SheetRow) -> list[Message]:
    """What puts a new row on the sheet."""
    new = uuid.uuid4().hex
    values = {key: value for key, value in row.values.items() if value}
    if leaf.rows == "members":
        about = {k: v for k, v in values.items() if k not in _OWN and not k.startswith("@")}
        own = {key: values[key] for key in _OWN if key in values}
        role = {"role": _ROLES[str(values["@role"])]} if "@role" in values else {}
        came = [_attend(key, new, value) for key, value in values.items() if key.startswith(CAME)]
        return [{"op": "member.add", "id": new, **own, **role, "about": about}, *came]
    if leaf.rows == "meetings":
        return [{"op": "meeting.edit", "id": new, **values}]
    return list(_added_entry(export, leaf, row, new, values))


def _added_entry(
    export: Export, leaf: Leaf, row: SheetRow, new: str, values: Mapping[str, Value]
) -> Iterator[Message]:
    sheet, place = home_of(leaf, row.place)
    author = {"author": row.author} if row.author in export.names.by_id else {}
    sources = [source for source in row.sources if export.reading.lives(source)]
    yield {
        **{"op": "entry.add", "id": new, "sheet": sheet, "place": place, "values": values},
        **{"colour": row.colour, "sources": sources, **author},
    }
    if row.under and export.reading.lives(row.under):
        yield {"op": "entry.stack", "id": new, "onto": row.under}
    if row.hidden:
        yield {"op": "entry.hide", "id": new}


def home_of(leaf: Leaf, place: str) -> tuple[str, str]:
    """The sheet and the place in which the rows of a leaf are kept."""
    if leaf.rows == "notes":
        board, _, column = leaf.sheet.voted_on.partition("/")
        return board, f"/{column}"
    return leaf.sheet.id, place


def changed(
    export: Export, leaf: Leaf, row: SheetRow, place: str, differences: Sequence[Difference]
) -> list[Message]:
    """What makes a row what the file says, unless somebody else changes it first."""
    values = [each for each in differences if each[0].slot == "value"]
    if leaf.rows == "members":
        return [_member(row.id, *each) for each in values]
    if leaf.rows == "meetings":
        field = {"steps": "step"}
        return [
            _write("meeting.write", row.id, field.get(c.key, c.key), before, after)
            for c, before, after in values
        ]
    facts: dict[str, Any] = {
        column.slot: after for column, _, after in differences if column.slot != "value"
    }
    return list(_changed_entry(export, leaf, row, place, values, facts))


def _changed_entry(
    export: Export,
    leaf: Leaf,
    row: SheetRow,
    place: str,
    values: Sequence[Difference],
    facts: Mapping[str, Any],
) -> Iterator[Message]:
    named = {"id": row.id}
    if place != row.place:
        yield {"op": "entry.move", **named, "place": place}
    kind = place_of(export.programme, *home_of(leaf, row.place)).kind
    edit = {slot: facts[slot] for slot in ("colour", "sources") if slot in facts}
    if kind in ("note", "question") and values:
        edit["values"] = {column.key: after for column, _, after in values}
    else:
        for column, before, after in values:
            yield _write("entry.write", row.id, column.key, before, after)
    if edit:
        yield {"op": "entry.edit", **named, "version": row.version, **edit}
    if facts.get("under"):
        yield {"op": "entry.stack", **named, "onto": facts["under"]}
    elif "under" in facts:
        yield {"op": "entry.unstack", **named}
    if "hidden" in facts:
        yield {"op": "entry.hide" if facts["hidden"] else "entry.show", **named}


def _write(op: str, row: str, field: str, before: Value, after: Value) -> Message:
    return {"op": op, "id": row, "field": field, "value": after, "seen": before}


def _member(member: str, column: Column, before: Value, after: Value) -> Message:
    if column.key.startswith(CAME):
        return _attend(column.key, member, after)
    if column.key == "@role":
        return {"op": "member.edit", "id": member, "role": _ROLES[str(after)]}
    return _write("member.write", member, column.key, before, after)


def _attend(key: str, member: str, came: Value) -> Message:
    meeting = key.removeprefix(CAME)
    attendance = _CAME.get(str(came))
    return {"op": "meeting.attend", "meeting": meeting, "member": member, "attendance": attendance}
