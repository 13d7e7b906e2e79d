"""The whole of チームづくり編, from an empty data folder to the Word files; and Step1 alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import add_entry, do, keep_in_shared
from tests.browser.people import LAPTOP, Facilitator
from tests.browser.programme_walk import begin, everybody_speaks, record_texts
from tests.browser.ready import Prepared, Ready
from tests.browser.three_people import FIRST, Room

REASON = "相談が窓口のあいだで止まってしまうから"
TROUBLE = "担当が決まるまでに1か月かかった"
STORY = "80代の母と50代の兄弟が暮らす世帯"
GOOD = "親族から民生委員に様子が伝わった"
IDEA = "断る前に電話する「つなぎ電話」をつくる"
FOUND = "3つの課が賛成した"
WHY = "窓口で断られた世帯が、次の相談先につながらなかったから。"
PROMISE = "来月から自分の窓口で始めます"


@pytest.fixture
def room(browsers: Browsers, own_server: AppServer) -> Room:
    facilitator = Facilitator(browsers, own_server.url, LAPTOP)
    facilitator.come_in()
    workshop = facilitator.begin_workshop("重層チームづくり会議")
    prepared = Prepared(workshop, facilitator.code(workshop))
    return Room(browsers, own_server, facilitator.context.cookies(), prepared)


def test_from_an_empty_folder_to_the_plan_and_its_record(
    room: Room, own_server: AppServer, tmp_path: Path
) -> None:
    _prepare(room)
    _step1(room)
    case = _case(room)
    _step2(room, case)
    own_server.kill()
    own_server.start()
    _step3(room)
    _thread(room)
    keep_in_shared(room.facilitator, room.workshop, TROUBLE, IDEA, FOUND, WHY)
    texts = record_texts(room, "プログラム全体の記録", tmp_path)
    for text in (TROUBLE, IDEA, FOUND, WHY):
        assert text in texts
    assert STORY not in texts
    assert FIRST not in texts
    plan = record_texts(room, "企画書だけ", tmp_path)
    assert IDEA in plan
    assert WHY in plan


def test_step1_alone_is_a_whole_record_too(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready, tmp_path: Path
) -> None:
    room = Room(browsers, server, owner, ready.take())
    _step1(room)
    texts = record_texts(room, "1回分の記録", tmp_path)
    assert TROUBLE in texts
    assert IDEA not in texts


def _prepare(room: Room) -> None:
    lead = room.facilitator
    lead.open(f"/preparation?a=programme_design&w={room.workshop}")
    field = lead.page.get_by_role("textbox", name="重層事業に取り組む目的・理由")
    field.fill(REASON)
    field.blur()
    lead.expect_saved()


def _step1(room: Room) -> None:
    room.open("/kickoff?a=opening_step1")
    begin(room, "オープニング|今日の目的|自己紹介")
    everybody_speaks(room)
    room.open("/activity?a=reflection")
    begin(room, "連携・協働を振り返る")
    page = room.first.page
    page.get_by_role("textbox", name="付箋に書くこと").fill(TROUBLE)
    page.get_by_role("button", name="付箋をはる", exact=True).click()
    expect(room.second.note(TROUBLE)).to_be_visible()
    expect(room.wall.page.get_by_text(TROUBLE).first).to_be_visible()


def _case(room: Room) -> str:
    """A case that its author writes and the secretariat opens; returns a note of it."""
    room.open("/case_sharing?a=case_sharing")
    page = room.first.page
    page.get_by_role("button", name="＋ ケースを書く").click()
    page.get_by_role("textbox", name="対象者の概要").fill(STORY)
    page.get_by_text("うまくいった", exact=True).click()
    lead = room.facilitator.page
    expect(lead.get_by_role("textbox", name="対象者の概要")).to_have_value(STORY)
    expect(room.second.page.get_by_text(STORY)).to_have_count(0)
    begin(room, "ケースを共有")
    room.facilitator.open_case()
    expect(room.second.page.get_by_text(STORY)).to_be_visible()
    case = room.traffic["second"].record("entry", lambda body: body.get("letter") == "A")
    assert case["body"]["values"]["outline"] == STORY
    place = f"{case['id']}/well/content"
    return add_entry(room.second, room.workshop, "case_study", place, text=GOOD)


def _step2(room: Room, note: str) -> None:
    """From the case's note to an idea, votes, and a plan of it."""
    lead, workshop = room.facilitator.page, room.workshop
    room.open("/strengths_matrix?a=strengths_matrix")
    begin(room, "強みと課題")
    room.facilitator.set_state("公開")
    carried, idea = "carried-note-1", "idea-number-1"
    can = {"sheet": "strengths_matrix", "place": "grasp/can", "values": {"text": GOOD}}
    do(room.facilitator, workshop, "entry.add", id=carried, **can, sources=[note])
    do_it = {"sheet": "strengths_matrix", "place": "/do", "values": {"text": IDEA}}
    do(room.first, workshop, "entry.add", id=idea, **do_it, sources=[carried])
    expect(room.wall.page.get_by_text(IDEA).first).to_be_visible()

    room.open("/idea_priorities?a=idea_priorities")
    begin(room, "アクションを検討")
    for person in (room.first, room.second):
        person.page.get_by_role("button", name=f"「{IDEA}」にシールを1枚はる").click()
    expect(room.wall.page.get_by_text("投票した人 2人")).to_be_visible()
    lead.get_by_role("button", name="開票する").click()
    lead.get_by_role("alertdialog").get_by_role("button", name="開票する").click()
    results = room.first.page.get_by_role("list", name="投票の結果")
    expect(results.get_by_role("listitem").filter(has_text=IDEA).first).to_contain_text("1位")

    row = {"task": "3つの課に聞く", "owner": [room.member(FIRST)], "status": "これから"}
    fields = {"sheet": "step3_preparation", "place": "", "values": row, "sources": [idea]}
    do(room.facilitator, workshop, "entry.add", id="action-number-1", **fields)
    room.first.open(f"/todo?w={workshop}")
    task = room.first.page.locator(".ks-todo").get_by_role("listitem").filter(has_text="3つの課")
    expect(task.first).to_be_visible()
    seen = {"id": "action-number-1", "seen": ""}
    do(room.first, workshop, "entry.write", field="found", value=FOUND, **seen)


def _step3(room: Room) -> None:
    lead, workshop = room.facilitator, room.workshop
    room.open("/action_plan?a=plan")
    begin(room, "企画を具体化")
    fields = {"sheet": "plan", "place": "", "values": {"idea": IDEA}}
    do(lead, workshop, "entry.add", id="plan-number-1", **fields, sources=["idea-number-1"])
    field = lead.page.get_by_role("textbox", name="なぜこの取組が必要か")
    expect(field).to_be_visible()
    field.fill(WHY)
    field.blur()
    lead.expect_saved()
    expect(room.second.page.get_by_role("textbox", name="なぜこの取組が必要か")).to_have_value(WHY)
    room.open("/kickoff?a=closing")
    begin(room, "クロージング|チェックアウト")
    said = {"sheet": "check_out", "place": "", "values": {"resolve": PROMISE}}
    do(room.second, workshop, "entry.add", id="said-number-1", **said)


def _thread(room: Room) -> None:
    """From the plan back to the case, in words."""
    lead = room.facilitator
    lead.open(f"/thread?e=plan-number-1&w={room.workshop}")
    told = lead.page.get_by_test_id("stMain")
    for text in ("どこから来たか", IDEA, GOOD, "ケースA"):
        expect(told.get_by_text(text).first).to_be_visible()
