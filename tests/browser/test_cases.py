"""Cases: written before the meeting, opened by the secretariat, told, and carried on."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from kasane.plain.clock import today
from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.in_page import scrolls_sideways, small_targets
from tests.browser.live_operations import do
from tests.browser.people import Person
from tests.browser.ready import Ready
from tests.browser.three_people import FIRST, Room

PAGE = "/case_sharing?a=case_sharing"
STORY = "80代の母と50代の兄弟が暮らす世帯"
NOTE = "親族から民生委員に様子が伝わった"
WELL = "うまく連携できたと思うこと・内容"


@pytest.fixture
def room(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> Room:
    """The first participant has written a case."""
    room = Room(browsers, server, owner, ready.take())
    room.go("case_sharing")
    room.open(PAGE)
    page = room.first.page
    page.get_by_role("button", name="＋ ケースを書く").click()
    page.get_by_role("textbox", name="対象者の概要").fill(STORY)
    page.get_by_text("うまくいった", exact=True).click()
    return room


def _story(person: Person) -> Locator:
    return person.page.get_by_role("textbox", name="対象者の概要")


def _open_case(room: Room) -> None:
    expect(_story(room.facilitator)).to_have_value(STORY)
    room.facilitator.open_case(STORY)
    closes = room.facilitator.page.get_by_role("button", name="公開をやめる", exact=True)
    expect(closes).to_be_visible()


def test_an_unopened_case_is_its_providers_and_the_secretariats_alone(room: Room) -> None:
    others = [room.traffic[who] for who in ("second", "wall")]
    expect(_story(room.facilitator)).to_have_value(STORY)
    expect(room.first.page.get_by_text("まだ公開していません").first).to_be_visible()
    page = room.facilitator.page
    page.get_by_role("textbox", name="事務局とのやりとりに書く").fill("世帯の人数は。")
    page.get_by_role("button", name="送る", exact=True).click()
    expect(room.first.page.get_by_text("世帯の人数は。")).to_be_visible()
    expect(page.get_by_role("button", name="公開する", exact=True)).to_be_disabled()
    for other in others:
        heard = json.dumps(other.records, ensure_ascii=False)
        assert STORY not in heard
        assert "世帯の人数は。" not in heard
    assert small_targets(room.first.page, ".ks-paper", 48) == []
    assert not scrolls_sideways(room.first.page)


def test_what_tells_who_somebody_is_is_marked_and_replaced_before_a_case_is_opened(
    room: Room,
) -> None:
    other = room.traffic["second"]
    slip = "<b>山田さん</b>の電話は090-1234-5678"
    course = room.first.page.get_by_role("textbox", name="支援の経過・結果")
    course.fill(slip)
    course.blur()
    page = room.facilitator.page
    expect(page.get_by_role("textbox", name="支援の経過・結果")).to_have_value(slip)
    page.get_by_role("radiogroup").get_by_text("匿名化した事例", exact=True).click()
    page.get_by_role("button", name="公開する", exact=True).click()
    asked = page.get_by_role("dialog")
    expect(asked.locator("mark")).to_have_text(["（1）山田さん", "（2）090-1234-5678"])
    expect(asked.get_by_text("見落としがあり得ます")).to_be_visible()
    expect(asked.get_by_role("button", name="公開する", exact=True)).to_be_disabled()
    asked.get_by_role("textbox", name="（1）").fill("本人")
    asked.get_by_role("button", name="（1）を置きかえる").click()
    expect(asked.get_by_text("<b>本人</b>の電話は")).to_be_visible()
    asked.get_by_role("button", name="（1）を置きかえる").click()
    expect(asked.locator("mark")).to_have_count(0)
    expect(course).to_have_value("<b>本人</b>の電話は［電話番号］")
    heard = json.dumps(other.records, ensure_ascii=False)
    assert "本人" not in heard


def test_an_opened_case_is_talked_over_by_all_and_carried_on(room: Room) -> None:
    _open_case(room)
    second = room.second.page
    expect(second.get_by_text(STORY)).to_be_visible()
    expect(_story(room.second)).to_have_count(0)
    second.get_by_role("textbox", name="付箋に書くこと").fill(NOTE)
    second.get_by_role("button", name="付箋をはる", exact=True).click()
    cell = room.facilitator.page.get_by_role("region", name=re.compile(f"^{WELL}"))
    expect(cell.get_by_text(NOTE)).to_be_visible()
    page = room.facilitator.page
    page.get_by_text("付箋を「わがまちの強み・課題検討シート」へうつす").click()
    page.get_by_role("checkbox", name=re.compile(NOTE)).check()
    page.locator(".ks-carry").get_by_label("場面・フェーズ").select_option(
        label="地域等とのつながり"
    )
    page.get_by_role("button", name="1枚をうつす").click()
    expect(page.get_by_text(re.compile("うつしました（地域）"))).to_be_visible()
    room.facilitator.expect_saved()
    heard = room.traffic["facilitator"]
    carried = heard.body("entry", lambda b: b["sheet"] == "strengths_matrix")
    source = heard.body("entry", lambda b: b.get("values", {}).get("text") == NOTE)
    assert carried["place"] == "community/can"
    assert carried["values"] == source["values"]
    assert len(carried["sources"]) == 1


def test_the_picked_set_needs_one_of_each(room: Room) -> None:
    page = room.facilitator.page
    expect(page.get_by_text("取り上げるケースが、まだ選ばれていません")).to_be_visible()
    page.get_by_role("checkbox", name="ケースAを取り上げる").check()
    warning = page.get_by_text(re.compile("「うまくいかなかった」がまだありません"))
    expect(warning).to_be_visible()
    page.get_by_role("button", name="＋ ケースを書く").click()
    page.get_by_text("うまくいかなかった", exact=True).last.click()
    page.get_by_role("checkbox", name="ケースBを取り上げる").check()
    expect(warning).to_have_count(0)
    expect(page.get_by_text("取り上げる 2件：ケースA → ケースB")).to_be_visible()
    page.get_by_role("button", name="ケースBを前へうごかす").click()
    expect(page.get_by_text("取り上げる 2件：ケースB → ケースA")).to_be_visible()


def test_the_case_in_focus_is_on_the_wall_with_ten_minutes_and_no_names(room: Room) -> None:
    _open_case(room)
    room.facilitator.page.get_by_role("button", name="投影する").click()
    wall = room.wall.page
    expect(wall.locator(".ks-wall")).to_contain_text(STORY)
    expect(wall.locator(".ks-wall")).to_contain_text("ケースA")
    expect(wall.get_by_role("timer", name="残り時間").first).to_have_text(
        re.compile("^(10:00|09:)")
    )
    assert FIRST not in wall.locator(".ks-wall").inner_text()
    room.facilitator.page.get_by_role("button", name="公開をやめる", exact=True).click()
    expect(wall.get_by_text(STORY)).to_have_count(0)


def test_what_is_written_after_the_meeting_is_marked_in_words_everywhere(room: Room) -> None:
    """Live, after a page is opened anew, and on the wall, notes too; a field is described by it."""
    _open_case(room)
    held = {"id": "m2", "steps": ["step2"], "date": today().isoformat(), "start": "15:00"}
    do(room.facilitator, room.workshop, "meeting.edit", **held)
    do(room.facilitator, room.workshop, "activity.go", activity=None)
    room.open(PAGE)
    second, mark = room.second.page, "第2回のあとに書き足し"
    expect(second.get_by_text(STORY)).to_be_visible()
    expect(second.get_by_text(mark)).to_have_count(0)
    room.first.page.get_by_role("textbox", name="支援の経過・結果").fill("見守りが始まった")
    expect(room.first.page.get_by_text(mark)).to_have_count(1)
    expect(second.locator("[data-field=course]").get_by_text(mark)).to_be_visible()
    leader = room.facilitator.page
    course = leader.get_by_role("textbox", name="支援の経過・結果")
    expect(course).to_have_accessible_description(mark)
    leader.reload()
    expect(course).to_have_accessible_description(mark)
    expect(_story(room.facilitator)).to_have_accessible_description("")
    second.get_by_role("textbox", name="付箋に書くこと").fill(NOTE)
    second.get_by_role("button", name="付箋をはる", exact=True).click()
    note = leader.locator(".ks-note").filter(has_text=NOTE)
    expect(note.get_by_text(mark)).to_be_visible()
    later = {"id": "m3", "steps": ["step3"], "date": today().isoformat(), "start": "16:00"}
    do(room.facilitator, room.workshop, "meeting.edit", **later)
    room.go("opening_step3")
    leader.get_by_role("button", name="投影する").click()
    expect(room.wall.page.locator(".ks-wall").get_by_text(mark)).to_have_count(2)


def test_a_case_goes_only_after_a_question_and_comes_back_later(room: Room) -> None:
    expect(_story(room.facilitator)).to_have_value(STORY)
    page = room.facilitator.page
    page.get_by_role("button", name="ケースAをけす").click()
    asked = page.get_by_role("alertdialog", name="「ケースA」を消しますか")
    asked.get_by_role("button", name="やめる").click()
    expect(_story(room.first)).to_have_value(STORY)
    page.get_by_role("button", name="ケースAをけす").click()
    asked.get_by_role("button", name="消す", exact=True).click()
    expect(_story(room.first)).to_have_count(0)
    room.facilitator.open(f"/acts?w={room.workshop}")
    expect(page.get_by_text(re.compile("「ケースA」.*を消した"))).to_be_visible()
    page.get_by_role("button", name="戻す", exact=True).first.click()
    expect(_story(room.first)).to_have_value(STORY)
