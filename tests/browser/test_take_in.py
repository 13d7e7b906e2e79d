"""A workbook goes through the uploader: looked at, taken in, taken back; others see it live."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import Workbook
from playwright.sync_api import expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.people import Facilitator, leader
from tests.browser.ready import Ready

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def facilitator(browsers: Browsers, server: AppServer, owner: list[Any]) -> Facilitator:
    return leader(browsers, server, owner)


def book() -> bytes:
    """A roster with headings of two lines, a merged cell and a footer."""
    made = Workbook()
    page = made.worksheets[0]
    for row in (
        ["No", "氏名", None, "所属"],
        [None, "姓", "名", None],
        [1, "もり", "はるか", "社協"],
        [2, "はた", "みのる", None],
        ["※敬称略"],
    ):
        page.append(row)
    page.merge_cells("D3:D4")
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def test_a_workbook_is_looked_at_taken_in_and_taken_back(
    facilitator: Facilitator, ready: Ready
) -> None:
    workshop = ready.take().workshop
    facilitator.open(f"/record?w={workshop}")
    page = facilitator.page
    chooser = page.locator("input[type=file]")
    old = {"name": "古い.xls", "mimeType": "application/vnd.ms-excel", "buffer": OLD + b"broken"}
    chooser.set_input_files(old)
    expect(page.get_by_text("表のファイルとして読めません")).to_be_visible()
    chooser.set_input_files({"name": "名簿.xlsx", "mimeType": EXCEL, "buffer": book()})
    expect(page.get_by_text("加わる 2人")).to_be_visible()
    page.get_by_role("button", name="2人を取り込む").click()
    expect(page.get_by_text("取り込みました")).to_be_visible()
    expect(page.get_by_text("取り込むものはありません")).to_be_visible()
    page.get_by_role("button", name="取り消す（取り込む前に戻す）").click()
    expect(page.get_by_text("取り消しました。取り込む前に戻っています。")).to_be_visible()
    expect(page.get_by_role("button", name="2人を取り込む")).to_be_visible()
