"""Operations on the notes of a board: add, edit, move, put together, delete, hide, undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.programme import BoardSheet, Programme
from kasane.store import Body, Put, Record
from kasane.workshop import access
from kasane.workshop.desk import Desk
from kasane.workshop.model import (
    Authors,
    Entry,
    Id,
    Member,
    Role,
    Shape,
    SheetState,
    Text,
    body,
    read,
    sheet_state,
)

MAX_ENTRIES = 5_000
"""Notes on one sheet."""
_CLOSEST = 1e-6


class AddEntry(Shape):
    """A new note. `before`: the note that it goes in front of; the end where None."""

    op: Literal["entry.add"]
    id: Id
    sheet: str
    place: str
    values: dict[str, Text]
    colour: str = ""
    sources: tuple[Id, ...] = Field((), max_length=50)
    before: Id | None = None
    author: Id | None = None


class EditEntry(Shape):
    """New texts, colour or sources; texts name the version that was seen."""

    op: Literal["entry.edit"]
    id: Id
    version: int
    values: dict[str, Text] | None = None
    colour: str | None = None
    sources: tuple[Id, ...] | None = Field(None, max_length=50)


class MoveEntry(Shape):
    """To a place, in front of `before`, or to the end of it."""

    op: Literal["entry.move"]
    id: Id
    place: str
    before: Id | None = None


class DeleteEntry(Shape):
    """Away with the note as it was seen."""

    op: Literal["entry.delete"]
    id: Id
    version: int


class StackEntry(Shape):
    """Put a note under another."""

    op: Literal["entry.stack"]
    id: Id
    onto: Id


class NameEntry(Shape):
    """An operation that needs no more than the note."""

    op: Literal["entry.unstack", "entry.hide", "entry.show"]
    id: Id


class Undo(Shape):
    """Take back what one's own operation at `revision` did."""

    op: Literal["undo"]
    revision: int = Field(ge=1, le=2**53)


def add(desk: Desk, ask: AddEntry) -> list[Put]:
    """Write a new note."""
    sheet = _board(desk, ask.sheet)
    state = _writable(desk, ask.sheet)
    if desk.draft.find(("entry", ask.id)) is not None:
        raise RefusedError("exists", "この付箋はもうはられています。")
    _check_room(desk, ask.sheet)
    _check_place(sheet, ask.place)
    _check_values(sheet, ask.values)
    _check_sources(desk, ask.sources)
    author = _author(desk, ask.author)
    rank, moved = _rank(desk, ask.sheet, ask.place, ask.before, ask.id)
    entry = Entry(
        sheet=ask.sheet,
        place=ask.place,
        values=ask.values,
        colour=_colour(sheet, ask.colour, ask.place),
        rank=rank,
        author=author,
        typed_by=desk.actor.member if author != desk.actor.member else None,
        anonymous=state.authors is Authors.HIDDEN,
        sources=ask.sources,
        created=desk.at,
        changed=desk.at,
    )
    return [*moved, Put("entry", ask.id, body(entry))]


def edit(desk: Desk, ask: EditEntry) -> list[Put]:
    """Change texts, colour or sources."""
    record, entry = _entry(desk, ask.id)
    sheet = _board(desk, entry.sheet)
    new: dict[str, Any] = {"changed": desk.at}
    if ask.values is not None:
        _check_version(record, ask.version)
        values = entry.values | ask.values
        _check_values(sheet, values)
        new |= {"values": values, "version": entry.version + 1}
    if ask.colour is not None:
        new["colour"] = _colour(sheet, ask.colour, entry.place)
    if ask.sources is not None:
        _check_sources(desk, [source for source in ask.sources if source not in entry.sources])
        new["sources"] = tuple(source for source in ask.sources if source != ask.id)
    return [_put(ask.id, entry, new)]


def move(desk: Desk, ask: MoveEntry) -> list[Put]:
    """Move a note, and the notes under it with it. A note from a pile leaves the pile."""
    _, entry = _entry(desk, ask.id)
    sheet = _board(desk, entry.sheet)
    _check_place(sheet, ask.place)
    notes = _notes(desk, entry.sheet)
    rank, moved = _rank(desk, entry.sheet, ask.place, ask.before, ask.id)
    new = {"place": ask.place, "rank": rank, "stack": None, "changed": desk.at}
    if ask.place != entry.place and entry.colour == _colour(sheet, "", entry.place):
        new["colour"] = _colour(sheet, "", ask.place)
    under = [
        _put(note_id, note, {"place": ask.place, "changed": desk.at})
        for note_id, note in _under(notes, ask.id).items()
        if note.place != ask.place
    ]
    return [*moved, _put(ask.id, entry, new), *under]


def delete(desk: Desk, ask: DeleteEntry) -> list[Put]:
    """Delete a note; where it lay on top of others, the next one takes its place."""
    record, entry = _entry(desk, ask.id)
    if desk.actor.role is not Role.FACILITATOR and not _own(desk, entry):
        raise RefusedError(
            "forbidden", "消せるのは、書いた本人と事務局だけです。付箋はそのままです。"
        )
    _check_version(record, ask.version)
    under = _under(_notes(desk, entry.sheet), ask.id)
    return [*_new_top(under, entry, desk.at), Put("entry", ask.id, record.body, deleted=True)]


def stack(desk: Desk, ask: StackEntry) -> list[Put]:
    """Put a note, and those under it, under another."""
    _, entry = _entry(desk, ask.id)
    _, onto = _entry(desk, ask.onto)
    top = onto.stack or ask.onto
    if top == ask.id or onto.sheet != entry.sheet:
        raise RefusedError("not_here", "この付箋どうしは重ねられません。何も変わっていません。")
    going = {ask.id: entry} | _under(_notes(desk, entry.sheet), ask.id)
    new = {"stack": top, "place": onto.place, "changed": desk.at}
    return [_put(note_id, note, new) for note_id, note in going.items()]


def unstack(desk: Desk, ask: NameEntry) -> list[Put]:
    """Take a note out of a pile, to the end of its place."""
    _, entry = _entry(desk, ask.id)
    new = {"stack": None, "rank": _last_rank(desk), "changed": desk.at}
    return [_put(ask.id, entry, new)]


def hide(desk: Desk, ask: NameEntry) -> list[Put]:
    """Take a note off everybody else's screen, also on a closed sheet."""
    return _set_hidden(desk, ask, hidden=True)


def show(desk: Desk, ask: NameEntry) -> list[Put]:
    """Bring a hidden note back."""
    return _set_hidden(desk, ask, hidden=False)


def undo(desk: Desk, ask: Undo) -> list[Put]:
    """Put the notes back to what they were before one's own operation."""
    line = desk.line(ask.revision)
    if line is None or line.actor != desk.actor.member or not line.op.startswith("entry."):
        raise RefusedError("not_here", "元に戻せる操作が見つかりません。何も変わっていません。")
    access.check_operation(desk.actor, line.op)
    for change in line.changes:
        _writable(desk, change.after.body["sheet"])
    puts = [_put_back(change.before, change.after, desk.at) for change in line.changes]
    found = [desk.draft.find(change.after.key) for change in line.changes]
    untouched = all(now is not None and now.revision == ask.revision for now in found)
    if not untouched or not _piles_hold(desk, puts):
        raise RefusedError(
            "stale", "そのあとで変わっているため、元に戻せません。何も変わっていません。"
        )
    return puts


def _piles_hold(desk: Desk, puts: Iterable[Put]) -> bool:
    """Whether after the puts every note of a pile they touch lies under a top at its place."""
    notes = {note.id: note.body for note in desk.draft.all("entry")}
    touched = {put.id for put in puts}
    for put in puts:
        notes[put.id] = put.body
        if put.deleted:
            del notes[put.id]
    piled = ((note_id, note) for note_id, note in notes.items() if note["stack"])
    return all(
        _lies_under(note, notes.get(note["stack"]))
        for note_id, note in piled
        if note_id in touched or note["stack"] in touched
    )


def _lies_under(note: Body, top: Body | None) -> bool:
    return top is not None and top["stack"] is None and top["place"] == note["place"]


def _put_back(before: Record | None, after: Record, at: str) -> Put:
    if before is None:
        return Put("entry", after.id, after.body, deleted=True)
    version = max(before.body["version"], after.body["version"]) + 1
    old = before.body | {"version": version, "changed": at}
    return Put("entry", before.id, old, deleted=before.deleted)


def _set_hidden(desk: Desk, ask: NameEntry, *, hidden: bool) -> list[Put]:
    record = access.check_entry(desk.draft, desk.draft.get("entry", ask.id), desk.actor)
    entry = Entry.model_validate(record.body)
    return [_put(ask.id, entry, {"hidden": hidden, "changed": desk.at})]


def _entry(desk: Desk, entry_id: str) -> tuple[Record, Entry]:
    """A note that the actor may write on now."""
    record = access.check_entry(desk.draft, desk.draft.get("entry", entry_id), desk.actor)
    _writable(desk, record.body["sheet"])
    return record, Entry.model_validate(record.body)


def _writable(desk: Desk, sheet_id: str) -> SheetState:
    state = sheet_state(desk.draft, sheet_id)
    access.check_writable(state)
    return state


def _board(desk: Desk, sheet_id: str) -> BoardSheet:
    sheet = desk.sheet(sheet_id)
    if not isinstance(sheet, BoardSheet):
        raise RefusedError("not_here", "付箋をはるシートではありません。何も変わっていません。")
    return sheet


def _check_room(desk: Desk, sheet_id: str) -> None:
    if len(desk.draft.base.records) + len(desk.draft.lines) < MAX_ENTRIES:
        return
    if len(_notes(desk, sheet_id)) >= MAX_ENTRIES:
        raise RefusedError("too_many", f"1枚のシートにはれる付箋は{MAX_ENTRIES}枚までです。")


def check_place(programme: Programme, sheet_id: str, place: str) -> None:
    """Refuse a place that no board of the programme has.

    Raises:
        RefusedError: "not_here".
    """
    sheet = next((known for known in programme.sheets if known.id == sheet_id), None)
    if not isinstance(sheet, BoardSheet):
        raise RefusedError("not_here", "付箋をはるシートではありません。何も変わっていません。")
    _check_place(sheet, place)


def _check_place(sheet: BoardSheet, place: str) -> None:
    if place not in places_of(sheet):
        raise RefusedError("not_here", "シートにない場所です。付箋は元のままです。")


def places_of(sheet: BoardSheet) -> list[str]:
    """Every place of a board, "row/column", in the order of the printed sheet."""
    rows = [row.id for row in sheet.rows] or [""]
    inner = [
        f"{row}/{column.id}" for row in rows for column in sheet.columns if not column.spanning
    ]
    return inner + [f"/{column.id}" for column in sheet.columns if column.spanning]


def _check_values(sheet: BoardSheet, values: Mapping[str, str]) -> None:
    known = {"text"} | {note_field.id for note_field in sheet.note_fields}
    if not values.keys() <= known:
        raise RefusedError("malformed", "シートにない項目が送られました。何も変わっていません。")
    if not values.get("text", "").strip():
        raise RefusedError("empty", "付箋に何か書いてから、はってください。")


def _check_sources(desk: Desk, sources: Iterable[str]) -> None:
    for source in sources:
        access.check_entry(desk.draft, desk.draft.get("entry", source), desk.actor)


def _check_version(record: Record, seen: int) -> None:
    if record.body["version"] != seen:
        raise RefusedError(
            "stale",
            "あなたが直しているあいだに、ほかの人もこの付箋を直しました。"
            "どちらの文も残っています。どうするかを選んでください。",
            {"values": record.body["values"], "version": record.body["version"]},
        )


def _author(desk: Desk, author: str | None) -> str:
    if author is None or author == desk.actor.member:
        return desk.actor.member
    if desk.actor.role is not Role.FACILITATOR:
        raise RefusedError("forbidden", "代わりに書けるのは事務局だけです。何も変わっていません。")
    if read(desk.draft, Member, author) is None:
        raise RefusedError("not_here", "その人は名簿にいません。何も変わっていません。")
    return author


def _own(desk: Desk, entry: Entry) -> bool:
    return desk.actor.member in (entry.author, entry.typed_by)


def _colour(sheet: BoardSheet, colour: str, place: str) -> str:
    if not colour:
        return sheet.column(place.split("/")[1]).colour
    if colour not in {known.id for known in sheet.colours}:
        raise RefusedError("malformed", "選べない色です。付箋は元のままです。")
    return colour


def _notes(desk: Desk, sheet_id: str) -> list[Record]:
    """A sheet's notes as they are stored: many are looked at for each one that is written."""
    return [note for note in desk.draft.all("entry") if note.body["sheet"] == sheet_id]


def _under(notes: Iterable[Record], top: str) -> dict[str, Entry]:
    """The notes that lie under another, in their order."""
    found = [note for note in notes if note.body["stack"] == top]
    found.sort(key=_order)
    return {note.id: Entry.model_validate(note.body) for note in found}


def _order(note: Record) -> tuple[float, str]:
    return (note.body["rank"], note.id)


def _new_top(under: Mapping[str, Entry], gone: Entry, at: str) -> list[Put]:
    puts: list[Put] = []
    for note_id, note in under.items():
        stack = puts[0].id if puts else None
        rank = note.rank if puts else gone.rank
        puts.append(_put(note_id, note, {"stack": stack, "rank": rank, "changed": at}))
    return puts


def _last_rank(desk: Desk) -> float:
    """The rank behind all others: the revision only rises."""
    return float(desk.draft.revision + 1)


def _rank(
    desk: Desk, sheet: str, place: str, before: str | None, moving: str
) -> tuple[float, list[Put]]:
    """The rank in front of `before`, and the notes that had to make room for it."""
    if before is None:
        return _last_rank(desk), []
    there = [
        note
        for note in _notes(desk, sheet)
        if note.body["place"] == place and note.id != moving and note.body["stack"] is None
    ]
    there.sort(key=_order)
    at = next((i for i, note in enumerate(there) if note.id == before), None)
    if at is None:
        return _last_rank(desk), []
    high = there[at].body["rank"]
    low = there[at - 1].body["rank"] if at else high - 2.0
    if high - low >= _CLOSEST:
        return (low + high) / 2, []
    spread = [
        _put(note.id, Entry.model_validate(note.body), {"rank": float(i if i < at else i + 1)})
        for i, note in enumerate(there)
    ]
    return float(at), spread


def _put(entry_id: str, entry: Entry, new: Mapping[str, Any]) -> Put:
    return Put("entry", entry_id, body(entry) | body(Entry.model_validate(body(entry) | dict(new))))
