"""A room of four screens: who leads, two who take part, and the one on the wall."""

from __future__ import annotations

from collections import UserDict
from functools import cached_property
from typing import Any, TypeVar

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import Traffic, do, member
from tests.browser.people import (
    PHONE,
    PROJECTOR,
    Participant,
    Person,
    joined,
    leader,
)
from tests.browser.ready import Prepared

FIRST, SECOND = "春野 はるか", "夏川 みのる"
Who = TypeVar("Who", bound=Person)


class Heard(UserDict[str, Traffic]):
    """What came to each over the live line; who is asked about is there from then on."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room

    def __missing__(self, who: str) -> Traffic:
        getattr(self.room, who)
        return self.data[who]


class Room:
    """All are on the roster; a screen is opened when a test first looks at it.

    A page costs a second of the processor, and few tests look at all four.
    """

    names: tuple[str, ...] = (FIRST, SECOND)

    def __init__(
        self, browsers: Browsers, server: AppServer, owner: list[Any], prepared: Prepared
    ) -> None:
        self.workshop = prepared.workshop
        self.facilitator = leader(browsers, server, owner)
        self.traffic = Heard(self)
        self.traffic["facilitator"] = Traffic(self.facilitator)
        self._browsers, self._owner = browsers, owner
        self._cookies = {name: joined(server.url, prepared.code, name) for name in self.names}
        self._page = ""
        self._there: list[Person] = [self.facilitator]

    @cached_property
    def first(self) -> Participant:
        return self._participant("first", FIRST)

    @cached_property
    def second(self) -> Participant:
        return self._participant("second", SECOND)

    @cached_property
    def wall(self) -> Person:
        wall = Person(self._browsers, self.facilitator.url, PROJECTOR)
        return self._come("wall", wall, self._owner, f"/projector?w={self.workshop}")

    def _participant(self, who: str, name: str) -> Participant:
        person = Participant(self._browsers, self.facilitator.url, PHONE, touch=True)
        self._there.append(person)
        return self._come(who, person, self._cookies[name], self._page)

    def _come(self, who: str, person: Who, cookies: list[Any], page: str) -> Who:
        """With all that the line tells: what is missing then is really not told."""
        person.context.add_cookies(cookies)
        self.traffic[who] = Traffic(person)
        if page:
            person.open(page)
            self.traffic[who].wait_for_all()
        return person

    @property
    def everybody(self) -> tuple[Person, ...]:
        return (self.facilitator, self.first, self.second, self.wall)

    def open(self, path: str) -> None:
        """Everybody but the wall opens a page of the workshop."""
        mark = "&" if "?" in path else "?"
        self._page = f"{path}{mark}w={self.workshop}"
        for person in self._there:
            person.open(self._page)

    def go(self, activity: str) -> None:
        """The room goes to an activity, the wall follows."""
        do(self.facilitator, self.workshop, "activity.go", activity=activity)

    def member(self, name: str) -> str:
        """Somebody's id."""
        return member(self.facilitator, self.workshop, name)
