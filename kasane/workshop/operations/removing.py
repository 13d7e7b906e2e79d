"""Operations that take entries away and bring them back: delete, hide, show, undo."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.store import HistoryLine, Put, Record
from kasane.workshop import access, forms
from kasane.workshop.desk import Desk
from kasane.workshop.kinds import kind_of, place_of
from kasane.workshop.model import Entry, Id, Role, Shape
from kasane.workshop.operations import piles
from kasane.workshop.operations.entry_checks import (
    NameEntry,
    changed,
    check_may_write,
    check_version,
    is_own,
    writable_entry,
    writable_sheet,
)
from kasane.workshop.operations.taking_in import TAKE_IN


class DeleteEntry(Shape):
    """Away with the entry as it was seen."""

    op: Literal["entry.delete"]
    id: Id
    version: int


class Undo(Shape):
    """Take back what one's own operation at `revision` did."""

    op: Literal["undo"]
    revision: int = Field(ge=1, le=2**53)


def delete(desk: Desk, ask: DeleteEntry) -> list[Put]:
    """Delete an entry: a note on top of others hands its place on, a copy goes with all inside."""
    record, entry = writable_entry(desk, ask.id)
    place = place_of(desk.programme, entry.sheet, entry.place)
    if place.kind == "copy" and place.sheet.once:
        raise RefusedError("forbidden", "このシートは消せません。何も変わっていません。")
    if place.kind in ("row", "item"):
        check_may_write(desk, place, place.parts[0][1], record)
    elif desk.actor.role is not Role.FACILITATOR and not is_own(desk, entry):
        raise RefusedError(
            "forbidden", "消せるのは、書いた本人と事務局だけです。そのまま残っています。"
        )
    check_version(record, ask.version)
    gone = forms.inside(desk.draft, entry.sheet, ask.id) if place.kind == "copy" else []
    under = {} if gone else piles.under(desk, entry.sheet, ask.id)
    return [
        *piles.new_top(under, entry, desk.at),
        Put("entry", ask.id, record.body, deleted=True),
        *(Put("entry", inner.id, inner.body, deleted=True) for inner in gone),
    ]


def hide(desk: Desk, ask: NameEntry) -> list[Put]:
    """Take an entry off everybody else's screen, also on a closed sheet; close a case."""
    return _set_hidden(desk, ask, hidden=True)


def show(desk: Desk, ask: NameEntry) -> list[Put]:
    """Bring a hidden entry back; open a case, if the basis for sharing it is known."""
    return _set_hidden(desk, ask, hidden=False)


def undo(desk: Desk, ask: Undo) -> list[Put]:
    """Put back what one's own operation changed: entries, and all that a file brought."""
    line = desk.line(ask.revision)
    if line is None or line.actor != desk.actor.member or not _may_go_back(line):
        raise RefusedError("not_here", "元に戻せる操作が見つかりません。何も変わっていません。")
    access.check_operation(desk.actor, line.op)
    changes = [c for c in line.changes if c.after.kind == "entry" or line.op == TAKE_IN]
    puts = [_put_back(change.before, change.after, desk.at) for change in changes]
    entries = [put for put in puts if put.kind == "entry"]
    for sheet in {put.body["sheet"] for put in entries}:
        writable_sheet(desk, sheet)
    found = [desk.draft.find(change.after.key) for change in changes]
    untouched = all(now is not None and now.revision == ask.revision for now in found)
    if not untouched or not piles.hold(desk, entries) or not forms.hold(desk.draft, entries):
        raise RefusedError(
            "stale", "そのあとで変わっているため、元に戻せません。何も変わっていません。"
        )
    return puts


def _may_go_back(line: HistoryLine) -> bool:
    return line.op.startswith("entry.") or line.op == TAKE_IN


def _put_back(before: Record | None, after: Record, at: str) -> Put:
    if before is None:
        return Put(after.kind, after.id, after.body, deleted=True)
    if after.kind != "entry":
        return Put(before.kind, before.id, before.body, deleted=before.deleted)
    version = max(before.body["version"], after.body["version"]) + 1
    old = before.body | {"version": version, "changed": at}
    return Put("entry", before.id, old, deleted=before.deleted)


def _set_hidden(desk: Desk, ask: NameEntry, *, hidden: bool) -> list[Put]:
    record = access.check_entry(desk.draft, desk.draft.get("entry", ask.id), desk.actor)
    entry = Entry.model_validate(record.body)
    place = place_of(desk.programme, entry.sheet, entry.place)
    if not hidden and place.kind == "copy":
        kind_of(place.sheet).check_opened(place.sheet, entry)
    return [changed(ask.id, entry, {"hidden": hidden, "changed": desk.at})]
