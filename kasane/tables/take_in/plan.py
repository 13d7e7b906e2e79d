"""The operations that carry out what a row of a file adds or changes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from kasane.tables.files.export import Export
from kasane.tables.files.people_frames import ATTENDANCES, ROLES
from kasane.tables.kinds.table import CAME
from kasane.tables.leaf import Leaf
from kasane.tables.sheet_row import SheetRow
from kasane.workshop.kinds import place_of
from kasane.workshop.operations.meetings import EditMeeting
from kasane.workshop.shapes import Value

Message = dict[str, Any]
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
        known = EditMeeting.model_fields.keys() - {"about"}
        facts = {key: value for key, value in values.items() if key in known}
        rest = [(key, value) for key, value in values.items() if key not in facts]
        more = [_write("meeting.write", new, key, "", value) for key, value in rest]
        return [{"op": "meeting.edit", "id": new, **facts}, *more]
    return list(_added_entry(export, leaf, row, new, values))


def _added_entry(
    export: Export, leaf: Leaf, row: SheetRow, new: str, values: Mapping[str, Value]
) -> Iterator[Message]:
    sheet, place = home_of(leaf, row.place)
    author = {"author": row.author} if row.author in export.names.by_id else {}
    sources = [source for source in row.sources if export.reading.lives(source)]
    yield {
        **{"op": "entry.add", "id": new, "sheet": sheet, "place": place, "values": values},
        **{"colour": row.colour, "sources": sources, "confirmed": True, **author},
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


def changed(export: Export, leaf: Leaf, before: SheetRow, after: SheetRow) -> list[Message]:
    """What makes a row another one, unless somebody else changes it first."""
    pairs = {
        column.key: (before.values.get(column.key, ""), after.values.get(column.key, ""))
        for column in leaf.columns
        if column.slot == "value"
    }
    values = {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}
    if leaf.rows == "members":
        return [_member(before.id, key, *pair) for key, pair in values.items()]
    if leaf.rows == "meetings":
        fields = {key: "step" if key == "steps" else key for key in values}
        return [_write("meeting.write", before.id, fields[key], *values[key]) for key in values]
    return list(_changed_entry(export, leaf, before, after, values))


def _changed_entry(
    export: Export,
    leaf: Leaf,
    before: SheetRow,
    after: SheetRow,
    values: Mapping[str, tuple[Value, Value]],
) -> Iterator[Message]:
    named = {"id": before.id}
    if after.place != before.place:
        yield {"op": "entry.move", **named, "place": after.place}
    slots = [
        slot for slot in ("colour", "sources") if getattr(before, slot) != getattr(after, slot)
    ]
    edit: Message = {slot: getattr(after, slot) for slot in slots}
    if place_of(export.programme, *home_of(leaf, before.place)).kind not in ("note", "question"):
        for key, pair in values.items():
            yield {**_write("entry.write", before.id, key, *pair), "confirmed": True}
    elif values:
        edit["values"] = {key: pair[1] for key, pair in values.items()}
        edit["confirmed"] = True
    if edit:
        yield {"op": "entry.edit", **named, "version": before.version, **edit}
    if after.under != before.under and after.under:
        yield {"op": "entry.stack", **named, "onto": after.under}
    elif after.under != before.under:
        yield {"op": "entry.unstack", **named}
    if after.hidden != before.hidden:
        yield {"op": "entry.hide" if after.hidden else "entry.show", **named}


def _write(op: str, row: str, field: str, before: Value, after: Value) -> Message:
    return {"op": op, "id": row, "field": field, "value": after, "seen": before}


def _member(member: str, key: str, before: Value, after: Value) -> Message:
    if key.startswith(CAME):
        return _attend(key, member, after)
    if key == "@role":
        return {"op": "member.edit", "id": member, "role": _ROLES[str(after)]}
    return _write("member.write", member, key, before, after)


def _attend(key: str, member: str, came: Value) -> Message:
    meeting = key.removeprefix(CAME)
    attendance = _CAME.get(str(came))
    return {"op": "meeting.attend", "meeting": meeting, "member": member, "attendance": attendance}
