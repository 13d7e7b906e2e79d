"""次の回・前の回 offers what goes on, and compares two rounds by what each of them had."""

from __future__ import annotations

import pytest

from pages.rounds import _first
from tests.pages.conftest import Screen, words
from tests.support.world import Person, World


@pytest.fixture
def town(world: World) -> World:
    """The second round of 地域づくり編, in which Step4 is left out; the first knew a resource."""
    first = world.create(programme="community_building", steps=("step1",))
    row = {"id": "r1", "sheet": "resources", "place": "", "values": {"name": "朝市"}}
    lead = Person(first, world.lead.secret)
    world.do(lead, "entry.add", **row)
    again = world.create(
        programme="community_building",
        steps=("step1",),
        left_out=("step4",),
        previous=first.workshop,
        round=2,
        carry=("r1",),
    )
    world.lead = Person(again, world.lead.secret)
    world.id = again.workshop
    return world


def test_what_the_town_knows_is_offered_and_the_step_left_out_stays_so(
    screen: Screen, town: World
) -> None:
    shown = screen.inside("rounds", town.lead)
    assert not shown.exception
    offered = {each.key: each for each in shown.multiselect}
    assert offered["rounds:resources"].options == ["朝市"]
    assert offered["rounds:held"].value == []


def test_a_round_without_a_step_is_compared_with_one_that_had_it(
    screen: Screen, town: World
) -> None:
    shown = screen.inside("rounds", town.lead)
    told = shown.table[0].value.to_csv()
    assert "実現できそう,0,－" in told
    assert "1巡目の実現できそうなアイデア：まだありません" in words(shown)


def test_a_round_that_can_go_on_with_cases_begins_with_the_meeting_for_it(world: World) -> None:
    conference = world.workshops.programmes["case_conference"]
    assert _first(conference, (), cases=True) == ["step2"]
    assert _first(conference, (), cases=False) == ["step1"]
    assert _first(conference, ("step2",), cases=True) == ["step1"]
