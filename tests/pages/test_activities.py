"""How programme definitions reach the live parts."""

from __future__ import annotations

import uuid

from components.frame import activities
from components.state import Here
from tests.support.world import World


def here(world: World) -> Here:
    told = world.reading(world.lead)
    assert told.info
    return Here(world.lead.actor, told, told.programme, told.info, told.meetings.get("m1"))


def test_the_agenda_knows_how_long_activities_take(world: World) -> None:
    assert activities.planned(here(world))["strengths_matrix"] == 100


def test_every_activity_has_a_page(world: World) -> None:
    for activity in world.workshops.programmes["team_building"].activities:
        page, query = activities.page_of(activity)
        assert page in (activity.screen, "activity")
        assert query == {"a": activity.id}


def test_the_sheet_held_on_a_page_is_its_board_map_overlap_or_own_memo(world: World) -> None:
    def held(programme: str) -> dict[str, str]:
        known = world.workshops.programmes[programme]
        found = {each.id: activities.held_sheet_of(known, each) for each in known.activities}
        return {activity: sheet.id for activity, sheet in found.items() if sheet}

    town = held("community_building")
    assert town["case_sharing"] == "case_memo"
    assert town["resource_map"] == "resource_map"
    assert town["overlap"] == "overlap"
    assert "interview_plan" not in town
    assert held("team_building")["strengths_matrix"] == "strengths_matrix"


def test_a_sheet_is_written_in_the_field_where_there_is_such_an_activity(town: World) -> None:
    programme = town.workshops.programme_of(town.state())
    known = {sheet: activities.where_written(programme, sheet) for sheet in ("todo", "feasibility")}
    assert {sheet: activity and activity.id for sheet, activity in known.items()} == {
        "todo": "interview_plan",
        "feasibility": "verification",
    }
    found = activities.where_written(programme, "interview_candidates")
    assert found is not None
    assert found.id == "interviewing"


def test_cases_are_all_told_where_people_pick_after_it(town: World) -> None:
    for basis in ("匿名化した事例", "本人同意あり", "未確認"):
        values = {"basis": basis, "interests": "将棋"}
        fields = {"id": uuid.uuid4().hex, "sheet": "case_sheet", "place": "", "values": values}
        town.do(town.lead, "entry.add", **fields)
    assert activities.planned(here(town))["case_sharing"] == 20
