"""What hands do on the board: several people at once, in the real app."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.app_server import AppServer
from tests.browser.board_room import FIRST, Room, make_room
from tests.browser.browsers import Browsers
from tests.browser.people import (
    CAN,
    IDEAS,
    LAPTOP,
    WANT,
    Facilitator,
    Participant,
    Person,
)
from tests.browser.ready import Ready

COMPOSING = """(area) => {
  for (const more of [{ isComposing: true }, { keyCode: 229 }])
    for (const ctrlKey of [false, true])
      area.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", ctrlKey, bubbles: true, ...more }));
}"""

ASK_STREAMLIT = """() => {
  Object.assign(window, { asked: 0, answered: 0 });
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) {
    if (this.url.includes("/_stcore/stream") && (window.asked += 1) === 1)
      this.addEventListener("message", () => (window.answered += 1));
    return send.call(this, data);
  };
  const key = { key: "r", code: "KeyR", keyCode: 82, which: 82, bubbles: true };
  document.body.dispatchEvent(new KeyboardEvent("keydown", key));
}"""
"""Streamlit's own key for running again; what goes to and fro is counted."""


@pytest.fixture(scope="module")
def room(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> Room:
    return make_room(browsers, server, owner, ready.take())


@pytest.fixture(scope="module")
def people(browsers: Browsers, room: Room) -> tuple[Participant, Participant, Facilitator]:
    """The two participants and the facilitator."""
    return (
        room.participant(browsers, room.first),
        room.participant(browsers, room.second),
        room.facilitator(browsers),
    )


@pytest.fixture
def first(people: tuple[Participant, ...]) -> Iterator[Participant]:
    yield from _at_the_board(people[0])


@pytest.fixture
def second(people: tuple[Participant, ...]) -> Iterator[Participant]:
    yield from _at_the_board(people[1])


@pytest.fixture
def facilitator(people: tuple[Any, ...]) -> Iterator[Facilitator]:
    yield from _at_the_board(people[2])


def _at_the_board(person: Any) -> Iterator[Any]:
    yield person
    if person.page.locator("dialog[open], .ks-editing, .ks-choosing, .ks-card").count():
        person.page.reload()


def notes_with(person: Person, text: str, place: str = CAN) -> Locator:
    return person.place(place).get_by_role("listitem").filter(has_text=text)


def opened_form(person: Person, place: str) -> Locator:
    """Where a new note is written; after a note it stays open."""
    button = person.place(place).get_by_role("button", name=re.compile("付箋をはる$"))
    area = person.place(place).get_by_role("textbox").first
    expect(button.or_(area).first).to_be_visible()
    if button.is_visible():
        button.click()
    return area


def press(person: Person, name: str) -> None:
    person.page.get_by_role("button", name=name, exact=True).click()


def test_notes_are_put_together_and_taken_apart(first: Participant, second: Participant) -> None:
    first.add(CAN, "見守りの上の札")
    first.add(CAN, "見守りの下の札")
    first.choose("見守りの下の札", "重ねる")
    dialog = first.page.get_by_role("dialog", name="付箋を重ねる")
    nearly_the_same = dialog.get_by_role("listitem").first
    nearly_the_same.get_by_role("button", name="見守りの上の札").click()
    for person in (first, second):
        expect(person.note("見守りの上の札")).to_contain_text("ほか1枚")
        expect(person.page.get_by_text("見守りの下の札")).to_have_count(0)
    second.note("見守りの上の札").get_by_role("button", name="ほか1枚").click()
    expect(second.note("見守りの上の札").get_by_text("見守りの下の札")).to_be_visible()
    second.note("見守りの上の札").get_by_role("button", name="はなす").click()
    for person in (first, second):
        expect(notes_with(person, "見守りの下の札")).to_have_count(1)
        expect(person.note("見守りの上の札")).not_to_contain_text("ほか1枚")


def test_a_copy_and_a_colour_with_its_label(first: Participant, second: Participant) -> None:
    first.add(CAN, "うつされる札")
    first.choose("うつされる札", "うつしをつくる")
    expect(notes_with(second, "うつされる札")).to_have_count(2)
    first.note("うつされる札").get_by_role("button", name="この付箋でできること").click()
    first.page.get_by_role("menuitemradio", name="とくに大事").click()
    expect(notes_with(second, "うつされる札").filter(has_text="とくに大事")).to_have_count(1)


def test_the_facilitator_hides_a_note_and_brings_it_back(
    first: Participant, facilitator: Facilitator
) -> None:
    first.add(WANT, "見えなくされる札")
    facilitator.choose("見えなくされる札", "見えなくする")
    expect(facilitator.note("見えなくされる札")).to_contain_text("見えなくしています")
    facilitator.choose("見えなくされる札", "見えるようにする")
    expect(facilitator.note("見えなくされる札")).not_to_contain_text("見えなくしています")
    expect(first.note("見えなくされる札")).to_be_visible()


def test_what_was_deleted_comes_back_from_the_message(
    first: Participant, second: Participant
) -> None:
    first.add(CAN, "消されてもどる札")
    first.expect_saved()
    first.choose("消されてもどる札", "けす")
    expect(second.note("消されてもどる札")).to_have_count(0)
    first.expect_saved()
    first.page.get_by_role("button", name="元に戻す").last.click()
    for person in (first, second):
        expect(person.note("消されてもどる札")).to_be_visible()


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ("あなたの文にする", ["みのるの文"]),
        ("ほかの人の文にする", ["はるかの文"]),
        ("両方のこす（新しい付箋にする）", ["はるかの文", "みのるの文"]),
    ],
)
def test_two_people_change_the_same_note_and_both_texts_survive(
    first: Participant, second: Participant, choice: str, left: list[str]
) -> None:
    subject = f"同時：{choice[:2]}"
    first.add(CAN, f"{subject}のはじめ")
    for person in (first, second):
        person.choose(f"{subject}のはじめ", "なおす")
    _rewrite(first, f"{subject}・はるかの文")
    expect(first.note(f"{subject}・はるかの文")).to_be_visible()
    first.expect_saved()
    _rewrite(second, f"{subject}・みのるの文")
    card = second.page.get_by_role("region", name="まだ決まっていない文")
    expect(card).to_contain_text(f"{subject}・はるかの文")
    expect(card).to_contain_text(f"{subject}・みのるの文")
    card.get_by_role("button", name=choice).click()
    expect(card).to_be_hidden()
    for person in (first, second):
        expect(notes_with(person, subject)).to_have_count(len(left))
        for text in left:
            expect(notes_with(person, f"{subject}・{text}")).to_have_count(1)


def _rewrite(person: Person, text: str) -> None:
    form = person.place(CAN).get_by_role("group", name="付箋の文")
    form.get_by_role("textbox").fill(text)
    form.get_by_role("button", name="なおす").click()


def test_typing_is_not_disturbed_by_others_nor_by_a_rerun(
    first: Participant, second: Participant
) -> None:
    second.add(WANT, "うごく札")
    area = opened_form(first, WANT)
    area.press_sequentially("書いている")
    area.evaluate("(area) => { window.mine = area; area.setSelectionRange(2, 2); }")
    second.add(WANT, "よその札")
    second.choose("うごく札", "うつしをつくる")
    expect(notes_with(first, "よその札", WANT)).to_have_count(1)
    expect(notes_with(first, "うごく札", WANT)).to_have_count(2)
    _rerun(first)
    first.page.keyboard.type("ここ")
    expect(area).to_be_focused()
    expect(area).to_have_value("書いここている")
    assert area.evaluate("(area) => area === window.mine")
    first.place(WANT).get_by_role("button", name="はる", exact=True).click()
    expect(notes_with(second, "書いここている", WANT)).to_have_count(1)


def _rerun(person: Person) -> None:
    """Streamlit runs the page's script again, as after any widget."""
    app = person.page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    person.page.evaluate(ASK_STREAMLIT)
    person.page.wait_for_function("window.asked > 0 && window.answered > 0")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")


def test_the_input_method_never_sends(first: Participant) -> None:
    area = opened_form(first, CAN)
    area.fill("変換の途中の札")
    area.evaluate(COMPOSING)
    expect(area).to_have_value("変換の途中の札")
    expect(notes_with(first, "変換の途中の札")).to_have_count(0)
    area.press("Enter")
    expect(area).to_have_value("変換の途中の札\n")
    area.press("Control+Enter")
    expect(notes_with(first, "変換の途中の札")).to_have_count(1)


def test_the_facilitator_writes_for_somebody(first: Participant, facilitator: Facilitator) -> None:
    region = facilitator.place(CAN)
    opened_form(facilitator, CAN)
    region.get_by_label("書いた人").select_option(label=f"{FIRST}（社協）")
    facilitator.add(CAN, "代わりに書いた札")
    expect(facilitator.note("代わりに書いた札")).to_contain_text(FIRST)
    expect(region.get_by_label("書いた人")).to_have_value(re.compile("."))
    expect(first.note("代わりに書いた札")).to_contain_text("あなた")
    expect(first.page.get_by_label("書いた人").filter(visible=True)).to_have_count(0)


def test_paper_notes_go_up_many_at_once(first: Participant, facilitator: Facilitator) -> None:
    expect(first.page.get_by_role("button", name=re.compile("まとめてはる"))).to_have_count(0)
    press(facilitator, "まとめてはる（1行に1枚）")
    dialog = facilitator.page.get_by_role("dialog", name=re.compile("まとめてはる"))
    dialog.get_by_label("列").select_option(label=WANT.split("・", 1)[1])
    dialog.get_by_label("書いた人").select_option(label=f"{FIRST}（社協）")
    lines = [f"紙の札{number:02}番" for number in range(12)]
    dialog.get_by_label(re.compile("^付箋の文")).fill("\n\n".join(lines))
    expect(dialog.get_by_text("12枚はります")).to_be_visible()
    dialog.get_by_role("button", name="はる", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(facilitator.page.get_by_text(re.compile("12枚をはりました")).first).to_be_visible()
    put_up = notes_with(first, "紙の札", WANT)
    expect(put_up).to_have_text([re.compile(line) for line in lines])
    expect(put_up.filter(has_text="あなた")).to_have_count(12)


def test_the_sources_of_an_idea_are_changed(first: Participant, second: Participant) -> None:
    first.add(CAN, "もとの一つめ")
    first.add(WANT, "もとの二つめ")
    first.choose("もとの一つめ", "これをもとに③をつくる")
    ideas = first.place(IDEAS)
    ideas.get_by_role("textbox").first.fill("もとの変わる取組")
    ideas.get_by_role("button", name="はる", exact=True).click()
    idea = notes_with(second, "もとの変わる取組", IDEAS)
    expect(idea.get_by_text("状況把握①")).to_be_visible()
    first.choose("もとの変わる取組", "もとの付箋をなおす")
    first.page.get_by_role("checkbox", name="もとにする：もとの一つめ").uncheck()
    first.page.get_by_role("checkbox", name="もとにする：もとの二つめ").check()
    press(first, "もとを1枚にする")
    expect(idea.get_by_text("状況把握②")).to_be_visible()
    expect(idea.get_by_text("状況把握①")).to_have_count(0)


def test_over_plain_http_in_the_room_people_join_and_write(browsers: Browsers, room: Room) -> None:
    person = Participant(browsers, room.url.replace("127.0.0.1", "kasane.test"), LAPTOP)
    person.join(room.code, "のぞみ")
    assert not person.page.evaluate("window.isSecureContext")
    person.add(CAN, "鍵のない住所からの札")
    person.expect_saved()
