"""A room in groups, in browsers: own sheets, side by side on the wall, then together."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import do
from tests.browser.people import CAN, LAPTOP, PHONE, PROJECTOR, Participant, Person, leader
from tests.browser.ready import Ready
from tests.support.world import BOARD

SAID, MINE = "早めに声をかける", re.compile("あなたのグループ")


def test_groups_write_for_themselves_and_come_together(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready
) -> None:
    facilitator, prepared = leader(browsers, server, owner), ready.take()
    workshop = prepared.workshop
    laptop = Participant(browsers, server.url, LAPTOP)
    phone = Participant(browsers, server.url, PHONE, touch=True)
    laptop.be_let_in(prepared.code, "もり はるか")
    phone.be_let_in(prepared.code, "はた みのる")
    do(facilitator, workshop, "sheet.state", sheet=BOARD, state="open")
    do(facilitator, workshop, "activity.go", activity="strengths_matrix")
    for person in (facilitator, laptop):
        person.open(f"/strengths_matrix?w={workshop}")
    phone.open(f"/phone?w={workshop}")
    expect(laptop.place(CAN)).to_be_visible()

    page = facilitator.page
    page.get_by_text("グループに分けて進める").click()
    # By key: a press of the mouse may miss what still moves as the box opens.
    page.get_by_role("button", name="分ける", exact=True).press("Enter")
    expect(page.get_by_role("button", name="分けなおす", exact=True)).to_be_visible()
    group = laptop.page.get_by_role("radiogroup", name="どのグループのシート")
    expect(group.get_by_role("radio", name=MINE)).to_be_checked()
    own = phone.page.get_by_role("button", name=MINE)
    expect(own).to_have_attribute("aria-pressed", "true")
    expect(laptop.page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning"
    )
    laptop.add(CAN, SAID)

    wall = Person(browsers, server.url, PROJECTOR)
    wall.context.add_cookies(facilitator.context.cookies())
    wall.open(f"/projector?w={workshop}")
    page.get_by_role("button", name="並べて", exact=True).click()
    boxes = wall.page.get_by_role("region", name=re.compile(r"（\dグループ）$"))
    expect(boxes).to_have_count(2)
    expect(wall.page.get_by_text(SAID)).to_be_visible()
    expect(phone.page.get_by_text(SAID)).to_have_count(0)
    phone.page.get_by_role("button", name=re.compile("全体$")).click()
    page.get_by_role("button", name="全体のシートにまとめる").click()
    expect(phone.page.get_by_text(SAID)).to_be_visible()
