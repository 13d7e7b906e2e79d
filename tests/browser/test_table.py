"""The live table: two at laptops and one at a phone write in it at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.in_page import poor_contrast, scrolls_sideways, small_targets, still
from tests.browser.live_operations import add_entry, do, empty
from tests.browser.people import LAPTOP, PHONE, Facilitator, Participant, Person, leader
from tests.browser.ready import Ready

SHEET = "step2_preparation"
TITLE, TASK_LABEL = "Step2に向けた準備シート", "Step2までに取り組むこと"
PAGE = "/todo?a=prepare_step2"
COLLECT, STATISTICS = "個別の支援事例の情報収集", "まちの統計情報の準備"
TASKS = (COLLECT, STATISTICS, "チームメンバー打ち合わせの準備", "ワークシートとりまとめ・提出")
TASK, CASE, OWNER, DUE, STATUS = "task", "case", "owner", "due", "status"
FIRST, SECOND = "春野 はるか", "夏川 みのる"
PASTE = """(field, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const paste = { clipboardData, bubbles: true, cancelable: true };
  field.dispatchEvent(new ClipboardEvent("paste", paste));
}"""


@dataclass(frozen=True)
class Room:
    workshop: str
    facilitator: Facilitator
    first: Participant
    phone: Participant

    @property
    def everybody(self) -> tuple[Person, ...]:
        return (self.facilitator, self.first, self.phone)


@pytest.fixture(scope="module")
def people(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> Room:
    """They stay at the table from test to test."""
    prepared = ready.take()
    workshop = prepared.workshop
    first = Participant(browsers, server.url, LAPTOP)
    phone = Participant(browsers, server.url, PHONE, touch=True)
    for person, name in ((first, FIRST), (phone, SECOND)):
        person.be_let_in(prepared.code, name)
    room = Room(workshop, leader(browsers, server, owner), first, phone)
    for person in room.everybody:
        person.open(f"{PAGE}&w={workshop}")
    for person in room.everybody:
        person.page.locator(".ks-table[data-shape]").wait_for()
    return room


@pytest.fixture
def room(people: Room) -> Room:
    """The people at a table of four rows, as at the start."""
    _start_anew(people)
    return people


def _start_anew(people: Room) -> None:
    do(people.facilitator, people.workshop, "sheet.state", sheet=SHEET, state="open")
    empty(people.facilitator, people.workshop, SHEET)
    for task in TASKS:
        add_entry(people.facilitator, people.workshop, SHEET, "", task=task)
    for person in (people.facilitator, people.first):
        if person.page.locator(".ks-card, .ks-writer[data-state=open], dialog[open]").count():
            person.page.reload()
        person.page.get_by_placeholder("しぼりこむ").fill("")
        person.page.get_by_role("combobox", name=f"{TITLE}の並び順").select_option("")
        expect(rows(person)).to_have_count(4)
        expect(row(person, TASKS[-1])).to_be_visible()
    expect(cards(people.phone)).to_have_count(4)


def rows(person: Person) -> Locator:
    return person.page.frame_locator(f"iframe[title='{TITLE}']").locator(
        ".ag-center-cols-container .ag-row"
    )


def row(person: Person, text: str) -> Locator:
    return rows(person).filter(has_text=text).first


def cell(person: Person, text: str, column: str) -> Locator:
    return row(person, text).locator(f"[col-id='{column}']")


def field(person: Person) -> Locator:
    """Where one writes in the grid."""
    return person.page.locator(".ks-writer-field")


def click(person: Person, text: str, column: str, label: str) -> None:
    """Go to a cell, which has the keyboard then."""
    cell(person, text, column).click()
    expect(field(person)).to_have_attribute("aria-label", re.compile(f"^{label}、"))
    expect(field(person)).to_be_focused()


def cards(person: Person) -> Locator:
    return person.page.locator(".ks-table-row")


def card(person: Person, text: str) -> Locator:
    """The card in whose first field this stands."""
    every = cards(person)
    expect(every.first).to_be_visible()
    values = every.evaluate_all("(all) => all.map((one) => one.querySelector('textarea').value)")
    return every.nth(values.index(text))


def write(person: Person, text: str, column: str, label: str, value: str) -> None:
    click(person, text, column, label)
    person.page.keyboard.type(value)
    person.page.keyboard.press("Enter")


def test_what_one_writes_the_other_sees_and_a_reload_keeps(room: Room) -> None:
    write(room.first, STATISTICS, CASE, "持ち寄るケース", "ケースB")
    for person in (room.facilitator, room.first):
        expect(cell(person, STATISTICS, CASE)).to_have_text("ケースB")
    expect(card(room.phone, STATISTICS).get_by_label("持ち寄るケース")).to_have_value("ケースB")
    room.first.expect_saved()
    room.first.page.reload()
    expect(cell(room.first, STATISTICS, CASE)).to_have_text("ケースB")


def test_nothing_that_is_being_typed_is_lost_when_others_write(room: Room) -> None:
    click(room.first, STATISTICS, CASE, "持ち寄るケース")
    room.first.page.keyboard.type("書いている途中")
    add_entry(room.facilitator, room.workshop, SHEET, "", task="割りこんだ行")
    write(room.facilitator, COLLECT, CASE, "持ち寄るケース", "ケースA")
    expect(row(room.first, "割りこんだ行")).to_be_visible()
    expect(cell(room.first, COLLECT, CASE)).to_have_text("ケースA")
    expect(field(room.first)).to_have_value("書いている途中")
    expect(field(room.first)).to_be_focused()
    room.first.page.keyboard.press("Enter")
    expect(cell(room.facilitator, STATISTICS, CASE)).to_have_text("書いている途中")


def test_two_who_write_the_same_cell_are_asked_and_both_texts_stay(room: Room) -> None:
    click(room.first, STATISTICS, TASK, TASK_LABEL)
    room.first.page.keyboard.type("（人口）")
    write(room.facilitator, STATISTICS, TASK, TASK_LABEL, "（相談件数）")
    expect(row(room.first, "（相談件数）")).to_be_visible()
    room.first.page.keyboard.press("Enter")
    panel = room.first.page.get_by_role("region", name="まだ決まっていない文")
    expect(panel).to_contain_text(f"{STATISTICS}（人口）")
    expect(panel).to_contain_text(f"{STATISTICS}（相談件数）")
    room.first.page.reload()
    expect(panel).to_contain_text(f"{STATISTICS}（人口）")
    panel.get_by_role("button", name="両方のこす").click()
    expect(panel).to_be_hidden()
    expect(row(room.facilitator, "（人口）")).to_contain_text("（相談件数）")


def test_one_writes_where_the_cell_is_with_the_choices_below(room: Room) -> None:
    page = room.first.page
    for text, column, label in ((COLLECT, OWNER, "担当"), (STATISTICS, STATUS, "状況")):
        click(room.first, text, column, label)
        options = page.locator(".ks-writer [role=listbox]")
        expect(options).to_be_visible()
        at, place = still(cell(room.first, text, column), field(room.first))
        below = options.bounding_box()
        assert below
        assert place["x"] <= at["x"] + 6
        assert place["x"] + place["width"] >= at["x"] + at["width"] - 6
        assert abs(place["y"] - at["y"]) <= 6
        assert below["y"] >= place["y"] + place["height"] - 2
        page.keyboard.press("Escape")
        expect(options).to_be_hidden()


def test_what_is_saved_looks_like_all_that_is_saved(room: Room) -> None:
    write(room.first, STATISTICS, CASE, "持ち寄るケース", "ケースB")
    room.first.expect_saved()
    grid = room.first.page.frame_locator(f"iframe[title='{TITLE}']")
    expect(grid.locator(".ks-cell-pending")).to_have_count(0)


def test_an_input_method_loses_neither_its_first_sign_nor_the_cell(room: Room) -> None:
    page = room.first.page
    click(room.first, COLLECT, "no", "No")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(field(room.first)).to_have_attribute("aria-label", re.compile("^持ち寄るケース"))
    line = page.context.new_cdp_session(page)
    for text in ("け", "けー", "けーす"):
        at = {"selectionStart": len(text), "selectionEnd": len(text)}
        line.send("Input.imeSetComposition", {"text": text, **at})
    expect(field(room.first)).to_have_value("けーす")
    for sign in ({"isComposing": True}, {"keyCode": 229}):
        field(room.first).dispatch_event("keydown", {"key": "Enter", "bubbles": True, **sign})
    expect(page.locator(".ks-writer[data-state=open]")).to_have_count(1)
    line.send("Input.insertText", {"text": "ケース"})
    page.keyboard.press("Enter")
    expect(cell(room.facilitator, COLLECT, CASE)).to_have_text("ケース")


def test_one_sign_is_enough_and_none_takes_nothing_away(room: Room) -> None:
    page = room.first.page
    click(room.first, COLLECT, "no", "No")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(field(room.first)).to_have_attribute("aria-label", re.compile("^持ち寄るケース"))
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    expect(cell(room.facilitator, COLLECT, CASE)).to_have_text("1")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("2")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    page.keyboard.press("F2")
    page.keyboard.type("件目")
    page.keyboard.press("Enter")
    expect(cell(room.facilitator, COLLECT, CASE)).to_have_text("1")
    expect(cell(room.facilitator, STATISTICS, CASE)).to_have_text("件目")


def test_people_dates_and_choices_are_picked(room: Room) -> None:
    page = room.first.page
    click(room.first, STATISTICS, OWNER, "担当")
    page.get_by_role("option", name=re.compile(SECOND)).click()
    page.keyboard.type("田中（民生委員）")
    page.keyboard.press("Tab")
    expect(cell(room.facilitator, STATISTICS, OWNER)).to_contain_text(SECOND)
    expect(cell(room.facilitator, STATISTICS, OWNER)).to_contain_text("田中（民生委員）")
    page.keyboard.type("2026年12月20日")
    page.keyboard.press("Tab")
    expect(cell(room.facilitator, STATISTICS, DUE)).to_contain_text("12月20日（日）")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(cell(room.facilitator, STATISTICS, STATUS)).to_have_text("進行中")
    click(room.first, STATISTICS, DUE, "期限")
    page.keyboard.press("Control+a")
    page.keyboard.type("いつか")
    page.keyboard.press("Enter")
    expect(page.get_by_text("日付は、12/8 や 2026/12/8 のように書いてください")).to_be_visible()
    page.keyboard.press("Escape")
    expect(cell(room.first, STATISTICS, DUE)).to_contain_text("12月20日（日）")
    click(room.first, STATISTICS, DUE, "期限")
    calendar = page.get_by_label("期限を選ぶ")
    calendar.focus()
    page.keyboard.type("01152027")
    expect(calendar).to_have_value("2027-01-15")
    page.keyboard.press("Enter")
    expect(cell(room.facilitator, STATISTICS, DUE)).to_contain_text("1月15日（金）")


def test_cells_from_excel_fill_the_table_and_add_rows(room: Room) -> None:
    page = room.first.page
    click(room.first, "ワークシートとりまとめ・提出", CASE, "持ち寄るケース")
    lines = [f"ケース{n}\t\t12/{n}" for n in range(1, 4)]
    field(room.first).evaluate(PASTE, "\r\n".join(lines) + "\r\n")
    expect(rows(room.facilitator)).to_have_count(6)
    expect(rows(room.facilitator).last).to_contain_text("ケース3")
    page.get_by_role("button", name="元に戻す").first.click()
    expect(rows(room.facilitator)).to_have_count(4)
    expect(row(room.facilitator, "ケース1")).to_have_count(0)


def test_many_overwritten_cells_are_asked_about_before(room: Room) -> None:
    page = room.first.page
    for n in range(20):
        add_entry(room.first, room.workshop, SHEET, "", task=f"こと{n}")
    expect(page.get_by_text("24行")).to_be_visible()
    click(room.first, COLLECT, TASK, TASK_LABEL)
    page.keyboard.press("Escape")
    field(room.first).evaluate(PASTE, "\n".join(f"新しいこと{n}\t" for n in range(24)))
    asked = page.get_by_role("alertdialog")
    expect(asked).to_contain_text("書いてある24マス")
    asked.get_by_role("button", name="やめる").click()
    expect(row(room.first, COLLECT)).to_be_visible()


def test_rows_are_added_moved_and_taken_away(room: Room) -> None:
    page = room.first.page
    page.get_by_role("button", name="＋ 行を足す").click()
    expect(field(room.first)).to_have_attribute("aria-label", re.compile("5行目"))
    page.keyboard.type("会場をとる")
    page.keyboard.press("Enter")
    expect(rows(room.facilitator).last).to_contain_text("会場をとる")
    page.keyboard.press("Control+ArrowUp")
    expect(rows(room.facilitator).nth(3)).to_contain_text("会場をとる")
    _drag(page, room.first, "会場をとる", COLLECT)
    expect(rows(room.facilitator).first).to_contain_text("会場をとる")
    frame = page.frame_locator(f"iframe[title='{TITLE}']")
    frame.locator(".ag-pinned-left-cols-container .ks-row-menu").first.click()
    page.get_by_role("menuitem", name="この行を消す").click()
    expect(rows(room.facilitator)).to_have_count(4)
    page.locator(".ks-toast").get_by_role("button", name="元に戻す").click()
    expect(rows(room.facilitator).first).to_contain_text("会場をとる")


def _drag(page: Page, person: Person, text: str, above: str) -> None:
    """By the handle, to the upper half of another row."""
    frame = page.frame_locator(f"iframe[title='{TITLE}']")
    index = row(person, text).get_attribute("row-index")
    handle = frame.locator(f".ag-row[row-index='{index}'] .ag-drag-handle")
    start, end = still(handle, row(person, above))
    page.mouse.move(start["x"] + 6, start["y"] + 6)
    page.mouse.down()
    page.mouse.move(start["x"] + 30, end["y"] + 30, steps=6)
    page.mouse.move(start["x"] + 30, end["y"] + 4, steps=4)
    page.mouse.up()


def test_the_table_is_sought_and_ordered_and_a_move_says_why_not(room: Room) -> None:
    page = room.first.page
    page.get_by_placeholder("しぼりこむ").fill("統計")
    expect(rows(room.first)).to_have_count(1)
    expect(page.get_by_text("4行のうち1行")).to_be_visible()
    page.get_by_placeholder("しぼりこむ").fill("")
    order = page.get_by_role("combobox", name=f"{TITLE}の並び順")
    order.select_option(label=f"{TASK_LABEL}の逆順")
    click(room.first, STATISTICS, CASE, "持ち寄るケース")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+ArrowUp")
    expect(page.locator(".ks-toast")).to_contain_text("もとの順")


def test_on_a_phone_rows_are_cards_written_in_place(room: Room) -> None:
    phone = room.phone
    expect(cards(phone)).to_have_count(4)
    one = card(phone, STATISTICS)
    one.get_by_label("持ち寄るケース").fill("ケースC")
    one.get_by_label("担当に人を足す").select_option(label=FIRST)
    one.get_by_label("状況").select_option("済")
    one.get_by_label("期限").fill("2026-12-24")
    one.get_by_label(TASK_LABEL).fill("まちの数字")
    add_entry(room.first, room.workshop, SHEET, "", task="あとから来た行")
    expect(cards(phone)).to_have_count(5)
    expect(one.get_by_label(TASK_LABEL)).to_have_value("まちの数字")
    one.get_by_label(TASK_LABEL).blur()
    for text, column in (
        (FIRST, OWNER),
        ("済", STATUS),
        ("12月24日（木）", DUE),
        ("ケースC", CASE),
    ):
        expect(cell(room.facilitator, "まちの数字", column)).to_contain_text(text)
    assert small_targets(phone.page, ".ks-table", 48) == []
    assert poor_contrast(phone.page, ".ks-table") == []
    assert not scrolls_sideways(phone.page)


def test_a_row_that_is_gone_gives_its_text_back(room: Room) -> None:
    one = card(room.phone, STATISTICS)
    one.get_by_label("持ち寄るケース").fill("大事なメモ")
    expect(row(room.facilitator, STATISTICS)).to_be_visible()
    entry = row(room.facilitator, STATISTICS).get_attribute("row-id")
    do(room.facilitator, room.workshop, "entry.delete", id=entry, version=1)
    gone = room.phone.page.get_by_text("この行は、ほかの人が消しました").filter(visible=True)
    expect(gone).to_have_count(1)
    one.get_by_label("持ち寄るケース").blur()
    panel = room.phone.page.get_by_role("region", name="まだ決まっていない文")
    expect(panel).to_contain_text("大事なメモ")
    panel.get_by_role("button", name="新しい行にする").click()
    expect(row(room.facilitator, "大事なメモ")).to_be_visible()


def test_a_closed_sheet_is_read_only(room: Room) -> None:
    do(room.facilitator, room.workshop, "sheet.state", sheet=SHEET, state="locked")
    page = room.first.page
    expect(page.get_by_text("締め切られています。読むことだけできます。")).to_be_visible()
    expect(page.get_by_role("button", name="＋ 行を足す")).to_be_hidden()
    click(room.first, STATISTICS, CASE, "持ち寄るケース")
    page.keyboard.type("だめ")
    expect(page.locator(".ks-writer[data-state=open]")).to_have_count(0)
    expect(room.phone.page.locator(".ks-table textarea:enabled")).to_have_count(0)


def test_texts_are_texts_and_never_html(room: Room) -> None:
    evil = "<img src=x onerror=alert(1)><b>太字</b>"
    write(room.first, STATISTICS, CASE, "持ち寄るケース", evil)
    expect(cell(room.facilitator, STATISTICS, CASE)).to_have_text(evil)
    assert cell(room.facilitator, STATISTICS, CASE).locator("img, b").count() == 0
