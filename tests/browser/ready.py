"""Workshops that stand ready when the app starts: most tests are not about starting one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from kasane.live.identity import COOKIE
from kasane.store import Store
from kasane.workshop import NewWorkshop, Workshops
from tests.support.world import programmes

MANY = {"team_building": 45, "community_building": 20}
"""More than the tests of one run take, by programme."""


class Ready:
    """A data folder with workshops as the form makes them, and the browser that leads them."""

    def __init__(self, data: Path) -> None:
        self.data = data
        store = Store(data)
        workshops = Workshops(store, programmes())
        device, self._secret = workshops.own(None)
        self._left = {
            known: [workshops.create(device.id, _asked(known)).workshop for _ in range(many)]
            for known, many in MANY.items()
        }
        store.close()

    def cookies(self, url: str) -> list[Any]:
        """Of the browser that leads, for an app at this address."""
        return [{"name": COOKIE, "value": self._secret, "url": url, "httpOnly": True}]

    def take(self, programme: str = "team_building") -> str:
        """The id of a workshop in which nobody has been yet."""
        return self._left[programme].pop()


def _asked(programme: str) -> NewWorkshop:
    return NewWorkshop(
        programme=programme,
        name="みんなの会議",
        municipality="あおば市",
        date=date.today(),
        venue="市役所 3階",
        steps=("step1",),
    )
