"""A board's notes as somebody may see them, in the order of the printed sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kasane.programme import BoardSheet
from kasane.store import Record, State
from kasane.workshop.access import Actor, Sight, as_seen
from kasane.workshop.model import Authors, sheet_state


@dataclass(frozen=True, slots=True)
class Note:
    """One note as it may be seen.

    Attributes:
        author: member id; None where the note is unsigned, for whoever exports it.
        under: id of the note that it lies under; None where that one is not to be seen.
        covered: of others in 個人ワーク: there, but without text, id of sources and times.
    """

    id: str
    place: str
    values: Mapping[str, str]
    colour: str
    rank: float
    author: str | None
    sources: tuple[str, ...]
    under: str | None
    hidden: bool
    covered: bool
    version: int
    created: str
    changed: str

    @property
    def text(self) -> str:
        """What is on it; empty where covered."""
        return self.values.get("text", "")

    @property
    def row(self) -> str:
        """The row of its place; empty where the column spans the rows."""
        return self.place.partition("/")[0]

    @property
    def column(self) -> str:
        """The column of its place."""
        return self.place.partition("/")[2]


def notes_of(state: State, sheet: BoardSheet, actor: Actor | None) -> list[Note]:
    """All notes of a board that the actor may see, piles together, in printed order.

    Args:
        state: The workshop.
        sheet: The board.
        actor: Who exports; None is the owner's own disk and sees every text. Nobody gets the
            author of a note that was written, or is held, unsigned: a file goes from hand to hand.
    """
    unsigned = sheet_state(state, sheet.id).authors is Authors.HIDDEN
    sight = Sight.of(state)
    found = [
        _note(record.id, body, unsigned=unsigned)
        for record in state.all("entry")
        if record.body["sheet"] == sheet.id and (body := seen(sight, record, actor)) is not None
    ]
    return _arranged(found, sheet.places)


def counts_by_place(notes: Iterable[Note], *, covered: bool) -> Counter[str]:
    """How many notes each place has: the covered ones, or the others."""
    return Counter(note.place for note in notes if note.covered is covered)


def author_name(state: State, member_id: str | None) -> str:
    """The name of a member, also of one who has left; empty for None."""
    record = state.records.get(("member", member_id)) if member_id else None
    return str(record.body["name"]) if record else ""


def seen(sight: Sight, record: Record, actor: Actor | None) -> dict[str, Any] | None:
    """A living record as the actor may see it, or None; an actor of None sees all of it."""
    return record.body if actor is None else as_seen(record, sight.view(record, actor))


def _note(note_id: str, body: Mapping[str, Any], *, unsigned: bool) -> Note:
    return Note(
        id=note_id,
        place=body["place"],
        values=body.get("values", {}),
        colour=body.get("colour", ""),
        rank=body.get("rank", 0.0),
        author=None if unsigned or body.get("anonymous", True) else body["author"],
        sources=tuple(body.get("sources", ())),
        under=body["stack"],
        hidden=body.get("hidden", False),
        covered=body.get("covered", False),
        version=body.get("version", 0),
        created=body.get("created", ""),
        changed=body.get("changed", ""),
    )


def _arranged(notes: list[Note], places: list[str]) -> list[Note]:
    """By place, then rank; the notes of a pile right after the one on top."""
    by_id = {note.id: note for note in notes}
    order = {place: index for index, place in enumerate(places)}

    def key(note: Note) -> tuple[object, ...]:
        top = by_id.get(note.under or "", note)
        own = (note.rank, note.created, note.id)
        return (
            order.get(top.place, len(order)),
            top.place,
            (top.rank, top.created, top.id),
            note is not top,
            own,
        )

    return sorted(notes, key=key)
