"""What the store keeps: records with a revision, and a line of history for each operation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")
Body = dict[str, Any]
Key = tuple[str, str]
"""(kind, id) of a record."""


@dataclass(frozen=True, slots=True)
class Record:
    """One thing as it stands: its kind, its id and its values.

    Attributes:
        kind: "entry", "member", "sheet" …; kasane.workshop.model has a shape for each.
        id: unique among the kind in its workshop.
        revision: the workshop's revision at which it last changed.
        deleted: True for a tombstone, whose body is the last one it had.
        body: JSON values. Never changed in place.
    """

    kind: str
    id: str
    revision: int
    deleted: bool
    body: Body

    @property
    def key(self) -> Key:
        """(kind, id)."""
        return (self.kind, self.id)


@dataclass(frozen=True, slots=True)
class Change:
    """A record before and after one operation; before is None where there was none."""

    before: Record | None
    after: Record


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a workshop's history: who did what when, and what it changed."""

    workshop_id: str
    revision: int
    op_id: str
    actor: str
    at: str
    op: str
    changes: tuple[Change, ...]


@dataclass(slots=True)
class State:
    """All records of one workshop at one revision.

    Attributes:
        done: op_id → (revision, actor) of every operation ever carried out.
    """

    workshop_id: str
    revision: int = 0
    records: dict[Key, Record] = field(default_factory=dict)
    done: dict[str, tuple[int, str]] = field(default_factory=dict)
    _worked_out: dict[tuple[str, Callable[..., Any]], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def get(self, kind: str, record_id: str) -> Record | None:
        """The living record, or None where there is none or only a tombstone."""
        found = self.records.get((kind, record_id))
        return None if found is None or found.deleted else found

    def all(self, kind: str) -> Iterator[Record]:
        """The living records of a kind, oldest first."""
        return (r for r in self.records.values() if r.kind == kind and not r.deleted)

    def once(self, kind: str, work: Callable[[Iterable[Record]], T]) -> T:
        """What is worked out from the living records of a kind, kept until `apply` changes one."""
        key = (kind, work)
        if key not in self._worked_out:
            self._worked_out[key] = work(self.all(kind))
        found: T = self._worked_out[key]
        return found

    def ever(self, kind: str) -> Iterator[Record]:
        """The records of a kind, also those that are gone."""
        return (record for record in self.records.values() if record.kind == kind)

    def copy(self) -> State:
        """The same state, safe to read while the original goes on."""
        return State(self.workshop_id, self.revision, dict(self.records), dict(self.done))

    def apply(self, line: HistoryLine) -> None:
        """Move to the line's revision."""
        for change in line.changes:
            self.records[change.after.key] = change.after
        changed = {change.after.kind for change in line.changes}
        for key in [key for key in self._worked_out if key[0] in changed]:
            del self._worked_out[key]
        self.revision = line.revision
        self.done[line.op_id] = (line.revision, line.actor)
