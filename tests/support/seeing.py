"""What somebody gets of a record, for tests."""

from __future__ import annotations

from typing import Any

from kasane.store import Draft, Record, State
from kasane.workshop.access import Actor, Sight, as_seen


def visible(records: State | Draft, record: Record, actor: Actor) -> dict[str, Any] | None:
    """A record as the actor may see it, or None."""
    return as_seen(record, Sight.of(records).view(record, actor))
