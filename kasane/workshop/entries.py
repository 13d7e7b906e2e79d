"""Operations on entries: add, write, edit, move, put together, delete, hide, undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.programme import FormSheet
from kasane.store import Put, Record
from kasane.workshop import access, forms, piles
from kasane.workshop.desk import Desk
from kasane.workshop.model import (
    Authors,
    Entry,
    Id,
    Member,
    Role,
    Shape,
    SheetState,
    Value,
    Values,
    body,
    read,
    sheet_state,
)
from kasane.workshop.places import Place, is_once, place_of
from kasane.workshop.ranks import last_rank, rank
from kasane.workshop.values import check_value, check_values, same

MAX_ENTRIES = 5_000
"""Entries on one sheet."""


class AddEntry(Shape):
    """A new entry. `before`: the one that it goes in front of; the end where None."""

    op: Literal["entry.add"]
    id: Id
    sheet: str
    place: str
    values: Values
    colour: str = ""
    sources: tuple[Id, ...] = Field((), max_length=50)
    before: Id | None = None
    author: Id | None = None


class WriteEntry(Shape):
    """One value of a row, a copy, an item, an answer, a memo; `seen` is what stood there.

    `sources` are added to those that the entry has.
    """

    op: Literal["entry.write"]
    id: Id
    field: str = Field(max_length=40)
    value: Value
    seen: Value
    sources: tuple[Id, ...] = Field((), max_length=50)


class EditEntry(Shape):
    """New texts or colour of a note, which name the version that was seen; new sources."""

    op: Literal["entry.edit"]
    id: Id
    version: int
    values: Values | None = None
    colour: str | None = None
    sources: tuple[Id, ...] | None = Field(None, max_length=50)


class MoveEntry(Shape):
    """To a place, in front of `before`, or to the end of it.

    Only notes and pins leave their place, and none its copy.
    """

    op: Literal["entry.move"]
    id: Id
    place: str
    before: Id | None = None


class DeleteEntry(Shape):
    """Away with the entry as it was seen."""

    op: Literal["entry.delete"]
    id: Id
    version: int


class StackEntry(Shape):
    """Put a note under another."""

    op: Literal["entry.stack"]
    id: Id
    onto: Id


class NameEntry(Shape):
    """An operation that needs no more than the entry."""

    op: Literal["entry.unstack", "entry.hide", "entry.show"]
    id: Id


class Undo(Shape):
    """Take back what one's own operation at `revision` did."""

    op: Literal["undo"]
    revision: int = Field(ge=1, le=2**53)


def add(desk: Desk, ask: AddEntry) -> list[Put]:
    """Write a new entry."""
    place = place_of(desk.programme, ask.sheet, ask.place)
    state = _writable(desk, ask.sheet)
    if desk.draft.find(("entry", ask.id)) is not None:
        raise RefusedError("exists", "これはもう書かれています。")
    _check_room(desk, ask.sheet)
    values, author = _of_whom(desk, place, ask.values, _author(desk, ask.author))
    _check_new(desk, place, values, author)
    _check_sources(desk, ask.sources)
    at, moved = rank(desk, ask.sheet, ask.place, ask.before, ask.id)
    entry = Entry(
        sheet=ask.sheet,
        place=ask.place,
        values=values,
        letter=forms.next_letter(desk.draft, ask.sheet) if place.kind == "copy" else "",
        colour=_colour(place, ask.colour),
        rank=at,
        author=author,
        typed_by=desk.actor.member if author != desk.actor.member else None,
        anonymous=state.authors is Authors.HIDDEN,
        sources=ask.sources,
        hidden=place.kind == "copy" and forms.starts_closed(place.sheet),
        created=desk.at,
        changed=desk.at,
    )
    return [*moved, Put("entry", ask.id, body(entry))]


def write(desk: Desk, ask: WriteEntry) -> list[Put]:
    """Change one value, unless something else stands there by now than the writer saw."""
    record, entry = _entry(desk, ask.id)
    place = place_of(desk.programme, entry.sheet, entry.place)
    found = place.part(ask.field) if place.kind not in ("note", "question") else None
    if found is None:
        raise RefusedError("malformed", "シートにない項目が送られました。何も変わっていません。")
    part, writer = found
    _check_may_write(desk, place, writer, record)
    check_value(part, ask.value)
    now = entry.values.get(ask.field, "")
    if not same(now, ask.seen) and not same(now, ask.value):
        raise RefusedError(
            "stale",
            f"あなたが書いているあいだに、ほかの人も「{part.label}」を書きました。"
            "どちらの文も残っています。どうするかを選んでください。",
            {"value": now},
        )
    _check_sources(desk, [source for source in ask.sources if source not in entry.sources])
    new: dict[str, Any] = {
        "values": entry.values | {ask.field: ask.value},
        "version": entry.version + 1,
        "sources": tuple(dict.fromkeys((*entry.sources, *ask.sources))),
        "changed": desk.at,
    }
    if isinstance(place.sheet, FormSheet) and place.kind == "copy":
        new |= _of_case(desk, place.sheet, part.type, ask)
    return [_put(ask.id, entry, new)]


def _of_case(desk: Desk, sheet: FormSheet, type_: str, ask: WriteEntry) -> dict[str, Any]:
    """What else changes: a case handed to somebody is theirs, an unconfirmed one is closed."""
    if not forms.starts_closed(sheet):
        return {}
    if type_ == "person" and isinstance(ask.value, str) and read(desk.draft, Member, ask.value):
        return {"author": ask.value}
    if (
        sheet.pick
        and ask.field == sheet.pick.hidden_field
        and not forms.confirmed(sheet, ask.value)
    ):
        return {"hidden": True}
    return {}


def edit(desk: Desk, ask: EditEntry) -> list[Put]:
    """Change a note's texts or colour, or the sources of any entry."""
    record, entry = _entry(desk, ask.id)
    place = place_of(desk.programme, entry.sheet, entry.place)
    _check_may_write(desk, place, place.parts[0][1] if place.parts else "everyone", record)
    new: dict[str, Any] = {"changed": desk.at}
    if (ask.values is not None or ask.colour is not None) and place.kind not in _NOTES:
        raise RefusedError("malformed", "この項目は1つずつ書きます。何も変わっていません。")
    if ask.values is not None:
        _check_version(record, ask.version)
        values = entry.values | ask.values
        check_values(place, values)
        new |= {"values": values, "version": entry.version + 1}
    if ask.colour is not None:
        new["colour"] = _colour(place, ask.colour)
    if ask.sources is not None:
        _check_sources(desk, [source for source in ask.sources if source not in entry.sources])
        new["sources"] = tuple(source for source in ask.sources if source != ask.id)
    return [_put(ask.id, entry, new)]


_NOTES = ("note", "question")


def move(desk: Desk, ask: MoveEntry) -> list[Put]:
    """Move an entry, and the notes under it with it. A note from a pile leaves the pile."""
    record, entry = _entry(desk, ask.id)
    here = place_of(desk.programme, entry.sheet, entry.place)
    there = place_of(desk.programme, entry.sheet, ask.place)
    if ask.place != entry.place and not _may_go(here, there):
        raise RefusedError("not_here", "ここへは動かせません。元の場所に残っています。")
    if here.kind != "copy" or here.sheet.kind != "form":
        _check_may_write(desk, here, here.parts[0][1], record)
    at, moved = rank(desk, entry.sheet, ask.place, ask.before, ask.id)
    new = {"place": ask.place, "rank": at, "stack": None, "changed": desk.at}
    if ask.place != entry.place and entry.colour == here.colour:
        new["colour"] = there.colour
    under = [
        _put(note_id, note, {"place": ask.place, "changed": desk.at})
        for note_id, note in piles.under(desk, entry.sheet, ask.id).items()
        if note.place != ask.place
    ]
    return [*moved, _put(ask.id, entry, new), *under]


def _may_go(here: Place, there: Place) -> bool:
    """Whether an entry of one place may go to the other, where it says the same."""
    return here.kind in ("note", "pin") and here.copy == there.copy and here.parts == there.parts


def delete(desk: Desk, ask: DeleteEntry) -> list[Put]:
    """Delete an entry: a note on top of others hands its place on, a copy goes with all inside."""
    record, entry = _entry(desk, ask.id)
    place = place_of(desk.programme, entry.sheet, entry.place)
    if place.kind == "copy" and is_once(place.sheet):
        raise RefusedError("forbidden", "このシートは消せません。何も変わっていません。")
    if place.kind in ("row", "item"):
        _check_may_write(desk, place, place.parts[0][1], record)
    elif desk.actor.role is not Role.FACILITATOR and not _own(desk, entry):
        raise RefusedError(
            "forbidden", "消せるのは、書いた本人と事務局だけです。そのまま残っています。"
        )
    _check_version(record, ask.version)
    gone = forms.inside(desk.draft, entry.sheet, ask.id) if place.kind == "copy" else []
    under = {} if gone else piles.under(desk, entry.sheet, ask.id)
    return [
        *piles.new_top(under, entry, desk.at),
        Put("entry", ask.id, record.body, deleted=True),
        *(Put("entry", inner.id, inner.body, deleted=True) for inner in gone),
    ]


def stack(desk: Desk, ask: StackEntry) -> list[Put]:
    """Put a note, and those under it, under another."""
    _, entry = _entry(desk, ask.id)
    _, onto = _entry(desk, ask.onto)
    top = onto.stack or ask.onto
    places = [place_of(desk.programme, known.sheet, known.place) for known in (entry, onto)]
    fit = places[0].kind == places[1].kind == "note" and places[0].copy == places[1].copy
    if top == ask.id or onto.sheet != entry.sheet or not fit:
        raise RefusedError("not_here", "この付箋どうしは重ねられません。何も変わっていません。")
    going = {ask.id: entry} | piles.under(desk, entry.sheet, ask.id)
    new = {"stack": top, "place": onto.place, "changed": desk.at}
    return [_put(note_id, note, new) for note_id, note in going.items()]


def unstack(desk: Desk, ask: NameEntry) -> list[Put]:
    """Take a note out of a pile, to the end of its place."""
    _, entry = _entry(desk, ask.id)
    new = {"stack": None, "rank": last_rank(desk), "changed": desk.at}
    return [_put(ask.id, entry, new)]


def hide(desk: Desk, ask: NameEntry) -> list[Put]:
    """Take an entry off everybody else's screen, also on a closed sheet; close a case."""
    return _set_hidden(desk, ask, hidden=True)


def show(desk: Desk, ask: NameEntry) -> list[Put]:
    """Bring a hidden entry back; open a case, if the basis for sharing it is known."""
    return _set_hidden(desk, ask, hidden=False)


def undo(desk: Desk, ask: Undo) -> list[Put]:
    """Put the entries back to what they were before one's own operation."""
    line = desk.line(ask.revision)
    if line is None or line.actor != desk.actor.member or not line.op.startswith("entry."):
        raise RefusedError("not_here", "元に戻せる操作が見つかりません。何も変わっていません。")
    access.check_operation(desk.actor, line.op)
    changes = [change for change in line.changes if change.after.kind == "entry"]
    for change in changes:
        _writable(desk, change.after.body["sheet"])
    puts = [_put_back(change.before, change.after, desk.at) for change in changes]
    found = [desk.draft.find(change.after.key) for change in changes]
    untouched = all(now is not None and now.revision == ask.revision for now in found)
    if not untouched or not piles.hold(desk, puts) or not forms.hold(desk.draft, puts):
        raise RefusedError(
            "stale", "そのあとで変わっているため、元に戻せません。何も変わっていません。"
        )
    return puts


def _put_back(before: Record | None, after: Record, at: str) -> Put:
    if before is None:
        return Put("entry", after.id, after.body, deleted=True)
    version = max(before.body["version"], after.body["version"]) + 1
    old = before.body | {"version": version, "changed": at}
    return Put("entry", before.id, old, deleted=before.deleted)


def _set_hidden(desk: Desk, ask: NameEntry, *, hidden: bool) -> list[Put]:
    record = access.check_entry(desk.draft, desk.draft.get("entry", ask.id), desk.actor)
    entry = Entry.model_validate(record.body)
    place = place_of(desk.programme, entry.sheet, entry.place)
    if not hidden and place.kind == "copy":
        forms.check_confirmed(place.sheet, entry)
    return [_put(ask.id, entry, {"hidden": hidden, "changed": desk.at})]


def _entry(desk: Desk, entry_id: str) -> tuple[Record, Entry]:
    """An entry that the actor may write on now."""
    record = access.check_entry(desk.draft, desk.draft.get("entry", entry_id), desk.actor)
    _writable(desk, record.body["sheet"])
    return record, Entry.model_validate(record.body)


def _writable(desk: Desk, sheet_id: str) -> SheetState:
    state = sheet_state(desk.draft, sheet_id)
    access.check_writable(state)
    if state.seen_by == "secretariat":
        access.check_leads(desk.actor, "このシートに書ける")
    return state


def _check_room(desk: Desk, sheet_id: str) -> None:
    if len(desk.draft.base.records) + len(desk.draft.lines) < MAX_ENTRIES:
        return
    if (
        sum(1 for found in desk.draft.all("entry") if found.body["sheet"] == sheet_id)
        >= MAX_ENTRIES
    ):
        raise RefusedError("too_many", f"1枚のシートに書けるのは{MAX_ENTRIES}個までです。")


def _of_whom(desk: Desk, place: Place, values: Values, author: str) -> tuple[Values, str]:
    """What a new entry says and whose it is: a case says whose, and is theirs."""
    if place.kind != "copy" or not forms.starts_closed(place.sheet):
        return values, author
    person = next((part.id for part, _ in place.parts if part.type == "person"), None)
    if person is None or not values.get(person):
        return values | ({person: author} if person else {}), author
    named = values[person]
    on_roster = isinstance(named, str) and read(desk.draft, Member, named) is not None
    return values, str(named) if on_roster else author


def _check_new(desk: Desk, place: Place, values: Values, author: str) -> None:
    check_values(place, values)
    if place.kind == "copy" and is_once(place.sheet):
        raise RefusedError("exists", "このシートは1枚だけです。")
    if place.kind == "answer" and forms.answered(desk.draft, place.sheet.id, author):
        raise RefusedError("exists", "この人の分は、もう書かれています。")
    if place.copy:
        copy = access.check_entry(desk.draft, desk.draft.get("entry", place.copy), desk.actor)
        if copy.body["sheet"] != place.form or copy.body["place"]:
            raise RefusedError("not_here", "書きこむ先が見つかりません。何も変わっていません。")
        _check_may_write(desk, place, place.parts[0][1], copy)
    elif place.kind == "copy" and desk.actor.role is not Role.FACILITATOR:
        for part_id in values:
            found = place.part(part_id)
            if found is not None and found[1] == "secretariat":
                access.check_leads(desk.actor, f"「{found[0].label}」を書ける")


def _check_may_write(desk: Desk, place: Place, writer: str, record: Record) -> None:
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


def _check_sources(desk: Desk, sources: Iterable[str]) -> None:
    for source in sources:
        access.check_entry(desk.draft, desk.draft.get("entry", source), desk.actor)


def _check_version(record: Record, seen: int) -> None:
    if record.body["version"] != seen:
        raise RefusedError(
            "stale",
            "あなたが直しているあいだに、ほかの人もここを直しました。"
            "どちらの文も残っています。どうするかを選んでください。",
            {"values": record.body["values"], "version": record.body["version"]},
        )


def _author(desk: Desk, author: str | None) -> str:
    if author is None or author == desk.actor.member:
        return desk.actor.member
    access.check_leads(desk.actor, "代わりに書ける")
    if read(desk.draft, Member, author) is None:
        raise RefusedError("not_here", "その人は名簿にいません。何も変わっていません。")
    return author


def _own(desk: Desk, entry: Entry) -> bool:
    return desk.actor.member in (entry.author, entry.typed_by)


def _colour(place: Place, colour: str) -> str:
    if not colour:
        return place.colour
    if colour not in place.colours:
        raise RefusedError("malformed", "選べない色です。付箋は元のままです。")
    return colour


def _put(entry_id: str, entry: Entry, new: Mapping[str, Any]) -> Put:
    return Put("entry", entry_id, body(entry) | body(Entry.model_validate(body(entry) | dict(new))))
