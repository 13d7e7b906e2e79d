"""A room of 地域づくり編: who leads, one who takes part by phone, and the screen on the wall."""

from __future__ import annotations

from typing import Any

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import add_entry, do
from tests.browser.ready import Prepared
from tests.browser.three_people import FIRST, Room


class TownRoom(Room):
    """The three; `case` is opened."""

    names = (FIRST,)

    def __init__(
        self, browsers: Browsers, server: AppServer, owner: list[Any], prepared: Prepared
    ) -> None:
        super().__init__(browsers, server, owner, prepared)
        told = {"basis": "匿名化した事例", "interests": "将棋\n古い車", "picked": "1"}
        self.case = self.add("case_sheet", "", **told)
        do(self.facilitator, self.workshop, "entry.show", id=self.case)

    def add(self, sheet: str, place: str, **values: Any) -> str:
        """Something that the facilitator wrote, and its id."""
        return add_entry(self.facilitator, self.workshop, sheet, place, **values)
