"""The room together: one timer, one way through the day, and a line that may break."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import do
from tests.browser.people import (
    CAN,
    LAPTOP,
    PHONE,
    PROJECTOR,
    Facilitator,
    Participant,
    Person,
    leader,
)
from tests.browser.ready import Prepared, Ready

NEXT = "アイデアの妥当性や実現性を確認するためのアクションを検討する"
HERE = "わがまちの強みと課題から、取組アイデアを出す"
NAME = "もりの はるか"
NOTE = "配達の人が気づいてくれる"
CONTROLS = ("button", "link", "textbox", "combobox", "checkbox", "radio", "switch")


@dataclass(frozen=True)
class Room:
    """A room in an activity: who leads, who takes part, and the screen on the wall."""

    workshop: str
    code: str
    facilitator: Facilitator
    participant: Participant
    projector: Person

    @property
    def everybody(self) -> tuple[Person, ...]:
        return (self.facilitator, self.participant, self.projector)


def _room(browsers: Browsers, facilitator: Facilitator, prepared: Prepared) -> Room:
    """A workshop in its board activity, with a participant and a projector."""
    workshop = prepared.workshop
    do(facilitator, workshop, "activity.go", activity="strengths_matrix")
    participant = Participant(browsers, facilitator.url, LAPTOP)
    participant.be_let_in(prepared.code, NAME)
    projector = Person(browsers, facilitator.url, PROJECTOR)
    projector.context.add_cookies(facilitator.context.cookies())
    projector.open(f"/projector?w={workshop}")
    participant.open(f"/strengths_matrix?w={workshop}")
    facilitator.lead_at_the_board(workshop)
    for person in (participant, projector):
        expect(person.page.get_by_role("heading", name=HERE)).to_be_visible()
        expect(person.place(CAN)).to_be_visible()
    return Room(workshop, prepared.code, facilitator, participant, projector)


@pytest.fixture
def room(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> Room:
    return _room(browsers, leader(browsers, server, owner), ready.take())


def test_the_timer_is_the_same_on_every_screen(room: Room) -> None:
    page = room.facilitator.page
    page.get_by_role("button", name="時間を決める").click()
    page.get_by_role("button", name="3分", exact=True).click()
    _all_say(room, "03:00", "開始前")
    page.get_by_role("button", name="＋1分").click()
    _all_say(room, "04:00")
    page.get_by_role("button", name="始める", exact=True).click()
    for person in room.everybody:
        expect(_timer(person)).to_have_text(re.compile("^03:"))
    page.get_by_role("button", name="一時停止").click()
    expect(page.get_by_text("一時停止中")).to_be_visible()
    _all_say(room, _timer(room.facilitator).inner_text(), "一時停止中")

    page.get_by_role("button", name="時間を決める").click()
    page.get_by_label("ほかの長さ（分）").fill("0.1")
    page.get_by_label("ほかの長さ（分）").press("Enter")
    _all_say(room, "00:06", "開始前")
    room.projector.page.evaluate(_NOTE_WORDS)
    page.get_by_role("button", name="始める", exact=True).click()
    _all_say(room, "終了", "時間です")
    assert room.projector.page.evaluate("window.signs") == ["", "残りわずか", "時間です"]
    expect(page.get_by_role("button", name="始める", exact=True)).to_be_visible()


def _timer(person: Person) -> Locator:
    return person.page.get_by_role("timer", name="残り時間")


def _all_say(room: Room, figures: str, word: str = "") -> None:
    for person in room.everybody:
        expect(_timer(person)).to_have_text(figures)
        if word:
            expect(person.page.get_by_text(word).first).to_be_visible()


_NOTE_WORDS = """() => {
  const sign = document.querySelector(".ks-timer-sign");
  window.signs = [];
  const note = () => window.signs.push(sign.textContent);
  new MutationObserver(note).observe(sign, { childList: true });
}"""
"""A word may stand on screen for a second only."""


def test_the_room_goes_on_and_nobody_is_torn_away_while_typing(room: Room) -> None:
    participant = room.participant.page
    region = room.participant.place(CAN)
    region.get_by_role("button", name=re.compile("付箋をはる$")).click()
    field = region.get_by_role("textbox").first
    field.press_sequentially("書いているとちゅう")
    onward = room.facilitator.page.get_by_role("button", name=re.compile("^つぎへ（30分）"))
    onward.dblclick()  # the second press moves nobody
    for person in (room.facilitator, room.projector):
        expect(person.page.get_by_role("heading", name=NEXT, level=1)).to_be_visible()
    offered = participant.get_by_text(f"事務局が「{NEXT}」に移りました。")
    expect(offered).to_be_visible()
    expect(field).to_be_focused()
    field.press_sequentially("です")
    expect(field).to_have_value("書いているとちゅうです")
    expect(participant.get_by_role("heading", name=HERE)).to_be_visible()
    participant.get_by_role("button", name="そちらへ行く").click()
    expect(participant.get_by_role("heading", name=NEXT, level=1)).to_be_visible()
    expect(offered).to_have_count(0)


def test_the_wall_shows_neither_names_nor_controls(room: Room) -> None:
    room.facilitator.set_state("公開")
    names = room.facilitator.page.get_by_role("switch", name=re.compile("書いた人の名前"))
    names.click()
    room.facilitator.page.get_by_role("button", name="名前を出す").click()
    expect(names).to_be_checked()
    room.participant.add(CAN, NOTE)
    expect(room.facilitator.note(NOTE)).to_contain_text(NAME)
    wall = room.projector.page
    expect(wall.get_by_text(NOTE)).to_be_visible()
    expect(wall.get_by_text(NAME)).to_have_count(0)
    for role in CONTROLS:
        expect(wall.get_by_role(role)).to_have_count(0)
    expect(wall.get_by_role("img", name="参加するためのQRコード")).to_be_visible()
    expect(wall.get_by_text("次：最初の取組を選ぶ（30分）")).to_be_visible()
    picture = wall.get_by_role("img", name="参加するためのQRコード").bounding_box()
    assert picture is not None
    assert picture["width"] >= 96


def test_the_sheet_has_the_room_that_the_head_leaves(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready
) -> None:
    facilitator, workshop = leader(browsers, server, owner), ready.take().workshop
    facilitator.lead_at_the_board(workshop)
    page = facilitator.page
    heading = page.get_by_role("heading", name=re.compile("^③ 取り組みたいこと"))
    assert _top(heading) <= 250
    page.get_by_role("button", name="使う資料").click()
    expect(page.get_by_text(re.compile("^事務局資料"))).to_be_visible()
    page.get_by_role("button", name="使う資料").click()
    before = _top(heading)
    page.get_by_role("button", name="説明をたたむ").click()
    expect(page.get_by_role("heading", name="なぜやるか")).to_be_hidden()
    expect(page.get_by_role("radio", name=re.compile("個人ワーク"))).to_be_visible()
    assert _top(heading) < before
    page.get_by_role("button", name="説明をひらく").click()

    phone = Facilitator(browsers, server.url, PHONE, touch=True)
    phone.context.add_cookies(owner)
    phone.open(f"/strengths_matrix?w={workshop}")
    paste = phone.page.get_by_role("button", name="付箋をはる")
    expect(paste).to_be_in_viewport(ratio=1)
    fold = phone.page.get_by_role("button", name="進行の操作をひらく")
    fold.click()
    expect(phone.page.get_by_role("radio", name=re.compile("個人ワーク"))).to_be_visible()
    expect(phone.page.get_by_role("button", name="この活動を始める")).to_be_visible()
    wide = phone.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]


def _top(what: Locator) -> float:
    box = what.bounding_box()
    assert box is not None
    return box["y"]


def test_leading_by_keyboard_alone(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready
) -> None:
    facilitator = leader(browsers, server, owner)
    workshop = ready.take().workshop
    do(facilitator, workshop, "activity.go", activity="strengths_matrix")
    facilitator.lead_at_the_board(workshop)
    page = facilitator.page
    keys = page.keyboard
    states = page.get_by_role("radiogroup", name="シートの状態")
    alone, shown, closed = (
        states.get_by_role("radio", name=re.compile(name))
        for name in ("個人ワーク", "公開", "締切")
    )
    alone.focus()
    keys.press("ArrowRight")
    expect(shown).to_be_focused()
    expect(alone).to_be_checked()
    keys.press("Enter")
    expect(shown).to_be_checked()

    keys.press("ArrowLeft")
    keys.press("Enter")
    dialog = page.get_by_role("alertdialog", name="個人ワークに戻しますか")
    expect(dialog.get_by_role("button", name="やめる")).to_be_focused()
    keys.press("Escape")
    expect(dialog).to_have_count(0)
    expect(shown).to_be_checked()
    expect(alone).to_be_focused()
    keys.press("Enter")
    expect(dialog.get_by_role("button", name="やめる")).to_be_focused()
    keys.press("Tab")
    expect(dialog.get_by_role("button", name="個人ワークに戻す")).to_be_focused()
    keys.press("Enter")
    expect(alone).to_be_checked()
    keys.press("End")
    expect(closed).to_be_focused()
    expect(alone).to_be_checked()

    opener = page.get_by_role("button", name="時間を決める")
    opener.focus()
    keys.press("Enter")
    expect(page.get_by_role("button", name="個人ワーク 5分")).to_be_focused()
    keys.press("Escape")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    keys.press("Enter")
    keys.press("Enter")
    expect(_timer(facilitator)).to_have_text("05:00")
    expect(opener).to_be_focused()


def test_while_the_line_is_down_people_write_on_and_read_no_english(
    browsers: Browsers, killable: AppServer, room: Room
) -> None:
    door = Person(browsers, killable.url, PHONE, touch=True)
    door.open(f"/join?code={room.code}")
    name = door.page.get_by_label("お名前")
    expect(name).to_be_visible()
    screens = (*room.everybody, door)
    for screen in screens:
        screen.page.evaluate(_WATCH_DIALOGS)
    region = room.participant.place(CAN)
    region.get_by_role("button", name=re.compile("付箋をはる$")).click()
    field = region.get_by_role("textbox").first

    killable.kill()
    for screen in screens:
        screen.page.wait_for_function("window.dialogsAboutTheLine > 0")
    expect(room.projector.page.get_by_text(re.compile("^未接続"))).to_be_visible()
    for screen in screens:
        assert _english(screen.page) == []
    expect(field).to_be_focused()
    room.participant.page.keyboard.type(NOTE)
    expect(field).to_have_value(NOTE)
    region.get_by_role("button", name="はる", exact=True).click()
    expect(room.participant.note(NOTE)).to_contain_text("送信待ち")
    name.fill("もりの ひかる")
    door.page.get_by_role("button", name="参加する").click()
    expect(door.page.get_by_text(re.compile("^つながりませんでした"))).to_be_visible()

    killable.start()
    room.participant.expect_saved()
    room.facilitator.set_state("公開")
    for screen in (room.facilitator, room.projector):
        expect(screen.note(NOTE)).to_be_visible()
    expect(name).to_have_value("もりの ひかる")
    for screen in screens:
        assert _english(screen.page) == []


_WATCH_DIALOGS = """() => {
  window.dialogsAboutTheLine = 0;
  new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]);
    const dialogs = added.filter((node) => node.dataset?.testid === "stDialog");
    window.dialogsAboutTheLine += dialogs.length;
  }).observe(document.body, { childList: true });
}"""

_TEXT = """() => {
  const pictures = [...document.querySelectorAll('[data-testid="stIconMaterial"]')];
  const shown = pictures.map((picture) => picture.style.display);
  pictures.forEach((picture) => { picture.style.display = "none"; });
  const text = document.body.innerText;
  pictures.forEach((picture, index) => { picture.style.display = shown[index]; });
  return text;
}"""
"""What can be read; the names of Streamlit's icons are drawn as pictures."""

_OURS = re.compile(r"https?://\S+|Step\d?|Word|Wi-Fi|Enter|Ctrl")


def _english(page: Page) -> list[str]:
    """Words in Latin letters that nobody here would know."""
    return re.findall("[A-Za-z]{4,}", _OURS.sub("", page.evaluate(_TEXT)))
