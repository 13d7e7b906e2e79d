"""Operations that put entries elsewhere: move, stack, take apart."""

from __future__ import annotations

from typing import Literal

from kasane.errors import RefusedError
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.kinds import place_of
from kasane.workshop.operations import piles
from kasane.workshop.operations.entry_checks import (
    NameEntry,
    changed,
    check_may_write,
    writable_entry,
)
from kasane.workshop.operations.ranks import last_rank, rank
from kasane.workshop.places import Place
from kasane.workshop.shapes import Id, Shape


class MoveEntry(Shape):
    """To a place, in front of `before`, or to the end of it.

    Only notes and pins leave their place, and none its copy.
    """

    op: Literal["entry.move"]
    id: Id
    place: str
    before: Id | None = None


class StackEntry(Shape):
    """Put a note under another."""

    op: Literal["entry.stack"]
    id: Id
    onto: Id


def move(desk: Desk, ask: MoveEntry) -> list[Put]:
    """Move an entry, and the notes under it with it. A note from a pile leaves the pile."""
    record, entry = writable_entry(desk, ask.id)
    here = place_of(desk.programme, entry.sheet, entry.place)
    there = place_of(desk.programme, entry.sheet, ask.place)
    if ask.place != entry.place and not _may_go(here, there):
        raise RefusedError("not_here", "ここへは動かせません。元の場所に残っています。")
    if here.kind != "copy" or here.sheet.kind != "form":
        check_may_write(desk, here, here.parts[0][1], record)
    at, moved = rank(desk, entry.sheet, ask.place, ask.before, ask.id)
    new = {"place": ask.place, "rank": at, "stack": None, "changed": desk.at}
    if ask.place != entry.place and entry.colour == here.colour:
        new["colour"] = there.colour
    under = [
        changed(note_id, note, {"place": ask.place, "changed": desk.at})
        for note_id, note in piles.under(desk, entry.sheet, ask.id).items()
        if note.place != ask.place
    ]
    return [*moved, changed(ask.id, entry, new), *under]


def _may_go(here: Place, there: Place) -> bool:
    """Whether a note or pin may move between two places: both take the same values."""
    return here.kind in ("note", "pin") and here.copy == there.copy and here.parts == there.parts


def stack(desk: Desk, ask: StackEntry) -> list[Put]:
    """Put a note, and those under it, under another."""
    _, entry = writable_entry(desk, ask.id)
    _, onto = writable_entry(desk, ask.onto)
    top = onto.stack or ask.onto
    places = [place_of(desk.programme, known.sheet, known.place) for known in (entry, onto)]
    fit = places[0].kind == places[1].kind == "note" and places[0].copy == places[1].copy
    if top == ask.id or onto.sheet != entry.sheet or not fit:
        raise RefusedError("not_here", "この付箋どうしは重ねられません。何も変わっていません。")
    going = {ask.id: entry} | piles.under(desk, entry.sheet, ask.id)
    new = {"stack": top, "place": onto.place, "changed": desk.at}
    return [changed(note_id, note, new) for note_id, note in going.items()]


def unstack(desk: Desk, ask: NameEntry) -> list[Put]:
    """Take a note out of a pile, to the end of its place."""
    _, entry = writable_entry(desk, ask.id)
    new = {"stack": None, "rank": last_rank(desk), "changed": desk.at}
    return [changed(ask.id, entry, new)]
