"""Every page draws for those who may open it, and says why to those who may not."""

from __future__ import annotations

import pytest

from components.navigation import PAGES
from kasane.workshop import Role, access
from tests.pages.conftest import Screen, parts, words
from tests.support.world import Person, World

EXPECTED = {
    "workshop": {"agenda", "course", "watch"},
    "preparation": {"agenda", "stage"},
    "kickoff": {"agenda", "stage"},
    "case_sharing": {"agenda", "stage"},
    "idea_priorities": {"agenda", "stage"},
    "resource_map": {"agenda"},
    "action_plan": {"agenda", "stage"},
    "interviews": {"agenda"},
    "sheets": {"agenda"},
    "overlap": {"agenda"},
    "feasibility": {"agenda"},
    "reflection": {"agenda"},
    "todo": {"agenda", "todo"},
    "thread": {"agenda"},
    "acts": {"agenda", "watch"},
    "materials": {"agenda", "watch"},
    "story": {"agenda", "watch", "written"},
    "rounds": {"agenda"},
    "closing": {"agenda"},
    "log": {"agenda"},
    "officers": set(),
    "strengths_matrix": {"agenda", "stage", "board"},
    "activity": {"agenda", "stage"},
    "projector": {"projector"},
    "invite": {"agenda", "invite_card"},
    "members": {"agenda", "members"},
    "record": {"agenda"},
    "join": {"join_card"},
    "home": set(),
    "programme_editor": set(),
    "prefecture": set(),
}
"""Page → the live parts that it is made of."""
OUTSIDE = {"home", "join", "officers", "programme_editor", "prefecture"}
"""Pages that belong to no workshop."""


def people(world: World) -> dict[Role, Person]:
    return {
        Role.FACILITATOR: world.lead,
        Role.PARTICIPANT: world.person("春野"),
        Role.VIEWER: world.person("見学", Role.VIEWER),
    }


def test_every_page_is_expected_here_and_known_to_access() -> None:
    assert EXPECTED.keys() == PAGES.keys() == access.PAGES.keys()


@pytest.mark.parametrize("page", sorted(EXPECTED.keys() - OUTSIDE))
@pytest.mark.parametrize("role", list(Role))
def test_a_page_opens_for_the_roles_that_access_names_and_no_other(
    screen: Screen, world: World, page: str, role: Role
) -> None:
    shown = screen.inside(page, people(world)[role])
    assert not shown.exception
    if role in access.PAGES[page]:
        assert EXPECTED[page] <= parts(shown)
    else:
        assert parts(shown) == set()
        assert "事務局のためのもの" in words(shown)


@pytest.mark.parametrize("page", sorted(EXPECTED.keys() - OUTSIDE))
def test_nobody_sees_a_page_of_a_workshop_without_coming_in(
    screen: Screen, world: World, page: str
) -> None:
    shown = screen.open(page, None, w=world.id)
    assert not shown.exception
    assert parts(shown) == set()
    assert "参加している人だけ" in words(shown)
    assert "ためしの会" not in words(shown)


def test_a_member_of_one_workshop_does_not_see_another(screen: Screen, world: World) -> None:
    somebody = world.person("春野")
    other = world.create(name="となりの会")
    shown = screen.open("strengths_matrix", somebody, w=other.workshop)
    assert "参加している人だけ" in words(shown)


def test_the_first_screen_lists_ones_own_workshops(screen: Screen, world: World) -> None:
    world.create(name="となりの会")
    assert "となりの会" in words(screen.open("home", world.lead))
    participant = words(screen.open("home", world.person("春野")))
    assert "ためしの会" in participant
    assert "となりの会" not in participant


def test_the_first_screen_tells_a_stranger_how_to_come_in(screen: Screen) -> None:
    shown = screen.open("home")
    assert "参加コード" in words(shown)
    assert "新しいワークショップを始める" not in str(shown.expander)


def test_the_owner_starts_a_workshop(screen: Screen, world: World) -> None:
    shown = screen.open("home", world.lead)
    shown.text_input(key="new:name:team_building").set_value("あたらしい会")
    shown.text_input(key="new:municipality").set_value("みどり町")
    shown.button[-1].click().run()
    assert not shown.exception
    ids = world.workshops.workshops_of(world.owner)
    states = [world.workshops.state(found) for found in ids]
    names = {state.records["workshop", "main"].body["name"] for state in states if state}
    assert "あたらしい会" in names


def test_a_workshop_without_a_name_is_not_started(screen: Screen, world: World) -> None:
    before = len(world.workshops.workshops_of(world.owner))
    shown = screen.open("home", world.lead)
    shown.text_input(key="new:name:team_building").set_value(" ")
    shown.button[-1].click().run()
    assert "入力はそのまま残っています" in words(shown)
    assert len(world.workshops.workshops_of(world.owner)) == before


def test_the_first_screen_goes_on_to_where_the_room_is(screen: Screen, world: World) -> None:
    world.do(world.lead, "activity.go", activity="reflection")
    shown = screen.inside("home", world.lead)
    assert not shown.exception
    assert {"stage", "board"} <= parts(shown)


@pytest.mark.parametrize("activity", ["opening_step1", "reflection", "idea_priorities", "unknown"])
def test_an_activity_without_its_own_screen_is_guided(
    screen: Screen, world: World, activity: str
) -> None:
    shown = screen.inside("activity", world.lead, a=activity)
    assert not shown.exception
    assert "stage" in parts(shown)


def test_the_record_page_draws_the_counts(screen: Screen, world: World) -> None:
    world.note(world.lead)
    shown = screen.inside("record", world.lead)
    assert any("付箋の数" in heading.value for heading in shown.subheader)


def test_the_record_page_has_no_chart_of_nothing(screen: Screen, world: World) -> None:
    shown = screen.inside("record", world.lead)
    assert not any("付箋の数" in heading.value for heading in shown.subheader)
