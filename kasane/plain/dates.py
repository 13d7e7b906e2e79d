"""Dates as Japanese offices write them."""

from __future__ import annotations

from datetime import date

_REIWA_BEGINS = date(2019, 5, 1)
_WEEKDAYS = "月火水木金土日"


def japanese_date(day: date) -> str:
    """A date such as 令和8年（2026年）12月8日（火）; without an era before 令和."""
    rest = f"{day.month}月{day.day}日（{_WEEKDAYS[day.weekday()]}）"
    if day < _REIWA_BEGINS:
        return f"{day.year}年{rest}"
    year = day.year - 2018
    return f"令和{'元' if year == 1 else year}年（{day.year}年）{rest}"


def short_date(day: date) -> str:
    """The same in two short lines for a narrow cell: 令和8年, 12月8日（火）."""
    return japanese_date(day).replace(f"（{day.year}年）", "\n", 1)


def date_text(value: str, *, short: bool = False) -> str:
    """A stored date (YYYY-MM-DD) as people write it; what is no date stays as it is."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return short_date(day) if short else japanese_date(day)
