"""A new kind of sheet before people's eyes: answered on a page, and seen on the wall.

tests/browser/test_adding_a_kind.py puts this module among the browser tests of a house that has
the kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import ready
from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import do
from tests.browser.people import LAPTOP, PROJECTOR, Participant, Person


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ready.Ready:
    """A folder with one workshop of the programme that has the new sheet."""
    monkeypatch.setattr(ready, "MANY", {"poll_day": 1})
    folder = tmp_path / "data"
    folder.mkdir()
    return ready.Ready(folder)


@pytest.fixture
def house(known: ready.Ready) -> Iterator[AppServer]:
    server = AppServer(known.data)
    server.start()
    yield server
    server.stop()


def test_an_answer_is_given_and_counted_on_the_wall(
    browsers: Browsers, house: AppServer, known: ready.Ready
) -> None:
    prepared = known.take("poll_day")
    lead, wall = Person(browsers, house.url, LAPTOP), Person(browsers, house.url, PROJECTOR)
    for person in (lead, wall):
        person.context.add_cookies(known.cookies(house.url))
    somebody = Participant(browsers, house.url, LAPTOP)
    somebody.be_let_in(prepared.code, "春野 つくし")
    somebody.open(f"/kickoff?w={prepared.workshop}&a=asking")
    somebody.page.get_by_role("button", name="まあまあ").click()
    chosen = somebody.page.get_by_role("button", name="まあまあ", pressed=True)
    expect(chosen).to_be_visible()
    do(lead, prepared.workshop, "activity.go", activity="asking")
    do(lead, prepared.workshop, "sheet.state", sheet="feelings", state="open")
    wall.open(f"/projector?w={prepared.workshop}")
    told = wall.page.get_by_role("listitem").filter(has_text="まあまあ")
    expect(told).to_have_text("まあまあ 1人")
    expect(wall.page.get_by_role("button", name="まあまあ")).to_have_count(0)
