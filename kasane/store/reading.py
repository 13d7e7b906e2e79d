"""Reads workshops and their history from the database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from kasane.store import tables
from kasane.store.records import Body, Change, HistoryLine, Record, State


def load_state(connection: sa.Connection, workshop_id: str) -> State | None:
    """All records of a workshop, in the order in which they were made; None if unknown."""
    known = connection.scalar(
        sa.select(tables.workshop.c.id).where(tables.workshop.c.id == workshop_id)
    )
    if known is None:
        return None
    state = State(workshop_id)
    rows = connection.execute(
        sa.select(tables.record)
        .where(tables.record.c.workshop_id == workshop_id)
        .order_by(tables.as_made(connection))
    )
    for row in rows:
        record = _record(row)
        state.records[record.key] = record
    done = connection.execute(
        sa.select(tables.history.c.op_id, tables.history.c.revision, tables.history.c.actor).where(
            tables.history.c.workshop_id == workshop_id
        )
    )
    state.done = {row.op_id: (row.revision, row.actor) for row in done}
    state.revision = max((revision for revision, _ in state.done.values()), default=0)
    return state


def last_revision(connection: sa.Connection, workshop_id: str) -> int | None:
    """How far a workshop has come; None if unknown. What no text on a server has is unknown."""
    if "\0" in workshop_id:
        return None
    kept = tables.history.c
    last = sa.select(sa.func.max(kept.revision)).where(kept.workshop_id == workshop_id)
    known = sa.select(sa.func.coalesce(last.scalar_subquery(), 0))
    found: int | None = connection.scalar(known.where(sa.exists().where(_is(workshop_id))))
    return found


def _is(workshop_id: str) -> sa.ColumnElement[bool]:
    return tables.workshop.c.id == workshop_id


def workshop_ids(connection: sa.Connection) -> list[str]:
    """Every workshop, newest first."""
    found = connection.scalars(
        sa.select(tables.workshop.c.id).order_by(tables.workshop.c.created.desc())
    )
    return list(found)


def records_of(connection: sa.Connection, workshop_id: str, kind: str) -> list[Record]:
    """The living records of a kind, without reading the whole workshop."""
    kept = tables.record.c
    rows = connection.execute(
        sa.select(tables.record)
        .where(kept.workshop_id == workshop_id, kept.kind == kind, sa.not_(kept.deleted))
        .order_by(tables.as_made(connection))
    )
    return [_record(row) for row in rows]


def main_records(connection: sa.Connection) -> list[tuple[str, Body]]:
    """Every workshop's id with its own facts, without reading the workshops."""
    kept = tables.record.c
    rows = connection.execute(
        sa.select(kept.workshop_id, kept.body).where(kept.kind == "workshop", kept.id == "main")
    )
    return [(row.workshop_id, json.loads(row.body)) for row in rows]


def read_history(
    connection: sa.Connection, workshop_id: str, since: int = 0
) -> Iterator[HistoryLine]:
    """The lines after revision `since`, in order."""
    rows = connection.execute(
        sa.select(tables.history)
        .where(tables.history.c.workshop_id == workshop_id, tables.history.c.revision > since)
        .order_by(tables.history.c.revision)
    )
    return (_line(row) for row in rows)


def lines_naming(
    connection: sa.Connection, workshop_id: str, name: str, after: str
) -> Iterator[HistoryLine]:
    """The lines after a moment (ISO 8601, UTC) in which `name` or `name/…` stands, in order."""
    known = tables.history.c
    alone = json.dumps(name, ensure_ascii=False)
    rows = connection.execute(
        sa.select(tables.history)
        .where(
            known.workshop_id == workshop_id,
            known.at > after,
            known.changes.contains(alone, autoescape=True)
            | known.changes.contains(f"{alone[:-1]}/", autoescape=True),
        )
        .order_by(known.revision)
    )
    return (_line(row) for row in rows)


def latest_lines(
    connection: sa.Connection, workshop_id: str, ops: Iterable[str], limit: int
) -> list[HistoryLine]:
    """The last lines of some operations, newest first."""
    known = tables.history.c
    rows = connection.execute(
        sa.select(tables.history)
        .where(known.workshop_id == workshop_id, known.op.in_(sorted(ops)))
        .order_by(known.revision.desc())
        .limit(limit)
    )
    return [_line(row) for row in rows]


def read_line(connection: sa.Connection, workshop_id: str, revision: int) -> HistoryLine | None:
    """One line of the history."""
    row = connection.execute(
        sa.select(tables.history).where(
            tables.history.c.workshop_id == workshop_id, tables.history.c.revision == revision
        )
    ).one_or_none()
    return None if row is None else _line(row)


def _record(row: Any) -> Record:
    return Record(row.kind, row.id, row.revision, row.deleted, json.loads(row.body))


def _line(row: Any) -> HistoryLine:
    changes = tuple(_change(item, row.revision) for item in json.loads(row.changes))
    return HistoryLine(row.workshop_id, row.revision, row.op_id, row.actor, row.at, row.op, changes)


def _change(item: dict[str, Any], revision: int) -> Change:
    kind, record_id, before, after = item["kind"], item["id"], item["before"], item["after"]
    return Change(
        None
        if before is None
        else Record(kind, record_id, before["revision"], before["deleted"], before["body"]),
        Record(kind, record_id, revision, after["deleted"], after["body"]),
    )
