"""A room of 地域づくり編: who leads, one who takes part by phone, and the screen on the wall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser

from tests.browser.app_server import AppServer
from tests.browser.live_operations import Traffic, add_entry, do
from tests.browser.people import PHONE, PROJECTOR, Facilitator, Participant, Person, leader

FIRST = "春野 はるか"


@dataclass(frozen=True)
class TownRoom:
    """The three; `case` is opened; `heard` what came to phone and wall over the live line."""

    workshop: str
    case: str
    facilitator: Facilitator
    first: Participant
    wall: Person
    heard: dict[str, Traffic]

    @property
    def everybody(self) -> tuple[Person, ...]:
        return (self.facilitator, self.first, self.wall)

    def open(self, path: str) -> None:
        """Everybody but the wall opens a page of the workshop."""
        mark = "&" if "?" in path else "?"
        for person in (self.facilitator, self.first):
            person.open(f"{path}{mark}w={self.workshop}")

    def add(self, sheet: str, place: str, **values: Any) -> str:
        """Something that the facilitator wrote, and its id."""
        return add_entry(self.facilitator.page, self.workshop, sheet, place, **values)

    def go(self, activity: str) -> None:
        """The room goes to an activity, the wall follows."""
        do(self.facilitator.page, self.workshop, "activity.go", activity=activity)


def make_town_room(
    browser: Browser, server: AppServer, owner: list[Any], workshop: str
) -> TownRoom:
    """Let somebody come in to a workshop of 地域づくり編, on a phone, and open a case."""
    facilitator = leader(browser, server, owner)
    code = facilitator.code(workshop)
    page = facilitator.page
    told = {"basis": "匿名化した事例", "interests": "将棋\n古い車", "picked": "1"}
    case = add_entry(page, workshop, "case_sheet", "", **told)
    do(page, workshop, "entry.show", id=case)
    first = Participant(browser, server.url, PHONE, touch=True)
    wall = Person(browser, server.url, PROJECTOR)
    heard = {"first": Traffic(first.page), "wall": Traffic(wall.page)}
    entrance = {"code": code, "name": FIRST, "organisation": "社協"}
    headers = {"Origin": server.url}
    answer = first.context.request.post(f"{server.url}/door/join", data=entrance, headers=headers)
    assert answer.ok, answer.text()
    wall.context.add_cookies(owner)
    wall.open(f"/projector?w={workshop}")
    return TownRoom(workshop, case, facilitator, first, wall, heard)
