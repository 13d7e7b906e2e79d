"""What is sent of a room's records, written out once for all who see the same of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kasane.live import messages
from kasane.store import Record, State
from kasane.workshop import Actor, Role
from kasane.workshop.access import Sight, View


@dataclass(frozen=True, slots=True)
class _Shown:
    """What somebody sees of a workshop, as nearly all others in their role do.

    Attributes:
        member: who. revision, sight: how far the workshop had come, and who saw what.
        records: what is there. texts: each as sent; empty where it is not seen.
        apart: member → the places of the records of which they may see something else.
    """

    member: str
    revision: int
    sight: Sight
    records: list[Record]
    texts: list[str]
    apart: dict[str | None, list[int]]


class Texts:
    """Lives on the event loop only, for one room."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, View], tuple[Record, str]] = {}
        self._shown: dict[Role, _Shown] = {}

    def of(self, record: Record, view: View) -> str:
        """A record as it is sent."""
        key = (record.kind, record.id, view)
        known = self._known.get(key)
        if known is not None and known[0] is record:
            return known[1]
        text = messages.record_text(record, view)
        self._known[key] = (record, text)
        return text

    def all_for(self, actor: Actor, state: State, sight: Sight) -> list[str]:
        """All that somebody may see."""
        if sight.waits(actor):
            return [text for record in _there(state) if (text := self._seen(record, actor, sight))]
        shown = self._shown.get(actor.role)
        if shown is None or shown.revision != state.revision or shown.sight is not sight:
            shown = self._shown[actor.role] = self._all(actor, state, sight)
        texts = list(shown.texts)
        for member in {actor.member, shown.member}:
            for place in shown.apart.get(member, ()):
                texts[place] = self._seen(shown.records[place], actor, sight)
        return [text for text in texts if text]

    def _all(self, actor: Actor, state: State, sight: Sight) -> _Shown:
        records, apart = _there(state), defaultdict(list)
        for place, record in enumerate(records):
            for member in set(sight.told_apart(record)):
                apart[member].append(place)
        texts = [self._seen(record, actor, sight) for record in records]
        return _Shown(actor.member, state.revision, sight, records, texts, dict(apart))

    def _seen(self, record: Record, actor: Actor, sight: Sight) -> str:
        view = sight.view(record, actor)
        return "" if view is View.NOTHING else self.of(record, view)


def _there(state: State) -> list[Record]:
    return [record for record in state.records.values() if not record.deleted]
