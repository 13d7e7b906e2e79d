"""Photographs that people bring: seen whole, and plain about whether they leave the room."""

from __future__ import annotations

import io
import re
from typing import Any

from PIL import Image
from playwright.sync_api import expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.people import leader as led_by
from tests.browser.ready import Ready

INSIDE = """image => {
  const { top, left, right, bottom } = image.getBoundingClientRect();
  return image.complete && image.naturalHeight > image.naturalWidth && bottom - top > 300 &&
    top >= 0 && left >= 0 && right <= innerWidth && bottom <= innerHeight;
}"""


def _portrait() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (900, 1600), (70, 110, 140)).save(file, "JPEG")
    return file.getvalue()


def test_a_photograph_is_seen_whole_and_says_whether_it_goes_into_shared_files(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready
) -> None:
    leader = led_by(browsers, server, owner)
    page = leader.page
    leader.open(f"/strengths_matrix?w={ready.take().workshop}")
    page.get_by_text("資料・写真を加える").first.click()
    photograph = {"name": "模造紙.jpg", "mimeType": "image/jpeg", "buffer": _portrait()}
    page.locator("input[type=file]").first.set_input_files([photograph])  # type: ignore[list-item]
    page.get_by_text(re.compile("^写真（会場")).click()
    page.get_by_text("写っていないこと").first.click()
    page.get_by_role("button", name="加える", exact=True).click()
    card = page.locator(".ks-attachments li")
    expect(card.get_by_text("共有用の記録には入りません")).to_be_visible()
    card.get_by_role("button", name="共有用の記録に入れる").click()
    expect(card.get_by_text("✓ 共有用の記録に入ります")).to_be_visible()
    card.get_by_role("button", name="共有用の記録から外す").click()
    expect(card.get_by_text("共有用の記録には入りません")).to_be_visible()
    card.get_by_role("button", name="大きく見る").click()
    large = page.get_by_role("dialog", name="模造紙").get_by_role("img")
    page.wait_for_function(INSIDE, arg=large.element_handle())
