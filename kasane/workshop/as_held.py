"""A workshop as it was when a meeting ended: what that meeting's record tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from kasane.plain.clock import JAPAN, japan_time
from kasane.store import Record, State
from kasane.workshop.desk import stamp
from kasane.workshop.forms import unnamed
from kasane.workshop.going_on import Run
from kasane.workshop.model import Meeting
from kasane.workshop.reading import Reading


def told_until(reading: Reading, held: Meeting) -> datetime | None:
    """The moment that a meeting's record describes; None means now.

    The end of the day that somebody set; else when the last activity of the meeting's steps ended
    on its day, or the end of that day where nobody ended it. A meeting that was not led on screen
    has none: what was written on paper is typed in later.
    """
    if held.as_of:
        return _end_of(held.as_of)
    runs = runs_of(reading, held)
    if not runs or held.date is None:
        return None
    ends = [japan_time(run.ended) for run in runs if run.ended]
    if len(ends) < len(runs) or any(end.date() != held.date for end in ends):
        return _end_of(held.date)
    return max(ends)


def runs_of(reading: Reading, held: Meeting) -> list[Run]:
    """When activities of a meeting's steps were on, on its day."""
    return [
        run
        for step in reading.programme.steps
        if step.id in held.steps
        for activity in step.activities
        for run in reading.times(activity.id).runs
        if japan_time(run.started).date() == held.date
    ]


def as_held(reading: Reading, meeting: str) -> Reading:
    """The workshop as it stood when a meeting ended, for the same reader.

    Of today are only what is written about the meeting itself (who came, the summary), what
    somebody decided about texts on their way out, who wants no name told, and what was taken off
    the screens since.
    """
    return reading.once(_as_held, meeting)


def _as_held(reading: Reading, meeting: str) -> Reading:
    held = reading.meetings.get(meeting)
    moment = told_until(reading, held) if held else None
    now = reading.records
    if moment is None or reading.earlier is None or not isinstance(now, State):
        return reading
    then = reading.earlier(stamp(moment.astimezone(UTC)))
    past = then.records
    if not isinstance(past, State) or past.get("workshop", "main") is None:
        return reading
    for record in now.records.values():
        if record.kind == "decided" or record.key == ("meeting", meeting):
            past.records[record.key] = record
    _add_those_who_came(past, now, held)
    _hide_what_is_hidden(past, now)
    return replace(then, unnamed=unnamed(now, reading.programme))


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), JAPAN) - timedelta(milliseconds=1)


def _add_those_who_came(past: State, now: State, held: Meeting | None) -> None:
    """Whoever came without being on the roster yet."""
    for member in held.attendance if held else ():
        known = now.records.get(("member", member))
        if past.get("member", member) is None and known is not None:
            past.records[known.key] = known


def _hide_what_is_hidden(past: State, now: State) -> None:
    hidden = {r.id for r in now.all("entry") if r.body.get("hidden")}
    for record in [r for r in past.all("entry") if r.id in hidden]:
        past.records[record.key] = _hidden(record)


def _hidden(record: Record) -> Record:
    return replace(record, body=record.body | {"hidden": True})
