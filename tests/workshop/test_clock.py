"""One clock that belongs to the activity: rounds give it back, a break puts it aside, undo too."""

import pytest

MINUTE = 60_000
OPENING = "opening_step2"


@pytest.fixture(autouse=True)
def opening(world):
    """An activity of 15 minutes has been on for four."""
    world.do(world.lead, "activity.go", activity=OPENING)
    world.clock.ahead(minutes=4)


def clock(world):
    body = world.body("timer")
    return body["length"] // MINUTE, body["remaining"] // MINUTE, body["started"]


def runs(world, activity=OPENING):
    return [
        (r["started"][11:16], (r["ended"] or "")[11:16])
        for r in world.body("activity", activity)["runs"]
    ]


def test_after_a_round_the_activity_has_what_is_left_of_it(world):
    world.do(world.lead, "turn.start", sheet="check_in")
    world.clock.ahead(minutes=1)
    world.do(world.lead, "turn.stop", sheet="check_in")
    assert clock(world) == (15, 10, world.clock.milliseconds)


def test_a_break_has_its_own_clock_and_takes_nothing_from_the_activity(world):
    world.do(world.lead, "break.start", minutes=10)
    assert clock(world) == (10, 10, world.clock.milliseconds)
    world.clock.ahead(minutes=12)
    world.do(world.lead, "break.end")
    assert clock(world) == (15, 11, world.clock.milliseconds)
    assert runs(world) == [("04:30", "04:34"), ("04:46", "")]
    assert world.record("timer", "aside") is None


def test_a_clock_that_stood_before_a_break_stands_after_it(world):
    world.do(world.lead, "timer.pause")
    world.do(world.lead, "break.start", minutes=10)
    world.do(world.lead, "break.start", minutes=5)
    assert clock(world)[0] == 5
    world.do(world.lead, "break.end")
    assert clock(world) == (15, 11, None)


def test_going_on_ends_a_break(world):
    world.do(world.lead, "break.start", minutes=10)
    world.do(world.lead, "activity.go", activity="case_sharing")
    assert world.record("timer", "aside") is None
    assert runs(world) == [("04:30", "04:34")]
    assert world.refused(world.lead, "break.end").code == "not_here"


def test_a_planned_break_says_that_the_next_activity_follows(world):
    world.do(world.lead, "break.start", minutes=15, onward=True)
    assert clock(world)[:2] == (15, 15)
    assert world.body("timer", "aside")["onward"]
    world.clock.ahead(minutes=15)
    world.do(world.lead, "activity.go", activity="case_sharing")
    assert runs(world) == [("04:30", "04:34")]
    assert world.record("timer", "aside") is None


def test_nobody_has_a_break_from_nothing(world):
    world.do(world.lead, "activity.go", activity=None)
    assert world.refused(world.lead, "break.start", minutes=10).code == "not_here"


def test_a_mistaken_step_on_is_taken_back_whole(world):
    before = world.body("timer"), world.body("workshop"), runs(world)
    gone = world.do(world.lead, "activity.go", activity="case_sharing").revision
    world.clock.ahead(seconds=30)
    world.do(world.lead, "timer.add", seconds=60)
    world.do(world.lead, "undo", revision=gone)
    assert (world.body("timer"), world.body("workshop"), runs(world)) == before
    assert world.record("activity", "case_sharing") is None


def test_an_end_by_mistake_is_taken_back_too(world):
    before = world.body("timer"), runs(world)
    gone = world.do(world.lead, "activity.go", activity=None).revision
    world.do(world.lead, "undo", revision=gone)
    assert (world.body("timer"), runs(world)) == before


def test_what_went_further_is_not_taken_back(world):
    gone = world.do(world.lead, "activity.go", activity="case_sharing").revision
    world.do(world.lead, "activity.go", activity="strengths_matrix")
    assert world.refused(world.lead, "undo", revision=gone).code == "stale"


def test_a_participant_takes_no_step_of_the_room_back(world, haru):
    gone = world.do(world.lead, "activity.go", activity="case_sharing").revision
    assert world.refused(haru, "undo", revision=gone).code == "not_here"


def test_those_who_are_there_while_an_activity_is_on_are_noted_once(world, haru):
    """Also at the second meeting, for which nobody comes in anew."""
    world.do(world.lead, "meeting.edit", id="later", steps=["step3"], date="2027-01-26")
    world.do(world.lead, "activity.go", activity="opening_step3")
    world.do(
        world.lead, "meeting.attend", meeting="later", member=world.lead.id, attendance="online"
    )
    world.workshops.note_present(world.id, [haru.id, world.lead.id])
    world.note(haru)
    assert world.body("meeting", "later")["attendance"] == {
        haru.id: "present",
        world.lead.id: "online",
    }
    before = world.revision
    world.workshops.note_present(world.id, [haru.id])
    world.note(haru)
    assert world.revision == before + 1


def test_who_comes_in_days_before_is_not_noted_as_present(world):
    world.do(world.lead, "activity.go", activity=None)
    (meeting,) = [r.id for r in world.state().all("meeting") if "step2" in r.body["steps"]]
    world.clock.ahead(days=-3)
    early = world.person("早見")
    assert early.id not in world.body("meeting", meeting)["attendance"]


def test_who_is_done_is_noted_until_the_item_begins_again(world, haru):
    world.do(haru, "ready.say", ready=True)
    world.do(world.lead, "ready.say", ready=True)
    world.do(world.lead, "ready.say", ready=False)
    assert world.body("ready", OPENING)["members"] == [haru.id]
    world.do(world.lead, "activity.go", activity=None)
    assert world.refused(haru, "ready.say", ready=True).code == "not_here"
    world.do(world.lead, "activity.go", activity=OPENING)
    assert world.body("ready", OPENING)["members"] == []


def test_where_a_voting_begins_the_room_looks_at_it(world):
    voted = "idea_priorities"
    world.do(world.lead, "sheet.state", sheet=voted, state="open")
    programme = world.reading(world.lead).programme
    with_it = [a.id for a in programme.activities if voted in a.sheets]
    world.do(world.lead, "activity.go", activity=with_it[-1])
    world.do(world.lead, "activity.focus", entry="step3_preparation")
    world.do(world.lead, "vote.again", sheet=voted)
    assert world.body("workshop")["focus"] == voted


def test_a_voting_that_is_no_part_of_what_is_on_leaves_the_room_alone(world):
    world.do(world.lead, "sheet.state", sheet="idea_priorities", state="open")
    world.do(world.lead, "vote.again", sheet="idea_priorities")
    assert world.body("workshop")["focus"] is None
