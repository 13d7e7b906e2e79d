"""One group commit: the drafts of the workshops that it touches, and how they are written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from kasane.store import tables
from kasane.store.erasing import Blank, blank_records, erase_workshop
from kasane.store.records import Body, Change, HistoryLine, Key, Record, State

T = TypeVar("T")


class OutdatedError(Exception):
    """Another process wrote to the workshop since its state was read."""


@dataclass(frozen=True, slots=True)
class Put:
    """A record as it shall be."""

    kind: str
    id: str
    body: Body
    deleted: bool = False


@dataclass(slots=True)
class Draft:
    """A workshop as it will be after this commit: the committed state and what is new."""

    base: State
    lines: list[HistoryLine] = field(default_factory=list)
    _over: dict[Key, Record] = field(default_factory=dict)

    @property
    def workshop_id(self) -> str:
        """The workshop's id."""
        return self.base.workshop_id

    @property
    def revision(self) -> int:
        """The revision after the last line."""
        return self.lines[-1].revision if self.lines else self.base.revision

    def copy(self) -> Draft:
        """The same draft, to try on it what is not sure to be appended."""
        return Draft(self.base, list(self.lines), dict(self._over))

    def find(self, key: Key) -> Record | None:
        """The record, tombstones too."""
        return self._over.get(key) or self.base.records.get(key)

    def get(self, kind: str, record_id: str) -> Record | None:
        """The living record, or None."""
        found = self.find((kind, record_id))
        return None if found is None or found.deleted else found

    def all(self, kind: str) -> Iterator[Record]:
        """The living records of a kind, oldest first."""
        if not self._over:
            yield from self.base.all(kind)
            return
        for key, record in self.base.records.items():
            if key[0] == kind:
                current = self._over.get(key, record)
                if not current.deleted:
                    yield current
        for key, record in self._over.items():
            if key[0] == kind and key not in self.base.records and not record.deleted:
                yield record

    def once(self, kind: str, work: Callable[[Iterable[Record]], T]) -> T:
        """What is worked out from the living records of a kind; kept where none is new."""
        if any(key[0] == kind for key in self._over):
            return work(self.all(kind))
        return self.base.once(kind, work)

    def ever(self, kind: str) -> Iterator[Record]:
        """The records of a kind, also those that are gone."""
        every = self.base.records | self._over
        return (record for key, record in every.items() if key[0] == kind)

    def done(self, op_id: str) -> tuple[int, str] | None:
        """(revision, actor) of an operation that was carried out already."""
        found = self.base.done.get(op_id)
        if found is None:
            found = next(((li.revision, li.actor) for li in self.lines if li.op_id == op_id), None)
        return found

    def append(self, op_id: str, actor: str, at: str, op: str, puts: Iterable[Put]) -> HistoryLine:
        """Add one line, which raises the revision by one."""
        revision = self.revision + 1
        changes = []
        for put in puts:
            after = Record(put.kind, put.id, revision, put.deleted, put.body)
            changes.append(Change(self.find(after.key), after))
            self._over[after.key] = after
        line = HistoryLine(self.workshop_id, revision, op_id, actor, at, op, tuple(changes))
        self.lines.append(line)
        return line


class Transaction:
    """What the jobs of one group commit see and write."""

    def __init__(self, connection: sa.Connection, load: Callable[[str], State | None]) -> None:
        self.connection = connection
        self.drafts: dict[str, Draft] = {}
        self.erased: set[str] = set()
        self._blanks: dict[str, Blank] = {}
        self._load = load

    def draft(self, workshop_id: str) -> Draft | None:
        """The workshop, or None where there is none of that id."""
        if workshop_id in self.erased:
            return None
        if workshop_id not in self.drafts:
            state = self._load(workshop_id)
            if state is None:
                return None
            self.drafts[workshop_id] = Draft(state)
        return self.drafts[workshop_id]

    def new(self, workshop_id: str, created: str) -> Draft:
        """A workshop that is not there yet."""
        row = {"id": workshop_id, "created": created}
        self.connection.execute(sa.insert(tables.workshop), row)
        self.drafts[workshop_id] = Draft(State(workshop_id))
        return self.drafts[workshop_id]

    def erase(self, workshop_id: str) -> None:
        """Away with all of a workshop, also with what this commit has put into it so far."""
        erase_workshop(self.connection, workshop_id)
        self.drafts.pop(workshop_id, None)
        self.erased.add(workshop_id)

    def blank(self, workshop_id: str, blank: Blank) -> None:
        """Away with what `blank` leaves out, in all records and in the whole history."""
        self._blanks[workshop_id] = blank

    def write(self) -> list[HistoryLine]:
        """Write all lines to the database, in order, and return them.

        Raises:
            OutdatedError: another process was quicker: the next revision is in the history already.
        """
        lines = [line for draft in self.drafts.values() for line in draft.lines]
        if lines and self.connection.dialect.name == "sqlite":
            self._insert(lines)
        elif lines:
            self._insert_on_server(lines)
        for workshop_id, blank in self._blanks.items():
            blank_records(self.connection, workshop_id, blank)
        return lines

    def _insert(self, lines: list[HistoryLine]) -> None:
        # The driver's own cursor: what SQLAlchemy does around it takes as long as the writing.
        cursor = self.connection.connection.cursor()
        try:
            cursor.executemany(_INSERT_HISTORY, [_history_row(line) for line in lines])
        except sqlite3.IntegrityError as error:
            raise OutdatedError(*self.drafts) from error
        cursor.executemany(_UPSERT_RECORD, _changed_rows(lines))
        cursor.close()

    def _insert_on_server(self, lines: list[HistoryLine]) -> None:
        self.connection.execute(sa.insert(tables.history), [_history_row(line) for line in lines])
        rows = _changed_rows(lines)
        if rows:
            self.connection.execute(_UPSERT_ON_SERVER, rows)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump(value: Any) -> str:
    """Compact JSON with the characters as they are."""
    return _encode(value)


def _compiled(statement: sa.Insert) -> str:
    return str(statement.compile(dialect=_DIALECT))


def _upsert_record(make: Any) -> sa.Insert:
    insert = make(tables.record)
    upsert: sa.Insert = insert.on_conflict_do_update(
        index_elements=["workshop_id", "kind", "id"],
        set_={name: insert.excluded[name] for name in ("revision", "deleted", "body")},
    )
    return upsert


_DIALECT = sqlite.dialect(paramstyle="named")
# Compiled once: they are run for every note, and compiling costs as much as running.
_INSERT_HISTORY = _compiled(sa.insert(tables.history))
_UPSERT_RECORD = _compiled(_upsert_record(sqlite.insert))
_UPSERT_ON_SERVER = _upsert_record(postgresql.insert)


def _changed_rows(lines: list[HistoryLine]) -> list[dict[str, Any]]:
    """Of each record that changed the row as it will be, once."""
    changed = {
        (line.workshop_id, change.after.key): change.after
        for line in lines
        for change in line.changes
    }
    return [_record_row(workshop_id, record) for (workshop_id, _), record in changed.items()]


def _record_row(workshop_id: str, record: Record) -> dict[str, Any]:
    return {
        "workshop_id": workshop_id,
        "kind": record.kind,
        "id": record.id,
        "revision": record.revision,
        "deleted": record.deleted,
        "body": dump(record.body),
    }


def _history_row(line: HistoryLine) -> dict[str, Any]:
    return {
        "workshop_id": line.workshop_id,
        "revision": line.revision,
        "op_id": line.op_id,
        "actor": line.actor,
        "at": line.at,
        "op": line.op,
        "changes": dump([_change(change) for change in line.changes]),
    }


def _change(change: Change) -> dict[str, Any]:
    before = change.before
    return {
        "kind": change.after.kind,
        "id": change.after.id,
        "before": None
        if before is None
        else {"revision": before.revision, "deleted": before.deleted, "body": before.body},
        "after": {"deleted": change.after.deleted, "body": change.after.body},
    }
