"""A form that several people fill at once: nobody's text is lost, everybody sees the same."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.in_page import in_the_end, nameless, scrolls_sideways, small_targets
from tests.browser.live_operations import add_entry, held
from tests.browser.people import Person
from tests.browser.ready import Ready
from tests.browser.three_people import Room

PAGE = "/action_plan?a=plan"
IDEA = "異動してきた職員向けの共通研修"
EFFECT = "包括的な支援体制"


@pytest.fixture
def room(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> Room:
    """Everybody looks at the plan of one idea."""
    room = Room(browsers, server, owner, ready.take())
    room.go("plan")
    room.open(PAGE)
    add_entry(room.facilitator, room.workshop, "plan", "", idea=IDEA)
    expect(_field(room.facilitator, EFFECT)).to_be_visible()
    return room


def _field(person: Person, label: str) -> Locator:
    return person.page.locator(".ks-paper").get_by_role("textbox", name=label, exact=True)


def _saved(person: Person) -> None:
    expect(person.page.locator(".ks-paper-sign").filter(has_text="送信待ち")).to_have_count(0)
    person.expect_saved()


def test_what_one_writes_comes_to_the_others(room: Room) -> None:
    _field(room.first, EFFECT).fill("窓口で聞けることが増える")
    expect(_field(room.second, EFFECT)).to_have_value("窓口で聞けることが増える")
    expect(_field(room.facilitator, EFFECT)).to_have_value("窓口で聞けることが増える")
    assert small_targets(room.first.page, ".ks-paper", 48) == []
    assert not scrolls_sideways(room.first.page)
    assert nameless(room.facilitator.page) == []


def test_two_texts_for_one_field_are_asked_about_and_both_can_stay(room: Room) -> None:
    """What the other choices leave is shown in tests/js/form."""
    for person in (room.first, room.second):
        expect(_field(person, EFFECT)).to_be_visible()
    room.second.context.set_offline(True)
    _field(room.second, EFFECT).fill("後の文")
    _field(room.second, EFFECT).blur()
    _field(room.first, EFFECT).fill("先の文")
    expect(_field(room.facilitator, EFFECT)).to_have_value("先の文")
    room.second.context.set_offline(False)
    card = room.second.page.locator(".ks-paper-asked .ks-card")
    expect(card).to_contain_text("先の文")
    expect(card).to_contain_text("後の文")
    card.get_by_role("button", name="両方のこす").click()
    for person in (room.first, room.second, room.facilitator):
        expect(_field(person, EFFECT)).to_have_value("先の文\n後の文")
    expect(card).to_have_count(0)


def test_what_was_written_without_a_line_outlives_a_reload(room: Room) -> None:
    expect(_field(room.first, EFFECT)).to_be_visible()
    room.first.page.route("**/live/**", lambda route: route.abort())
    room.first.context.set_offline(True)
    _field(room.first, EFFECT).fill("つながらないあいだの文")
    _field(room.first, EFFECT).blur()
    expect(room.first.page.get_by_text("送信待ち").first).to_be_visible()
    room.first.page.unroute_all()
    room.first.context.set_offline(False)
    room.first.page.reload()
    expect(_field(room.first, EFFECT)).to_have_value("つながらないあいだの文")
    expect(_field(room.second, EFFECT)).to_have_value("つながらないあいだの文")
    _saved(room.first)


def test_half_a_sentence_outlives_a_reload(room: Room) -> None:
    _field(room.first, EFFECT).press_sequentially("書きか")
    room.first.page.reload()
    expect(_field(room.first, EFFECT)).to_have_value("書きか")
    expect(_field(room.second, EFFECT)).to_have_value("書きか")


def test_a_text_that_is_too_long_is_kept_whole_and_counted(room: Room) -> None:
    _field(room.first, EFFECT).fill("先の文")
    expect(_field(room.second, EFFECT)).to_have_value("先の文")
    long = "あ" * 4001
    _field(room.first, EFFECT).fill(long)
    _field(room.first, EFFECT).blur()
    expect(room.first.page.get_by_role("alert").filter(has_text="いま4001文字です")).to_be_visible()
    room.first.page.reload()
    expect(_field(room.first, EFFECT)).to_have_value(long)
    expect(_field(room.second, EFFECT)).to_have_value("先の文")
    _field(room.first, EFFECT).fill(long[:4000])
    expect(_field(room.second, EFFECT)).to_have_value(long[:4000])


def test_steps_are_added_moved_and_taken_away(room: Room) -> None:
    page = room.facilitator.page
    more = page.get_by_role("group", name="実現に向けた段取り").get_by_role(
        "button", name="＋ 行をふやす"
    )
    more.click()
    _field(room.facilitator, "何を").first.fill("人事課と話す")
    expect(_field(room.second, "何を").first).to_have_value("人事課と話す")
    more.click()
    _field(room.facilitator, "何を").nth(1).fill("教材をつくる")
    expect(_field(room.second, "何を").nth(1)).to_have_value("教材をつくる")
    page.get_by_role("button", name="2行目を上へ").click()
    for person in (room.facilitator, room.second):
        expect(_field(person, "何を").first).to_have_value("教材をつくる")
    page.get_by_label("いつまでに").first.fill("2027-02-10")
    expect(room.second.page.get_by_label("いつまでに").first).to_have_value("2027-02-10")
    page.get_by_role("button", name="1行目をけす").click()
    expect(_field(room.second, "何を")).to_have_count(1)
    page.get_by_role("button", name="元に戻す", exact=True).click()
    expect(_field(room.second, "何を")).to_have_count(2)
    expect(page.get_by_text("段取りを、実現したい日からさかのぼって見る")).to_be_visible()


def test_an_idea_becomes_a_plan_in_one_step_and_brings_what_led_to_it(room: Room) -> None:
    page, first = room.facilitator.page, room.first
    add_entry(room.facilitator, room.workshop, "strengths_matrix", "/do", text="一枚紙をつくる")
    page.get_by_label("取組アイデアをえらんで、企画書にする").select_option(label="一枚紙をつくる")
    expect(_field(room.facilitator, "取組アイデア")).to_have_value("一枚紙をつくる")
    page.get_by_role("button", name="入れる：一枚紙をつくる").click()
    expect(_field(room.facilitator, "なぜこの取組が必要か")).to_have_value("一枚紙をつくる")
    first.page.get_by_role("button", name="一枚紙をつくる", exact=True).click()
    expect(_field(first, "なぜこの取組が必要か")).to_have_value("一枚紙をつくる")


def test_the_wall_shows_the_plan_that_is_projected(room: Room) -> None:
    _field(room.first, EFFECT).fill("窓口で聞けることが増える")
    _saved(room.first)
    room.facilitator.page.get_by_role("button", name="投影する").click()
    wall = room.wall.page.locator(".ks-wall")
    expect(wall).to_contain_text(IDEA)
    expect(wall).to_contain_text("窓口で聞けることが増える")
    expect(wall.get_by_role("button")).to_have_count(0)


def test_a_plan_too_long_for_the_wall_is_read_in_large_letters_page_by_page(room: Room) -> None:
    facilitator, page = room.facilitator, room.facilitator.page
    page.get_by_role("button", name="投影する").click()
    wall = room.wall.page.locator(".ks-wall")
    expect(wall).to_contain_text(IDEA)
    copy = next(iter(held(page, room.workshop, "plan")))
    for number in range(LONG):
        add_entry(facilitator, room.workshop, "plan", f"{copy}/partner_roles", **ROLE)
        expect(wall.locator("li")).to_have_count(number + 1)
    expect(wall.locator(".ks-wall-page")).to_have_text(re.compile("^1／[2-9]$"))
    letters, text, below = in_the_end(lambda: wall.evaluate(_LINES), lambda seen: seen[0] >= 28)
    assert letters >= 28
    assert max(below) - min(below) < 1  # all lines of what stands below a name begin with it
    assert abs(text - below[0]) < 1


LONG = 16
ROLE = {
    "partner": "社会福祉協議会",
    "part_taken": "相談を受けた人がつぎに行く先を一緒に考え、はじめの一回は付きそう役割を担う" * 3,
    "their_gain": "早い段階で気づけるようになり、長く支える手間が減る",
}
_LINES = """(wall) => {
  const item = wall.querySelector("li");
  const range = document.createRange();
  const linesOf = (node) => {
    range.selectNodeContents(node);
    return [...range.getClientRects()].map(({ left }) => left);
  };
  return [parseFloat(getComputedStyle(item).fontSize), linesOf(item.firstChild)[0],
    linesOf(item.querySelector("small").firstChild)];
}"""
