"""Workshops that stand ready when the app starts: most tests are not about starting one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kasane.live.identity import COOKIE
from kasane.plain.clock import today
from kasane.store import Store
from kasane.workshop import NewWorkshop, Workshops
from tests.support.world import programmes

NAME = "みんなの会議"
MANY = {
    "team_building": 90,
    "community_building": 45,
    "case_conference": 2,
    "system_building": 2,
    "implementation_plan": 2,
    "community_seminar": 2,
    "national_training": 4,
    "camp": 2,
    "prefectural_training": 2,
}
"""More than the tests of one run take, by programme."""


@dataclass(frozen=True)
class Prepared:
    """A workshop in which nobody has been yet: its id and the participants' code."""

    workshop: str
    code: str


class Ready:
    """A data folder with workshops as the form makes them, and the browser that leads them."""

    def __init__(self, data: Path) -> None:
        self.data = data
        store = Store(data)
        workshops = Workshops(store, programmes())
        device, self._secret = workshops.own(None)
        self._left = {
            known: [_prepared(workshops, device.id, known) for _ in range(many)]
            for known, many in MANY.items()
        }
        store.close()

    def cookies(self, url: str) -> list[Any]:
        """Of the browser that leads, for an app at this address."""
        return [{"name": COOKIE, "value": self._secret, "url": url, "httpOnly": True}]

    def take(self, programme: str = "team_building") -> Prepared:
        """A workshop that no other test takes."""
        return self._left[programme].pop()


def _prepared(workshops: Workshops, device: str, programme: str) -> Prepared:
    first = next(step.id for step in workshops.programmes[programme].steps if step.meeting)
    ask = NewWorkshop(
        programme=programme,
        name=NAME,
        municipality="あおば市",
        date=today(),
        venue="市役所 3階",
        steps=(first,),
    )
    workshop = workshops.create(device, ask).workshop
    state = workshops.state(workshop)
    assert state
    invitation = state.get("invitation", "participant")
    assert invitation
    return Prepared(workshop, invitation.body["code"])
