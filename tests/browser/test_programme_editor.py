"""A programme with a sheet of every kind is made with the editor only, held, and goes to Word."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from components.editor.parts import variant_name
from kasane.programme import KINDS, Programme
from kasane.programme.own.shape import fields
from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import add_entry
from tests.browser.people import LAPTOP, Facilitator

TITLE = "あおば市の集い"
PURPOSE = "近くの人と、顔見知りになる。"
SHEETS = next(field for field in fields(Programme) if field.key == "sheets")
NAMES = {kind: variant_name(SHEETS, kind) for kind in KINDS}
NOTE = "夕方に集まれる場所がほしい"


@pytest.fixture
def facilitator(browsers: Browsers, own_server: AppServer) -> Facilitator:
    made = Facilitator(browsers, own_server.url, LAPTOP)
    made.come_in()
    return made


def settle(page: Page) -> None:
    """Wait until the page has been drawn with the last change."""
    drawn = page.get_by_test_id("stApp")
    expect(drawn).to_have_attribute("data-test-script-state", "notRunning")


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).first.click()
    settle(page)


def choose(page: Page, label: str, option: str) -> None:
    box = page.get_by_role("combobox", name=re.compile(label))
    box.click()
    box.press("ArrowDown")  # opens it where a drawing has closed it
    page.get_by_role("option", name=option, exact=True).click()
    settle(page)


def add_sheet(page: Page, kind: str) -> None:
    outline = page.locator(".st-key-own-pane-outline")
    outline.get_by_role("combobox").click()
    page.get_by_role("option", name=NAMES[kind], exact=True).click()
    settle(page)
    outline.get_by_role("button", name="シートを加える").click()
    title = NAMES[kind].partition("（")[0]
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
    settle(page)


def write(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True).first
    field.fill(text)
    field.press("Control+Enter")
    field.blur()
    settle(page)


def test_a_programme_is_made_by_the_editor_only_and_runs_to_word(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    page = facilitator.page
    facilitator.open("/programme_editor")
    choose(page, "もとにするもの", "白紙から")
    # The field of what was chosen before goes as the new one comes.
    expect(page.get_by_label("題", exact=True).first).to_have_value("わがまちのプログラム")
    write(page, "題", TITLE)
    press(page, "写して、直しはじめる")
    expect(page.get_by_role("heading", name=re.compile(TITLE)).first).to_be_visible()
    write(page, "目的", PURPOSE)
    add_sheet(page, "form")
    choose(page, "何枚書くか", "ケースごとに1枚")
    for kind in KINDS:
        if kind != "form":
            add_sheet(page, kind)
    for part in ("Step　新しいStep", "新しい活動"):
        press(page, part)
        expect(page.get_by_role("heading", name=part, exact=True)).to_be_visible()
    choose(page, "この活動で書くシート", "すべて選ぶ")
    page.keyboard.press("Escape")
    expect(page.get_by_text("直すところが")).to_have_count(0)
    press(page, "保存する")
    expect(page.get_by_text("保存しました").first).to_be_visible()
    shared = facilitator.download("ファイルにして渡す", tmp_path)
    assert TITLE in shared.read_text(encoding="utf-8")

    workshop = facilitator.begin_workshop("はじめての集い", TITLE, PURPOSE)
    board = re.search(r"- id: (\w+)\n  kind: board", shared.read_text(encoding="utf-8"))
    assert board
    facilitator.open(f"/workshop?w={workshop}")
    add_entry(facilitator, workshop, board[1], "/first", text=NOTE)
    record = docx.Document(str(facilitator.record(workshop, "プログラム全体の記録", tmp_path)))
    texts = [p.text for p in record.paragraphs]
    texts += [cell.text for table in record.tables for cell in table._cells]
    assert any(NOTE in text for text in texts)


def test_a_bad_file_is_refused_on_the_page(facilitator: Facilitator) -> None:
    page = facilitator.page
    facilitator.open("/programme_editor")
    page.get_by_text("もらったプログラムのファイルを取り込む").click()
    bad = {"name": "だめ.yaml", "mimeType": "application/yaml", "buffer": b"id: own_x\ntitel: x\n"}
    page.locator("input[type=file]").set_input_files(bad)
    expect(page.get_by_text("取り込めません。何も変わっていません。")).to_be_visible()
    expect(page.get_by_text("2行目").first).to_be_visible()
    expect(page.get_by_role("button", name="取り込む", exact=True)).to_have_count(0)
