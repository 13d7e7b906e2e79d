"""What is half written when a page is loaded again is there again, for whoever wrote it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import do
from tests.browser.people import Facilitator, leader
from tests.browser.ready import Ready

ASKED = "お願いしたいこと"
TEXT = "会場の費用をお願いします。"


@pytest.fixture
def facilitator(browsers: Browsers, server: AppServer, owner: list[Any]) -> Facilitator:
    return leader(browsers, server, owner)


def _asked(facilitator: Facilitator) -> Locator:
    return facilitator.page.get_by_role("textbox", name=ASKED)


def test_what_is_asked_in_the_story_is_there_after_a_reload_at_once(
    facilitator: Facilitator, ready: Ready
) -> None:
    workshop = ready.take().workshop
    page = facilitator.page
    facilitator.open(f"/story?w={workshop}")
    _asked(facilitator).fill(TEXT)
    page.reload()
    expect(_asked(facilitator)).to_have_value(TEXT)
    expect(page.get_by_test_id("stText").filter(has_text=TEXT)).to_be_visible()


def test_a_text_that_is_too_long_is_counted_and_is_there_after_a_reload(
    facilitator: Facilitator, ready: Ready
) -> None:
    page = facilitator.page
    facilitator.open(f"/story?w={ready.take().workshop}")
    _asked(facilitator).fill("あ" * 301)
    expect(page.get_by_text("300文字までです。いま301文字です")).to_be_visible()
    page.reload()
    expect(_asked(facilitator)).to_have_value("あ" * 301)
    expect(page.get_by_text("300文字までです。いま301文字です")).to_be_visible()


def test_what_two_asked_is_asked_about_and_both_texts_are_there(
    facilitator: Facilitator, ready: Ready
) -> None:
    workshop = ready.take().workshop
    page = facilitator.page
    facilitator.open(f"/story?w={workshop}")
    expect(_asked(facilitator)).to_be_visible()
    page.context.set_offline(True)
    _asked(facilitator).fill(TEXT)
    other = {"id": "main", "field": "asks", "value": "先の文", "seen": ""}
    do(facilitator, workshop, "story.write", **other)
    page.context.set_offline(False)
    page.get_by_role("button", name="両方のこす").click()
    expect(_asked(facilitator)).to_have_value(f"先の文\n{TEXT}")


def test_the_summary_of_a_meeting_is_there_after_a_reload_at_once(
    facilitator: Facilitator, ready: Ready
) -> None:
    page = facilitator.page
    facilitator.open(f"/record?w={ready.take().workshop}")
    page.get_by_text("要点1枚", exact=True).click()
    page.get_by_role("textbox", name="事務局のまとめ").fill(TEXT)
    page.reload()
    page.get_by_text("要点1枚", exact=True).click()
    expect(page.get_by_role("textbox", name="事務局のまとめ")).to_have_value(TEXT)
