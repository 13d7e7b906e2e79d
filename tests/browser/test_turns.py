"""A round: one person after another, the same on every screen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.in_page import scrolls_sideways, small_targets
from tests.browser.people import Person
from tests.browser.ready import Ready
from tests.browser.three_people import FIRST, SECOND, Room

PAGE = "/kickoff?a=opening_step2"


@pytest.fixture
def room(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> Room:
    room = Room(browsers, server, owner, ready.take())
    room.go("opening_step2")
    room.open(PAGE)
    return room


def _start(room: Room, *names: str) -> None:
    """Only these speak, in this order as the roster has them."""
    page = room.facilitator.page
    people = page.locator(".ks-turns-people li")
    expect(people).to_have_count(3)
    for row in people.all():
        row.get_by_role("checkbox").set_checked(any(name in row.inner_text() for name in names))
    page.get_by_role("button", name="最初の人から始める").click()


def _says(person: Person, text: str) -> None:
    expect(person.page.locator(".ks-turns").get_by_text(text).first).to_be_visible()


def _wall(room: Room) -> Locator:
    return room.wall.page.locator(".ks-turns-wall")


def test_one_after_another_on_every_screen(room: Room) -> None:
    _says(room.first, "はじまるまで、少しお待ちください")
    _start(room, FIRST, SECOND)
    _says(room.first, "あなたの番です")
    _says(room.second, "つぎは、あなたの番です")
    expect(_wall(room)).to_contain_text("1人目")
    expect(_wall(room)).to_contain_text("今の気持ち（期待や不安）")
    expect(_wall(room)).to_contain_text(FIRST)
    timer = room.wall.page.get_by_role("timer", name="残り時間").first
    expect(timer).to_have_text(re.compile("^00:[0-3]"))
    assert small_targets(room.first.page, ".ks-turns", 48) == []
    assert not scrolls_sideways(room.first.page)

    room.first.page.get_by_role("button", name="話し終わりました").click()
    _says(room.second, "あなたの番です")
    _says(room.first, "あなたの番は終わりました")
    expect(_wall(room)).to_contain_text("2人目")
    room.second.page.get_by_role("button", name="話し終わりました").click()
    for person in (room.facilitator, room.first):
        _says(person, "ひとまわりしました")
    expect(_wall(room)).to_contain_text("ひとまわりしました")


def test_later_absent_and_back_again(room: Room) -> None:
    _start(room, FIRST, SECOND)
    room.first.page.get_by_role("button", name="あとで話します").click()
    _says(room.second, "あなたの番です")
    _says(room.first, "つぎは、あなたの番です")
    page = room.facilitator.page
    page.get_by_role("button", name=f"{FIRST}さんは、いない").click()
    _says(room.first, "お休みの扱いになっています")
    page.get_by_role("button", name=f"{FIRST}さんを順番に入れる").click()
    _says(room.first, "つぎは、あなたの番です")
    page.get_by_role("button", name="つぎの人へ").click()
    _says(room.first, "あなたの番です")
    page.get_by_role("button", name="ここで終える").click()
    page.get_by_role("alertdialog").get_by_role("button", name="終える", exact=True).click()
    _says(room.first, "ひとまわりしました")


def test_what_was_said_is_kept_by_the_speaker_and_for_a_speaker(room: Room) -> None:
    _start(room, FIRST, SECOND)
    own = room.first.page.locator(".ks-turns").get_by_label("今の気持ち", exact=True)
    own.fill("少し緊張しています")
    own.blur()
    _says(room.first, "✓ 保存しました")
    page = room.facilitator.page
    page.get_by_label("だれのことば").select_option(label=SECOND)
    field = page.locator(".ks-turns").get_by_label("今の気持ち", exact=True)
    field.fill("楽しみです")
    field.blur()
    _says(room.facilitator, "✓ 保存しました")
    room.second.page.reload()
    expect(
        room.second.page.locator(".ks-turns").get_by_label("今の気持ち", exact=True)
    ).to_have_value("楽しみです")
