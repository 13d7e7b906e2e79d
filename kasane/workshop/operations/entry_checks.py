"""What the operations on entries ask before they write, and how a changed entry is put."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from kasane.errors import RefusedError
from kasane.store import Put, Record
from kasane.workshop import access
from kasane.workshop.desk import Desk
from kasane.workshop.model import Entry, Role, SheetState, body, sheet_state
from kasane.workshop.places import Place
from kasane.workshop.shapes import Id, Shape


class NameEntry(Shape):
    """An operation that needs no more than the entry."""

    op: Literal["entry.unstack", "entry.hide", "entry.show"]
    id: Id


def writable_entry(desk: Desk, entry_id: str) -> tuple[Record, Entry]:
    """An entry that the actor may write on now."""
    record = access.check_entry(desk.draft, desk.draft.get("entry", entry_id), desk.actor)
    writable_sheet(desk, record.body["sheet"])
    return record, Entry.model_validate(record.body)


def writable_sheet(desk: Desk, sheet_id: str) -> SheetState:
    """The state of a sheet on which the actor may write now.

    Raises:
        RefusedError: "locked" or "forbidden".
    """
    state = sheet_state(desk.draft, sheet_id)
    access.check_writable(state)
    if state.seen_by == "secretariat":
        access.check_leads(desk.actor, "このシートに書ける")
    return state


def check_may_write(desk: Desk, place: Place, writer: str, record: Record) -> None:
    """Refuse a participant where only the provider or the secretariat writes."""
    if writer == "everyone" or desk.actor.role is Role.FACILITATOR:
        return
    copy = desk.draft.get("entry", place.copy) if place.copy else record
    owners = (copy.body["author"], copy.body["typed_by"]) if copy else ()
    if writer == "secretariat" or desk.actor.member not in owners:
        raise RefusedError(
            "forbidden",
            "ここに書けるのは、"
            + ("事務局" if writer == "secretariat" else "ケースを出した人と事務局")
            + "だけです。書いた内容はこの画面に残っています。",
        )


def check_sources(desk: Desk, sources: Iterable[str]) -> None:
    """Refuse sources that the actor does not see.

    Raises:
        RefusedError: "gone".
    """
    for source in sources:
        access.check_entry(desk.draft, desk.draft.get("entry", source), desk.actor)


def check_version(record: Record, seen: int) -> None:
    """Refuse a change if somebody else changed the entry after the actor saw it.

    Raises:
        RefusedError: "stale".
    """
    if record.body["version"] != seen:
        raise RefusedError(
            "stale",
            "あなたが直しているあいだに、ほかの人もここを直しました。"
            "どちらの文も残っています。どうするかを選んでください。",
            {"values": record.body["values"], "version": record.body["version"]},
        )


def is_own(desk: Desk, entry: Entry) -> bool:
    """Whether the actor wrote an entry, or typed it for somebody."""
    return desk.actor.member in (entry.author, entry.typed_by)


def changed(entry_id: str, entry: Entry, new: Mapping[str, Any]) -> Put:
    """An entry with new facts, to be put."""
    return Put("entry", entry_id, body(entry) | body(Entry.model_validate(body(entry) | dict(new))))
