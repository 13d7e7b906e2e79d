"""The wall shows the whole board; what it shows large is said by the facilitator or by its keys."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.in_page import in_the_end
from tests.browser.live_operations import add_entry, do
from tests.browser.people import LAPTOP, PHONE, PROJECTOR, Participant, Person, leader
from tests.browser.ready import Ready
from tests.support.world import BOARD

OLD = {"width": 1024, "height": 768}
WHOLE = {"PROJECTOR": PROJECTOR, "LAPTOP": LAPTOP}
CELLS = {
    "grasp/can": 11,
    "grasp/want": 4,
    "cooperation/can": 7,
    "cooperation/want": 3,
    "continuity/can": 6,
    "continuity/want": 5,
    "community/can": 4,
    "community/want": 2,
    "/do": 6,
}
TEXTS = (
    "包括支援センターと毎月かならず顔を合わせ話せている",
    "どの課に来た相談でも断らずにまず話を聞く窓口がある",
    "8050の家に早く気づく手がかりが課をまたぎ伝わる",
    "民生委員の声かけから心配な世帯の様子が早めに届く。",
    "となりの係にもその日のうちに遠慮なく聞きに行ける。",
)
_SHOWN = """() => {
  const board = document.querySelector(".ks-wall-board").getBoundingClientRect();
  const notes = [...document.querySelectorAll(".ks-wall-grid .ks-note")];
  return notes.filter((note) => note.offsetParent).map((note) => {
    const box = note.getBoundingClientRect();
    const cell = note.closest(".ks-cell").getBoundingClientRect();
    const text = note.querySelector(".ks-note-text");
    const inside = [board, cell].every((out) => box.left >= out.left - 1
      && box.right <= out.right + 1 && box.top >= out.top - 1 && box.bottom <= out.bottom + 1);
    return { id: note.dataset.id, letters: parseFloat(getComputedStyle(text).fontSize),
      inside, whole: text.scrollHeight <= text.clientHeight + 2
        && text.scrollWidth <= text.clientWidth + 2 };
  });
}"""


@pytest.fixture(scope="module")
def workshop(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> str:
    """A room at the matrix, with 48 notes on it."""
    workshop = ready.take().workshop
    facilitator = leader(browsers, server, owner)
    do(facilitator, workshop, "sheet.state", sheet=BOARD, state="open")
    do(facilitator, workshop, "activity.go", activity=BOARD)
    texts = [(place, at) for place, count in CELLS.items() for at in range(count)]
    assert len(texts) == 48
    assert {len(text) for text in TEXTS} == {25}
    for place, at in texts:
        text = TEXTS[(at + len(place)) % len(TEXTS)]
        add_entry(facilitator, workshop, BOARD, place, text=text)
    return workshop


@pytest.fixture(autouse=True)
def everything(browsers: Browsers, server: AppServer, owner: list[Any], workshop: str) -> None:
    """The room looks at the whole board, whatever another test looked at."""
    do(leader(browsers, server, owner), workshop, "look.at", sheet=BOARD)


def wall_of(
    browsers: Browsers, server: AppServer, owner: list[Any], workshop: str, size: dict[str, int]
) -> Page:
    person = Person(browsers, server.url, size)
    person.context.add_cookies(owner)
    person.open(f"/projector?w={workshop}")
    expect(person.page.locator(".ks-wall-grid .ks-note").first).to_be_visible()
    return person.page


def shown(page: Page) -> set[str]:
    """Which notes are in sight: whole, inside of their cells, and to be read."""
    notes = in_the_end(lambda: page.evaluate(_SHOWN), lambda found: found and not poor(found))
    assert poor(notes) == []
    return {note["id"] for note in notes}


def poor(notes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Notes that are cut, or too small to be read."""
    return [n for n in notes if not (n["inside"] and n["whole"] and n["letters"] >= 18)]


@pytest.mark.parametrize("size", WHOLE)
def test_forty_eight_notes_are_whole_without_turning(
    browsers: Browsers,
    server: AppServer,
    owner: list[Any],
    workshop: str,
    size: str,
) -> None:
    page = wall_of(browsers, server, owner, workshop, WHOLE[size])
    expect(page.locator(".ks-more:visible")).to_have_count(0)
    assert len(in_the_end(lambda: shown(page), lambda notes: len(notes) == 48)) == 48


def test_an_old_projector_shows_them_with_one_turn(
    browsers: Browsers, server: AppServer, owner: list[Any], workshop: str
) -> None:
    page = wall_of(browsers, server, owner, workshop, OLD)
    first = shown(page)
    page.keyboard.press("PageDown")
    assert len(in_the_end(lambda: first | shown(page), lambda notes: len(notes) == 48)) == 48


_OUTSIDE = """(select) => {
  const frame = document.querySelector(".ks-projector-middle").getBoundingClientRect();
  return [...document.querySelectorAll(select)].filter((one) => one.offsetParent).filter((one) => {
    const box = one.getBoundingClientRect();
    return box.bottom > frame.bottom + 2 || box.right > frame.right + 2;
  }).map((one) => one.textContent);
}"""
_CUT = """() => document.querySelector(".ks-wall-table").getBoundingClientRect().right -
  document.querySelector(".ks-wall-frame").getBoundingClientRect().right"""
_UPRIGHT = """() => [...document.querySelectorAll(".ks-wall-table th")].filter((head) => {
  const style = getComputedStyle(head);
  const inner = head.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return inner < Math.min(3, head.textContent.length / 2) * parseFloat(style.fontSize);
}).map((head) => head.textContent)"""


@pytest.mark.parametrize("size", [PROJECTOR, LAPTOP, OLD], ids=lambda size: str(size["width"]))
def test_headings_are_whole_on_an_empty_board_and_over_one_row(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready, size: Any
) -> None:
    workshop = ready.take().workshop
    facilitator = leader(browsers, server, owner)
    do(facilitator, workshop, "activity.go", activity=BOARD)
    person = Person(browsers, server.url, size)
    person.context.add_cookies(owner)
    person.open(f"/projector?w={workshop}")
    page = person.page
    expect(page.locator(".ks-row-heading .ks-wall-told").first).to_be_visible()
    heads = ".ks-wall-grid > *"
    assert in_the_end(lambda: page.evaluate(_OUTSIDE, heads), lambda found: not found) == []

    do(facilitator, workshop, "activity.go", activity="action_results")
    table = page.locator(".ks-wall-table")
    row = {"task": "福祉課と住宅課と学校に聞いて回る", "check": "係長に、困りごとを聞く"}
    more = {"due": "2026-12-10", "found": "3つの課が、使ってみたいと話した"}
    add_entry(facilitator, workshop, "step3_preparation", "", **row, **more)
    expect(table).to_contain_text(row["task"])
    cells = ".ks-wall-table :is(th, td)"
    assert in_the_end(lambda: page.evaluate(_OUTSIDE, cells), lambda found: not found) == []
    assert in_the_end(lambda: page.evaluate(_UPRIGHT), lambda found: not found) == []
    assert in_the_end(lambda: page.evaluate(_CUT), lambda cut: cut <= 0) <= 0


def test_one_press_shows_a_note_a_row_or_everything(
    browsers: Browsers, server: AppServer, owner: list[Any], workshop: str
) -> None:
    wall = wall_of(browsers, server, owner, workshop, LAPTOP)
    facilitator = Person(browsers, server.url, LAPTOP)
    facilitator.context.add_cookies(owner)
    facilitator.open(f"/strengths_matrix?w={workshop}")
    page = facilitator.page
    note = page.locator(".ks-note").first
    text = note.locator(".ks-note-text").inner_text()
    note.get_by_role("button", name="この付箋を大きく映す").click()
    spot = wall.locator(".ks-projector-told")
    expect(spot).to_have_text(text)
    assert in_the_end(lambda: wall.evaluate(_LETTERS), lambda size: size >= 28) >= 28
    bar = page.get_by_role("group", name="投影の見せ方")
    bar.get_by_role("button", name="投影を次へ").click()
    expect(spot).not_to_have_text(text)
    page.get_by_role("button", name="対象者の状況把握を大きく映す").click()
    expect(wall.get_by_role("region")).to_have_count(2)
    bar.get_by_role("button", name="全体").click()
    expect(wall.get_by_role("region")).to_have_count(9)
    page.get_by_role("button", name="対象者の状況把握を大きく映す").click()
    expect(wall.get_by_role("region")).to_have_count(2)
    wall.keyboard.press("Escape")
    expect(wall.get_by_role("region")).to_have_count(9)


def test_one_press_shows_a_cell_of_a_table(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready
) -> None:
    workshop = ready.take().workshop
    facilitator = leader(browsers, server, owner)
    do(facilitator, workshop, "activity.go", activity="prepare_step2")
    wall = Person(browsers, server.url, PROJECTOR)
    wall.context.add_cookies(owner)
    wall.open(f"/projector?w={workshop}")
    facilitator.open(f"/todo?a=prepare_step2&w={workshop}")
    page = facilitator.page
    page.locator(".ks-table[data-shape]").wait_for()
    grid = page.frame_locator("iframe[title='Step2に向けた準備シート']")
    row = grid.locator(".ag-center-cols-container .ag-row").first
    row.locator("[col-id='task']").click()
    page.get_by_role("button", name="このマスを大きく映す").click()
    spot = wall.page.locator(".ks-projector-told")
    expect(spot).to_have_text("個別の支援事例の情報収集")
    expect(wall.page.locator(".ks-projector-where")).to_contain_text("Step2までに取り組むこと")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Enter")
    expect(spot).to_have_text("（まだ書かれていません）")
    expect(wall.page.locator(".ks-projector-where")).to_contain_text("持ち寄るケース")
    phone = Person(browsers, server.url, PHONE, touch=True)
    phone.context.add_cookies(owner)
    phone.open(f"/todo?a=prepare_step2&w={workshop}")
    phone.page.get_by_role("button", name="1行目・Step2までに取り組むことを大きく映す").tap()
    expect(spot).to_have_text("個別の支援事例の情報収集")


_LETTERS = "parseFloat(getComputedStyle(document.querySelector('.ks-projector-told p')).fontSize)"


MEMO = "case_memo"
_BANNER = """(memo) => {
  const banner = memo.querySelector(".ks-banner");
  const size = parseFloat(getComputedStyle(banner).fontSize);
  return size < 18 ? Infinity : banner.offsetHeight / size;
}"""
"""How many of its letters the bar that tells the state is high; endless where they are small."""
ANSWERS = {
    f"答え{at}の始まり。{'地域で持てそうな役割や強みを、ケースを聞きながら書きとめました。' * 20}"
    f"答え{at}の終わり。"
    for at in range(6)
}
MARKS = {f"答え{at}の{end}" for at in range(6) for end in ("始まり", "終わり")}
_READ = """(marks) => {
  const flow = document.querySelector(".ks-memo-wall .ks-wall-columns").getBoundingClientRect();
  const inside = (mark, text) => {
    const range = document.createRange();
    const from = text.data.indexOf(mark);
    range.setStart(text, from);
    range.setEnd(text, from + mark.length);
    return [...range.getClientRects()].every((box) => box.left >= flow.left - 1
      && box.right <= flow.right + 1 && box.top >= flow.top - 1 && box.bottom <= flow.bottom + 1);
  };
  const answers = [...document.querySelectorAll(".ks-memo-wall li")];
  const read = marks.filter((mark) => answers.some(({ firstChild: text }) =>
    text.data.includes(mark) && inside(mark, text)));
  return { read, letters: answers.map((one) => parseFloat(getComputedStyle(one).fontSize)),
    page: document.querySelector(".ks-memo-wall .ks-wall-page").textContent };
}"""


def test_the_wall_says_what_to_listen_for_until_the_answers_are_opened(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready
) -> None:
    prepared = ready.take("team_building")
    workshop = prepared.workshop
    facilitator = leader(browsers, server, owner)
    do(facilitator, workshop, "activity.go", activity="understanding")
    writer = Participant(browsers, server.url, PHONE, touch=True)
    writer.be_let_in(prepared.code, "見る人")
    writer.open(f"/phone?w={workshop}")
    field = writer.page.get_by_role("textbox", name="まねしたい姿勢や作法")
    field.fill("いつまでにと伝える")
    field.blur()
    wall = Person(browsers, server.url, LAPTOP)
    wall.context.add_cookies(owner)
    wall.open(f"/projector?w={workshop}")
    memo = wall.page.locator(".ks-memo-wall")
    expect(memo).to_contain_text("自分にも思い当たることや、分かると感じること")
    expect(memo).to_contain_text("どの場面で、日ごろのどんなことを思い出したか")
    expect(memo).to_contain_text("ほか1人（公開まで見えません）")
    assert in_the_end(lambda: memo.evaluate(_BANNER), lambda lines: lines < 3) < 3
    expect(memo).not_to_contain_text("いつまでにと伝える")
    do(facilitator, workshop, "sheet.state", sheet="viewing_memo", state="open")
    expect(memo).to_contain_text("いつまでにと伝える")
    expect(memo.locator(".ks-memo-lead")).to_be_hidden()


def test_long_answers_of_a_memo_are_all_reached_page_by_page(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready
) -> None:
    prepared = ready.take("community_building")
    workshop = prepared.workshop
    facilitator = leader(browsers, server, owner)
    do(facilitator, workshop, "activity.go", activity="case_sharing")
    do(facilitator, workshop, "sheet.state", sheet=MEMO, state="open")
    do(facilitator, workshop, "look.at", sheet=MEMO)
    for at, answer in enumerate(sorted(ANSWERS)):
        writer = Participant(browsers, server.url, LAPTOP)
        writer.be_let_in(prepared.code, f"書く人{at}")
        add_entry(writer, workshop, MEMO, "needing", text=answer)
    wall = Person(browsers, server.url, LAPTOP)
    wall.context.add_cookies(owner)
    wall.open(f"/projector?w={workshop}")
    expect(wall.page.locator(".ks-memo-wall li")).to_have_count(len(ANSWERS))
    facilitator.open(f"/case_sharing?w={workshop}")
    bar = facilitator.page.get_by_role("group", name="投影の見せ方")
    label = wall.page.locator(".ks-memo-wall .ks-wall-page")
    expect(label).to_have_text(re.compile("^1／[2-9]$"))
    pages = int(label.inner_text().partition("／")[2])
    read: set[str] = set()
    for page in range(1, pages + 1):
        expect(label).to_have_text(f"{page}／{pages}")
        found = wall.page.evaluate(_READ, sorted(MARKS))
        assert min(found["letters"]) >= 18
        read |= set(found["read"])
        bar.get_by_role("button", name="投影を次へ").click()
    assert read == MARKS
    expect(label).to_have_text(f"1／{pages}")
    bar.get_by_role("button", name="投影を前へ").click()
    expect(label).to_have_text(f"{pages}／{pages}")
