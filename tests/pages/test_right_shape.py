"""Three questions propose a programme and its shape; a press fills the form of a new workshop."""

from __future__ import annotations

from datetime import time

from tests.pages.conftest import Screen
from tests.pages.test_optional_steps import newest
from tests.support.world import World

CASE_MEETING = {"shape:stage": "begun", "shape:who": "of_case", "shape:time": "short"}


def test_without_answers_nothing_is_proposed_and_the_form_is_there(
    screen: Screen, world: World
) -> None:
    shown = screen.open("home", world.lead)
    assert not shown.exception
    assert not [button for button in shown.button if str(button.key).startswith("shape:")]
    assert shown.text_input(key="new:name:team_building").value == "チームづくり編"


def test_a_proposal_tells_its_minutes_and_the_conditions_of_its_use(
    screen: Screen, world: World
) -> None:
    shown = screen.open("home", world.lead)
    for key, answer in CASE_MEETING.items():
        shown.selectbox(key=key).set_value(answer).run()
    told = "\n".join(each.value for each in (*shown.markdown, *shown.text, *shown.caption))
    assert "**ケース会議**" in told
    assert "1回：会議 1時間31分" in told
    assert "12人・ケース1つのとき" in told
    for condition in world.workshops.programmes["case_conference"].conditions:
        assert condition in told


def test_one_press_takes_programme_steps_and_minutes_into_the_form(
    screen: Screen, world: World
) -> None:
    shown = screen.open("home", world.lead)
    for key, answer in CASE_MEETING.items():
        shown.selectbox(key=key).set_value(answer).run()
    shown.button(key="shape:take:0").click().run()
    assert not shown.exception
    chosen = shown.selectbox(key="new:programme").value
    assert chosen == world.workshops.programmes["case_conference"]
    assert shown.multiselect(key="new:steps:case_conference").value == ["step1"]
    assert shown.multiselect(key="new:held:case_conference").value == []
    assert shown.time_input(key="new:end").value == time(15, 1)
    shown.text_input(key="new:name:case_conference").set_value("あたらしい会")
    next(button for button in shown.button if button.label == "始める").click().run()
    assert not shown.exception
    made = newest(world)
    assert (made["programme"], made["left_out"]) == ("case_conference", ["step2", "step3"])


def test_what_fits_only_in_part_says_in_what_it_does_not(screen: Screen, world: World) -> None:
    shown = screen.open("home", world.lead)
    shown.selectbox(key="shape:stage").set_value("planning").run()
    shown.selectbox(key="shape:who").set_value("of_case").run()
    assert any("は、この形に合いません" in caption.value for caption in shown.caption)
