"""A room of four screens: who leads, two who take part, and the one on the wall."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser

from tests.browser.app_server import AppServer
from tests.browser.live_operations import Traffic, do
from tests.browser.people import PHONE, PROJECTOR, Facilitator, Participant, Person, leader

FIRST, SECOND = "春野 はるか", "夏川 みのる"


@dataclass(frozen=True)
class Room:
    """The four, with what came to each over the live line."""

    workshop: str
    facilitator: Facilitator
    first: Participant
    second: Participant
    wall: Person
    traffic: dict[str, Traffic]

    @property
    def everybody(self) -> tuple[Person, ...]:
        return (self.facilitator, self.first, self.second, self.wall)

    def open(self, path: str) -> None:
        """Everybody but the wall opens a page of the workshop."""
        mark = "&" if "?" in path else "?"
        for person in (self.facilitator, self.first, self.second):
            person.open(f"{path}{mark}w={self.workshop}")

    def go(self, activity: str) -> None:
        """The room goes to an activity, the wall follows."""
        do(self.facilitator.page, self.workshop, "activity.go", activity=activity)

    def member(self, name: str) -> str:
        """Somebody's id."""
        heard = self.traffic["facilitator"].records
        return next(r["id"] for r in heard if r["kind"] == "member" and r["body"]["name"] == name)


def make_room(browser: Browser, server: AppServer, owner: list[Any], workshop: str) -> Room:
    """Let two people come in to a workshop, on phones; the facilitator looks at the code."""
    facilitator = leader(browser, server, owner)
    traffic = {"facilitator": Traffic(facilitator.page)}
    code = facilitator.code(workshop)
    first, traffic["first"] = _joined(browser, server.url, code, FIRST)
    second, traffic["second"] = _joined(browser, server.url, code, SECOND)
    wall = Person(browser, server.url, PROJECTOR)
    traffic["wall"] = Traffic(wall.page)
    wall.context.add_cookies(owner)
    wall.open(f"/projector?w={workshop}")
    wall.page.get_by_text(re.compile("^[2-9A-Z]{3} [2-9A-Z]{3}$")).first.wait_for()
    return Room(workshop, facilitator, first, second, wall, traffic)


def _joined(browser: Browser, url: str, code: str, name: str) -> tuple[Participant, Traffic]:
    """Somebody who came in by the door, without looking at its page."""
    person = Participant(browser, url, PHONE, touch=True)
    traffic = Traffic(person.page)
    entrance = {"code": code, "name": name, "organisation": "社協"}
    answer = person.context.request.post(f"{url}/door/join", data=entrance, headers={"Origin": url})
    assert answer.ok, answer.text()
    return person, traffic
