"""The agenda of a meeting as this workshop has it, and its meetings in people's calendars."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar
from table_builders import every, programme, put, reading, workshop

from kasane.programme import FormSheet
from kasane.store import State
from kasane.tables import agenda_of, calendar_file, calendar_name, planned_end, venues_kept_back
from kasane.workshop.going_on import ActivityTime, Agenda, AgendaItem, Run
from kasane.workshop.model import Decided, Entry, Meeting, Verdict, WorkshopInfo
from kasane.workshop.outgoing import key_of

NOW = datetime(2026, 11, 1, tzinfo=UTC)
STEP2 = ("opening_step2", "case_sharing", "strengths_matrix", "idea_priorities")


def items(state, **meeting):
    given = {"steps": ("step2",), "date": date(2026, 12, 8), "start": "13:30"} | meeting
    return list(agenda_of(every(state), Meeting(**given)))


def edited(*own):
    state = workshop()
    put(state, "agenda", "step2", Agenda(items=own))
    return state


def line(activity, item=None, **more):
    return AgendaItem(id=item or activity, activity=activity, **more)


def runs(state, activity, *spans):
    told = tuple(
        Run(started=f"2026-12-08T{start}:00.000+00:00", ended=f"2026-12-08T{end}:00.000+00:00")
        for start, end in spans
    )
    put(state, "activity", activity, ActivityTime(runs=told))


def test_the_programmes_own_order_where_nobody_changed_it():
    found = items(workshop())
    assert [item.id for item in found] == list(STEP2)
    assert [item.planned_clock for item in found] == ["13:30", "13:45", "13:55", "15:35"]
    assert not any(item.skipped for item in found)


def test_two_steps_on_one_day_have_one_opening_and_nothing_that_prepares_the_second():
    both = {"steps": ("step1", "step2"), "start": "10:00"}
    found = items(workshop(), **both)
    assert [item.id for item in found if item.skipped] == ["prepare_step2", "opening_step2"]
    alone = items(workshop(), steps=("step1",))
    assert not any(item.skipped for item in alone)
    wanted = workshop()
    held = Agenda(items=[line(each, skipped=False if each == STEP2[0] else None) for each in STEP2])
    put(wanted, "agenda", "step2", held)
    assert [i.id for i in items(wanted, **both) if i.skipped] == ["prepare_step2"]
    twice = workshop()
    put(twice, "agenda", "step2", Agenda(items=[*map(line, STEP2), line(STEP2[0], "again")]))
    assert [i.id for i in items(twice, **both) if i.skipped] == ["prepare_step2", STEP2[0]]


def test_what_is_skipped_takes_no_time_and_has_no_clock():
    found = items(edited(line(STEP2[0]), line(STEP2[1], skipped=True), line(STEP2[2])))
    assert [(i.planned_clock, i.planned_minutes, i.skipped) for i in found[:3]] == [
        ("13:30", 15, False),
        ("", 0, True),
        ("13:45", 100, False),
    ]
    assert found[3].id == STEP2[3]


def test_a_planned_break_moves_what_comes_after_it_and_the_end():
    state = edited(line(STEP2[0], break_after=10), line(STEP2[1], skipped=True, break_after=5))
    found = items(state)
    assert [i.planned_clock for i in found] == ["13:30", "", "14:00", "15:40"]
    given = Meeting(steps=("step2",), date=date(2026, 12, 8), start="13:30")
    assert planned_end(every(state), given) == "16:10"


def test_other_minutes_another_order_and_once_more():
    state = edited(line(STEP2[2], minutes=40), line(STEP2[0]), line(STEP2[2], "again"))
    runs(state, STEP2[2], ("04:31", "05:12"), ("06:00", "06:10"), ("06:20", "06:30"))
    first, second, again, *_ = items(state)
    assert (first.planned_clock, second.planned_clock) == ("13:30", "14:10")
    assert (first.runs, first.minutes) == ((("13:31", "14:12"),), 41)
    assert (again.id, again.runs, again.minutes) == (
        "again",
        (("15:00", "15:10"), ("15:20", "15:30")),
        20,
    )


def test_a_run_that_names_its_item_is_that_items_whatever_came_first():
    state = edited(line(STEP2[2]), line(STEP2[0]), line(STEP2[2], "again"))
    spans = (("05:00", "05:10", "again"), ("06:00", "06:10", STEP2[2]))
    told = tuple(
        Run(
            started=f"2026-12-08T{start}:00.000+00:00",
            ended=f"2026-12-08T{end}:00.000+00:00",
            item=item,
        )
        for start, end, item in spans
    )
    put(state, "activity", STEP2[2], ActivityTime(runs=told))
    first, _, again, *_ = items(state)
    assert first.runs == (("15:00", "15:10"),)
    assert again.runs == (("14:00", "14:10"),)


def test_each_picked_case_has_its_time():
    state = workshop()
    (form,) = [s for s in programme().sheets if isinstance(s, FormSheet) and s.pick]
    for number in range(4):
        values = {"picked": "1"} if number else {}
        made = Entry(sheet=form.id, place="", values=values, author="p1", created="", changed="")
        put(state, "entry", f"c{number}", made)
    assert items(state)[1].planned_minutes == 30
    assert (
        list(agenda_of(every(state), Meeting(steps=("step2",)), cases=5))[1].planned_minutes == 50
    )


def test_a_meeting_without_a_start_has_no_clock_times():
    assert {item.planned_clock for item in items(workshop(), start="")} == {""}


@pytest.mark.parametrize(
    ("meeting", "wanted"),
    [
        ({"start": "13:30", "end": "17:00"}, "17:00"),
        ({"start": "13:30"}, "16:05"),
        ({"start": ""}, ""),
        ({"start": "13:30", "steps": ("preparation",)}, ""),
    ],
)
def test_a_meeting_ends_as_set_or_as_planned(meeting, wanted):
    given = Meeting(**{"steps": ("step2",)} | meeting)
    assert planned_end(every(workshop()), given) == wanted


def events(state: State) -> list:
    return Calendar.from_ical(calendar_file(every(state), NOW)).walk("VEVENT")


def test_the_calendar_has_the_meetings_with_a_date_in_japans_time():
    state = workshop()
    put(state, "meeting", "m2", Meeting(steps=("step3",)))
    (event,) = events(state)
    assert event["uid"] == "w1-m1@kasane"
    assert event["summary"] == "ためしの会（Step2）"
    assert event["location"] == "会議室"
    assert event.start.isoformat() == "2026-12-08T13:30:00+09:00"
    assert event.end.isoformat() == "2026-12-08T16:05:00+09:00"
    assert "13:45　連携が必要な個別ケースを共有する" in event["description"]
    assert b"TZID:Asia/Tokyo" in calendar_file(every(state), NOW)


def test_the_calendar_is_the_same_for_the_same_workshop_and_holds_no_name():
    first = calendar_file(every(workshop()), NOW)
    assert first == calendar_file(every(workshop()), NOW)
    text = first.decode().replace("\r\n ", "")
    assert not any(name in text for name in ("春野", "夏目", "事務局の人"))
    assert "URL" not in text


def test_a_day_without_a_time_is_a_whole_day():
    state = workshop()
    put(state, "meeting", "m1", Meeting(steps=("step2",), date=date(2026, 12, 8)))
    (event,) = events(state)
    assert (event.start, event.end) == (date(2026, 12, 8), date(2026, 12, 9))


def test_a_text_that_could_break_the_file_does_not():
    state = workshop(name="会;,\\\nEND:VEVENT")
    put(
        state,
        "workshop",
        "main",
        WorkshopInfo(programme="x", name="会;,\\ END:VEVENT", municipality=""),
    )
    (event,) = events(state)
    assert event["summary"] == "会;,\\ END:VEVENT（Step2）"


def test_the_calendars_name():
    assert calendar_name(reading(workshop())) == "ためしの会_日程.ics"


def test_a_venue_that_names_somebody_is_in_the_calendar_only_as_somebody_decided():
    state = workshop()
    place = "春野 つくしさんの家"
    put(state, "meeting", "m1", Meeting(steps=("step2",), date=date(2026, 12, 8), venue=place))
    assert "location" not in events(state)[0]
    assert venues_kept_back(every(state))
    decided = Decided(verdict=Verdict.REPLACED, value="参加者の家", by="lead", at="2026-12-01")
    put(state, "decided", key_of("meeting", "m1", "venue", place), decided)
    assert events(state)[0]["location"] == "参加者の家"
    assert not venues_kept_back(every(state))
