"""A workshop as it stood at an earlier moment, worked out from its history."""

from __future__ import annotations

import sqlalchemy as sa

from kasane.store import tables
from kasane.store.reading import lines_naming, read_history
from kasane.store.records import Record, State


def rewound(connection: sa.Connection, state: State, at: str) -> State:
    """What a workshop was at a moment (ISO 8601, UTC): all that came later is taken back.

    Only the lines after that moment are read. The records stand in the order in which they stood.
    """
    kept = tables.history.c
    last = connection.scalar(
        sa.select(sa.func.max(kept.revision)).where(
            kept.workshop_id == state.workshop_id, kept.at <= at
        )
    )
    past = state.copy()
    later = [
        line
        for line in read_history(connection, state.workshop_id, last or 0)
        if line.revision <= state.revision
    ]
    for line in reversed(later):
        for change in reversed(line.changes):
            if change.before is None:
                past.records.pop(change.after.key, None)
            else:
                past.records[change.after.key] = change.before
        del past.done[line.op_id]
    past.revision = min(last or 0, state.revision)
    return past


def stood(
    connection: sa.Connection, workshop_id: str, name: str, at: str
) -> dict[tuple[str, str], Record | None]:
    """What was at a moment (ISO 8601, UTC), by key: None where it was not there.

    Told of a record of this id and of what lies in it (`name` or `name/…` stands in its body), as
    far as they were changed since.
    """
    was: dict[tuple[str, str], Record | None] = {}
    for line in lines_naming(connection, workshop_id, name, at):
        for change in line.changes:
            before = change.before
            was.setdefault(change.after.key, None if before and before.deleted else before)
    return was
