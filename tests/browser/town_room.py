"""A room of 地域づくり編: who leads, one who takes part by phone, and the screen on the wall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import Traffic, add_entry, do
from tests.browser.people import PHONE, PROJECTOR, Facilitator, Participant, Person, leader
from tests.browser.ready import Prepared

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

    def open(self, path: str) -> None:
        """Everybody but the wall opens a page of the workshop."""
        mark = "&" if "?" in path else "?"
        for person in (self.facilitator, self.first):
            person.open(f"{path}{mark}w={self.workshop}")

    def add(self, sheet: str, place: str, **values: Any) -> str:
        """Something that the facilitator wrote, and its id."""
        return add_entry(self.facilitator, self.workshop, sheet, place, **values)

    def go(self, activity: str) -> None:
        """The room goes to an activity, the wall follows."""
        do(self.facilitator, self.workshop, "activity.go", activity=activity)


def make_town_room(
    browsers: Browsers, server: AppServer, owner: list[Any], prepared: Prepared
) -> TownRoom:
    """Let somebody come in to a workshop of 地域づくり編, on a phone, and open a case."""
    facilitator, workshop = leader(browsers, server, owner), prepared.workshop
    told = {"basis": "匿名化した事例", "interests": "将棋\n古い車", "picked": "1"}
    case = add_entry(facilitator, workshop, "case_sheet", "", **told)
    do(facilitator, workshop, "entry.show", id=case)
    first = Participant(browsers, server.url, PHONE, touch=True)
    first.be_let_in(prepared.code, FIRST)
    wall = Person(browsers, server.url, PROJECTOR)
    wall.context.add_cookies(owner)
    heard = {"first": Traffic(first), "wall": Traffic(wall)}
    wall.open(f"/projector?w={workshop}")
    return TownRoom(workshop, case, facilitator, first, wall, heard)
