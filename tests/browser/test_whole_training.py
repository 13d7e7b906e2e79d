"""国研修, walked: homework handed in, what others see of one's organisation, what one will do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.in_page import scrolls_sideways
from tests.browser.live_operations import add_entry, do, held, keep_in_shared
from tests.browser.programme_walk import begin, record_texts
from tests.browser.ready import Ready
from tests.browser.three_people import FIRST, Room

HOMEWORK = "地域共生社会とは（11月10日まで）"
SEEN, AWAITED = "手帳のある人の窓口だと思われている", "一緒に家を訪ねてほしい"
WILL_DO = "店を回る日に一緒に歩く"
LEARNED = "活動を増やす前に会いに行く"


def test_from_homework_to_what_one_will_do_and_the_record(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready, tmp_path: Path
) -> None:
    room = Room(browsers, server, owner, ready.take("national_training"))
    _homework(room)
    _seen_by_others(room)
    _will_do(room)
    keep_in_shared(room.facilitator, room.workshop, SEEN, AWAITED, WILL_DO, LEARNED)
    texts = record_texts(room, "プログラム全体の記録", tmp_path)
    for text in (SEEN, AWAITED, WILL_DO, LEARNED, HOMEWORK):
        assert text in texts
    assert FIRST not in texts


def _homework(room: Room) -> None:
    """What the secretariat asks for becomes a row of one's own on the phone; it is handed in."""
    workshop = room.workshop
    add_entry(room.facilitator, workshop, "training_notice", "", task_before=HOMEWORK)
    room.open("/sheets?a=homework_out")
    phone = room.first.page
    phone.get_by_text(re.compile("自分の行をつくる")).first.click()
    phone.get_by_role("button", name=f"{HOMEWORK}を行にする").click()
    room.first.expect_saved()
    (row,) = held(phone, workshop, "homework")
    change = {"id": row, "field": "status", "value": "提出した", "seen": ""}
    do(room.first, workshop, "entry.write", **change)
    told = room.traffic["facilitator"].body
    handed_in = told("entry", lambda body: body["values"].get("status") == "提出した")
    assert handed_in["values"]["owner"] == [room.member(FIRST)]
    values = {"watched_title": "テーマ「地域づくり」の動画", "learned": LEARNED}
    add_entry(room.first, workshop, "viewing_memo", "", **values)


def _seen_by_others(room: Room) -> None:
    """Both sides write unseen by each other; opened, both stand on the wall."""
    room.open("/sheets?a=seen_from_outside")
    begin(room, "多角的")
    for person, place, text in (
        (room.first, "looks/by_itself", SEEN),
        (room.second, "awaited/by_others", AWAITED),
    ):
        add_entry(person, room.workshop, "seen_by_others", place, text=text)
        expect(person.page.get_by_text(text).first).to_be_visible()
    expect(room.second.page.get_by_text(SEEN)).to_have_count(0)
    expect(room.wall.page.get_by_text(SEEN)).to_have_count(0)
    do(room.facilitator, room.workshop, "sheet.state", sheet="seen_by_others", state="open")
    for text in (SEEN, AWAITED):
        expect(room.wall.page.get_by_text(text).first).to_be_visible()
        expect(room.first.page.get_by_text(text).first).to_be_visible()
    assert not scrolls_sideways(room.first.page)


def _will_do(room: Room) -> None:
    """What one will do is among one's own to-dos, and stands on the wall."""
    room.open("/sheets?a=basic_two_questions")
    begin(room, "質疑応答")
    values = {"task": WILL_DO, "owner": [room.member(FIRST)], "status": "これから"}
    add_entry(room.first, room.workshop, "own_action", "", **values)
    expect(room.wall.page.get_by_text(WILL_DO).first).to_be_visible()
    room.first.open(f"/todo?w={room.workshop}")
    task = room.first.page.locator(".ks-todo").get_by_role("listitem").filter(has_text=WILL_DO)
    expect(task.first).to_be_visible()
