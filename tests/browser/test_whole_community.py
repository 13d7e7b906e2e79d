"""The whole of 地域づくり編, from an empty data folder to the Word files; and without Step4."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import add_entry, do, held, keep_in_shared
from tests.browser.people import LAPTOP, Facilitator, Person
from tests.browser.programme_walk import begin, everybody_speaks, record_texts
from tests.browser.ready import Prepared, Ready
from tests.browser.three_people import FIRST, Room

WISH = "将棋を指す相手がほしい"
STORY = "70代で一人暮らし。去年まで町工場で働いていた"
RESOURCE = "縁側カフェ「ひなた」"
FEELING = "昼の縁側を、だれかに使ってほしい"
IDEA = "縁側で子どもに将棋を教える"
FOUND = "月に2回なら場所を貸せる"
VISION = "会いに行く人を、部署をこえて決める"
PART = "月に1回、縁側に顔を出す"
PROMISE = "次は自治会にも声をかけます"


@pytest.fixture
def room(browsers: Browsers, own_server: AppServer) -> Room:
    facilitator = Facilitator(browsers, own_server.url, LAPTOP)
    facilitator.come_in()
    workshop = facilitator.begin_workshop("つながる地域づくり", "地域づくり編", "一人の「好き」")
    prepared = Prepared(workshop, facilitator.code(workshop))
    return Room(browsers, own_server, facilitator.context.cookies(), prepared)


def test_from_an_empty_folder_to_the_vision_and_its_record(
    room: Room, own_server: AppServer, tmp_path: Path
) -> None:
    room.open("/kickoff?a=introduction")
    begin(room, "参加メンバーを知る|自己紹介")
    everybody_speaks(room)
    case = _case(room)
    resource = _map(room, case)
    interview = _interview(room, resource)
    idea = _overlap(room, case, interview)
    own_server.kill()
    own_server.start()
    _feasibility(room, idea)
    _vision(room)
    _thread(room, idea)
    told = (RESOURCE, FEELING, IDEA, FOUND, VISION, PART, PROMISE)
    keep_in_shared(room.facilitator, room.workshop, *told)
    texts = record_texts(room, "プログラム全体の記録", tmp_path)
    for text in told:
        assert text in texts
    assert STORY not in texts
    assert WISH not in texts
    assert FIRST not in texts


def test_without_step4_nothing_of_it_is_on_screen_or_in_the_record(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready, tmp_path: Path
) -> None:
    room = Room(browsers, server, owner, ready.take("community_building"))
    lead = room.facilitator
    lead.open(f"/workshop?w={room.workshop}")
    add_entry(lead, room.workshop, "feasibility", "", who="自治会長")
    lead.page.get_by_role("button", name="Step4をこの回は行わない").click()
    lead.page.get_by_role("alertdialog").get_by_role("button", name="行わないことにする").click()
    expect(lead.page.get_by_role("button", name="Step4をやはり行う")).to_be_visible()
    for path in ("feasibility", "overlap?a=prepare_step4", "workshop"):
        room.first.open(f"/{path}{'&' if '?' in path else '?'}w={room.workshop}")
        room.first.page.get_by_text("Step5").first.wait_for(state="attached")
        shown = room.first.page.get_by_text("実現可能性を検証する").filter(visible=True)
        expect(shown).to_have_count(0)
    case = _case(room)
    _overlap(room, case, None)
    texts = record_texts(room, "プログラム全体の記録", tmp_path)
    assert IDEA in texts
    assert "Step4" not in texts
    assert "実現可能性検討シート" not in texts
    assert "自治会長" not in texts


def _case(room: Room) -> str:
    """A case that its author writes on a phone and the secretariat opens and picks."""
    room.open("/case_sharing?a=case_sharing")
    page = room.first.page
    page.get_by_role("button", name="＋ ケースを書く").click()
    page.get_by_role("textbox", name="関心事・好きなこと").fill(f"{WISH}\n古い車")
    page.get_by_role("textbox", name="本人の概要").fill(STORY)
    page.get_by_role("textbox", name="困りごと").fill("話す相手がいない")
    lead = room.facilitator.page
    expect(lead.get_by_role("textbox", name="困りごと")).to_have_value("話す相手がいない")
    expect(room.second.page.get_by_text(WISH)).to_have_count(0)
    begin(room, "ケース共有")
    room.facilitator.open_case()
    expect(room.second.page.get_by_text(STORY)).to_be_visible()
    lead.get_by_role("checkbox", name="ケースAを取り上げる").check()
    heard = room.traffic["second"]
    return str(heard.record("entry", lambda body: body.get("letter") == "A")["id"])


def _map(room: Room, case: str) -> str:
    """A resource from a phone stands on the wall and becomes a candidate; returns it."""
    room.open(f"/resource_map?a=resource_map&copy={case}")
    begin(room, "洗い出す")
    name = room.first.page.get_by_role("textbox", name="名前")
    name.fill(RESOURCE)
    name.press("Enter")
    lead = room.facilitator.page
    for page in (lead, room.wall.page):
        expect(page.locator(".ks-map-chip").filter(has_text="縁側カフェ")).to_be_visible()
    lead.locator(".ks-map-chip").filter(has_text="縁側カフェ").click()
    lead.get_by_role("button", name="インタビュー候補へ").click()
    expect(lead.get_by_text("✓ 候補者リストにあります")).to_be_visible()
    room.facilitator.expect_saved()
    return _last(room.facilitator, room, "interview_candidates")


def _last(person: Person, room: Room, sheet: str) -> str:
    """The id of what was written last on a sheet, as somebody's page holds it."""
    return list(held(person.page, room.workshop, sheet))[-1]


def _interview(room: Room, candidate: str) -> str:
    """Who goes is told on the list; on a phone the sheet is begun and written."""
    for field, value in (("owner", [room.member(FIRST)]), ("interview", "1")):
        fields = {"id": candidate, "field": field, "value": value, "seen": ""}
        do(room.facilitator, room.workshop, "entry.write", **fields)
    page = room.first.page
    room.first.open(f"/interviews?a=interviewing&w={room.workshop}")
    page.get_by_role("button", name="シートを書きはじめる").first.click()
    field = page.get_by_role("textbox", name="どのような想いを持って活動しているか")
    field.fill(FEELING)
    field.blur()
    room.first.expect_saved()
    interview = _last(room.first, room, "interview")
    room.facilitator.open(f"/interviews?a=interview_results&w={room.workshop}")
    begin(room, "インタビューの結果")
    do(room.facilitator, room.workshop, "activity.focus", entry=interview)
    expect(room.wall.page.get_by_text(FEELING).first).to_be_visible()
    return interview


def _overlap(room: Room, case: str, interview: str | None) -> str:
    """Notes of both sides are joined to an idea, for which hands are shown; returns it."""
    room.open(f"/overlap?a=overlap&copy={case}")
    begin(room, "重なり")
    lead, workshop = room.facilitator.page, room.workshop
    sources = {"sources": [interview]} if interview else {}
    notes = {"person": {"text": WISH}, "community": {"text": FEELING, "who": RESOURCE}}
    for area, values in notes.items():
        fields = {"sheet": "overlap", "place": f"{case}/{area}", "values": values}
        more = sources if area == "community" else {"sources": [case]}
        do(room.facilitator, workshop, "entry.add", id=f"note-of-{area}", **fields, **more)
    for number in ("①1", "②1"):
        lead.get_by_role("button", name=re.compile(number)).click()
    lead.get_by_role("button", name="この付箋をつないでアイデアを出す").click()
    asked = lead.get_by_role("dialog")
    asked.get_by_role("textbox", name="活動のアイデア").fill(IDEA)
    asked.get_by_role("button", name="アイデアを出す").click()
    expect(room.wall.page.get_by_text(IDEA).first).to_be_visible()
    phone = room.first.page
    phone.get_by_role("button", name=re.compile("^③ 重なり 1")).click()
    phone.get_by_role("button", name=re.compile("^できそう 0人")).click()
    expect(lead.get_by_role("button", name=re.compile("^できそう 1人"))).to_be_visible()
    return _last(room.facilitator, room, "overlap")


def _feasibility(room: Room, idea: str) -> None:
    """A row is made of the idea, somebody talks, and the result is drawn."""
    lead, workshop = room.facilitator.page, room.workshop
    room.open("/feasibility?a=prepare_step4")
    begin(room, "Step4に向けた準備")
    lead.get_by_text(re.compile("アイデアから行をつくる")).click()
    lead.get_by_role("button", name=re.compile(f"{IDEA}.*を行にする")).click()
    room.facilitator.expect_saved()
    row = _last(room.facilitator, room, "feasibility")
    values = {
        "who": RESOURCE,
        "accepted": "受け入れられそう",
        "involvement": "場や物を貸す",
        "how": FOUND,
    }
    for field, value in values.items():
        fields = {"id": row, "field": field, "value": value, "seen": ""}
        do(room.first, workshop, "entry.write", **fields)
    room.open("/feasibility?a=verification_results")
    begin(room, "検証結果")
    picture = lead.get_by_test_id("stMain")
    expect(picture.get_by_text(re.compile("場や物を貸す")).first).to_be_visible()


def _vision(room: Room) -> None:
    """A note of the vision, what somebody does for it among their own to-dos, a last word."""
    workshop = room.workshop
    room.open("/reflection?a=vision")
    begin(room, "地域づくりの必要性")
    first = room.first.page
    add_entry(room.first, workshop, "vision", "/gap", text=VISION)
    expect(room.wall.page.get_by_text(VISION).first).to_be_visible()
    values = {"task": PART, "owner": [room.member(FIRST)], "status": "これから"}
    add_entry(room.first, workshop, "own_part", "", **values)
    room.first.open(f"/todo?w={workshop}")
    task = first.locator(".ks-todo").get_by_role("listitem").filter(has_text=PART)
    expect(task.first).to_be_visible()
    room.open("/kickoff?a=closing")
    begin(room, "クロージング|チェックアウト")
    add_entry(room.second, workshop, "check_out", "", resolve=PROMISE)


def _thread(room: Room, idea: str) -> None:
    """From the idea back to the resource and the case, and on to what came of it."""
    lead = room.facilitator
    lead.open(f"/thread?e={idea}&w={room.workshop}")
    told = lead.page.get_by_test_id("stMain")
    for text in ("どこから来たか", "ケースA", FEELING, RESOURCE):
        expect(told.get_by_text(text).first).to_be_visible()
