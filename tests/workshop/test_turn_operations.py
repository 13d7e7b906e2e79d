"""One person after another: start, next, later, absent, back, stop, and who may do it."""

import pytest

SHEET = "check_in"


@pytest.fixture
def people(world, haru, natsu):
    """Three who are asked in this order."""
    return [haru, natsu, world.person("秋山")]


def turn(world, who, op, **more):
    world.do(who, f"turn.{op}", sheet=SHEET, **more)
    return turns(world)


def turns(world):
    return world.body("turns", SHEET)


@pytest.fixture
def running(world, people):
    turn(world, world.lead, "start", order=[person.id for person in people])
    return people


def test_the_first_one_speaks_and_the_timer_runs(world, running):
    held = turns(world)
    assert held["current"] == running[0].id
    assert (held["states"], held["ended"]) == ({}, False)
    assert held["started"] == "2026-12-08T04:30:00.000+00:00"
    now = world.clock.milliseconds
    running_timer = {"length": 30_000, "remaining": 30_000, "started": now, "onward": False}
    assert world.body("timer") == running_timer


def test_one_after_another_until_all_have_spoken(world, running):
    _, natsu, aki = running
    world.clock.ahead(seconds=25)
    assert turn(world, world.lead, "next")["current"] == natsu.id
    assert world.body("timer")["started"] == world.clock.milliseconds
    assert turn(world, natsu, "next")["current"] == aki.id
    held = turn(world, aki, "next")
    assert (held["current"], held["started"], held["ended"]) == (None, None, True)
    assert held["states"] == {person.id: "done" for person in running}
    assert world.body("timer") == {"length": 0, "remaining": 0, "started": None, "onward": False}


def test_only_the_speaker_and_the_secretariat_go_on(world, running, viewer):
    haru, natsu, _ = running
    for op in ("turn.next", "turn.skip"):
        assert world.refused(natsu, op, sheet=SHEET).code == "forbidden"
        assert world.refused(viewer, op, sheet=SHEET).code == "forbidden"
    turn(world, haru, "next")
    assert world.refused(haru, "turn.next", sheet=SHEET).code == "forbidden"


@pytest.mark.parametrize(
    ("op", "more"),
    [
        ("turn.start", {}),
        ("turn.stop", {}),
        ("turn.absent", {"member": "x"}),
        ("turn.back", {"member": "x"}),
    ],
)
def test_the_rest_is_for_the_secretariat(world, running, op, more):
    assert world.refused(running[0], op, sheet=SHEET, **more).code == "forbidden"


def test_who_is_skipped_speaks_after_all_others(world, running):
    haru, natsu, aki = running
    held = turn(world, haru, "skip")
    assert held["order"] == [natsu.id, aki.id, haru.id]
    assert (held["current"], held["states"]) == (natsu.id, {haru.id: "skipped"})
    turn(world, world.lead, "next")
    held = turn(world, world.lead, "next")
    assert held["current"] == haru.id
    assert haru.id not in held["states"]
    assert turn(world, world.lead, "next")["ended"]


def test_where_everybody_is_skipped_it_begins_again_with_the_first(world, running):
    speakers = [turn(world, world.lead, "skip")["current"] for _ in range(4)]
    haru, natsu, aki = running
    assert speakers == [natsu.id, aki.id, haru.id, natsu.id]
    assert not turns(world)["ended"]


def test_the_last_one_who_is_skipped_has_the_turn_at_once(world, haru):
    turn(world, world.lead, "start", order=[haru.id])
    assert turn(world, haru, "skip")["current"] == haru.id
    assert turn(world, haru, "next")["ended"]


def test_who_is_absent_is_passed_over_and_may_come_back(world, running):
    haru, natsu, aki = running
    turn(world, world.lead, "absent", member=natsu.id)
    assert turns(world)["current"] == haru.id
    assert turn(world, haru, "next")["current"] == aki.id
    turn(world, world.lead, "back", member=natsu.id)
    assert turns(world)["current"] == aki.id
    assert turn(world, aki, "next")["current"] == natsu.id


def test_a_speaker_who_is_absent_gives_the_turn_to_the_next(world, running):
    haru, natsu, _ = running
    held = turn(world, world.lead, "absent", member=haru.id)
    assert (held["current"], held["states"]) == (natsu.id, {haru.id: "absent"})


def test_where_everybody_is_absent_it_ends(world, running):
    for person in running:
        held = turn(world, world.lead, "absent", member=person.id)
    assert (held["current"], held["ended"]) == (None, True)


def test_somebody_who_comes_late_is_put_at_the_end(world, running):
    late = world.person("冬木")
    assert turn(world, world.lead, "back", member=late.id)["order"][-1] == late.id


def test_after_the_end_somebody_may_still_speak(world, haru, natsu):
    turn(world, world.lead, "start", order=[haru.id])
    turn(world, haru, "next")
    held = turn(world, world.lead, "back", member=natsu.id)
    assert (held["current"], held["ended"]) == (natsu.id, False)
    assert world.body("timer")["started"] is not None


def test_stopping_ends_it_and_the_timer(world, running):
    held = turn(world, world.lead, "stop")
    assert (held["current"], held["started"], held["ended"]) == (None, None, True)
    assert world.body("timer")["started"] is None


def test_it_can_be_started_anew(world, running):
    haru, natsu, _ = running
    turn(world, haru, "next")
    held = turn(world, world.lead, "start", order=[natsu.id, haru.id, natsu.id])
    assert (held["order"], held["states"]) == ([natsu.id, haru.id], {})


# The roster


def test_a_speaker_who_was_taken_off_the_roster_is_passed_over(world, running):
    haru, natsu, aki = running
    world.do(world.lead, "member.remove", id=haru.id)
    world.do(world.lead, "member.remove", id=natsu.id)
    held = turn(world, world.lead, "next")
    assert (held["current"], held["ended"]) == (aki.id, False)
    assert turn(world, aki, "next")["ended"]


def test_who_was_taken_off_the_roster_after_being_skipped_is_not_called(world, running):
    haru, natsu, aki = running
    turn(world, haru, "skip")
    world.do(world.lead, "member.remove", id=haru.id)
    turn(world, natsu, "next")
    assert turn(world, aki, "next")["ended"]


def test_nobody_comes_back_who_is_not_on_the_roster(world, running):
    for op in ("turn.back", "turn.absent"):
        refusal = world.refused(world.lead, op, sheet=SHEET, member="nobody")
        assert refusal.code == "not_here"


def test_without_an_order_all_speak_who_came_in(world, people, viewer):
    world.do(world.lead, "member.add", id="far", name="まだ来ない人")
    order = turn(world, world.lead, "start")["order"]
    assert order == [person.id for person in people]


def test_before_anybody_is_noted_as_there_those_speak_who_have_a_browser(world, viewer):
    world.do(world.lead, "member.add", id="far", name="まだ来ない人")
    assert turn(world, world.lead, "start")["order"] == [world.lead.id]


def test_without_an_order_those_speak_who_are_noted_as_there(world, people):
    haru, natsu, aki = people
    world.do(world.lead, "member.add", id="paper", name="紙の名札の人")
    for member, came in [
        (haru.id, "present"),
        (natsu.id, "online"),
        (aki.id, "absent"),
        ("paper", "present"),
    ]:
        world.do(world.lead, "meeting.attend", meeting="m1", member=member, attendance=came)
    assert turn(world, world.lead, "start")["order"] == [haru.id, natsu.id, "paper"]


@pytest.mark.parametrize("order", [[], ["nobody"]])
def test_with_nobody_there_is_nothing_to_start(world, order):
    assert world.refused(world.lead, "turn.start", sheet=SHEET, order=order).code == "not_here"


def test_who_is_in_the_order_twice_or_unknown_speaks_once_or_not(world, haru):
    held = turn(world, world.lead, "start", order=[haru.id, "nobody", haru.id])
    assert held["order"] == [haru.id]


@pytest.mark.parametrize("op", ["next", "skip", "stop"])
def test_what_has_not_begun_does_not_go_on(world, op):
    assert world.refused(world.lead, f"turn.{op}", sheet=SHEET).code == "not_here"
    assert world.refused(world.lead, f"turn.{op}", sheet="strengths_matrix").code == "not_here"


def test_rounds_of_two_sheets_go_their_own_way(world, running):
    world.do(world.lead, "turn.start", sheet="check_out", order=[running[1].id])
    assert world.body("timer")["length"] == 30_000
    assert turns(world)["current"] == running[0].id
