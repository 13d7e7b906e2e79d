"""Dates as Japanese offices write and read them. kit/dates.js shows them alike."""

from __future__ import annotations

import re
from datetime import date

_ERAS = (("令和", date(2019, 5, 1)), ("平成", date(1989, 1, 8)))
"""Name and first day, the latest first."""
_WEEKDAYS = "月火水木金土日"
_BEFORE_FIRST = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988}
_DATE = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0?0:00(?::00)?)?"
)
_ERA_DATE = re.compile(
    r"(令和|平成|R|H)\s*(\d{1,2}|元)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
)


def japanese_date(day: date) -> str:
    """A date such as 令和8年（2026年）12月8日（火）; without an era before 平成."""
    for era, begins in _ERAS:
        if day >= begins:
            year = day.year - begins.year + 1
            return f"{era}{'元' if year == 1 else year}年（{day.year}年）{_month_day(day)}"
    return f"{day.year}年{_month_day(day)}"


def _month_day(day: date) -> str:
    return f"{day.month}月{day.day}日（{_WEEKDAYS[day.weekday()]}）"


def short_date(day: date) -> str:
    """The same in two short lines for a narrow cell: 令和8年, 12月8日（火）."""
    return japanese_date(day).replace(f"（{day.year}年）", "\n", 1)


def date_text(value: str, *, short: bool = False) -> str:
    """A stored date (YYYY-MM-DD) on paper; what is no date stays as it is."""
    day = _day(value)
    if day is None:
        return value
    return short_date(day) if short else japanese_date(day)


def screen_date(value: str, today: date) -> str:
    """A stored date on screen: 12月8日（火）, with the year where it is not today's."""
    day = _day(value)
    if day is None:
        return value
    return ("" if day.year == today.year else f"{day.year}年") + _month_day(day)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def read_date(text: str) -> str:
    """A date in one of the ways in which people and spreadsheets write it, as 2026-12-08.

    Raises:
        ValueError: it is none.
    """
    found = _DATE.fullmatch(text)
    try:
        if found is not None:
            return date(*map(int, found.groups())).isoformat()
        return _era_date(text).isoformat()
    except ValueError as error:
        raise ValueError("日付は、2026-12-08 のように書いてください。") from error


def _era_date(text: str) -> date:
    found = _ERA_DATE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    era, year, month, day = found.groups()
    return date(_BEFORE_FIRST[era] + int(year.replace("元", "1")), int(month), int(day))
