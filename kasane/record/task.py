"""What a layout is given."""

from __future__ import annotations

from dataclasses import dataclass, field

from kasane.programme import BoardSheet
from kasane.store import State
from kasane.tables.notes import Note, author_name, notes_of
from kasane.workshop.access import Actor


@dataclass(frozen=True, slots=True)
class Task:
    """Whose view of a workshop is printed, and whether names are wanted."""

    state: State
    actor: Actor
    with_names: bool
    _notes: dict[str, list[Note]] = field(default_factory=dict)

    def notes(self, sheet: BoardSheet) -> list[Note]:
        """A board's notes without those that the facilitator took off the screens."""
        return [note for note in self._all(sheet) if not note.hidden]

    def hidden(self, sheet: BoardSheet) -> int:
        """How many the facilitator took off, as far as the actor may know."""
        return sum(note.hidden for note in self._all(sheet))

    def signed(self, note: Note) -> str:
        """Who wrote a note, where that is wanted and allowed; otherwise empty."""
        return author_name(self.state, note.author) if self.with_names else ""

    def _all(self, sheet: BoardSheet) -> list[Note]:
        if sheet.id not in self._notes:
            self._notes[sheet.id] = notes_of(self.state, sheet, self.actor)
        return self._notes[sheet.id]
