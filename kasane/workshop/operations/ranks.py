"""The order of entries within a place: a number between its neighbours' numbers."""

from __future__ import annotations

from kasane.store import Put
from kasane.workshop.desk import Desk

_CLOSEST = 1e-6


def last_rank(desk: Desk) -> float:
    """The rank behind all others: the revision only rises."""
    return float(desk.draft.revision + 1)


def rank(
    desk: Desk, sheet: str, place: str, before: str | None, moving: str
) -> tuple[float, list[Put]]:
    """The rank in front of `before`, and the entries that had to make room for it."""
    if before is None:
        return last_rank(desk), []
    there = [
        found
        for found in desk.draft.all("entry")
        if found.body["sheet"] == sheet
        and found.body["place"] == place
        and found.id != moving
        and found.body["stack"] is None
    ]
    there.sort(key=lambda found: (found.body["rank"], found.id))
    at = next((i for i, found in enumerate(there) if found.id == before), None)
    if at is None:
        return last_rank(desk), []
    high = there[at].body["rank"]
    low = there[at - 1].body["rank"] if at else high - 2.0
    if high - low >= _CLOSEST:
        return (low + high) / 2, []
    spread = [
        Put("entry", found.id, found.body | {"rank": float(i if i < at else i + 1)})
        for i, found in enumerate(there)
    ]
    return float(at), spread
