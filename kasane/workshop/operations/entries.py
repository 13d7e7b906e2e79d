"""Operations that write entries: add, write one value, edit a note."""

from __future__ import annotations

from functools import partial
from typing import Any, Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.store import Put
from kasane.workshop import access, forms
from kasane.workshop.desk import Desk
from kasane.workshop.kinds import kind_of, place_of
from kasane.workshop.model import Authors, Entry, Member, Role, body, read
from kasane.workshop.operations.entry_checks import (
    changed,
    check_may_write,
    check_sources,
    check_version,
    writable_entry,
    writable_sheet,
)
from kasane.workshop.operations.ranks import rank
from kasane.workshop.operations.revealing import confirmed_text
from kasane.workshop.places import Place
from kasane.workshop.shapes import Id, Shape, Value, Values
from kasane.workshop.values import check_value, check_values, same

_NOTES = ("note", "question")


class AddEntry(Shape):
    """A new entry. `before`: the one that it goes in front of; the end where None.

    `confirmed`: its writer has read what looked like personal information and leaves it so.
    """

    op: Literal["entry.add"]
    id: Id
    sheet: str
    place: str
    values: Values
    colour: str = ""
    sources: tuple[Id, ...] = Field((), max_length=limits.SOURCES)
    before: Id | None = None
    author: Id | None = None
    confirmed: bool = False


class WriteEntry(Shape):
    """One value of a row, a copy, an item, an answer, a memo; `seen` is what stood there.

    `sources` are added to those that the entry has, `confirmed` is as in `AddEntry`.
    """

    op: Literal["entry.write"]
    id: Id
    field: str = Field(max_length=40)
    value: Value
    seen: Value
    sources: tuple[Id, ...] = Field((), max_length=limits.SOURCES)
    confirmed: bool = False


class EditEntry(Shape):
    """New texts or colour of a note, which name the version that was seen; new sources."""

    op: Literal["entry.edit"]
    id: Id
    version: int
    values: Values | None = None
    colour: str | None = None
    sources: tuple[Id, ...] | None = Field(None, max_length=limits.SOURCES)
    confirmed: bool = False


def add(desk: Desk, ask: AddEntry) -> list[Put]:
    """Write a new entry."""
    place = place_of(desk.programme, ask.sheet, ask.place)
    state = writable_sheet(desk, ask.sheet)
    if desk.draft.find(("entry", ask.id)) is not None:
        raise RefusedError("exists", "これはもう書かれています。")
    _check_room(desk, ask.sheet)
    author = _author(desk, ask.author)
    whose = kind_of(place.sheet).whose
    values, author = whose(place, ask.values, author, partial(_on_roster, desk))
    _check_new(desk, place, values, author)
    check_sources(desk, ask.sources)
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
        hidden=place.kind == "copy" and place.sheet.is_case,
        created=desk.at,
        changed=desk.at,
    )
    entry = confirmed_text(desk, place, entry, ask.confirmed)
    return [*moved, Put("entry", ask.id, body(entry))]


def write(desk: Desk, ask: WriteEntry) -> list[Put]:
    """Change one value, unless something else stands there by now than the writer saw."""
    record, entry = writable_entry(desk, ask.id)
    place = place_of(desk.programme, entry.sheet, entry.place)
    found = place.part(ask.field) if place.kind not in ("note", "question") else None
    if found is None:
        raise RefusedError("malformed", "シートにない項目が送られました。何も変わっていません。")
    part, writer = found
    check_may_write(desk, place, writer, record)
    check_value(part, ask.value)
    now = entry.values.get(ask.field, "")
    if not same(now, ask.seen) and not same(now, ask.value):
        raise RefusedError(
            "stale",
            f"あなたが書いているあいだに、ほかの人も「{part.label}」を書きました。"
            "どちらの文も残っています。どうするかを選んでください。",
            {"value": now},
        )
    check_sources(desk, [source for source in ask.sources if source not in entry.sources])
    new: dict[str, Any] = {
        **_rewritten(desk, place, entry, {ask.field: ask.value}, ask.confirmed),
        "sources": tuple(dict.fromkeys((*entry.sources, *ask.sources))),
        "changed": desk.at,
    }
    new |= kind_of(place.sheet).also(place, part, ask.value, partial(_on_roster, desk))
    return [changed(ask.id, entry, new)]


def edit(desk: Desk, ask: EditEntry) -> list[Put]:
    """Change a note's texts or colour, or the sources of any entry."""
    record, entry = writable_entry(desk, ask.id)
    place = place_of(desk.programme, entry.sheet, entry.place)
    check_may_write(desk, place, place.parts[0][1] if place.parts else "everyone", record)
    new: dict[str, Any] = {"changed": desk.at}
    if (ask.values is not None or ask.colour is not None) and place.kind not in _NOTES:
        raise RefusedError("malformed", "この項目は1つずつ書きます。何も変わっていません。")
    if ask.values is not None:
        check_version(record, ask.version)
        check_values(place, entry.values | ask.values)
        new |= _rewritten(desk, place, entry, ask.values, ask.confirmed)
    if ask.colour is not None:
        new["colour"] = _colour(place, ask.colour)
    if ask.sources is not None:
        check_sources(desk, [source for source in ask.sources if source not in entry.sources])
        new["sources"] = tuple(source for source in ask.sources if source != ask.id)
    return [changed(ask.id, entry, new)]


def _rewritten(
    desk: Desk, place: Place, entry: Entry, values: Values, confirmed: bool
) -> dict[str, Any]:
    """What changes in an entry with new values, once they may be seen."""
    written = entry.model_copy(update={"values": {**entry.values, **values}})
    written = confirmed_text(desk, place, written, confirmed, before=entry)
    return {
        "values": written.values,
        "version": entry.version + 1,
        "confirmed": written.confirmed,
    }


def _check_room(desk: Desk, sheet_id: str) -> None:
    if len(desk.draft.base.records) + len(desk.draft.lines) < limits.ENTRIES:
        return
    if (
        sum(1 for found in desk.draft.all("entry") if found.body["sheet"] == sheet_id)
        >= limits.ENTRIES
    ):
        raise RefusedError("too_many", f"1枚のシートに書けるのは{limits.ENTRIES}個までです。")


def _on_roster(desk: Desk, member: Value) -> bool:
    return isinstance(member, str) and read(desk.draft, Member, member) is not None


def _check_new(desk: Desk, place: Place, values: Values, author: str) -> None:
    check_values(place, values)
    if place.kind == "copy" and place.sheet.once:
        raise RefusedError("exists", "このシートは1枚だけです。")
    if place.kind == "answer" and forms.answered(desk.draft, place.sheet.id, author):
        raise RefusedError("exists", "この人の分は、もう書かれています。")
    if place.copy:
        copy = access.check_entry(desk.draft, desk.draft.get("entry", place.copy), desk.actor)
        if copy.body["sheet"] != place.form or copy.body["place"]:
            raise RefusedError("not_here", "書きこむ先が見つかりません。何も変わっていません。")
        check_may_write(desk, place, place.parts[0][1], copy)
    elif place.kind == "copy" and desk.actor.role is not Role.FACILITATOR:
        for part_id in values:
            found = place.part(part_id)
            if found is not None and found[1] == "secretariat":
                access.check_leads(desk.actor, f"「{found[0].label}」を書ける")


def _author(desk: Desk, author: str | None) -> str:
    if author is None or author == desk.actor.member:
        return desk.actor.member
    access.check_leads(desk.actor, "代わりに書ける")
    if not _on_roster(desk, author):
        raise RefusedError("not_here", "その人は名簿にいません。何も変わっていません。")
    return author


def _colour(place: Place, colour: str) -> str:
    if not colour:
        return place.colour
    if colour not in place.colours:
        raise RefusedError("malformed", "選べない色です。付箋は元のままです。")
    return colour
