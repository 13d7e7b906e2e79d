"""A workshop's records as a browser is told them, for what is shown without a line."""

from __future__ import annotations

from typing import Any

from kasane.workshop.access import Actor, Sight, View, as_seen
from kasane.workshop.model import Role
from kasane.workshop.reading import Reading

_SHOWN = ("ballot", "entry", "meeting", "member", "sheet", "sides", "turns")
"""Kinds of records that sheets are drawn from."""


def records_shown(reading: Reading, *, leads: bool) -> list[dict[str, Any]]:
    """The records of the sheets, as those who lead see them or as those who look on do."""
    actor = Actor(reading.workshop, "", Role.FACILITATOR if leads else Role.VIEWER)
    sight = Sight.of(reading.records)
    found = []
    for kind in _SHOWN:
        for record in reading.records.all(kind):
            view = sight.view(record, actor)
            seen = None if view is View.NOTHING else as_seen(record, view)
            if seen is not None:
                head = {"kind": kind, "id": record.id, "revision": record.revision}
                found.append(head | {"body": seen})
    return found
