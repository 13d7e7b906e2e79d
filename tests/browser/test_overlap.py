"""The overlap of a case: notes from everywhere, ideas that join them, hands, rows of ideas."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.in_page import (
    cut_texts,
    in_the_end,
    nameless,
    poor_contrast,
    scrolls_sideways,
    small_targets,
)
from tests.browser.live_operations import do
from tests.browser.ready import Ready
from tests.browser.town_room import TownRoom

ONE, TWO = "①支援が必要な人", "②地域の可能性・やりたいこと"
IDEA = "縁側で将棋を教える"
SHEET = "overlap"


_CUT = """() => [...document.querySelectorAll(".ks-wall-columns > div")].filter((card) => {
  const [part, page] = [card, card.parentElement].map((box) => box.getBoundingClientRect());
  const elsewhere = part.left >= page.right - 1 || part.right <= page.left + 1;
  return !elsewhere && (part.bottom > page.bottom + 1 || part.right > page.right + 1);
}).map((card) => card.textContent)"""
"""Notes of the page that is shown which are not whole."""


@pytest.fixture
def room(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> TownRoom:
    """All look at the overlap of the one case."""
    room = TownRoom(browsers, server, owner, ready.take("community_building"))
    room.go("overlap")
    do(room.facilitator, room.workshop, "activity.focus", entry=room.case)
    room.open("/overlap?a=overlap")
    app = room.facilitator.page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    return room


def test_a_note_from_a_phone_is_joined_to_an_idea_and_hands_are_counted_live(
    room: TownRoom,
) -> None:
    phone, lead, wall = room.first.page, room.facilitator.page, room.wall.page
    phone.get_by_role("textbox", name="本人のこと").fill("将棋が好き")
    add = phone.get_by_role("button", name="追加", exact=True).filter(visible=True)
    expect(add).to_have_count(1)  # a phone shows one area once it has been measured
    add.click()
    expect(lead.get_by_role("button", name=re.compile("①1 *将棋が好き"))).to_be_visible()
    expect(wall.get_by_role("region", name=ONE)).to_contain_text("将棋が好き")
    room.add(SHEET, f"{room.case}/community", text="縁側を使ってほしい", who="田中屋")

    lead.get_by_role("button", name=re.compile("①1")).click()
    lead.get_by_role("button", name=re.compile("②1")).click()
    lead.get_by_role("button", name="この付箋をつないでアイデアを出す").click()
    asked = lead.get_by_role("dialog")
    expect(asked.locator(".ks-overlap-join")).to_have_text([re.compile("①1"), re.compile("②1")])
    asked.get_by_role("textbox", name="活動のアイデア").fill(IDEA)
    asked.get_by_role("button", name="アイデアを出す").click()
    on_wall = wall.get_by_role("region", name="③重なり（活動のアイデア）")
    expect(on_wall).to_contain_text(IDEA)
    expect(on_wall).to_contain_text("①1 将棋が好き")
    expect(on_wall).to_contain_text("②1 縁側を使ってほしい")

    phone.get_by_role("button", name=re.compile("^③ 重なり 1")).click()
    phone.get_by_role("button", name=re.compile("^できそう 0人")).click()
    expect(lead.get_by_role("button", name=re.compile("^できそう 1人"))).to_be_visible()
    lead.get_by_role("button", name=re.compile("^嬉しいことを書く")).click()
    asked = lead.get_by_role("dialog")
    for side in ("本人にとって嬉しいこと", "地域にとって嬉しいこと"):
        asked.get_by_role("textbox", name=side).fill("ありがとうと言われる")
    asked.get_by_role("spinbutton").fill("2")
    asked.get_by_role("button", name="この人数にする").click()
    expect(asked.get_by_role("status")).to_have_text("できそう 2人")
    asked.get_by_role("button", name="とじる").click()
    expect(on_wall).to_contain_text("どちらも嬉しい")
    expect(on_wall).to_contain_text("できそう 2人")
    expect(phone.get_by_text("★ どちらも嬉しい")).to_be_visible()
    assert small_targets(phone, ".ks-overlap", 48) == []
    assert not scrolls_sideways(phone)
    assert poor_contrast(lead, ".ks-overlap") == []
    assert poor_contrast(wall, ".ks-overlap-wall") == []


def test_enter_adds_but_not_while_the_text_is_converted(room: TownRoom) -> None:
    page = room.facilitator.page
    page.get_by_role("button", name=f"{ONE}に書く").click()
    box = page.get_by_role("textbox", name="本人のこと")
    box.fill("犬")
    expect(box).to_be_focused()
    box.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    expect(box).to_have_value("犬")
    box.press("Enter")
    expect(page.get_by_role("button", name=re.compile("①1 *犬"))).to_be_visible()
    expect(box).to_have_value("")


def test_with_the_keyboard_alone_a_note_is_carried_over_and_joined(room: TownRoom) -> None:
    page = room.facilitator.page
    page.get_by_role("button", name=f"{ONE}に、よそからうつす").press("Enter")
    asked = page.get_by_role("dialog")
    asked.get_by_role("checkbox", name="将棋").press("Space")
    asked.get_by_role("button", name="1枚をうつす").press("Enter")
    note = page.get_by_role("button", name=re.compile("①1 *将棋"))
    note.press("Space")
    expect(note).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="この付箋をつないでアイデアを出す").press("Enter")
    page.keyboard.type(IDEA)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name=IDEA)).to_be_visible()
    expect(page.get_by_text("② 地域の付箋もつなぐと、重なりになります。")).to_be_visible()
    assert nameless(page) == []


def test_many_notes_are_whole_on_the_wall(room: TownRoom) -> None:
    for at in range(20):
        room.add(SHEET, f"{room.case}/person", text=f"好きなこと その{at} 古い車の写真を集めている")
        room.add(
            SHEET,
            f"{room.case}/community",
            text=f"やりたいこと その{at} 公園の花を世話する人をふやしたい",
        )
        if at < 12:
            room.add(
                SHEET, f"{room.case}/idea", text=f"アイデア その{at} 花壇のそばで写真展をひらく"
            )
    wall = room.wall.page
    expect(wall.get_by_text("アイデア その11")).to_have_count(1)
    expect(wall.locator(".ks-overlap-pin")).to_have_count(40)
    assert in_the_end(lambda: wall.evaluate(_CUT), lambda cut: not cut) == []
    assert cut_texts(room.facilitator.page, ".ks-overlap") == []


def test_rows_are_made_of_ideas_in_one_step(room: TownRoom) -> None:
    room.add(SHEET, f"{room.case}/idea", text=IDEA)
    room.open("/feasibility?a=prepare_step4")
    page = room.first.page
    page.get_by_text("アイデアから行をつくる").click()
    page.get_by_role("button", name=f"{IDEA}を行にする").click()
    expect(page.get_by_text("✓ 行が1つあります")).to_be_visible()
    expect(page.locator(".ks-table-row")).to_contain_text(IDEA)
