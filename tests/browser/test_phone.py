"""The light page on a phone: in by the QR code, a note that who leads sees, every kind of sheet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import do
from tests.browser.people import PHONE, Participant, leader
from tests.browser.ready import Prepared, Ready
from tests.support.world import BOARD, programmes

AGENT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/127.0 Mobile Safari/537.36"
ASKED_FOR = 12
"""How many files a phone may ask for until it can write."""


@pytest.fixture
def phone(browsers: Browsers, server: AppServer) -> Iterator[Participant]:
    """A browser that says it is on a phone."""
    person = Participant(browsers, server.url, PHONE, touch=True)
    person.context.set_extra_http_headers({"User-Agent": AGENT})
    yield person
    person.context.set_extra_http_headers({})


def told(page: Page) -> Any:
    """What the page was told by the server."""
    return json.loads(page.locator("#kasane").text_content() or "")


def come_in(phone: Participant, prepared: Prepared, name: str) -> None:
    phone.open(f"/join?code={prepared.code}")
    phone.page.get_by_role("textbox", name=re.compile("名前")).first.fill(name)
    phone.page.get_by_role("button", name="参加する").click()
    phone.page.wait_for_url(re.compile(r"/phone\?w="))


def test_a_phone_comes_in_by_the_qr_code_goes_along_and_writes(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready, phone: Participant
) -> None:
    facilitator, prepared = leader(browsers, server, owner), ready.take()
    asked: list[str] = []
    phone.seat.listen(phone.page, "request", lambda request: asked.append(request.url))
    come_in(phone, prepared, "海野 なぎさ")
    expect(phone.page.get_by_text("お待ちください")).to_be_visible()
    assert len([url for url in asked if not url.startswith("blob:")]) <= ASKED_FOR
    facilitator.lead_at_the_board(prepared.workshop)
    do(facilitator, prepared.workshop, "activity.go", activity="strengths_matrix")
    writing = phone.page.locator(".ks-board").get_by_role("textbox").first
    writing.fill("スマートフォンから書いた付箋")
    phone.page.get_by_role("button", name="付箋をはる").click()
    phone.expect_saved()
    phone.page.get_by_role("button", name="何をやるか").click()
    phone.page.get_by_role("button", name="記入例を見る").click()
    example = phone.page.get_by_role("dialog", name=re.compile("記入例"))
    expect(example.get_by_text("配達店から民生委員に").first).to_be_visible()
    example.get_by_role("button", name="とじる").click()
    expect(writing).to_be_visible()
    do(facilitator, prepared.workshop, "sheet.state", sheet=BOARD, state="open")
    expect(facilitator.note("スマートフォンから書いた付箋")).to_be_visible()


def test_what_is_written_without_a_line_arrives_when_it_is_back(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready, phone: Participant
) -> None:
    facilitator, prepared = leader(browsers, server, owner), ready.take()
    do(facilitator, prepared.workshop, "activity.go", activity="strengths_matrix")
    do(facilitator, prepared.workshop, "sheet.state", sheet=BOARD, state="open")
    phone.be_let_in(prepared.code, "海野 なぎさ")
    phone.open(f"/phone?w={prepared.workshop}")
    writing = phone.page.locator(".ks-board").get_by_role("textbox").first
    writing.wait_for()
    phone.context.set_offline(True)
    writing.fill("電波がないときの付箋")
    phone.page.get_by_role("button", name="付箋をはる").click()
    phone.context.set_offline(False)
    facilitator.lead_at_the_board(prepared.workshop)
    expect(facilitator.note("電波がないときの付箋")).to_be_visible()


@pytest.mark.parametrize("programme", ["team_building", "community_building"])
def test_every_sheet_of_every_activity_opens(
    browsers: Browsers,
    server: AppServer,
    owner: list[Any],
    ready: Ready,
    phone: Participant,
    programme: str,
) -> None:
    leader(browsers, server, owner)
    prepared = ready.take(programme)
    phone.be_let_in(prepared.code, "海野 なぎさ")
    phone.open(f"/phone?w={prepared.workshop}")
    expect(phone.page.get_by_text("お待ちください")).to_be_visible()
    kinds = set()
    for activity, view in told(phone.page)["views"].items():
        _go(phone.page, prepared.workshop, activity)
        for at, shown in enumerate(view["shown"]):
            if len(view["shown"]) > 1:
                phone.page.locator(".ks-phone-choice button").nth(at).click()
            for part, _ in shown["parts"]:
                kinds.add(part)
            expect(phone.page.locator(".ks-phone-sheet .ks-phone-part").last).to_be_visible()
            expect(
                phone.page.get_by_text("読み込んでいます").locator("visible=true")
            ).to_have_count(0)
        wide = phone.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"], activity
    declared = {f"sheets/{sheet.kind}" for sheet in programmes()[programme].sheets}
    assert kinds >= declared - {"sheets/table"}


def _go(page: Page, workshop: str, activity: str) -> None:
    """As the browser goes back and forth: the page stays, another activity opens."""
    page.evaluate("(at) => history.pushState(null, '', at)", f"/phone?w={workshop}&a={activity}")
    page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
    expect(page.locator(".ks-stage h1")).to_be_visible()


def test_one_link_leads_to_the_full_page_and_one_back(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready, phone: Participant
) -> None:
    leader(browsers, server, owner)
    prepared = ready.take()
    phone.be_let_in(prepared.code, "海野 なぎさ")
    phone.open(f"/phone?w={prepared.workshop}&a=todo")
    expect(phone.page.get_by_role("heading", name="やること", level=1)).to_be_visible()
    phone.page.get_by_role("button", name="進行表").click()
    phone.page.get_by_role("link", name=re.compile("全体の画面")).click()
    phone.page.get_by_test_id("stExpandSidebarButton").click()
    phone.page.get_by_role("link", name="スマートフォンの画面").click()
    expect(phone.page.get_by_text("お待ちください")).to_be_visible()
