"""The meetings, and the days in the field, as a calendar file (.ics). No names are in it.

A calendar goes to everybody: a venue that is asked about is in it only as somebody decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from kasane.plain.file_names import file_name
from kasane.workshop.agenda import agenda_of, planned_end
from kasane.workshop.model import Meeting
from kasane.workshop.outgoing import LEFT_OUT
from kasane.workshop.periods import periods
from kasane.workshop.reading import Reading
from kasane.workshop.telling import Telling

SHARED = Telling(names=False, cases=False)
TOKYO = ZoneInfo("Asia/Tokyo")
_USUAL = timedelta(hours=2)
"""How long a meeting lasts where nobody has said it."""


def calendar_file(reading: Reading, now: datetime | None = None) -> bytes:
    """Every meeting that has a date; a later file of the same workshop replaces its entries.

    Args:
        reading: The workshop.
        now: When the file is made, with a zone; the present where None.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//kasane//JA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    at = (now or datetime.now(UTC)).astimezone(UTC)
    for event in (*_events(reading, at), *_in_the_field(reading, at)):
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def venues_kept_back(reading: Reading) -> bool:
    """Whether somebody has to decide about a meeting's venue before calendars have it."""
    asked = reading.to_tell(SHARED).asked_of(reading.meetings)
    return any((text.of, text.field, text.decided) == ("meeting", "venue", None) for text in asked)


def calendar_name(reading: Reading) -> str:
    """The calendar file's name."""
    return file_name(f"{_name(reading)}_日程", ".ics")


def _name(reading: Reading) -> str:
    return reading.info.name if reading.info else ""


def _events(reading: Reading, now: datetime) -> Iterator[Event]:
    venues = reading.to_tell(SHARED).meetings
    for key, meeting in reading.meetings.items():
        if meeting.date is None:
            continue
        event = Event()
        event.add("uid", f"{reading.workshop}-{key}@kasane")
        event.add("sequence", reading.revision("meeting", key))
        event.add("dtstamp", now)
        event.add("summary", _summary(reading, meeting))
        for name, moment in zip(
            ("dtstart", "dtend"), _span(reading, meeting, meeting.date), strict=True
        ):
            event.add(name, moment)
        if (venue := venues[key].venue) and venue != LEFT_OUT:
            event.add("location", venue)
        if meeting.address:
            event.add("url", meeting.address)
        event.add("description", _description(reading, meeting))
        yield event


def _in_the_field(reading: Reading, now: datetime) -> Iterator[Event]:
    for period in periods(reading):
        event = Event()
        event.add("uid", f"{reading.workshop}-{period.row}@kasane")
        event.add("sequence", reading.revision("entry", period.row))
        event.add("dtstamp", now)
        event.add("summary", f"{_name(reading)}（{period.step.short}）")
        event.add("dtstart", period.begins)
        event.add("dtend", period.ends + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("description", f"{period.step.short}　{period.step.title}")
        yield event


def _span(
    reading: Reading, meeting: Meeting, day: date
) -> tuple[date, date] | tuple[datetime, datetime]:
    """From when to when; the whole day where no time is set."""
    if not meeting.start:
        return day, day + timedelta(days=1)
    begins = datetime.combine(day, time.fromisoformat(meeting.start), TOKYO)
    end = planned_end(reading, meeting)
    ends = datetime.combine(day, time.fromisoformat(end), TOKYO) if end else begins + _USUAL
    return begins, ends if ends > begins else begins + _USUAL


def _summary(reading: Reading, meeting: Meeting) -> str:
    steps = "・".join(step.short for step in reading.programme.steps if step.id in meeting.steps)
    return f"{_name(reading)}（{steps}）" if steps else _name(reading)


def _description(reading: Reading, meeting: Meeting) -> str:
    """The steps, and the activities with their planned times."""
    titles = [f"{s.short}　{s.title}" for s in reading.programme.steps if s.id in meeting.steps]
    lines = [
        f"{item.planned_clock}　{item.activity.title}".strip()
        for item in agenda_of(reading, meeting)
        if not item.skipped
    ]
    online = [f"オンライン　{meeting.address}"] if meeting.address else []
    return "\n".join([*titles, *online, *([""] if lines else []), *lines])
