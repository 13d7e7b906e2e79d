"""One workshop with its board open, in which several tests work, each with texts of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import do
from tests.browser.people import LAPTOP, Facilitator, Participant, Person, joined, leader
from tests.browser.ready import Prepared
from tests.support.world import BOARD

FIRST = "はるか"
SECOND = "みのる"


@dataclass(frozen=True)
class Room:
    """Who is in it, as the cookies of their browsers."""

    url: str
    workshop: str
    code: str
    owner: list[Any]
    first: list[Any]
    second: list[Any]

    def facilitator(self, browsers: Browsers, size: dict[str, int] = LAPTOP) -> Facilitator:
        """The facilitator's browser, at the board."""
        person = Facilitator(browsers, self.url, size)
        self._sit(person, self.owner)
        return person

    def participant(
        self, browsers: Browsers, cookies: list[Any], size: dict[str, int] = LAPTOP, **more: Any
    ) -> Participant:
        """A participant's browser, at the board."""
        person = Participant(browsers, self.url, size, **more)
        self._sit(person, cookies)
        return person

    def _sit(self, person: Person, cookies: list[Any]) -> None:
        person.context.add_cookies(cookies)
        person.open(f"/strengths_matrix?w={self.workshop}")
        person.page.locator(".ks-board .ks-add, .ks-phone").first.wait_for()


def make_room(browsers: Browsers, server: AppServer, owner: list[Any], prepared: Prepared) -> Room:
    """Open the board of a workshop and let two people join."""
    workshop, code = prepared.workshop, prepared.code
    do(leader(browsers, server, owner), workshop, "sheet.state", sheet=BOARD, state="open")
    first, second = (joined(server.url, code, name) for name in (FIRST, SECOND))
    return Room(server.url, workshop, code, owner, first, second)
