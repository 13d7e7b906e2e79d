"""A file of resources is shown before anything changes, and taken in only when asked for."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from kasane.tables.files.csv_files import write_rows
from tests.pages.conftest import words
from tests.support.world import Person, World

FILE = write_rows(
    [["名前", "地区", "電話"], ["銭湯の番台さん", "川べり", "1"], ["朝市", "北の里", ""]]
).content


@pytest.fixture
def town(world: World) -> World:
    """A workshop of 地域づくり編 that knows of one resource."""
    actor = world.create(programme="community_building", steps=("step1",))
    world.lead = Person(actor, world.lead.secret)
    world.id = actor.workshop
    world.do(world.lead, "entry.add", id="r1", sheet="resources", place="", values={"name": "朝市"})
    return world


def page(workshop: str, content: bytes) -> None:
    """What stands below the list, with the file that was chosen."""
    import streamlit as st

    from components import state
    from components.forms import resource_import
    from kasane.workshop.next_round.resources import map_of

    st.query_params["w"] = workshop
    here = state.enter("workshop")
    resource_import.resource_files(here, "list")
    found = map_of(here.programme)
    assert found
    resource_import.compare(here, found[1], content, "list")


def shown(world: World, monkeypatch: pytest.MonkeyPatch, content: bytes = FILE) -> AppTest:
    from components import state

    monkeypatch.setattr(state, "cookie", lambda: world.lead.secret)
    return AppTest.from_function(page, default_timeout=60, args=(world.id, content)).run()


def listed(world: World) -> dict[str, str]:
    found = (r.body for r in world.state().all("entry") if r.body["sheet"] == "resources")
    return {body["values"]["name"]: body["values"].get("district", "") for body in found}


def test_nothing_changes_before_it_is_asked_for(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = shown(town, monkeypatch)
    assert not screen.exception
    assert "加わる 1件　変わる 1件" in words(screen)
    assert "電話" in words(screen)
    assert "（空） → 北の里" in screen.dataframe[0].value.to_csv()
    assert listed(town) == {"朝市": ""}


def test_the_file_is_taken_in_once(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = shown(town, monkeypatch)
    screen.button(key="list:take").click().run()
    assert not screen.exception
    assert "加わった資源 1件、変わった資源 1件" in screen.success[0].value
    assert listed(town) == {"朝市": "北の里", "銭湯の番台さん": "川べり"}
    assert "取り込むものはありません" in shown(town, monkeypatch).success[0].value


def test_what_is_wrong_is_told_and_nothing_is_written(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_rows([["名前", "種類"], ["朝市", "お店"]]).content
    screen = shown(town, monkeypatch, content)
    assert "2行目" in words(screen)
    assert listed(town) == {"朝市": ""}
