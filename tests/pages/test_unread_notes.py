"""Before notes that were written alone are shown: each read, replaced, shown or kept away."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.forms.privacy_check import unread_notes
from kasane.privacy import CAUTION
from tests.pages.conftest import Screen, words
from tests.support.world import World

TELLS, AGAIN, PLAIN = "山田太郎さんの声かけ", "山田さんが笑った", "駅前で声をかけ合う"


def check() -> None:
    """A page that holds nothing but the notes that wait."""
    from components import state
    from components.forms.privacy_check import check_unread

    check_unread(state.enter("strengths_matrix"))


@pytest.fixture
def notes(world: World) -> list[str]:
    """A board that was opened after people wrote alone."""
    world.set_board("private")
    written = [world.note(world.person("春野"), text) for text in (TELLS, AGAIN, PLAIN)]
    world.set_board("open")
    return written


@pytest.fixture
def page(
    world: World, notes: list[str], screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> AppTest:
    monkeypatch.setattr("components.state.cookie", lambda: world.lead.secret)
    monkeypatch.setattr("components.state.page_link", lambda *_args, **_more: None)
    shown = AppTest.from_function(check, default_timeout=60)
    shown.query_params["w"] = world.id
    return shown.run()


def press(shown: AppTest, label: str) -> AppTest:
    found: Any = next(known for known in shown.button if known.label == label)
    return found.click().run()


def test_each_note_that_waits_stands_there_with_its_marks(world: World, notes: list[str]) -> None:
    found = unread_notes(world.reading(world.lead))
    marks = [(item.id, [f.replacement for t in texts for f in t.found]) for item, texts in found]
    assert marks == [(notes[0], ["Aさん"]), (notes[1], ["Aさん"])]


def test_one_is_shown_another_kept_away_and_nothing_waits_any_more(
    page: AppTest, world: World, notes: list[str]
) -> None:
    assert not page.exception
    assert CAUTION in [warning.value for warning in page.warning]
    press(page, "確認しました。見せる")
    assert not world.entry(notes[0])["hidden"]
    press(page, "見せないでおく")
    assert (world.entry(notes[1])["hidden"], world.entry(notes[1])["unread"]) == (True, False)
    assert "確かめるものは、もうありません" in words(page)


def test_a_name_is_replaced_before_the_note_is_shown(
    page: AppTest, world: World, notes: list[str]
) -> None:
    press(page, "（1）を置きかえる")
    assert world.entry(notes[0])["values"]["text"] == "Aさんの声かけ"
    assert world.entry(notes[0])["hidden"]


def test_those_who_do_not_lead_see_nothing(
    page: AppTest, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody = world.person("夏目")
    monkeypatch.setattr("components.state.cookie", lambda: somebody.secret)
    page.run()
    assert not page.button
    assert not page.markdown
