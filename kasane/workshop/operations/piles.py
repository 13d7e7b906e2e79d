"""Piles of notes: those that lie under another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kasane.store import Body, Put
from kasane.workshop.desk import Desk
from kasane.workshop.model import Entry, body


def under(desk: Desk, sheet: str, top: str) -> dict[str, Entry]:
    """The notes that lie under another, in their order."""
    found = [
        note
        for note in desk.draft.all("entry")
        if note.body["stack"] == top and note.body["sheet"] == sheet
    ]
    found.sort(key=lambda note: (note.body["rank"], note.id))
    return {note.id: Entry.model_validate(note.body) for note in found}


def new_top(left: Mapping[str, Entry], gone: Entry, at: str) -> list[Put]:
    """Puts for the notes under a note that goes: the first becomes the top of the rest."""
    puts: list[Put] = []
    for note_id, note in left.items():
        new = {
            "stack": puts[0].id if puts else None,
            "rank": note.rank if puts else gone.rank,
            "changed": at,
        }
        puts.append(Put("entry", note_id, body(note.model_copy(update=new))))
    return puts


def hold(desk: Desk, puts: Iterable[Put]) -> bool:
    """Whether the puts leave each pile that they touch with a top note at the same place."""
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
