"""Who is in the room when the workshop is erased is told on every screen."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.people import LAPTOP, PHONE, PROJECTOR, Facilitator, Participant, Person

NAME = "消える会"
TOLD = "内容はすべて消去されました"


def test_everybody_in_the_room_is_told(server: AppServer, browsers: Browsers) -> None:
    lead = Facilitator(browsers, server.url, LAPTOP)
    lead.come_in()
    workshop = lead.begin_workshop(NAME)
    code = lead.code(workshop)
    phone = Participant(browsers, server.url, PHONE, touch=True)
    phone.be_let_in(code, "さくら")
    phone.open(f"/phone?w={workshop}")
    laptop = Participant(browsers, server.url, LAPTOP)
    laptop.be_let_in(code, "かえで")
    laptop.open(f"/workshop?w={workshop}")
    wall = Person(browsers, server.url, PROJECTOR)
    wall.context.add_cookies(lead.context.cookies())
    wall.open(f"/projector?w={workshop}")
    expect(wall.page.get_by_text(re.compile("人が参加しています"))).to_be_visible()
    lead.open(f"/materials?w={workshop}")
    lead.page.get_by_text("わがまちの教材を加える").click()
    lead.page.locator("[data-wears=typed][data-offered]").wait_for(state="attached")
    lead.page.get_by_label("題名", exact=True).fill("書きかけの題")
    lead.open(f"/closing?w={workshop}")
    lead.page.get_by_label(re.compile("確かめのため")).last.fill(NAME)
    lead.page.get_by_role("button", name="終了・消去する").click()
    for person in (phone, laptop, wall):
        expect(person.page.get_by_role("alert").filter(has_text=TOLD)).to_be_visible()
    expect(lead.page.get_by_text(re.compile("消去しました"))).to_be_visible()
    drafts = f"Object.keys(localStorage).filter((key) => key.startsWith('kasane.draft.{workshop}'))"
    lead.page.wait_for_function(f"{drafts}.length === 0")
    laptop.page.reload()
    expect(laptop.page.get_by_text(re.compile("もう開けません"))).to_be_visible()
    assert NAME not in lead.page.inner_text("body")
