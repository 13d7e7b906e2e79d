"""Which optional steps are held is asked at the start, in the next round, and on 進め方."""

from __future__ import annotations

from components.frame import activities
from tests.pages.conftest import Screen
from tests.support.world import World


def newest(world: World) -> dict[str, object]:
    """The facts of the workshop that was made last."""
    ids = world.workshops.workshops_of(world.owner)
    states = [state for found in ids if (state := world.workshops.state(found))]
    bodies = {state.records["workshop", "main"].body["name"]: state for state in states}
    state = bodies["あたらしい会"]
    return state.records["workshop", "main"].body


def test_a_new_workshop_may_leave_a_step_out(screen: Screen, world: World) -> None:
    shown = screen.open("home", world.lead)
    town = world.workshops.programmes["community_building"]
    shown.selectbox(key="new:programme").set_value(town).run()
    assert any("一人の「好き」" in caption.value for caption in shown.caption)
    shown.text_input(key="new:name:community_building").set_value("あたらしい会")
    shown.multiselect(key="new:held:community_building").set_value([])
    shown.button[-1].click().run()
    assert not shown.exception
    assert newest(world)["left_out"] == ["step4"]


def test_each_programme_is_offered_with_its_own_name_and_all_its_steps(
    screen: Screen, world: World
) -> None:
    shown = screen.open("home", world.lead)
    town = world.workshops.programmes["community_building"]
    shown.selectbox(key="new:programme").set_value(town).run()
    assert shown.text_input(key="new:name:community_building").value == "地域づくり編"
    assert shown.multiselect(key="new:held:community_building").value == ["step4"]


def test_a_step_that_is_not_held_is_not_the_first_day_either(screen: Screen, world: World) -> None:
    shown = screen.open("home", world.lead)
    shown.text_input(key="new:name:team_building").set_value("あたらしい会")
    shown.multiselect(key="new:steps:team_building").set_value(["step3"])
    shown.multiselect(key="new:held:team_building").set_value(["between", "step2"])
    shown.button[-1].click().run()
    assert "最初の日に行うStep" in shown.error[0].value


def test_the_next_round_begins_with_the_same_steps_and_may_take_them_in(
    screen: Screen, town: World
) -> None:
    town.do(town.lead, "workshop.edit", left_out=["step4"])
    shown = screen.inside("rounds", town.lead)
    assert shown.multiselect(key="rounds:held").value == []
    shown.text_input(key="rounds:name").set_value("あたらしい会")
    shown.multiselect(key="rounds:held").set_value(["step4"])
    shown.button[-1].click().run()
    assert not shown.exception
    assert newest(town)["left_out"] == []


def test_two_rounds_are_compared(screen: Screen, town: World) -> None:
    actor = town.create(programme="community_building", steps=("step1",), previous=town.id, round=2)
    shown = screen.open("rounds", town.lead, w=actor.workshop)
    assert not shown.exception
    assert shown.get("plotly_chart")


def test_the_home_of_a_workshop_knows_what_may_be_left_out(town: World) -> None:
    town.do(town.lead, "workshop.edit", left_out=["step4"])
    whole = town.workshops.whole_programme_of(town.state())
    assert [step["id"] for step in activities.optional_steps(whole)] == ["step4"]
