"""What a layout is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kasane.programme import BoardSheet, FormField, Programme, TableColumn
from kasane.programme.sheets.base import SheetBase
from kasane.record.entries import Entries
from kasane.store import State
from kasane.tables.notes import Note, author_name, notes_of, seen
from kasane.workshop.access import Actor, Sight
from kasane.workshop.telling import Telling

LEFT_OUT = "ケースの内容は、のせていません。"


@dataclass(frozen=True)
class Task:
    """Whose view of a workshop is printed, and whether names and cases are wanted."""

    state: State
    programme: Programme
    actor: Actor
    with_names: bool = False
    with_cases: bool = False
    _notes: dict[str, list[Note]] = field(default_factory=dict)

    @cached_property
    def entries(self) -> Entries:
        """What was written on all sheets."""
        return Entries(self.state, self.programme, self.actor)

    def notes(self, sheet: BoardSheet) -> list[Note]:
        """A board's notes without those that the facilitator took off the screens."""
        return [note for note in self._all(sheet) if not note.hidden]

    def hidden(self, sheet: BoardSheet) -> int:
        """How many the facilitator took off, as far as the actor may know."""
        return sum(note.hidden for note in self._all(sheet))

    def signed(self, note: Note) -> str:
        """Who wrote a note, where that is wanted and allowed; otherwise empty."""
        return self.name(note.author)

    def name(self, member_id: str | None) -> str:
        """A member's name where names are wanted; otherwise empty."""
        return author_name(self.state, member_id) if self.with_names else ""

    def people(self, values: Iterable[str]) -> str:
        """Members and free names: by name, or, where that isn't wanted, where they work.

        A free name, and a member without organisation, is only counted then.
        """
        known = [(value, self.state.records.get(("member", value))) for value in values if value]
        if self.with_names:
            return "、".join(str(found.body["name"]) if found else v for v, found in known)
        places = [str(found.body.get("organisation", "")) if found else "" for _, found in known]
        named = list(dict.fromkeys(place for place in places if place))
        rest = places.count("")
        more = f"{'ほか' if named else ''}{rest}人" if rest else ""
        return "、".join([*named, *([more] if more else [])])

    def seen(self, kind: str) -> dict[str, Mapping[str, Any]]:
        """The records of a kind as far as the actor may see them, by id."""
        sight = Sight.of(self.state)
        bodies = ((r.id, seen(sight, r, self.actor)) for r in self.state.all(kind))
        return {record_id: body for record_id, body in bodies if body is not None}

    def tells(self, sheet: SheetBase, part: FormField | TableColumn) -> bool:
        """Whether what stands in a field or column may be told."""
        return Telling(self.with_names, self.with_cases).tells(sheet, part)

    def _all(self, sheet: BoardSheet) -> list[Note]:
        if sheet.id not in self._notes:
            self._notes[sheet.id] = notes_of(self.state, sheet, self.actor)
        return self._notes[sheet.id]
