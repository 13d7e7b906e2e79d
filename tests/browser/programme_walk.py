"""What walks through a whole programme have in common."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Protocol

import docx
from playwright.sync_api import expect

from tests.browser.three_people import FIRST, SECOND, Room


class SmallRoom(Room):
    """Who leads, one phone, and the wall."""

    names = (FIRST,)


class Walk(Protocol):
    """Opens a page of a programme in a small room, and begins its activity."""

    def __call__(self, programme: str, path: str, title: str) -> SmallRoom: ...


def begin(room: Room, title: str) -> None:
    """The facilitator starts the activity whose page is open; the wall follows."""
    room.facilitator.page.get_by_role("button", name="この活動を始める").click()
    expect(room.wall.page.get_by_role("heading", name=re.compile(title)).first).to_be_visible()


def everybody_speaks(room: Room) -> None:
    """Everybody speaks once."""
    page = room.facilitator.page
    people = page.locator(".ks-turns-people li")
    expect(people).to_have_count(3)
    for row in people.all():
        speaks = any(name in row.inner_text() for name in (FIRST, SECOND))
        row.get_by_role("checkbox").set_checked(speaks)
    page.get_by_role("button", name="最初の人から始める").click()
    for person in (room.first, room.second):
        expect(person.page.get_by_text("あなたの番です", exact=True).first).to_be_visible()
        person.page.get_by_role("button", name="話し終わりました").click()
    expect(page.get_by_text("ひとまわりしました").first).to_be_visible()


def record_texts(room: Room, what: str, folder: Path) -> str:
    """The texts of a Word file that is made on the page."""
    made = docx.Document(str(room.facilitator.record(room.workshop, what, folder)))
    return "\n".join(text.text or "" for text in made.element.body.iter() if _is_text(text))


def _is_text(element: Any) -> bool:
    return str(element.tag).endswith("}t")
