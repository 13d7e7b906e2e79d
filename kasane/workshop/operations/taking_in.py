"""Many operations as one step: all that a file adds and changes, or nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.store import Draft, Put
from kasane.workshop.desk import Desk
from kasane.workshop.shapes import Shape

TAKE_IN = "take_in"
PARTS = frozenset(
    {
        *("entry.add", "entry.write", "entry.edit", "entry.move", "entry.stack", "entry.unstack"),
        *("entry.hide", "entry.show", "member.add", "member.write", "member.edit"),
        *("meeting.edit", "meeting.write", "meeting.attend"),
    }
)
"""The operations of which such a step may consist."""
Message = dict[str, Any]
Carry = Callable[[Desk, Message], list[Put]]


class TakeIn(Shape):
    """The operations of each row of a file, as messages without `op_id`, in their order."""

    op: Literal["take_in"]
    rows: tuple[tuple[Message, ...], ...] = Field(min_length=1, max_length=limits.ENTRIES)


def tried(
    desk: Desk, rows: Sequence[Sequence[Message]], carry: Carry
) -> tuple[list[Put], dict[int, RefusedError]]:
    """What the rows put when they are carried out one after the other, and which are refused.

    Args:
        desk: Stays as it is.
        rows: The messages of each row; each sees what those before it did.
        carry: Carries one message out.
    """
    trial = desk.draft.copy()
    refused = {}
    for number, row in enumerate(rows):
        try:
            for message in row:
                puts = carry(replace(desk, draft=trial), message)
                trial.append("", desk.actor.member, desk.at, str(message["op"]), puts)
        except RefusedError as refusal:
            refused[number] = refusal
    return _together(desk.draft, trial), refused


def _together(before: Draft, trial: Draft) -> list[Put]:
    """All puts of a trial as those of a single line, each record once."""
    start, length = before.revision, trial.revision - before.revision + 1
    last = {
        change.after.key: change.after
        for line in trial.lines[len(before.lines) :]
        for change in line.changes
    }
    return [
        Put(record.kind, record.id, _ranked(record.body, start, length), record.deleted)
        for record in last.values()
    ]


def _ranked(body: dict[str, Any], start: int, length: int) -> dict[str, Any]:
    """Return a body with a rank before all that the next revision appends.

    The trial counted a revision for each operation, but all of them become one.
    """
    rank = body.get("rank", 0.0)
    return body | {"rank": start + (rank - start) / length} if rank > start else body
