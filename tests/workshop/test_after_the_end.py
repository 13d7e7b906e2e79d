"""What was begun is looked after, counted from the last meeting; and the days in the field."""

from datetime import date

import pytest
from thread_builders import LEADER, entry, state_of

from kasane.store import Record
from kasane.tables import calendar_file
from kasane.workshop.look_after import due_now, months_after, proposed
from kasane.workshop.model import Meeting, body
from kasane.workshop.periods import periods
from kasane.workshop.reading import Reading
from tests.support.world import programmes

PROGRAMME = programmes()["community_building"]


def read(entries, *days: date) -> Reading:
    held = {f"m{number}": Meeting(steps=("step1",), date=day) for number, day in enumerate(days)}
    state = state_of(entries)
    for key, meeting in held.items():
        state.records["meeting", key] = Record("meeting", key, 1, False, body(meeting))
    return Reading(state, PROGRAMME, LEADER)


def test_a_day_is_proposed_for_each_row_without_one_counted_from_the_last_meeting():
    rows = {
        "a": entry("look_after", "", {"months_after": "1", "look_at": "つづいているか"}),
        "b": entry("look_after", "", {"months_after": "6", "due": "2027-01-01"}),
        "c": entry("look_after", "", {"months_after": "", "look_at": "いつか"}),
    }
    reading = read(rows, date(2026, 1, 31), date(2026, 8, 31))
    sheet = PROGRAMME.sheet("look_after")
    assert proposed(reading, sheet) == {"a": date(2026, 9, 30)}
    assert proposed(read(rows), sheet) == {}


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 6, 29), 6, date(2026, 12, 29)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, then):
    assert months_after(day, months) == then


def test_only_what_is_due_and_not_over_is_reminded_of():
    row = {"months_after": "1", "look_at": "見る"}
    rows = {
        "late": entry("look_after", "", row | {"due": "2026-10-01"}),
        "today": entry("look_after", "", row | {"due": "2026-10-29"}),
        "ahead": entry("look_after", "", row | {"due": "2026-10-30"}),
        "done": entry("look_after", "", row | {"due": "2026-10-01", "status": "済"}),
        "other": entry("todo", "", {"task": "別のこと", "due": "2026-10-01"}),
    }
    found = due_now(read(rows), date(2026, 10, 29))
    assert [task.item.id for task in found] == ["late", "today"]


def test_the_days_in_the_field_are_in_the_calendar_with_their_last_day():
    rows = {
        "f": entry(
            "field_periods",
            "",
            {"field_step": "Step4", "begins_on": "2026-08-01", "ends_on": "2026-08-20"},
        ),
        "half": entry("field_periods", "", {"field_step": "Step2", "begins_on": "2026-06-10"}),
    }
    reading = read(rows)
    known = periods(reading)
    assert [(each.step.id, each.begins, each.ends) for each in known] == [
        ("step4", date(2026, 8, 1), date(2026, 8, 20)),
    ]
    text = calendar_file(reading).decode()
    assert "DTSTART;VALUE=DATE:20260801" in text
    assert "DTEND;VALUE=DATE:20260821" in text
