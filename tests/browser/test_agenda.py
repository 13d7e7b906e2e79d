"""The agenda of one workshop: changed by those who lead, followed by everybody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.people import LAPTOP, PHONE, PROJECTOR, Facilitator, Participant, Person, leader
from tests.browser.ready import Ready

OPENING = "オープニング"
LEARNING = "連携・協働を理解する"
LOOKING_BACK = "連携を振り返る"
LOOKING_BACK_TITLE = "わがまちの連携・協働を振り返る"
PREPARING = "Step2に向けた準備"


@dataclass(frozen=True)
class Day:
    """A workshop whose Step1 is held today."""

    workshop: str
    facilitator: Facilitator
    participant: Participant


@pytest.fixture
def day(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> Day:
    facilitator, prepared = leader(browsers, server, owner), ready.take()
    workshop = prepared.workshop
    participant = Participant(browsers, server.url, PHONE, touch=True)
    participant.be_let_in(prepared.code, "もりの はるか")
    for person in (facilitator, participant):
        person.open(f"/workshop?w={workshop}")
    for person in (facilitator, participant):
        expect(_line(person.page, OPENING)).to_be_visible()
    return Day(workshop, facilitator, participant)


def _table(page: Page) -> Locator:
    return page.get_by_role("table", name="Step1の進行表")


def _line(page: Page, name: str) -> Locator:
    """A line of Step1's agenda; an activity that is held again is its second one."""
    return _table(page).get_by_role("row").filter(has_text=name).first


def _change(page: Page) -> Locator:
    """Open what changes Step1, and return its list."""
    page.get_by_role("button", name="Step1の進行をかえる", exact=True).click()
    return page.get_by_role("list", name="Step1の進行をかえる")


def _done_changing(page: Page) -> None:
    page.get_by_role("button", name="Step1の進行をかえるのを終わる").click()


def test_the_planned_times_are_counted_from_the_start(day: Day) -> None:
    for page in (day.facilitator.page, day.participant.page):
        expect(_line(page, OPENING)).to_contain_text("13:30")
        expect(_line(page, LEARNING)).to_contain_text("13:45")
        expect(_line(page, LOOKING_BACK)).to_contain_text("14:50")
    expect(
        day.participant.page.get_by_role("button", name=re.compile("進行をかえる"))
    ).to_have_count(0)
    prepared = day.participant.page.get_by_text("事務局が準備すること")
    expect(prepared.filter(visible=True)).to_have_count(0)


def test_minutes_skipping_repeating_and_order_hold_for_everybody_at_once(day: Day) -> None:
    page, other = day.facilitator.page, day.participant.page
    changes = _change(page)
    minutes = changes.get_by_label(f"「{OPENING}」の長さ（分）")
    minutes.fill("２０分")
    minutes.press("Enter")
    expect(_line(other, OPENING)).to_contain_text("20分")
    expect(_line(other, LEARNING)).to_contain_text("13:50")
    minutes.fill("たくさん")
    minutes.press("Enter")
    expect(page.get_by_text(re.compile("^長さは、1から600まで"))).to_be_visible()
    expect(_line(other, OPENING)).to_contain_text("20分")

    changes.get_by_role("button", name=f"「{LEARNING}」をとばす").click()
    expect(_line(other, LEARNING)).to_have_count(0)
    expect(_line(other, LOOKING_BACK)).to_contain_text("13:50")
    changes.get_by_role("button", name=f"「{LEARNING}」をやはり行う").click()
    expect(_line(other, LEARNING)).to_contain_text("13:50")

    changes.get_by_role("button", name=f"「{LOOKING_BACK}」をもう一度行う").click()
    expect(_line(other, f"{LOOKING_BACK}（もう一度）")).to_be_visible()
    changes.get_by_role("button", name=f"「{LOOKING_BACK}（もう一度）」を取り消す").click()
    expect(_line(other, f"{LOOKING_BACK}（もう一度）")).to_have_count(0)

    down = changes.get_by_role("button", name=f"「{OPENING}」を後にする")
    down.focus()
    page.keyboard.press("Enter")
    expect(_line(other, LEARNING)).to_contain_text("13:30")
    expect(down).to_be_focused()
    page.keyboard.press("Enter")
    expect(_line(other, LOOKING_BACK)).to_contain_text("14:35")

    page.get_by_role("button", name="プログラムどおりに戻す").click()
    expect(_line(other, OPENING)).to_contain_text("15分")
    expect(_line(other, LEARNING)).to_contain_text("13:45")


def test_the_room_goes_on_past_what_is_skipped_and_the_wall_with_it(
    browsers: Browsers, day: Day
) -> None:
    page = day.facilitator.page
    wall = Person(browsers, day.facilitator.url, PROJECTOR)
    wall.context.add_cookies(day.facilitator.context.cookies())
    wall.open(f"/projector?w={day.workshop}")
    changes = _change(page)
    changes.get_by_role("button", name=f"「{LEARNING}」をとばす").click()
    _done_changing(page)
    expect(_line(page, LEARNING)).to_contain_text("とばします")
    _line(page, OPENING).get_by_role("button").click()
    page.get_by_role("button", name="この活動を始める").click()
    expect(wall.page.get_by_text("Step1 ・ 1/3")).to_be_visible()
    expect(wall.page.get_by_text(f"次：{LOOKING_BACK}（60分）")).to_be_visible()

    taken = day.participant.page.get_by_role("heading", name=OPENING, level=1)
    expect(taken).to_be_visible()
    page.get_by_role("button", name=re.compile(f"^つぎへ（60分）.*{LOOKING_BACK}$")).click()
    expect(page.get_by_role("heading", name=LOOKING_BACK_TITLE, level=1)).to_be_visible()
    expect(wall.page.get_by_role("heading", name=LOOKING_BACK_TITLE, level=1)).to_be_visible()
    expect(wall.page.get_by_role("heading", name="困った連携")).to_be_visible()

    heading = day.participant.page.get_by_role("heading", name=LOOKING_BACK, level=1)
    expect(heading).to_be_visible()


def test_planned_and_real_times_stand_side_by_side(day: Day) -> None:
    page = day.facilitator.page
    _line(page, OPENING).get_by_role("button").click()
    page.get_by_role("button", name="この活動を始める").click()
    page.get_by_role("button", name=re.compile("^つぎへ（65分）")).click()
    page.get_by_role("heading", name=re.compile("理解を深める"), level=1).wait_for()
    for person in (day.facilitator, day.participant):
        person.open(f"/workshop?w={day.workshop}")
        expect(_line(person.page, OPENING)).to_contain_text("✓")
        expect(_line(person.page, OPENING)).to_contain_text(
            re.compile(r"\d\d:\d\d〜\d\d:\d\d（\d+分）")
        )
        expect(_line(person.page, LEARNING)).to_contain_text("いま")
        expect(person.page.get_by_text(f"Step1　{LEARNING}").first).to_be_visible()


def test_an_activity_held_again_is_a_place_of_its_own(day: Day) -> None:
    page = day.facilitator.page
    changes = _change(page)
    changes.get_by_role("button", name=f"「{OPENING}」をもう一度行う").click()
    _done_changing(page)
    _line(page, OPENING).get_by_role("button").click()
    page.get_by_role("button", name="この活動を始める").click()
    page.get_by_role("button", name=re.compile(f"^つぎへ（15分）.*{OPENING}（もう一度）$")).click()
    expect(
        page.get_by_role("button", name=re.compile(f"^つぎへ（65分）.*{LEARNING}$"))
    ).to_be_visible()


def test_the_whole_of_it_fits_a_laptop_and_a_phone(browsers: Browsers, day: Day) -> None:
    for person, size in ((day.facilitator, LAPTOP), (day.participant, PHONE)):
        wide = person.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size["width"]
