"""The main job, end to end: three and more browsers at once."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from playwright.sync_api import Locator, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.in_page import still
from tests.browser.live_operations import do
from tests.browser.people import (
    CAN,
    IDEAS,
    LAPTOP,
    PHONE,
    PROJECTOR,
    WANT,
    Facilitator,
    Participant,
    Person,
    leader,
)
from tests.browser.ready import Prepared, Ready
from tests.support.world import BOARD

EARLY = "民生委員さんから早めに連絡が来る"
EARLY_AGAIN = "自治会長さんも早めに知らせてくれる"
NIGHT = "夜間の電話を受ける先があるとよい"
CALLED = "佐藤花子さんに声をかける"
TELLS = "山田太郎さんの電話は090-1234-5678"
IDEA = "当番表をつくって夜の電話を分けあう"


def test_a_session_from_alone_writing_to_the_word_record(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready, tmp_path: Path
) -> None:
    facilitator, prepared = leader(browsers, server, owner), ready.take()
    workshop, code = prepared.workshop, facilitator.code(prepared.workshop)
    projector = Person(browsers, server.url, PROJECTOR)
    projector.context.add_cookies(facilitator.context.cookies())
    projector.open(f"/projector?w={workshop}")
    expect(projector.page.get_by_text(f"{code[:3]} {code[3:]}").first).to_be_visible()
    first = Participant(browsers, server.url, LAPTOP)
    second = Participant(browsers, server.url, LAPTOP)
    first.join(code, "はるか", "社会福祉協議会")
    second.join(code, "みのる", "地域包括支援センター")
    facilitator.open(f"/strengths_matrix?w={workshop}")
    facilitator.page.get_by_role("button", name="この活動を始める").click()
    expect(projector.page.get_by_role("region", name=re.compile(f"^{CAN}"))).to_be_visible()

    _alone_writing_hides(first, second, facilitator, projector)
    facilitator.set_state("公開")
    _reveal_shows(second, facilitator, projector)
    _what_names_somebody_is_read_first(first, second, facilitator)
    _drag_moves(second, first)
    _an_idea_carries_its_source(first, second)
    _closing_makes_it_read_only(facilitator, first)
    _word_and_csv(facilitator, workshop, tmp_path)


def _alone_writing_hides(
    first: Participant, second: Participant, facilitator: Facilitator, projector: Person
) -> None:
    first.add(CAN, EARLY)
    first.add(WANT, NIGHT)
    first.add(WANT, TELLS)
    first.expect_saved()
    for other in (second, facilitator, projector):
        expect(other.place(CAN).get_by_text(re.compile("1枚")).first).to_be_visible()
        expect(other.page.get_by_text(EARLY)).to_have_count(0)
    expect(first.note(EARLY)).to_be_visible()


def _reveal_shows(second: Participant, facilitator: Facilitator, projector: Person) -> None:
    for other in (second, facilitator):
        expect(other.note(EARLY)).to_be_visible()
        expect(other.page.locator(".ks-board").get_by_text("はるか")).to_have_count(0)
    expect(projector.page.get_by_text(EARLY)).to_be_visible()


def _what_names_somebody_is_read_first(
    writer: Participant, other: Participant, facilitator: Facilitator
) -> None:
    expect(writer.note(TELLS)).to_contain_text("ほかの人には見えません")
    expect(other.page.get_by_text(TELLS)).to_have_count(0)
    facilitator.page.get_by_role("button", name="読んで確かめる").click()
    dialog = facilitator.page.get_by_role("dialog")
    dialog.get_by_role("button", name="（2）を置きかえる").click()
    expect(dialog.get_by_text("［電話番号］").first).to_be_visible()
    dialog.get_by_role("button", name="確認しました。見せる").click()
    expect(dialog.get_by_text("もうありません")).to_be_visible()
    facilitator.page.keyboard.press("Escape")
    expect(other.note("山田太郎さんの電話は［電話番号］")).to_be_visible()
    expect(facilitator.page.get_by_role("button", name="読んで確かめる")).to_have_count(0)


def test_who_writes_openly_is_asked_before_others_see_what_tells_of_somebody(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready
) -> None:
    other = leader(browsers, server, owner)
    prepared = _open_board(other, ready)
    writer = _at_the_board(browsers, server, prepared)
    other.open(f"/strengths_matrix?w={prepared.workshop}")
    card = writer.page.get_by_role("region", name="まだ決まっていない文")
    writer.send(CAN, CALLED)
    expect(card).to_contain_text("「佐藤花子さん」（氏名）")
    writer.add(CAN, EARLY_AGAIN)
    expect(other.note(EARLY_AGAIN)).to_be_visible()
    expect(other.page.get_by_text("佐藤花子")).to_have_count(0)
    card.get_by_role("button", name="置きかえてはる").click()
    expect(other.note("Aさんに声をかける")).to_be_visible()
    writer.send(CAN, CALLED)
    card.get_by_role("button", name="このままはる").click()
    expect(other.note(CALLED)).to_be_visible()
    expect(card).to_be_hidden()


def _drag_moves(mover: Participant, other: Participant) -> None:
    mover.add(CAN, "まちがえた場所の付箋")
    _drag(mover, mover.note("まちがえた場所の付箋"), mover.place(WANT))
    expect(mover.place(WANT).get_by_text("まちがえた場所の付箋")).to_be_visible()
    expect(other.place(WANT).get_by_text("まちがえた場所の付箋")).to_be_visible()


def _drag(person: Person, what: Locator, target: Locator) -> None:
    person.expect_saved()  # a note that is kept is lower than one that waits
    start, end = still(what, target)
    mouse = person.page.mouse
    mouse.move(start["x"] + 20, start["y"] + start["height"] - 8)
    mouse.down()
    mouse.move(start["x"] + 60, start["y"] + 30, steps=4)
    mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] - 10, steps=8)
    mouse.up()


def _an_idea_carries_its_source(writer: Participant, reader: Participant) -> None:
    writer.choose(NIGHT, "これをもとに③をつくる")
    ideas = writer.place(IDEAS)
    ideas.get_by_role("textbox").first.fill(IDEA)
    ideas.get_by_role("button", name="はる", exact=True).click()
    idea = reader.place(IDEAS).get_by_role("listitem").filter(has_text=IDEA)
    expect(idea.get_by_text("状況把握②")).to_be_visible()
    idea.get_by_role("button", name=re.compile("もとの付箋")).click()
    expect(reader.place(IDEAS).get_by_text(NIGHT)).to_be_visible()


def _closing_makes_it_read_only(facilitator: Facilitator, participant: Participant) -> None:
    facilitator.set_state("締切")
    expect(participant.page.get_by_text(re.compile("締め切られています")).first).to_be_visible()
    expect(participant.place(CAN).get_by_role("button", name=re.compile("はる"))).to_have_count(0)
    expect(participant.note(EARLY)).to_be_visible()


def _word_and_csv(facilitator: Facilitator, workshop: str, folder: Path) -> None:
    word = facilitator.record(workshop, "プログラム全体の記録", folder)
    assert "共有用" in word.name
    text = _all_text(word)
    assert EARLY in text
    assert IDEA in text
    assert "はるか" not in text
    archive = facilitator.download("CSVをまとめて保存する", folder)
    with zipfile.ZipFile(archive) as files:
        name = next(known for known in files.namelist() if "強み・課題検討シート" in known)
        content = files.read(name)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert EARLY in {row["付箋"] for row in rows}


def _all_text(word: Path) -> str:
    document = Document(str(word))
    return "\n".join(node.text or "" for node in document.element.body.iter() if node.text)


def _open_board(facilitator: Facilitator, ready: Ready) -> Prepared:
    """A workshop whose board is not private."""
    prepared = ready.take()
    do(facilitator, prepared.workshop, "sheet.state", sheet=BOARD, state="open")
    return prepared


def test_what_was_typed_survives_a_reload_and_a_killed_server(
    browsers: Browsers, killable: AppServer, owner: list[Any], ready: Ready
) -> None:
    facilitator = leader(browsers, killable, owner)
    prepared = _open_board(facilitator, ready)
    participant = _at_the_board(browsers, killable, prepared)
    participant.add(CAN, EARLY)
    participant.expect_saved()

    killable.kill()
    expect(participant.page.get_by_text(re.compile("未接続")).first).to_be_visible()
    participant.add(CAN, "止まっているあいだに書いた付箋")
    expect(participant.note("止まっているあいだに書いた付箋")).to_contain_text("送信待ち")
    killable.start()
    participant.expect_saved()

    region = participant.place(WANT)
    region.get_by_role("button", name=re.compile("付箋をはる$")).click()
    region.get_by_role("textbox").first.fill("書きかけの付箋")
    participant.page.reload()
    participant.page.locator(".ks-board").wait_for()
    expect(participant.note(EARLY)).to_be_visible()
    restored = participant.place(WANT)
    button = restored.get_by_role("button", name=re.compile("付箋をはる$"))
    if button.is_visible():
        button.click()
    expect(restored.get_by_role("textbox").first).to_have_value("書きかけの付箋")

    facilitator.open(f"/strengths_matrix?w={prepared.workshop}")
    for text in (EARLY, "止まっているあいだに書いた付箋"):
        notes = facilitator.place(CAN).get_by_role("listitem").filter(has_text=text)
        expect(notes).to_have_count(1)


def _at_the_board(browsers: Browsers, server: AppServer, prepared: Prepared) -> Participant:
    """Somebody who came in and sees the board as it is stored."""
    participant = Participant(browsers, server.url, LAPTOP)
    participant.be_let_in(prepared.code, "はるか")
    participant.open(f"/strengths_matrix?w={prepared.workshop}")
    participant.expect_saved()
    return participant


def test_a_note_written_offline_arrives_after_a_reload(
    browsers: Browsers, killable: AppServer, owner: list[Any], ready: Ready
) -> None:
    facilitator = leader(browsers, killable, owner)
    prepared = _open_board(facilitator, ready)
    participant = _at_the_board(browsers, killable, prepared)
    killable.kill()
    participant.add(CAN, EARLY)
    expect(participant.note(EARLY)).to_contain_text("送信待ち")
    killable.start()
    participant.page.reload()
    expect(participant.note(EARLY)).to_be_visible()
    participant.expect_saved()
    facilitator.open(f"/strengths_matrix?w={prepared.workshop}")
    notes = facilitator.place(CAN).get_by_role("listitem").filter(has_text=EARLY)
    expect(notes).to_have_count(1)


def test_a_participant_on_a_phone_writes_a_note(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready
) -> None:
    facilitator = leader(browsers, server, owner)
    prepared = _open_board(facilitator, ready)
    phone = Participant(browsers, server.url, PHONE, touch=True)
    phone.join(prepared.code, "さくら", "社協")
    phone.page.locator(".ks-board textarea").first.fill(EARLY)
    phone.page.get_by_role("button", name="付箋をはる").click()
    expect(phone.page.get_by_text(EARLY).first).to_be_visible()
    phone.expect_saved()
    facilitator.open(f"/strengths_matrix?w={prepared.workshop}")
    expect(facilitator.note(EARLY)).to_be_visible()
    wide = phone.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]


def test_a_removed_participant_is_out_at_once(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready
) -> None:
    facilitator, prepared = leader(browsers, server, owner), ready.take()
    participant = _at_the_board(browsers, server, prepared)
    facilitator.open(f"/members?w={prepared.workshop}")
    row = facilitator.page.get_by_role("row").filter(has_text="はるか")
    row.get_by_role("button", name="外す").click()
    dialog = facilitator.page.get_by_role("alertdialog")
    dialog.get_by_role("button", name="名簿から外す").click()
    expect(participant.page.get_by_text(re.compile("外れました")).first).to_be_visible()
    participant.page.reload()
    expect(participant.page.get_by_text(re.compile("参加している人だけ"))).to_be_visible()


def test_two_tabs_of_one_browser_write_offline_and_nothing_doubles(
    browsers: Browsers, killable: AppServer, owner: list[Any], ready: Ready
) -> None:
    facilitator = leader(browsers, killable, owner)
    prepared = _open_board(facilitator, ready)
    person = _at_the_board(browsers, killable, prepared)
    one, two = person.page, person.context.new_page()
    two.goto(one.url)
    two.get_by_role("region", name=CAN).wait_for()
    killable.kill()
    for tab, text in ((one, "一つめのタブの札"), (two, "二つめのタブの札")):
        person.page = tab
        expect(tab.get_by_text(re.compile("未接続")).first).to_be_visible()
        person.add(CAN, text)
    two.goto("about:blank")
    two.close()
    person.page = one
    killable.start()
    one.evaluate("window.dispatchEvent(new Event('online'))")
    person.expect_saved()
    facilitator.open(f"/strengths_matrix?w={prepared.workshop}")
    for text in ("一つめのタブの札", "二つめのタブの札"):
        notes = facilitator.place(CAN).get_by_role("listitem").filter(has_text=text)
        expect(notes).to_have_count(1)
