"""The closing's pages: own steps, dates for looking after in one press, and the reminder."""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from kasane.plain.clock import today
from tests.pages.conftest import Screen, parts
from tests.support.world import World

ROW = "look_after-d1"


def dates(shown: AppTest) -> list[str]:
    return [button.label for button in shown.button if "日付の案" in button.label]


def test_dates_are_put_in_by_one_press_of_those_who_lead(screen: Screen, world: World) -> None:
    shown = screen.inside("kickoff", world.lead, a="closing")
    assert not shown.exception
    assert {"offered_rows", "table"} <= parts(shown)
    (label,) = dates(shown)
    assert label.startswith("日付の案を入れる")
    next(button for button in shown.button if button.label == label).click().run()
    assert not shown.exception
    assert world.entry(ROW)["values"]["due"] == "2027-01-08"
    assert dates(screen.inside("kickoff", world.lead, a="closing")) == []
    assert dates(screen.inside("kickoff", world.person("春野"), a="closing")) == []


@pytest.mark.parametrize(("days", "reminded"), [(0, True), (-9, True), (3, False)])
def test_the_first_screens_remind_of_what_is_due(
    screen: Screen, world: World, days: int, reminded: bool
) -> None:
    due = (today() + timedelta(days=days)).isoformat()
    world.do(world.lead, "entry.write", id=ROW, field="due", value=due, seen="")
    someone = world.person("春野")
    for page in ("home", "workshop"):
        shown = screen.open(page, world.lead, **({} if page == "home" else {"w": world.id}))
        assert not shown.exception
        assert any("見守りの日" in warning.value for warning in shown.warning) == reminded
    assert not screen.inside("workshop", someone).warning


def test_a_candidate_is_offered_where_the_list_is(screen: Screen, town: World) -> None:
    shown = screen.inside("interviews", town.person("春野"), a="interview_plan")
    assert not shown.exception
    assert {"offered_rows", "table"} <= parts(shown)


def test_visions_and_plans_have_a_page_each(screen: Screen, town: World) -> None:
    shown = screen.inside("action_plan", town.person("春野"), a="execution_plan")
    assert not shown.exception
    assert shown.radio[0].options == ["ビジョンと体制案", "実行プラン（活動の企画書）"]
    assert "form" in parts(shown)
    shown.radio[0].set_value("plan").run()
    assert not shown.exception
    assert "form" in parts(shown)
