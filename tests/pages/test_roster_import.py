"""The roster's file is shown before anything changes, and taken in only when asked for."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.forms import roster_import
from kasane.tables import RosterChange
from kasane.tables.files.csv_files import write_rows
from tests.pages.conftest import words
from tests.support.world import World

FILE = write_rows(
    [["氏名", "所属", "電話"], ["新しい人", "社協", "1"], ["春野", "包括", ""]]
).content


def page(workshop: str, content: bytes) -> None:
    """What stands on the members' page, with the file that was chosen."""
    import streamlit as st

    from components import state
    from components.forms import roster_import

    st.query_params["w"] = workshop
    here = state.enter("members")
    sheet = roster_import._sheet(here)
    assert sheet
    roster_import._compare(here, sheet, content, "roster")


def shown(world: World, monkeypatch: pytest.MonkeyPatch, content: bytes = FILE) -> AppTest:
    from components import state

    monkeypatch.setattr(state, "cookie", lambda: world.lead.secret)
    return AppTest.from_function(page, default_timeout=60, args=(world.id, content)).run()


def roster(world: World) -> dict[str, str]:
    members = [record.body for record in world.state().all("member")]
    return {body["name"]: body["organisation"] for body in members}


def test_nothing_changes_before_it_is_asked_for(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.person("春野")
    before = roster(world)
    screen = shown(world, monkeypatch)
    assert not screen.exception
    assert "加わる 1人" in words(screen)
    assert "電話" in words(screen)
    assert "（空） → 包括" in screen.dataframe[0].value.to_csv()
    assert roster(world) == before


def test_the_file_is_taken_in_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.person("春野")
    screen = shown(world, monkeypatch)
    screen.button[0].click().run()
    assert "加わった人 1人、変わった人 1人" in screen.success[0].value
    assert roster(world) == roster(world) | {"新しい人": "社協", "春野": "包括"}
    count = len(roster(world))
    again = shown(world, monkeypatch)
    assert "同じです" in again.success[0].value
    assert len(roster(world)) == count


def test_a_file_with_mistakes_says_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = shown(world, monkeypatch, write_rows([["所属"], ["包括"]]).content)
    assert "何も読み込んでいません" in screen.error[0].value
    assert not screen.button


def test_a_namesake_is_pointed_out() -> None:
    frame = roster_import.preview([RosterChange(2, "new", "春野", "", (), namesake=True)])
    assert "同じ名前の別の人" in frame["内容"][0]
