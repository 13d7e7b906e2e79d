"""A room of 地域づくり編: who leads, one who takes part by phone, and the screen on the wall."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, expect

from tests.browser.app_server import AppServer
from tests.browser.live_operations import add_entry, do
from tests.browser.people import PHONE, PROJECTOR, Facilitator, Participant, Person, leader

FIRST = "春野 はるか"


@dataclass(frozen=True)
class TownRoom:
    """The three; `case` is the opened case that the room looks at."""

    workshop: str
    case: str
    facilitator: Facilitator
    first: Participant
    wall: Person

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


def make_town_room(browser: Browser, server: AppServer, owner: list[Any], name: str) -> TownRoom:
    """Start a workshop of 地域づくり編 with an opened case."""
    facilitator = leader(browser, server, owner)
    workshop = _begin(facilitator, name)
    code = facilitator.code(workshop)
    page = facilitator.page
    case = add_entry(
        page,
        workshop,
        "case_sheet",
        "",
        basis="匿名化した事例",
        interests="将棋\n古い車",
        picked="1",
    )
    do(page, workshop, "entry.show", id=case)
    first = Participant(browser, server.url, PHONE, touch=True)
    entrance = {"code": code, "name": FIRST, "organisation": "社協"}
    headers = {"Origin": server.url}
    answer = first.context.request.post(f"{server.url}/door/join", data=entrance, headers=headers)
    assert answer.ok, answer.text()
    wall = Person(browser, server.url, PROJECTOR)
    wall.context.add_cookies(owner)
    wall.open(f"/projector?w={workshop}")
    return TownRoom(workshop, case, facilitator, first, wall)


def _begin(facilitator: Facilitator, name: str) -> str:
    page = facilitator.page
    form = page.locator("details").filter(has_text="新しいワークショップを始める")
    form.wait_for()
    if form.get_attribute("open") is None:
        form.locator("summary").click()
    page.get_by_role("combobox", name=re.compile("プログラム")).click()
    page.get_by_role("option", name="地域づくり編").click()
    page.get_by_text("一人の「好き」「できる」から").first.wait_for()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.get_by_label("ワークショップの名前").fill(name)
    page.get_by_label("市町村名").fill("あおば市")
    page.get_by_role("button", name="始める", exact=True).click()
    page.get_by_role("heading", name="進め方", level=1).wait_for()
    return page.url.split("w=")[1].split("&")[0]
