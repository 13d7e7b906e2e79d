"""Looking after what was begun: rows that are due some months after the last meeting."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from kasane.programme import TableSheet, TodoRule
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading
from kasane.workshop.tasks import Task, open_tasks


def proposed(reading: Reading, sheet: TableSheet) -> dict[str, date]:
    """Row → the day proposed for it, where none is written: so many months after the last meeting.

    Nothing is proposed before a meeting has a date.
    """
    rule, last = sheet.todo, last_day(reading)
    if rule is None or rule.months is None or last is None:
        return {}
    rows = [row for row in reading.at(sheet.id) if not row.text(rule.due)]
    return {row.id: months_after(last, count) for row in rows if (count := _months(row, rule))}


def due_now(reading: Reading, today: date) -> list[Task]:
    """What is to be looked after by today and is not over, the earliest first."""
    return [
        task
        for task in open_tasks(reading)
        if task.rule.months and "" < task.due <= today.isoformat()
    ]


def last_day(reading: Reading) -> date | None:
    """The day of the last meeting."""
    return max((m.date for m in reading.meetings.values() if m.date), default=None)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months(row: Item, rule: TodoRule) -> int:
    text = row.text(rule.months or "").strip()
    return int(text) if text.isdecimal() and len(text) < 3 else 0
