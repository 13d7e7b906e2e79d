"""How the facilitator leads: sheets, timer, activities with their real times, meetings."""

import pytest

from kasane.plain import limits
from tests.support.world import ACTIVITY, BOARD

MINUTE = 60_000


def timer(world):
    body = world.body("timer")
    return body["length"], body["remaining"], body["started"]


UNSET = {"state": "open", "authors": "hidden", "seen_by": "everyone", "cases": "", "ballot": 1}
UNSET |= {"ground": "", "confirms": {}}


def test_the_sheets_of_alone_writing_begin_private_and_unsigned(world):
    other = world.create()
    state = world.workshops.state(other.workshop)
    begun = {r.id: r.body for r in state.all("sheet")}
    assert begun[BOARD] == UNSET | {"state": "private"}
    assert {sheet for sheet, body in begun.items() if body["state"] == "private"} == {
        BOARD,
        "idea_priorities",
        "viewing_memo",
    }


@pytest.mark.parametrize("state", ["private", "open", "locked"])
@pytest.mark.parametrize("authors", ["hidden", "shown"])
def test_state_and_authors_of_a_sheet_are_set_apart(world, state, authors):
    world.set_board(state, authors)
    assert world.body("sheet", BOARD) == UNSET | {"state": state, "authors": authors}


@pytest.mark.parametrize(
    ("code", "op", "fields"),
    [
        ("not_here", "sheet.state", {"sheet": "nope", "state": "open"}),
        ("malformed", "sheet.state", {"sheet": BOARD, "state": "half-open"}),
        ("not_here", "sheet.authors", {"sheet": "nope", "authors": "shown"}),
        ("malformed", "sheet.authors", {"sheet": BOARD, "authors": "some"}),
        ("malformed", "timer.set", {"seconds": 0}),
        ("malformed", "timer.set", {"seconds": 24 * 3600 + 1}),
        ("malformed", "timer.add", {"seconds": 3601}),
        ("malformed", "timer.start", {"seconds": 5}),
        ("not_here", "activity.go", {"activity": "nope"}),
        ("malformed", "activity.go", {}),
        ("malformed", "workshop.edit", {"round": 0}),
        ("malformed", "workshop.edit", {"name": ""}),
        ("malformed", "workshop.edit", {"name": " \u3000"}),
        ("malformed", "workshop.edit", {"programme": "other"}),
        ("too_long", "workshop.edit", {"name": "あ" * 61}),
        ("not_here", "workshop.edit", {"meeting": "m9"}),
        ("not_here", "meeting.attend", {"meeting": "m9", "member": "x", "attendance": None}),
        ("not_here", "meeting.attend", {"meeting": "m1", "member": "x", "attendance": "present"}),
        ("malformed", "meeting.attend", {"meeting": "m1", "member": "x", "attendance": "late"}),
    ],
)
def test_what_does_not_fit_is_refused(world, code, op, fields):
    assert world.refused(world.lead, op, **fields).code == code


# Timer


def test_a_set_timer_stands_until_it_is_started(world):
    world.do(world.lead, "timer.set", seconds=300)
    assert timer(world) == (5 * MINUTE, 5 * MINUTE, None)
    world.do(world.lead, "timer.start")
    assert timer(world) == (5 * MINUTE, 5 * MINUTE, world.clock.milliseconds)


def test_a_pause_keeps_what_is_left(world):
    world.do(world.lead, "timer.set", seconds=300)
    world.do(world.lead, "timer.start")
    world.clock.ahead(minutes=2)
    world.do(world.lead, "timer.pause")
    world.clock.ahead(minutes=10)
    assert timer(world) == (5 * MINUTE, 3 * MINUTE, None)
    world.do(world.lead, "timer.pause")
    world.do(world.lead, "timer.start")
    assert timer(world) == (5 * MINUTE, 3 * MINUTE, world.clock.milliseconds)


def test_starting_twice_loses_no_time(world):
    world.do(world.lead, "timer.set", seconds=300)
    world.do(world.lead, "timer.start")
    world.clock.ahead(minutes=1)
    world.do(world.lead, "timer.start")
    assert timer(world) == (5 * MINUTE, 4 * MINUTE, world.clock.milliseconds)


def test_a_timer_that_ran_out_starts_anew(world):
    world.do(world.lead, "timer.set", seconds=60)
    world.do(world.lead, "timer.start")
    world.clock.ahead(minutes=9)
    world.do(world.lead, "timer.pause")
    assert timer(world) == (MINUTE, 0, None)
    world.do(world.lead, "timer.start")
    assert timer(world)[1] == MINUTE


def test_more_and_less_time_running_or_standing(world):
    world.do(world.lead, "timer.set", seconds=60)
    world.do(world.lead, "timer.add", seconds=60)
    assert timer(world) == (2 * MINUTE, 2 * MINUTE, None)
    world.do(world.lead, "timer.start")
    world.clock.ahead(minutes=1)
    world.do(world.lead, "timer.add", seconds=120)
    assert timer(world) == (3 * MINUTE, 3 * MINUTE, world.clock.milliseconds)
    world.do(world.lead, "timer.add", seconds=-3600)
    assert timer(world) == (3 * MINUTE, 0, world.clock.milliseconds)


def test_time_is_never_more_than_a_day(world):
    day = limits.TIMER_MINUTES * MINUTE
    world.do(world.lead, "timer.set", seconds=limits.MINUTES * 60)
    for _ in range(15):
        world.do(world.lead, "timer.add", seconds=3600)
    assert timer(world) == (day, day, None)


# Activities


def runs(world, activity):
    found = world.body("activity", activity)["runs"]
    return [(run["started"][11:16], run["ended"]) for run in found]


def test_going_to_an_activity_notes_its_time_and_starts_its_clock(world):
    world.do(world.lead, "activity.go", activity=ACTIVITY)
    assert world.body("workshop")["activity"] == ACTIVITY
    assert runs(world, ACTIVITY) == [("04:30", None)]
    assert timer(world) == (5 * MINUTE, 5 * MINUTE, world.clock.milliseconds)
    world.do(world.lead, "activity.go", activity=None)
    assert timer(world) == (0, 0, None)


def test_going_on_ends_the_activity_before(world):
    world.do(world.lead, "activity.go", activity="opening_step1")
    world.clock.ahead(minutes=14)
    world.do(world.lead, "activity.go", activity=ACTIVITY)
    assert runs(world, "opening_step1") == [("04:30", "2026-12-08T04:44:00.000+00:00")]
    assert runs(world, ACTIVITY) == [("04:44", None)]


def test_coming_back_makes_a_second_run(world):
    world.do(world.lead, "activity.go", activity=ACTIVITY)
    world.clock.ahead(minutes=10)
    world.do(world.lead, "activity.go", activity=None)
    assert world.body("workshop")["activity"] is None
    world.clock.ahead(minutes=10)
    world.do(world.lead, "activity.go", activity=ACTIVITY)
    assert runs(world, ACTIVITY) == [
        ("04:30", "2026-12-08T04:40:00.000+00:00"),
        ("04:50", None),
    ]


def test_going_where_one_is_changes_neither_times_nor_timer(world):
    world.do(world.lead, "activity.go", activity=ACTIVITY)
    before = timer(world)
    world.clock.ahead(minutes=3)
    world.do(world.lead, "activity.go", activity=ACTIVITY)
    assert runs(world, ACTIVITY) == [("04:30", None)]
    assert timer(world) == before


# Workshop and meetings


def test_only_what_is_named_of_a_workshop_changes(world):
    before = world.body("workshop")
    world.do(world.lead, "workshop.edit", name=" 新しい  名前 ", projector_names=True)
    assert world.body("workshop") == before | {"name": "新しい 名前", "projector_names": True}


def test_meetings_are_added_and_changed_and_keep_their_attendance(world, haru):
    facts = {"steps": ["step1"], "date": "2026-12-15", "start": "09:30", "venue": "会議室"}
    world.do(world.lead, "meeting.edit", id="m2", **facts)
    world.do(world.lead, "meeting.attend", meeting="m2", member=haru.id, attendance="online")
    world.do(world.lead, "meeting.edit", id="m2", **facts | {"venue": "ホール"})
    assert world.body("meeting", "m2") == facts | {
        "venue": "ホール",
        "end": "",
        "address": "",
        "remarks": "",
        "about": {},
        **{"summary": "", "recorder": "", "contact": "", "as_of": None},
        "attendance": {haru.id: "online"},
    }
    world.do(world.lead, "workshop.edit", meeting="m2")
    assert world.body("workshop")["meeting"] == "m2"


def test_attendance_is_set_and_taken_back(world, haru):
    assert world.body("meeting", "m1")["attendance"] == {haru.id: "present"}
    world.do(world.lead, "meeting.attend", meeting="m1", member=haru.id, attendance="absent")
    assert world.body("meeting", "m1")["attendance"] == {haru.id: "absent"}
    world.do(world.lead, "meeting.attend", meeting="m1", member=haru.id, attendance=None)
    assert world.body("meeting", "m1")["attendance"] == {}


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("not_here", {"steps": ["step99"]}),
        ("malformed", {"steps": []}),
        ("malformed", {"date": "someday"}),
        ("malformed", {"start": "25:00"}),
        ("malformed", {"start": "9:30"}),
        ("too_long", {"venue": "あ" * 61}),
        ("malformed", {"id": "no id"}),
    ],
)
def test_a_meeting_that_does_not_fit_is_refused(world, code, wrong):
    facts = {"id": "m2", "steps": ["step1"], "date": "2026-12-15", "start": "09:30"}
    assert world.refused(world.lead, "meeting.edit", **facts | wrong).code == code
