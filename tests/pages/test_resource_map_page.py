"""The page of the resource map, on a workshop of 地域づくり編."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Screen, parts, words
from tests.support.world import Person, World


@pytest.fixture
def town(world: World) -> World:
    """The same world with a workshop of 地域づくり編."""
    actor = world.create(programme="community_building", steps=("step1",))
    world.lead = Person(actor, world.lead.secret)
    world.id = actor.workshop
    return world


def test_the_map_is_there_for_all_who_write(screen: Screen, town: World) -> None:
    for who in (town.lead, town.person("春野")):
        shown = screen.inside("resource_map", who)
        assert not shown.exception
        assert {"stage", "map"} <= parts(shown)


def test_the_cases_and_the_list_of_the_town_are_one_step_away(screen: Screen, town: World) -> None:
    for sheet, part in (("case_sheet", "form"), ("resources", "table")):
        shown = screen.inside("resource_map", town.lead)
        shown.session_state["resource_map:part"] = sheet
        shown.run()
        assert not shown.exception
        assert part in parts(shown)
        assert "map" not in parts(shown)


def ways_in(shown: AppTest) -> list[Any]:
    """Where a table is taken in; papers and photographs have a way of their own."""
    every = shown.get("file_uploader")
    return [each for each in every if not str(each.key).startswith("attachments")]


def test_the_list_of_the_town_goes_out_and_only_facilitators_bring_one_in(
    screen: Screen, town: World
) -> None:
    for who, uploads in ((town.lead, 1), (town.person("春野"), 0)):
        shown = screen.inside("resource_map", who)
        assert not ways_in(shown)
        shown.session_state["resource_map:part"] = "resources"
        shown.run()
        assert not shown.exception
        labels = [button.label for button in shown.get("download_button")]
        assert labels == ["一覧をCSVで保存する", *["記入用のExcelを保存する"] * uploads]
        assert len(ways_in(shown)) == uploads


def test_a_programme_without_a_map_says_so(screen: Screen, world: World) -> None:
    shown = screen.inside("resource_map", world.lead)
    assert not shown.exception
    assert "資源を洗い出す活動" in words(shown)
