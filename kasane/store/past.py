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


def stood(connection: sa.Connection, workshop_id: str, now: Record, at: str) -> Record | None:
    """A record as it was at a moment (ISO 8601, UTC); None where it was not there yet.

    Of the lines after that moment only the first that changed it is read.
    """
    later = lines_naming(connection, workshop_id, now.id, at)
    changes = (change for line in later for change in line.changes)
    first = next((change for change in changes if change.after.key == now.key), None)
    return now if first is None else first.before
