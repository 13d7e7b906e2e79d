"""A meeting's agenda: what was planned when, and when it really was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from kasane.programme import Activity, Programme
from kasane.store import State
from kasane.tables.clock import clock_text, japan_time
from kasane.workshop.model import ActivityTime, Meeting, Member, Role, Run, read, read_all


@dataclass(frozen=True, slots=True)
class Item:
    """One activity of a meeting.

    Attributes:
        planned_minutes: 0 where the length is left open.
        planned_clock: such as 13:45.
        runs: when it really was on, such as ("13:47", "14:20"); an end may be empty.
        minutes: how long it really took in all; None where it has not ended.
    """

    meeting: Meeting
    activity: Activity
    planned_minutes: int
    planned_clock: str
    runs: tuple[tuple[str, str], ...]
    minutes: int | None

    @property
    def started(self) -> str:
        """When it first began; empty where it has not."""
        return self.runs[0][0] if self.runs else ""

    @property
    def ended(self) -> str:
        """When it last ended; empty where it has not."""
        return self.runs[-1][1] if self.runs else ""


def agenda_of(
    state: State, programme: Programme, meeting: Meeting, *, cases: int = 1
) -> Iterator[Item]:
    """The activities of a meeting's steps, in order.

    Args:
        state: The workshop; its people and the real times are read.
        programme: The programme that it runs.
        meeting: The meeting.
        cases: How many cases are looked at, for activities that take so long per case.
    """
    people = sum(m.role is not Role.VIEWER for m in read_all(state, Member).values())
    at = datetime.combine(meeting.date, datetime.strptime(meeting.start, "%H:%M").time())
    for step in programme.steps:
        if step.id not in meeting.steps:
            continue
        for activity in step.activities:
            planned = activity.minutes.planned(people, cases)
            times = read(state, ActivityTime, activity.id) or ActivityTime()
            yield _item(meeting, activity, planned, f"{at:%H:%M}", times.runs)
            at += timedelta(minutes=planned)


def _item(
    meeting: Meeting, activity: Activity, planned: int, clock: str, runs: tuple[Run, ...]
) -> Item:
    texts = tuple((clock_text(run.started), clock_text(run.ended)) for run in runs)
    return Item(meeting, activity, planned, clock, texts, _minutes(runs))


def _minutes(runs: tuple[Run, ...]) -> int | None:
    if not runs or runs[-1].ended is None:
        return None
    spent = [japan_time(run.ended) - japan_time(run.started) for run in runs if run.ended]
    return round(sum(spent, timedelta()).total_seconds() / 60)
