"""Votes: hidden until they are opened, added up, compared with the voting before."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.in_page import scrolls_sideways, small_targets
from tests.browser.live_operations import add_entry, do
from tests.browser.people import Person
from tests.browser.ready import Ready
from tests.browser.three_people import FIRST, Room

PAGE = "/idea_priorities?a=idea_priorities"
SHARED, TRAINING, NIGHT = "できる範囲の一枚紙", "異動者向けの共通研修", "夜間の電話当番"


@pytest.fixture
def room(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> Room:
    room = Room(browsers, server, owner, ready.take())
    do(room.facilitator, room.workshop, "sheet.state", sheet="strengths_matrix", state="open")
    for text in (SHARED, TRAINING, NIGHT):
        add_entry(room.facilitator, room.workshop, "strengths_matrix", "/do", text=text)
    room.go("idea_priorities")
    room.open(PAGE)
    return room


def _vote(person: Person, text: str, dots: int, importance: int = 0, feasibility: int = 0) -> None:
    page = person.page
    for _ in range(dots):
        page.get_by_role("button", name=f"「{text}」にシールを1枚はる").click()
    for label, value in (("重要度", importance), ("実現可能性", feasibility)):
        if value:
            scale = page.get_by_role("group", name=re.compile(f"^「{text}」の{label}"))
            scale.get_by_role("button", name=str(value), exact=True).click()
            pressed = scale.get_by_role("button", name=str(value), exact=True)
            expect(pressed).to_have_attribute("aria-pressed", "true")
    person.expect_saved()


def _open_votes(room: Room) -> None:
    page = room.facilitator.page
    page.get_by_role("button", name="開票する").click()
    page.get_by_role("alertdialog").get_by_role("button", name="開票する").click()


def _result(person: Person, text: str) -> Locator:
    result = person.page.get_by_role("list", name="投票の結果")
    return result.get_by_role("listitem").filter(has_text=text).first


def test_votes_are_nobody_elses_until_they_are_opened(room: Room) -> None:
    everybody = room.everybody
    _vote(room.first, SHARED, 2, importance=5, feasibility=4)
    _vote(room.first, NIGHT, 1)
    expect(room.first.page.get_by_text("シールを使いきりました")).to_be_visible()
    more = room.first.page.get_by_role("button", name=f"「{TRAINING}」にシールを1枚はる")
    expect(more).to_be_disabled()
    _vote(room.second, SHARED, 1, importance=3, feasibility=4)
    for person in everybody:
        expect(person.page.get_by_text("投票した人 2人")).to_be_visible()
    _nothing_of_others_came(room)
    expect(room.facilitator.page.get_by_role("list", name="投票の結果")).to_have_count(0)

    _open_votes(room)
    for person in (room.facilitator, room.first, room.second):
        best = _result(person, SHARED)
        expect(best).to_contain_text("1位")
        expect(best).to_contain_text("★ 重要かつ実現できそう")
        expect(best).to_contain_text("平均 4.0（3〜5・回答2）")
    expect(room.wall.page.get_by_text("シール 3枚")).to_be_visible()
    assert all(name not in room.wall.page.inner_text("body") for name in ("春野", "夏川"))
    chart = room.facilitator.page.locator(".js-plotly-plot")
    expect(chart.first).to_be_visible()
    own = {room.member(FIRST)}
    members = {body.get("member") for body in room.traffic["first"].bodies("ballot")}
    assert members - {None} == own


def _nothing_of_others_came(room: Room) -> None:
    """Only own marks ever came over anybody's line, and none to the wall or the facilitator."""
    for who in ("facilitator", "wall"):
        assert all(body.get("covered") for body in room.traffic[who].bodies("ballot"))
    for who in ("first", "second"):
        marked = [body for body in room.traffic[who].bodies("ballot") if "marks" in body]
        assert len({body["member"] for body in marked}) == 1
        assert any(body.get("covered") for body in room.traffic[who].bodies("ballot"))


def test_a_phone_has_fingers_room_and_nothing_is_cut(room: Room) -> None:
    page = room.first.page
    page.get_by_role("button", name=f"「{SHARED}」にシールを1枚はる").wait_for()
    assert small_targets(page, ".ks-priorities", 48) == []
    assert not scrolls_sideways(page)


def test_a_vote_on_paper_is_taken_over_for_somebody(room: Room) -> None:
    page = room.facilitator.page
    page.get_by_label("だれの票を入れますか").select_option(label=f"{FIRST} さん（紙の票）")
    _vote(room.facilitator, TRAINING, 3, importance=4)
    expect(page.get_by_text("投票した人 1人")).to_be_visible()
    back = room.first.page.get_by_role("button", name=f"「{TRAINING}」のシールを1枚はがす")
    expect(back).to_be_enabled()
    expect(room.first.page.get_by_text("シールを使いきりました")).to_be_visible()


def test_the_second_voting_is_compared_and_ideas_are_put_together(room: Room) -> None:
    _vote(room.first, SHARED, 1)
    _vote(room.first, NIGHT, 2)
    _open_votes(room)
    page = room.facilitator.page
    night = _result(room.facilitator, NIGHT)
    night.get_by_role("button", name="ほかにまとめる").click()
    night.get_by_label("まとめ先").select_option(label=SHARED)
    night.get_by_role("button", name="この下にまとめる").click()
    top = _result(room.facilitator, SHARED)
    expect(top).to_contain_text("3枚（このアイデア 1枚）")
    expect(top).to_contain_text(f"{NIGHT}")
    expect(top).to_contain_text("シール 2枚")

    page.get_by_role("button", name="2回目の投票を始める").click()
    page.get_by_role("alertdialog").get_by_role("button", name="2回目を始める").click()
    for person in (room.first, room.second):
        expect(person.page.get_by_text("2回目・投票中")).to_be_visible()
    _vote(room.second, TRAINING, 3)
    _open_votes(room)
    expect(_result(room.first, TRAINING)).to_contain_text("1回目 0 → 2回目 3")
    expect(_result(room.first, SHARED)).to_contain_text("1回目 3 → 2回目 0")

    _result(room.facilitator, SHARED).get_by_role("button", name=re.compile("はなす")).click()
    expect(_result(room.facilitator, SHARED)).not_to_contain_text(NIGHT)

    take = _result(room.facilitator, TRAINING).get_by_role(
        "button", name=re.compile("企画書にする")
    )
    take.click()
    done = _result(room.facilitator, TRAINING).get_by_role(
        "button", name=re.compile("企画書にしました")
    )
    expect(done).to_be_disabled()
    room.facilitator.expect_saved()
    plan = room.traffic["facilitator"].body("entry", lambda body: body["sheet"] == "plan")
    assert plan["values"]["idea"] == TRAINING
    assert len(plan["sources"]) == 1
