"""A room of four screens: who leads, two who take part, and the one on the wall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import Traffic, do, member
from tests.browser.people import PHONE, PROJECTOR, Facilitator, Participant, Person, leader
from tests.browser.ready import Prepared

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
        do(self.facilitator, self.workshop, "activity.go", activity=activity)

    def member(self, name: str) -> str:
        """Somebody's id."""
        return member(self.facilitator, self.workshop, name)


def make_room(browsers: Browsers, server: AppServer, owner: list[Any], prepared: Prepared) -> Room:
    """Let two people come in to a workshop, on phones."""
    facilitator = leader(browsers, server, owner)
    first, second = (Participant(browsers, server.url, PHONE, touch=True) for _ in range(2))
    for person, name in ((first, FIRST), (second, SECOND)):
        person.be_let_in(prepared.code, name)
    wall = Person(browsers, server.url, PROJECTOR)
    wall.context.add_cookies(owner)
    seats = {"facilitator": facilitator, "first": first, "second": second, "wall": wall}
    traffic = {who: Traffic(person) for who, person in seats.items()}
    wall.open(f"/projector?w={prepared.workshop}")
    return Room(prepared.workshop, facilitator, first, second, wall, traffic)
