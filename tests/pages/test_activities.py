"""How programme definitions reach the live parts."""

from __future__ import annotations

from components import activities
from components.state import Here
from kasane.workshop.model import Meeting, WorkshopInfo, read
from tests.support.world import World


def here(world: World) -> Here:
    state = world.state()
    info, meeting = read(state, WorkshopInfo), read(state, Meeting, "m1")
    assert info
    return Here(world.lead.actor, state, world.workshops.programme_of(state), info, meeting)


def test_an_activity_leads_to_the_next_of_its_step(world: World) -> None:
    now = here(world)
    follows = activities.stage_activity(now, now.programme.activity("strengths_matrix"))["next"]
    assert follows
    assert follows["id"] == "idea_priorities"


def test_the_last_activity_of_a_day_leads_to_none(world: World) -> None:
    now = here(world)
    assert activities.stage_activity(now, now.programme.activity("idea_priorities"))["next"] is None


def test_the_last_activity_of_a_step_leads_on_where_both_are_held_on_one_day(world: World) -> None:
    steps = ["step1", "step2"]
    fields = {"steps": steps, "date": "2026-12-08", "start": "13:30", "venue": ""}
    world.do(world.lead, "meeting.edit", id="m1", **fields)
    now = here(world)
    follows = activities.stage_activity(now, now.programme.activity("prepare_step2"))["next"]
    assert follows
    assert follows["id"] == "opening_step2"


def test_every_activity_has_a_page(world: World) -> None:
    for activity in world.workshops.programmes["team_building"].activities:
        page, query = activities.page_of(activity)
        assert page == activity.screen or (page, query) == ("activity", {"a": activity.id})
