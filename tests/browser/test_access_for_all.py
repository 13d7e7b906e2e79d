"""Everybody can use the board: by keyboard alone, enlarged, on a phone, with a screen reader."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.app_server import AppServer
from tests.browser.board_room import Room, make_room
from tests.browser.browsers import Browsers
from tests.browser.in_page import (
    cut_texts,
    nameless,
    poor_contrast,
    scrolls_sideways,
    small_targets,
)
from tests.browser.people import CAN, IDEAS, PHONE, PROJECTOR, WANT, Participant, Person
from tests.browser.ready import Ready

ENLARGED = {"width": 683, "height": 384}
"""A laptop's 1366 × 768 at 200 %."""
FINGER = 48
PARTS = ".ks-part"
BOARD = ".ks-board"


@pytest.fixture(scope="module")
def room(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> Room:
    """A board that holds a note of every look."""
    room = make_room(browsers, server, owner, ready.take())
    first = room.participant(browsers, room.first)
    first.add(CAN, "窓口で気づいた")
    first.add(CAN, "二枚目の付箋")
    first.add(WANT, "夜の電話を受ける先")
    _colour(first, "夜の電話を受ける先", "とくに大事")
    first.choose("窓口で気づいた", "これをもとに③をつくる")
    first.place(IDEAS).get_by_role("textbox").first.fill("当番表をつくる")
    first.place(IDEAS).get_by_role("button", name="はる", exact=True).click()
    first.expect_saved()
    return room


def _colour(person: Person, text: str, colour: str) -> None:
    person.note(text).get_by_role("button", name="この付箋でできること").click()
    person.page.get_by_role("menuitemradio", name=colour).click()
    expect(person.note(text)).to_contain_text(colour)


def test_the_board_by_keyboard_alone(browsers: Browsers, room: Room) -> None:
    person = room.participant(browsers, room.first)
    page, keys = person.page, person.page.keyboard
    add = person.place(CAN).get_by_role("button", name=re.compile("付箋をはる$"))
    _tab_to(page, '.ks-add[data-place="grasp/can"]')
    expect(add).to_be_focused()
    keys.press("Enter")
    keys.type("鍵盤で書いた札")
    keys.press("Tab")
    expect(person.place(CAN).get_by_role("button", name="はる", exact=True)).to_be_focused()
    keys.press("Enter")
    expect(person.note("鍵盤で書いた札")).to_be_visible()
    expect(person.place(CAN).get_by_role("textbox").first).to_be_focused()
    keys.press("Escape")
    expect(add).to_be_focused()
    _tab_to(page, ".ks-note", key="Shift+Tab")
    _walk_to(person, "鍵盤で書いた札")
    keys.press("Control+ArrowRight")
    expect(person.place(WANT).get_by_text("鍵盤で書いた札")).to_be_visible()
    expect(person.note("鍵盤で書いた札")).to_be_focused()
    _move_by_dialog(person)
    keys.press("Delete")
    expect(person.note("鍵盤で書いた札")).to_have_count(0)
    person.expect_saved()
    keys.press("Control+z")
    expect(person.note("鍵盤で書いた札")).to_be_visible()


def _tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press the key until something of that kind has the focus."""
    for _ in range(80):
        page.keyboard.press(key)
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} is not reached by {key}")


def _walk_to(person: Person, text: str) -> None:
    """Arrows go from note to note: down the place, here."""
    for _ in range(10):
        if text in person.page.evaluate("document.activeElement.textContent"):
            return
        person.page.keyboard.press("ArrowDown")
    raise AssertionError(f"{text} is not reached by arrows")


def _move_by_dialog(person: Person) -> None:
    person.page.keyboard.press("m")
    dialog = person.page.get_by_role("dialog", name="付箋をうごかす")
    expect(dialog.get_by_label("列")).to_be_focused()
    person.page.keyboard.press("ArrowUp")
    _tab_to(person.page, ".ks-board-dialog .ks-primary")
    person.page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(person.place(CAN).get_by_text("鍵盤で書いた札")).to_be_visible()
    person.note("鍵盤で書いた札").focus()


def test_a_screen_reader_hears_japanese_and_a_name_for_every_control(
    browsers: Browsers, room: Room
) -> None:
    facilitator = room.facilitator(browsers)
    expect(facilitator.page.locator("html")).to_have_attribute("lang", "ja")
    assert nameless(facilitator.page) == []
    facilitator.page.get_by_role("button", name=re.compile("まとめてはる")).click()
    assert nameless(facilitator.page) == []
    facilitator.page.keyboard.press("Escape")
    facilitator.note("二枚目").get_by_role("button", name="この付箋でできること").click()
    assert nameless(facilitator.page) == []
    phone = _on_the_phone(browsers, room)
    assert nameless(phone.page) == []


def _on_the_phone(browsers: Browsers, room: Room) -> Participant:
    return room.participant(browsers, room.second, PHONE, touch=True)


def test_at_200_percent_nothing_is_cut_off(browsers: Browsers, room: Room) -> None:
    context = browsers.program.new_context(viewport=ENLARGED, device_scale_factor=2, locale="ja-JP")
    for cookies in (room.owner, room.first):
        context.clear_cookies()
        context.add_cookies(cookies)
        page = context.new_page()
        page.goto(f"{room.url}/strengths_matrix?w={room.workshop}")
        page.locator(".ks-board .ks-add, .ks-phone").first.wait_for()
        assert not scrolls_sideways(page)
        assert cut_texts(page, BOARD) == []
    context.close()


def test_every_text_stands_out_from_what_lies_behind_it(browsers: Browsers, room: Room) -> None:
    facilitator = room.facilitator(browsers)
    phone = _on_the_phone(browsers, room)
    projector = Person(browsers, room.url, PROJECTOR)
    projector.context.add_cookies(room.owner)
    projector.open(f"/projector?w={room.workshop}")
    facilitator.page.get_by_role("button", name="この活動を始める").click()
    projector.place(CAN).wait_for()
    for state in ("個人ワーク", "締切", "公開"):
        facilitator.set_state(state)
        if state == "公開":
            _show_all_looks(facilitator, phone)
        for person in (facilitator, phone, projector):
            assert poor_contrast(person.page, PARTS) == []


def _show_all_looks(facilitator: Person, phone: Participant) -> None:
    """A hidden note, a form, chosen sources, a message, a menu."""
    facilitator.choose("二枚目の付箋", "見えなくする")
    expect(facilitator.note("二枚目の付箋")).to_contain_text("見えなくしています")
    facilitator.page.get_by_role("button", name="付箋をえらんで③をつくる").click()
    facilitator.note("窓口で気づいた").get_by_role("checkbox").check()
    phone.page.locator(".ks-phone").get_by_role("textbox").first.fill("電話からの札")
    phone.page.get_by_role("button", name="付箋をはる").click()
    expect(phone.page.get_by_text("付箋をはりました。").first).to_be_visible()
    facilitator.note("夜の電話").get_by_role("button", name="この付箋でできること").click()


def test_on_a_phone_every_target_is_large_enough_for_a_finger(
    browsers: Browsers, room: Room
) -> None:
    phone = _on_the_phone(browsers, room)
    phone.page.locator(".ks-phone").get_by_role("textbox").first.fill("指で書いた札")
    phone.page.get_by_role("button", name="付箋をはる").click()
    expect(phone.note("指で書いた札")).to_be_visible()
    assert small_targets(phone.page, PARTS, FINGER) == []
    phone.page.get_by_role("button", name="付箋をえらんで③をつくる").click()
    assert small_targets(phone.page, PARTS, FINGER) == []
    phone.page.get_by_role("button", name="えらぶのをやめる").click()
    phone.note("指で書いた札").get_by_role("button", name="その他").click()
    assert small_targets(phone.page, PARTS, FINGER) == []
    phone.page.get_by_role("menuitem", name="うごかす").click()
    assert small_targets(phone.page, PARTS, FINGER) == []
    assert not scrolls_sideways(phone.page)
    assert cut_texts(phone.page, PARTS) == []


TRANSLATED = """() => {
  const left = "font, script, style, textarea, [translate=no]";
  const wrap = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    for (const text of found) {
      if (!text.data.trim() || !text.parentElement || text.parentElement.closest(left)) continue;
      const outer = document.createElement("font");
      const inner = document.createElement("font");
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  const seen = { childList: true, characterData: true, subtree: true };
  new MutationObserver(() => wrap(document.body)).observe(document.body, seen);
  wrap(document.body);
}"""
"""As a browser does that translates a page, and all that comes to it."""


def test_a_translated_page_loses_no_note_and_keeps_its_layout(
    browsers: Browsers, room: Room
) -> None:
    facilitator, phone = room.facilitator(browsers), _on_the_phone(browsers, room)
    phone.page.evaluate(TRANSLATED)
    phone.page.locator(".ks-phone").get_by_role("textbox").first.fill("訳される画面の札")
    phone.page.get_by_role("button", name="付箋をはる").click()
    expect(phone.note("訳される画面の札")).to_be_visible()
    expect(facilitator.note("訳される画面の札")).to_be_visible()
    facilitator.page.evaluate(TRANSLATED)
    assert facilitator.page.locator(".ks-board font").count() > 0
    expect(facilitator.page.locator(".ks-menu-button font, .ks-ask font")).to_have_count(0)
    phone.page.locator(".ks-phone").get_by_role("textbox").first.fill("訳のあとの札")
    phone.page.get_by_role("button", name="付箋をはる").click()
    for person in (phone, facilitator):
        expect(person.page.get_by_text("訳のあとの札")).to_have_count(1)
        expect(person.note("訳される画面の札")).to_be_visible()
        assert not scrolls_sideways(person.page)
    phone.expect_saved()
