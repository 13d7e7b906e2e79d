"""The agenda as a workshop has it: skipped, repeated, in another order, with other minutes."""

import pytest
from sheet_builders import programme, use_tiny

from kasane.workshop.operations.agenda import items_of, minutes_of
from tests.support.seeing import visible

STEP = "step2"
OWN = ["opening_step2", "case_sharing", "strengths_matrix", "idea_priorities"]


@pytest.fixture
def team(world):
    return world.workshops.programmes["team_building"]


def items(world, team, step=STEP):
    return items_of(world.state(), team.step(step))


def ids(found):
    return [item.id for item in found]


def edit(world, *lines, step=STEP):
    world.do(world.lead, "agenda.edit", step=step, items=[item(line) for line in lines])


def item(line):
    return {"id": line, "activity": line} if isinstance(line, str) else line


def test_without_a_change_it_is_the_programmes_own(world, team):
    assert world.record("agenda", STEP) is None
    found = items(world, team)
    assert ids(found) == [found.activity for found in found] == OWN
    assert not any(one.skipped or one.minutes for one in found)


def test_activities_change_their_order(world, team):
    edit(world, *reversed(OWN))
    assert ids(items(world, team)) == OWN[::-1]
    assert ids(items(world, team, "step1"))[0] == "opening_step1"


def test_an_activity_is_skipped_and_taken_in_again(world, team):
    skipped = {"id": OWN[0], "activity": OWN[0], "skipped": True}
    edit(world, skipped, *OWN[1:])
    assert [one.id for one in items(world, team) if one.skipped] == [OWN[0]]
    edit(world, *OWN)
    assert not any(one.skipped for one in items(world, team))


def test_what_is_left_out_is_skipped_not_gone(world, team):
    edit(world, OWN[1])
    found = items(world, team)
    assert ids(found) == [OWN[1], OWN[0], OWN[2], OWN[3]]
    assert [one.skipped for one in found] == [False, True, True, True]


def test_an_activity_is_repeated_with_minutes_of_its_own(world, team):
    again = {"id": "more", "activity": "strengths_matrix", "minutes": 15}
    edit(world, *OWN, again)
    found = items(world, team)
    assert ids(found) == [*OWN, "more"]
    assert minutes_of(world.state(), team, found[-1], cases=1) == 15
    assert minutes_of(world.state(), team, found[2], cases=1) == 100
    assert minutes_of(world.state(), team, found[1], cases=3) == 30


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("not_here", {"step": "nowhere"}),
        ("not_here", {"items": [{"id": "x", "activity": "nowhere"}]}),
        ("not_here", {"items": [{"id": "x", "activity": "opening_step1"}]}),
        ("malformed", {"items": []}),
        ("malformed", {"items": [item(OWN[0]), item(OWN[0])]}),
        ("malformed", {"items": [item(OWN[0]) | {"minutes": 0}]}),
        ("malformed", {"items": [item(OWN[0]) | {"minutes": 601}]}),
        ("malformed", {"items": [item(OWN[0]) | {"title": "x"}]}),
    ],
)
def test_what_is_no_agenda_is_refused(world, code, fields):
    asked = {"step": STEP, "items": [item(OWN[0])]} | fields
    assert world.refused(world.lead, "agenda.edit", **asked).code == code


def test_the_agenda_is_the_facilitators(world, haru):
    asked = {"step": STEP, "items": [item(OWN[0])]}
    assert world.refused(haru, "agenda.edit", **asked).code == "forbidden"


def test_everybody_sees_the_agenda(world, haru, viewer):
    edit(world, *OWN[1:])
    record = world.record("agenda", STEP)
    for who in (haru, viewer):
        assert visible(world.state(), record, who.actor) == record.body


def test_what_the_programme_gains_later_stands_at_the_end_and_what_it_loses_is_left_out(world):
    tiny = use_tiny(world)
    edit(tiny, "second", "first", {"id": "more", "activity": "second"}, step="step1")
    (step,) = programme().steps
    first, second = step.activities
    third = second.model_copy(update={"id": "third"})
    changed = step.model_copy(update={"activities": (third, first)})
    found = items_of(tiny.state(), changed)
    assert ids(found) == ["first", "third"]
    assert not found[-1].skipped


# Going to an item


def run(world, activity, item_id=None):
    more = {"item": item_id} if item_id else {}
    world.do(world.lead, "activity.go", activity=activity, **more)
    return world.body("workshop")


def test_the_room_is_at_an_item_of_the_agenda(world):
    edit(world, *OWN, {"id": "more", "activity": "strengths_matrix", "minutes": 15})
    info = run(world, "strengths_matrix")
    assert (info["activity"], info["item"]) == ("strengths_matrix", "strengths_matrix")
    assert world.body("timer")["length"] == 5 * 60_000
    world.clock.ahead(minutes=20)
    info = run(world, "strengths_matrix", "more")
    assert (info["activity"], info["item"]) == ("strengths_matrix", "more")
    assert world.body("timer")["length"] == 15 * 60_000
    first, second = world.body("activity", "strengths_matrix")["runs"]
    assert first["ended"] == second["started"]
    assert second["ended"] is None


def test_going_where_the_room_is_leaves_the_timer_alone(world):
    run(world, "strengths_matrix")
    world.do(world.lead, "timer.start")
    timer = world.body("timer")
    run(world, "strengths_matrix")
    run(world, "strengths_matrix", "strengths_matrix")
    assert world.body("timer") == timer
    assert len(world.body("activity", "strengths_matrix")["runs"]) == 1


def test_leaving_all_activities_leaves_the_item_too(world):
    run(world, "strengths_matrix")
    world.clock.ahead(minutes=5)
    world.do(world.lead, "activity.go", activity=None)
    info = world.body("workshop")
    assert (info["activity"], info["item"], info["focus"]) == (None, None, None)
    assert world.body("activity", "strengths_matrix")["runs"][0]["ended"]


@pytest.mark.parametrize("activity", ["nowhere", ""])
def test_the_room_goes_nowhere_that_is_not_there(world, activity):
    assert world.refused(world.lead, "activity.go", activity=activity).code == "not_here"


def test_the_minutes_follow_the_people_and_the_plan(world, haru):
    edit(world, {"id": "opening_step2", "activity": "opening_step2", "minutes": 7})
    run(world, "opening_step2")
    assert world.body("timer")["length"] == 7 * 60_000


# The meeting


def test_an_activity_takes_the_room_to_the_meeting_of_its_step(world):
    assert world.body("workshop")["meeting"] == "m1"
    assert run(world, "opening_step1")["meeting"] == "m2"
    assert run(world, "strengths_matrix")["meeting"] == "m1"
    assert run(world, "case_submission")["meeting"] == "m1"


def test_of_several_meetings_the_nearest_is_taken_and_the_present_one_stays(world):
    for meeting, date in [("far", "2027-03-01"), ("near", "2026-12-10"), ("none", None)]:
        world.do(world.lead, "meeting.edit", id=meeting, steps=["step3"], date=date)
    assert run(world, "plan")["meeting"] == "near"
    world.do(world.lead, "workshop.edit", meeting="far")
    assert run(world, "closing")["meeting"] == "far"
