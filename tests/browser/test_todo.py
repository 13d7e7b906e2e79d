"""To-dos: everybody's own on a phone, and what the secretariat follows up."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.in_page import scrolls_sideways, small_targets
from tests.browser.live_operations import add_entry
from tests.browser.people import Person
from tests.browser.ready import Ready
from tests.browser.three_people import FIRST, Room

SHEET = "step3_preparation"
MINE, LATE, NOBODYS = "社協に一枚紙を見てもらう", "人事課に研修の枠を聞く", "会場をおさえる"


@pytest.fixture
def room(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> Room:
    room = Room(browsers, server, owner, ready.take())
    first = room.member(FIRST)
    for task, owners, due in (
        (MINE, [first], "2099-12-01"),
        (LATE, [first], "2020-12-01"),
        (NOBODYS, [], ""),
    ):
        values = {"task": task, "owner": owners, "due": due}
        add_entry(room.facilitator, room.workshop, SHEET, "", **values)
    room.open("/todo")
    return room


def _card(person: Person, task: str) -> Locator:
    return person.page.locator(".ks-todo-card:visible").filter(has_text=task).first


def test_ones_own_come_first_and_one_tap_changes_them_everywhere(room: Room) -> None:
    mine = room.first.page.locator(".ks-todo-mine .ks-todo-card")
    expect(mine).to_have_count(2)
    expect(mine.first).to_contain_text("期限切れ")
    expect(mine.first).to_contain_text(LATE)
    assert small_targets(room.first.page, ".ks-todo", 48) == []
    assert not scrolls_sideways(room.first.page)

    _card(room.first, MINE).get_by_role("button", name="進行中").click()
    expect(_card(room.facilitator, MINE).get_by_role("button", name="進行中")).to_have_attribute(
        "aria-pressed", "true"
    )
    _card(room.first, LATE).get_by_role("button", name="済").click()
    expect(_card(room.first, LATE)).not_to_contain_text("期限切れ")


def test_who_did_it_writes_the_result(room: Room) -> None:
    late = _card(room.first, LATE)
    late.get_by_label("分かったこと").fill("来年度から1枠もらえる")
    late.get_by_label("妥当性").select_option("納得が得られた")
    expect(late.get_by_text("✓ 保存しました").first).to_be_visible()
    page = room.facilitator.page
    expect(page.get_by_role("button", name="結果がまだ 0")).to_be_visible()
    card = _card(room.facilitator, LATE)
    card.get_by_text("結果（2／3）").click()
    expect(card.get_by_label("分かったこと")).to_have_value("来年度から1枠もらえる")


def test_the_last_words_before_a_reload_are_kept(room: Room) -> None:
    late = _card(room.first, LATE).get_by_label("分かったこと")
    late.press_sequentially("来年度か")
    room.first.page.reload()
    expect(_card(room.first, LATE).get_by_label("分かったこと")).to_have_value("来年度か")
    card = _card(room.facilitator, LATE)
    card.get_by_text("結果（1／3）").click()
    expect(card.get_by_label("分かったこと")).to_have_value("来年度か")


def test_the_secretariat_finds_what_to_follow_up(room: Room) -> None:
    page = room.facilitator.page
    cards = page.locator(".ks-todo-all .ks-todo-card")
    page.get_by_role("button", name="期限切れ 1").click()
    expect(cards).to_have_count(1)
    expect(cards).to_contain_text(LATE)
    page.get_by_label("まとめ方").select_option(label="担当ごと")
    expect(page.get_by_role("heading", name=FIRST)).to_be_visible()
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    expect(room.second.page.locator(".ks-todo-all")).to_be_hidden()


def test_two_at_once_nobody_loses_a_word(room: Room) -> None:
    """The facilitator writes the result while its owner does: the later one is asked."""
    late = _card(room.first, LATE).get_by_label("分かったこと")
    late.fill("本人の")
    expect(_card(room.first, LATE).get_by_text("✓ 保存しました").first).to_be_visible()
    _card(room.facilitator, LATE).locator("summary").click()
    theirs = _card(room.facilitator, LATE).get_by_label("分かったこと")
    expect(theirs).to_have_value("本人の")
    theirs.fill("本人の、事務局の")
    expect(late).to_have_value("本人の、事務局の")
