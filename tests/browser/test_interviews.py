"""Interviews: written in the field without a network; who meets whom; a step that is left out."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from kasane.store.engine import DATABASE_NAME
from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.in_page import (
    cut_texts,
    nameless,
    poor_contrast,
    scrolls_sideways,
    small_targets,
)
from tests.browser.live_operations import member
from tests.browser.people import Person
from tests.browser.ready import Ready
from tests.browser.three_people import FIRST
from tests.browser.town_room import TownRoom

CLUB, OTHER = "将棋クラブ「飛車角」", "朝市の会"
CHECKS = (
    "ケースの氏名や事情など、個人情報は話さない",
    "何のために話を聞くかを、自分の言葉で言える",
)
TEXTS = {
    "聞きたいこと": "はじめたきっかけ",
    "実際に会った人（いくつでも）": "会長の佐藤さん\n指している方4人",
    "どのような活動をしているか": "毎週金曜、公民館で指している",
    "どのような想いを持って活動しているか": "相手が足りない。教えられる人がほしい",
}
DATE = "2027-01-15"


@pytest.fixture
def room(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> TownRoom:
    """One interview is the first one's to do, another nobody's yet."""
    room = TownRoom(browsers, server, owner, ready.take("community_building"))
    me = member(room.facilitator, room.workshop, FIRST)
    flagged = {"interview": "1", "district": "中央", "due": "2099-12-10"}
    room.add("interview_candidates", "", name=CLUB, owner=[me], **flagged)
    room.add("interview_candidates", "", name=OTHER, owner=[], **flagged)
    room.first.open(f"/interviews?a=interviewing&w={room.workshop}")
    room.facilitator.open(f"/interviews?a=interview_results&w={room.workshop}")
    return room


def _begin(page: Page) -> Locator:
    """One's own interview, and the way to its sheet."""
    own = page.get_by_role("region", name="わたしのインタビュー")
    expect(own.get_by_role("heading", name="わたしのインタビュー　1件")).to_be_visible()
    return own.locator("> ul").get_by_role("button", name="シートを書きはじめる")


def _write_all(page: Page) -> None:
    paper = page.locator(".ks-paper-page")
    expect(paper.get_by_role("textbox", name="訪ねる人・団体")).to_have_value(CLUB)
    paper.get_by_label("日付").fill(DATE)
    for check in CHECKS:
        paper.get_by_role("checkbox", name=check).check()
    for label, text in TEXTS.items():
        field = paper.get_by_role("textbox", name=label, exact=True)
        field.fill(text)
        field.blur()


def _expect_all(page: Page) -> None:
    paper = page.locator(".ks-paper-page")
    expect(paper.get_by_role("textbox", name="訪ねる人・団体")).to_have_value(CLUB)
    expect(paper.get_by_label("日付")).to_have_value(DATE)
    for check in CHECKS:
        expect(paper.get_by_role("checkbox", name=check)).to_be_checked()
    for label, text in TEXTS.items():
        expect(paper.get_by_role("textbox", name=label, exact=True)).to_have_value(text)


def _stored(server: AppServer, workshop: str) -> list[dict[str, Any]]:
    """The interview sheets as they are on the disk."""
    with closing(sqlite3.connect(f"file:{server.data / DATABASE_NAME}?mode=ro", uri=True)) as found:
        rows = found.execute(
            "select body from record where workshop_id = ? and kind = 'entry' and not deleted",
            (workshop,),
        )
        bodies = [json.loads(body) for (body,) in rows]
    return [body for body in bodies if body["sheet"] == "interview"]


@pytest.mark.parametrize("reloads", [False, True])
def test_an_interview_typed_without_a_network_arrives_whole_and_once(
    room: TownRoom, server: AppServer, reloads: bool
) -> None:
    page = room.first.page
    begin = _begin(page)
    room.first.context.set_offline(True)
    begin.click()
    _write_all(page)
    expect(page.get_by_text("送信待ち").filter(visible=True).first).to_be_visible()
    assert _stored(server, room.workshop) == []
    room.first.context.set_offline(False)
    if reloads:
        page.reload()
    room.first.expect_saved()
    _expect_all(page)
    lead = room.facilitator.page
    lead.get_by_role("button", name=CLUB, exact=True).click()
    _expect_all(lead)
    [body] = _stored(server, room.workshop)
    assert body["values"]["district"] == "中央"
    told = [body["values"][key] for key in ("questions", "met", "activity", "feelings")]
    assert told == list(TEXTS.values())
    assert len(body["sources"]) == 1


def test_ones_own_come_first_and_a_tap_moves_the_progress(room: TownRoom) -> None:
    page = room.first.page
    own = page.get_by_role("region", name="わたしのインタビュー")
    _begin(page)
    own.get_by_role("button", name="日程決定").first.click()
    expect(own.get_by_role("button", name="✓ 日程決定")).to_be_visible()
    assert small_targets(page, ".ks-paper", 48) == []
    assert not scrolls_sideways(page)
    assert nameless(page) == []
    lead = room.facilitator.page
    lead.get_by_text("だれが・だれに会うか").first.click()
    expect(lead.get_by_text("これから 1件　日程決定 1件")).to_be_visible()
    own.get_by_role("button", name="実施済").first.click()
    expect(lead.get_by_text("これから 1件　実施済 1件")).to_be_visible()
    expect(lead.get_by_text(f"担当を2人にできると安心です：{OTHER}（0人）")).to_be_visible()
    assert poor_contrast(lead, "[data-testid='stMain']") == []


def test_results_are_told_one_after_another_on_the_wall(room: TownRoom) -> None:
    for name, feelings in ((CLUB, "相手が足りない"), (OTHER, "店番がほしい")):
        room.add(
            "interview", "", candidate=name, feelings=feelings, no_case="1", questions="きっかけ"
        )
    lead, wall = room.facilitator.page, room.wall.page
    room.go("interview_results")
    expect(wall.get_by_text(OTHER)).to_be_visible()
    lead.get_by_role("button", name=CLUB, exact=True).click()
    lead.get_by_role("button", name="投影する").click()
    expect(wall.get_by_text("相手が足りない")).to_be_visible()
    expect(wall.get_by_text("個人情報は話さない")).to_have_count(0)
    lead.get_by_role("button", name="つぎのインタビューへ").click()
    expect(wall.get_by_text("店番がほしい")).to_be_visible()
    expect(wall.get_by_text("相手が足りない")).to_have_count(0)
    assert cut_texts(wall, ".ks-projector") == []


def test_a_step_is_left_out_and_taken_in_again_on_every_open_page(room: TownRoom) -> None:
    room.open("/workshop")
    lead = room.facilitator.page
    row = lead.get_by_role("region", name="行わないこともできるStep")
    expect(_steps(room.first)).to_contain_text("Step4")
    row.get_by_role("button", name="Step4をこの回は行わない").click()
    asked = lead.get_by_role("alertdialog")
    expect(asked).to_contain_text("書いたものは何も消えず")
    asked.get_by_role("button", name="行わないことにする").click()
    for person in (room.facilitator, room.first):
        expect(_steps(person)).not_to_contain_text("Step4に向けた準備")
    lead.get_by_role("button", name="Step4をやはり行う").click()
    for person in (room.facilitator, room.first):
        expect(_steps(person)).to_contain_text("Step4に向けた準備")


def _steps(person: Person) -> Locator:
    return person.page.locator(".ks-course")
