"""Optional steps are left out of a workshop and taken in again; nothing written is lost."""

import pytest
from area_builders import use_community
from sheet_builders import add


def leave(world, *steps):
    world.do(world.lead, "workshop.edit", left_out=list(steps))


def programme(world):
    return world.workshops.programme_of(world.state())


def test_a_workshop_may_begin_without_a_step(world):
    short = use_community(world, left_out=("step4",))
    assert "feasibility" not in {sheet.id for sheet in programme(short).sheets}
    fields = {"id": "x" * 8, "sheet": "feasibility", "place": "", "values": {"who": "会長"}}
    assert short.refused(short.lead, "entry.add", **fields).code == "not_here"


def test_left_out_and_taken_in_again_all_that_was_written_is_there(town):
    row = add(town, town.lead, "feasibility", values={"who": "会長"})
    leave(town, "step4")
    assert "verification" not in {a.id for a in programme(town).activities}
    assert town.refused(town.lead, "activity.go", activity="verification").code == "not_here"
    leave(town)
    assert "verification" in {a.id for a in programme(town).activities}
    assert town.entry(row)["values"] == {"who": "会長"}


def test_the_day_on_which_a_step_was_joined_with_another_goes_on_without_it(town):
    town.do(town.lead, "meeting.edit", id="m2", steps=["step3", "step4"], date="2027-01-20")
    town.do(town.lead, "meeting.edit", id="m9", steps=["step4"])
    leave(town, "step4")
    assert town.body("meeting", "m2")["steps"] == ["step3"]
    assert town.record("meeting", "m9") is None


def test_what_prepares_a_step_goes_and_comes_with_it(world):
    leave(world, "step2")
    assert "between" not in {step.id for step in programme(world).steps}
    leave(world, "step3")
    assert {"between", "step2"} <= {step.id for step in programme(world).steps}


def test_a_step_at_which_somebody_was_or_the_room_is_can_not_be_left_out(town):
    town.do(town.lead, "meeting.edit", id="m9", steps=["step4"])
    lead = town.lead.id
    town.do(town.lead, "meeting.attend", meeting="m9", member=lead, attendance="present")
    assert town.refused(town.lead, "workshop.edit", left_out=["step4"]).code == "forbidden"
    town.do(town.lead, "meeting.attend", meeting="m9", member=lead, attendance=None)
    town.do(town.lead, "activity.go", activity="verification")
    assert town.refused(town.lead, "workshop.edit", left_out=["step4"]).code == "forbidden"


@pytest.mark.parametrize("step", ["step3", "nowhere"])
def test_only_what_is_optional_can_be_left_out(town, step):
    assert town.refused(town.lead, "workshop.edit", left_out=[step]).code == "not_here"


def test_a_meeting_left_out_has_its_place_again_when_it_is_taken_in(world):
    leave(world, "step3")
    held = [r.body["steps"] for r in world.state().all("meeting")]
    assert ["step3"] not in held
    leave(world)
    assert ["step3"] in [r.body["steps"] for r in world.state().all("meeting")]
