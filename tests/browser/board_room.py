"""One workshop with its board open, in which several tests work, each with texts of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser

from tests.browser.app_server import AppServer
from tests.browser.people import LAPTOP, Facilitator, Participant, Person, leader

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

    def facilitator(self, browser: Browser, size: dict[str, int] = LAPTOP) -> Facilitator:
        """The facilitator's browser, at the board."""
        person = Facilitator(browser, self.url, size)
        self._sit(person, self.owner)
        return person

    def participant(
        self, browser: Browser, cookies: list[Any], size: dict[str, int] = LAPTOP, **more: Any
    ) -> Participant:
        """A participant's browser, at the board."""
        person = Participant(browser, self.url, size, **more)
        self._sit(person, cookies)
        return person

    def _sit(self, person: Person, cookies: list[Any]) -> None:
        person.context.add_cookies(cookies)
        person.open(f"/strengths_matrix?w={self.workshop}")
        person.page.locator(".ks-board.ks-ready .ks-add, .ks-phone").first.wait_for()


def make_room(browser: Browser, server: AppServer, owner: list[Any]) -> Room:
    """Start a workshop, open its board and let two people join."""
    facilitator = leader(browser, server, owner)
    workshop = facilitator.start_workshop("付箋の会議")
    facilitator.set_state("公開")
    code = facilitator.code(workshop)
    facilitator.context.close()
    first = _joined(browser, server.url, {"code": code, "name": FIRST, "organisation": "社協"})
    second = _joined(browser, server.url, {"code": code, "name": SECOND, "organisation": "包括"})
    return Room(server.url, workshop, code, owner, first, second)


def _joined(browser: Browser, url: str, who: dict[str, str]) -> list[Any]:
    """The cookies of somebody who came in by the door, without looking at its page."""
    context = browser.new_context()
    answer = context.request.post(f"{url}/door/join", data=who, headers={"Origin": url})
    assert answer.ok, answer.text()
    cookies: list[Any] = list(context.cookies())
    context.close()
    return cookies
