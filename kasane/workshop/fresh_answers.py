"""What is new in a copy, worked out once for all who see it alike: a room asks all at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from kasane.store import State
from kasane.workshop.access import Actor, Sight, View
from kasane.workshop.model import Role
from kasane.workshop.reading import Reading
from kasane.workshop.since import Fresh

_MOST = 64
_FOR_ALL = (View.FULL, View.UNSIGNED)
_Key = tuple[Role | None, str, bool]


@dataclass(frozen=True)
class _Copy:
    """A copy at a revision and a minute.

    Attributes:
        own: members who see something in it that others of their role don't.
        answers: role, the member where they are one of those, and whether they have to confirm
            something first → what is new.
    """

    moment: tuple[int, datetime]
    sight: Sight
    own: frozenset[str]
    answers: dict[_Key, Fresh | None] = field(default_factory=dict)


class FreshAnswers:
    """The answers about the copies that were asked about last."""

    def __init__(self) -> None:
        self._copies: dict[tuple[str, str], _Copy] = {}
        self._one = Lock()

    def of(
        self, reading: Reading, copy: str, now: datetime, work: Callable[[], Fresh | None]
    ) -> Fresh | None:
        """What `work` says, asked once while nothing changes; a refusal isn't kept."""
        records = reading.records
        if not isinstance(records, State):
            return work()
        with self._one:
            known = self._known(
                reading, (records.revision, now.replace(second=0, microsecond=0)), copy
            )
            key = _key(reading, copy, known)
            if key not in known.answers:
                known.answers[key] = work()
            return known.answers[key]

    def _known(self, reading: Reading, moment: tuple[int, datetime], copy: str) -> _Copy:
        name = (reading.workshop, copy)
        known = self._copies.pop(name, None)
        if known is None or known.moment != moment:
            sight = Sight.of(reading.records)
            known = _Copy(moment, sight, _own(reading, sight, copy))
        self._copies[name] = known
        while len(self._copies) > _MOST:
            del self._copies[next(iter(self._copies))]
        return known


def _key(reading: Reading, copy: str, known: _Copy) -> _Key:
    actor, record = reading.actor, reading.records.get("entry", copy)
    if actor is None or record is None:
        return None, "", False
    waits = known.sight.waits_for(record.body, actor)
    return actor.role, actor.member if actor.member in known.own else "", waits


def _own(reading: Reading, sight: Sight, copy: str) -> frozenset[str]:
    """Who wrote what isn't for all, or what names them."""
    others = Actor(reading.workshop, "", Role.VIEWER)
    return frozenset(
        who
        for record in reading.records.all("entry")
        if record.id == copy or record.body["place"].startswith(f"{copy}/")
        for who in (record.body["author"], record.body["typed_by"])
        if who
        and (who in record.body["values"].values() or sight.view(record, others) not in _FOR_ALL)
    )
