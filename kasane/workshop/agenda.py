"""A meeting's agenda: what was planned when, and when it really was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kasane.plain.clock import clock_text, japan_time
from kasane.programme import Activity, FormSheet, Step
from kasane.workshop.forms import told
from kasane.workshop.going_on import AgendaItem, Run
from kasane.workshop.model import Meeting
from kasane.workshop.operations.agenda import expected, items_of, minutes_of, usual
from kasane.workshop.reading import Reading

_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line of a meeting's agenda.

    Attributes:
        id: the agenda item's; the activity's own where it is not repeated.
        planned_minutes: 0 where the length is left open, or it is skipped.
        planned_clock: such as 13:45; empty where it is skipped or the meeting has no start yet.
        planned_until: such as 14:05; empty also where its length is left open.
        runs: when it really was on, such as ("13:47", "14:20"); an end may be empty.
        minutes: how long it really took in all; None where it has not ended.
        skipped: left out in this workshop.
        break_after: minutes of the break that is planned after it; 0: none.
    """

    id: str
    meeting: Meeting
    activity: Activity
    planned_minutes: int
    planned_clock: str
    planned_until: str
    runs: tuple[tuple[str, str], ...]
    minutes: int | None
    skipped: bool = False
    break_after: int = 0

    @property
    def started(self) -> str:
        """When it first began; empty where it has not."""
        return self.runs[0][0] if self.runs else ""

    @property
    def ended(self) -> str:
        """When it last ended; empty where it has not."""
        return self.runs[-1][1] if self.runs else ""


def agenda_of(
    reading: Reading, meeting: Meeting, *, cases: int | None = None, people: int | None = None
) -> Iterator[AgendaLine]:
    """The agenda of a meeting's steps as this workshop has it, in order, with what is skipped.

    Args:
        reading: The workshop; its people, its agenda and the real times are read.
        meeting: The meeting.
        cases: How many cases are looked at, for activities that take so long per case; as many
            as are picked where None.
        people: How many speak, for activities that take so long per person; as many as are
            expected where None.
    """
    records, programme = reading.records, reading.programme
    looked_at = _picked_cases(reading) if cases is None else cases
    start = time.fromisoformat(meeting.start) if meeting.start else None
    at = datetime.combine(meeting.date or _ANY_DAY, start or time())
    day = [step for step in programme.steps if step.id in meeting.steps]
    for step in day:
        items = items_of(records, step, day)
        for number, item in enumerate(items):
            planned = 0 if item.skipped else minutes_of(records, programme, item, looked_at, people)
            clock = "" if item.skipped or start is None else f"{at:%H:%M}"
            runs = _runs(reading, items, number)
            yield AgendaLine(
                item.id,
                meeting,
                programme.activity(item.activity),
                planned,
                clock,
                f"{at + timedelta(minutes=planned):%H:%M}" if clock and planned else "",
                tuple((clock_text(run.started), clock_text(run.ended)) for run in runs),
                _minutes(runs),
                bool(item.skipped),
                item.break_after or 0,
            )
            at += timedelta(minutes=planned + (item.break_after or 0))


def items_in(reading: Reading, step: Step) -> tuple[AgendaItem, ...]:
    """A step's agenda, skipped activities too."""
    return items_of(reading.records, step)


def usual_minutes(reading: Reading, activity: Activity, cases: int) -> int:
    """Whole minutes that an activity takes, unless the workshop sets others."""
    people = reading.once(_expected)
    return usual(reading.records, reading.programme, activity, cases, people)


def _expected(reading: Reading) -> int:
    return expected(reading.records)


def copies_told(reading: Reading, form: FormSheet) -> int:
    """How many copies of a form the room looks at one after another."""
    return told(reading.records, form)


def _picked_cases(reading: Reading) -> int:
    """How many cases the room will look at; one at least."""
    cases = reading.programme.forms("case")
    return max(1, sum(told(reading.records, form) for form in cases))


def planned_end(reading: Reading, meeting: Meeting) -> str:
    """When a meeting ends: as it was set, else start and planned minutes; empty without both."""
    if meeting.end or not meeting.start:
        return meeting.end
    minutes = sum(item.planned_minutes + item.break_after for item in agenda_of(reading, meeting))
    if not minutes:
        return ""
    begun = datetime.combine(_ANY_DAY, time.fromisoformat(meeting.start))
    return f"{begun + timedelta(minutes=minutes):%H:%M}"


def _runs(reading: Reading, items: Sequence[AgendaItem], number: int) -> tuple[Run, ...]:
    """The real times of an item.

    Of an activity that stands there twice, each item has the runs that name it. Of those that name
    none, the first is the first item's, and so on; what is left is the last one's.
    """
    item = items[number]
    runs = reading.times(item.activity).runs
    same = [other.id for other in items if other.activity == item.activity]
    if len(same) == 1:
        return runs
    place = same.index(item.id)
    unnamed = tuple(run for run in runs if run.item not in same)
    rest = unnamed[place:] if place == len(same) - 1 else unnamed[place : place + 1]
    return tuple(run for run in runs if run.item == item.id or run in rest)


def _minutes(runs: tuple[Run, ...]) -> int | None:
    if not runs or runs[-1].ended is None:
        return None
    spent = [japan_time(run.ended) - japan_time(run.started) for run in runs if run.ended]
    return round(sum(spent, timedelta()).total_seconds() / 60)
