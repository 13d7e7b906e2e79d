"""Operations that take entries away: delete, hide, show."""

from __future__ import annotations

from typing import Literal

from kasane.errors import RefusedError
from kasane.store import Put
from kasane.workshop import access, forms
from kasane.workshop.desk import Desk
from kasane.workshop.kinds import place_of
from kasane.workshop.model import Entry, Role
from kasane.workshop.opening import check_opening
from kasane.workshop.operations import piles
from kasane.workshop.operations.entry_checks import (
    NameEntry,
    changed,
    check_may_write,
    check_version,
    is_own,
    writable_entry,
)
from kasane.workshop.shapes import Id, Shape


class DeleteEntry(Shape):
    """Away with the entry as it was seen."""

    op: Literal["entry.delete"]
    id: Id
    version: int


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
    """Bring a hidden entry back, which has been read by now; open a case, if it may be shared."""
    return _set_hidden(desk, ask, hidden=False)


def _set_hidden(desk: Desk, ask: NameEntry, *, hidden: bool) -> list[Put]:
    record = access.check_entry(desk.draft, desk.draft.get("entry", ask.id), desk.actor)
    entry = Entry.model_validate(record.body)
    place = place_of(desk.programme, entry.sheet, entry.place)
    if not hidden and place.kind == "copy":
        check_opening(desk, place.sheet, ask.id, entry)
    new = {"hidden": hidden, "unread": False, "changed": desk.at}
    return [changed(ask.id, entry, new)]
