"""What the newer programmes have of their own, each on three screens, and its record."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.in_page import scrolls_sideways
from tests.browser.live_operations import add_entry, do, held, keep_in_shared
from tests.browser.programme_walk import Walk, begin, record_texts
from tests.browser.three_people import FIRST

STORY = "朝の支度で手いっぱいの世帯"
EVIDENCE = "四つの課が同じ会議に出ている"
HANDED = "家計の相談から、通う先へ"
CARRIED, FLAME = "店の人の一言に救われた", "来月、朝市に顔を出す"
TROUBLE, CAN = "会議を開いても、来る人がいつも同じ", "先に始めた市町村を紹介する"
GOAL, CAME = "同じ言葉で話している", "課長会議で一文ができた"
TOWNS = ("みなと市", "やま町", "かわべ村", "うみの町", "たけのこ市")
QUESTION = "断られたあと、いつ会いに行きますか"


def test_a_case_of_the_support_conference_opens_once_all_have_confirmed(
    walk: Walk, tmp_path: Path
) -> None:
    room = walk("case_conference", "/case_sharing?a=sharing", "情報を共有する")
    phone, lead, wall = room.first.page, room.facilitator.page, room.wall.page
    phone.get_by_role("button", name="＋ ケースを書く").click()
    phone.get_by_text("支援会議（106条の6）", exact=True).first.click()
    phone.get_by_role("textbox", name="暮らしの様子").fill(STORY)
    phone.get_by_role("textbox", name="暮らしの様子").blur()
    room.first.expect_saved()
    expect(lead.get_by_text("ケースA", exact=True).first).to_be_visible()
    lead.get_by_role("button", name="公開する", exact=True).click()
    asked = lead.get_by_role("dialog")
    expect(asked.get_by_text(STORY)).to_be_visible()
    asked.get_by_text("匿名化を確認しました").click()
    asked.get_by_role("button", name="公開する", exact=True).click()
    expect(asked.get_by_text(re.compile(f"まだの人がいます.*{FIRST}"))).to_be_visible()
    lead.keyboard.press("Escape")

    for person in (room.facilitator, room.first):
        add_entry(person, room.workshop, "secrecy", "", promised="1")
    room.open("/case_sharing?a=sharing")
    lead.get_by_role("button", name="公開する", exact=True).click()
    asked.get_by_text("匿名化を確認しました").click()
    asked.get_by_role("button", name="公開する", exact=True).click()
    expect(asked).to_have_count(0)
    lead.get_by_role("button", name="投影する").click()
    expect(wall.locator(".ks-wall")).to_contain_text(STORY)
    texts = record_texts(room, "プログラム全体の記録", tmp_path)
    assert "ケース会議" in texts
    assert STORY not in texts


def test_points_of_the_five_items_are_a_shape_on_screen_and_in_the_record(
    walk: Walk, tmp_path: Path
) -> None:
    room = walk("system_building", "/sheets?a=readiness", "5つの項目")
    phone, lead = room.first.page, room.facilitator.page
    rows = held(lead, room.workshop, "readiness")
    assert len(rows) == 5
    for entry in rows:
        write = {"id": entry, "field": "first", "seen": "", "value": "3 一部でできている"}
        do(room.facilitator, room.workshop, "entry.write", **write)
    evidence = phone.get_by_role("textbox", name="はじめの点の根拠").first
    evidence.fill(EVIDENCE)
    evidence.blur()
    room.first.expect_saved()
    expect(lead.get_by_text("体制整備に必要な5つの項目の形")).to_be_visible()
    expect(lead.locator(".js-plotly-plot .polar").first).to_be_visible()
    expect(room.wall.page.get_by_text(EVIDENCE).first).to_be_visible()
    keep_in_shared(room.facilitator, room.workshop, EVIDENCE)
    assert EVIDENCE in record_texts(room, "プログラム全体の記録", tmp_path)


def test_overlaps_of_works_are_handed_over_and_the_plan_tells_what_it_lacks(
    walk: Walk, tmp_path: Path
) -> None:
    room = walk("implementation_plan", "/sheets?a=design", "事業の組み合わせ")
    phone, lead = room.first.page, room.facilitator.page
    for page in (phone, lead):
        page.get_by_text("包括的相談支援と参加支援の重なり", exact=True).first.click()
    phone.get_by_role("textbox", name="していること").fill("家計の相談を受ける")
    phone.get_by_role("button", name="追加", exact=True).filter(visible=True).click()
    lead.get_by_role("button", name=re.compile("①1 *家計の相談")).click()
    lead.get_by_role("button", name="この付箋をつないで重なりを書く").click()
    asked = lead.get_by_role("dialog")
    asked.get_by_role("textbox", name="重なるところ").fill(HANDED)
    asked.get_by_role("button", name="重なりを書く").click()
    expect(room.wall.page.get_by_text(HANDED).first).to_be_visible()
    expect(lead.get_by_text("アイデア")).to_have_count(0)

    room.facilitator.open(f"/action_plan?a=writing_plan&w={room.workshop}")
    whole = lead.get_by_text(re.compile("必ず書く事項 0／5"))
    expect(whole).to_be_visible()
    cooperation = lead.get_by_role("textbox", name="支援関係機関間の連携に関する事項")
    cooperation.fill(HANDED)
    cooperation.blur()
    expect(lead.get_by_text(re.compile("必ず書く事項 1／5"))).to_be_visible()
    keep_in_shared(room.facilitator, room.workshop, HANDED)
    plan = record_texts(room, "重層的支援体制整備事業実施計画（案）だけ", tmp_path)
    assert HANDED in plan
    assert "包括的相談支援と参加支援の重なり" not in plan


def test_what_came_of_a_goal_is_alone_on_the_wall_by_one_press_and_five_towns_lie_side_by_side(
    walk: Walk,
) -> None:
    room = walk("system_building", "/sheets?a=results", "目標ごとに成果と課題を書く")
    lead, wall = room.facilitator.page, room.wall.page
    for sheet, values in (("goals", {"goal": GOAL}), ("outcomes", {"goal": GOAL, "result": CAME})):
        add_entry(room.facilitator, room.workshop, sheet, "", **values)
    for page in (lead, room.first.page):
        sheet = page.get_by_text("得られた成果と今後の課題", exact=True)
        sheet.filter(visible=True).first.click()
    expect(wall.get_by_text(CAME).first).to_be_visible()
    lead.get_by_role("button", name="目標ごとに読む").click()
    expect(wall.get_by_role("heading", name=GOAL)).to_be_visible()
    expect(wall.get_by_text("（まだありません）").first).to_be_visible()
    expect(room.first.page.get_by_role("table", name=GOAL)).to_contain_text(CAME)
    assert not scrolls_sideways(room.first.page)

    room.open("/sheets?a=exchange2_sharing")
    begin(room, "自治体現状共有")
    for number, town in enumerate(TOWNS):
        values = {"town_name": town, "population": f"{number + 1}万人"}
        add_entry(room.facilitator, room.workshop, "assessment", "", **values)
    lead.get_by_role("button", name="並べて", exact=True).click()
    population = wall.get_by_role("group", name="人口")
    for town in TOWNS:
        expect(population.get_by_text(town)).to_be_visible()


def test_questions_of_the_hall_reach_the_seminars_wall_and_record(
    walk: Walk, tmp_path: Path
) -> None:
    room = walk("community_seminar", "/sheets?a=interval", "休憩|質問")
    phone = room.first.page
    phone.get_by_role("button", name="＋ 行を足す").click()
    question = phone.get_by_role("textbox", name="質問").first
    question.fill(QUESTION)
    question.blur()
    room.first.expect_saved()
    expect(room.wall.page.get_by_text(QUESTION).first).to_be_visible()
    keep_in_shared(room.facilitator, room.workshop, QUESTION)
    assert QUESTION in record_texts(room, "プログラム全体の記録", tmp_path)


def test_words_of_the_camp_are_gathered_on_the_wall_and_each_says_what_comes_next(
    walk: Walk, tmp_path: Path
) -> None:
    room = walk("camp", "/sheets?a=cooking", "飯盒炊爨")
    phone, wall = room.first.page, room.wall.page
    add_entry(room.first, room.workshop, "same_view", "/carried", text=CARRIED)
    for page in (phone, room.facilitator.page):
        expect(page.get_by_text(CARRIED).first).to_be_visible()
    expect(wall.get_by_text(CARRIED).first).to_be_visible()
    assert not scrolls_sideways(phone)

    room.open("/sheets?a=campfire")
    begin(room, "キャンプファイヤー")
    add_entry(room.first, room.workshop, "my_flame", "", next_step=FLAME)
    told = room.traffic["facilitator"].body
    assert told("entry", lambda body: body["values"].get("next_step") == FLAME)
    keep_in_shared(room.facilitator, room.workshop, CARRIED, FLAME)
    texts = record_texts(room, "プログラム全体の記録", tmp_path)
    assert CARRIED in texts
    assert FLAME in texts


def test_what_the_prefecture_can_do_becomes_what_it_will_do_with_who_and_until_when(
    walk: Walk, tmp_path: Path
) -> None:
    room = walk("prefectural_training", "/sheets?a=group_work", "グループワーク")
    phone, lead, wall = room.first.page, room.facilitator.page, room.wall.page
    for place, text in (("/towns_trouble", TROUBLE), ("/prefecture_can", CAN)):
        add_entry(room.first, room.workshop, "backing", place, text=text)
        expect(wall.get_by_text(text).first).to_be_visible()
        expect(phone.get_by_text(text).first).to_be_visible()
    assert not scrolls_sideways(phone)
    lead.get_by_text("後方支援として次にすること", exact=True).first.click()
    lead.get_by_text("できることから行をつくる").first.click()
    lead.get_by_role("button", name=f"{CAN}を行にする").click()
    room.facilitator.expect_saved()
    ((row, body),) = held(lead, room.workshop, "backing_plan").items()
    assert body["values"]["task"] == CAN
    owner = {"id": row, "field": "owner", "value": [room.member(FIRST)], "seen": ""}
    do(room.facilitator, room.workshop, "entry.write", **owner)
    room.first.open(f"/todo?w={room.workshop}")
    task = phone.locator(".ks-todo").get_by_role("listitem").filter(has_text=CAN)
    expect(task.first).to_be_visible()
    keep_in_shared(room.facilitator, room.workshop, TROUBLE, CAN)
    texts = record_texts(room, "プログラム全体の記録", tmp_path)
    assert TROUBLE in texts
    assert texts.count(CAN) > 1
