"""How things are said on screen: dates, spans, lengths."""

from __future__ import annotations

from kasane.programme import Activity, Programme
from kasane.record.dates import japanese_date
from kasane.workshop.model import Meeting


def meeting_text(programme: Programme, meeting: Meeting | None) -> str:
    """Such as 「Step2　令和8年（2026年）12月8日（火）13:30〜　市役所」."""
    if meeting is None:
        return "開催日はまだ決まっていません"
    steps = "・".join(programme.step(step).short for step in meeting.steps)
    when = f"{japanese_date(meeting.date)}{meeting.start}〜"
    return "　".join(part for part in (steps, when, meeting.venue) if part)


def minutes_text(activity: Activity) -> str:
    """Such as 「100分」 or 「1人30秒」."""
    return activity.minutes.text
