"""Dates as Japanese offices write and read them. kit/dates.js shows them alike."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_ERAS = (("令和", date(2019, 5, 1)), ("平成", date(1989, 1, 8)))
"""Name and first day, the latest first."""
_LETTERS = {"令和": "R", "平成": "H", "": ""}
"""Era → the letter by which it is written in short."""
_WEEKDAYS = "月火水木金土日"
_BEFORE_FIRST = {"令": 2018, "R": 2018, "平": 1988, "H": 1988, "昭": 1925, "S": 1925}
_DATE = re.compile(
    r"(?:(\d{4})|(令和?|平成?|昭和?|[RHS])\s*(\d{1,2}|元))\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})"
    r"\s*日?(?:\s*\([月火水木金土日](?:曜日?)?\))?(?:[T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
"""The days since 1899-12-30, as spreadsheets keep a date: from 1927 on."""
_SPAN = re.compile(r"(.*?)\s*(?:[~\u301c\u2013\u2014]|から)\s*(.*?)\s*(?:まで)?")


def japanese_date(day: date) -> str:
    """A date such as 令和8年（2026年）12月8日（火）; without an era before 平成."""
    era, year = _year(day)
    return f"{era}{year}年（{day.year}年）{_month_day(day)}" if era else full_date(day)


def _year(day: date) -> tuple[str, str]:
    """The era and the year in it, such as 令和 and 8; two empty texts before 平成."""
    for era, begins in _ERAS:
        if day >= begins:
            year = day.year - begins.year + 1
            return era, "元" if year == 1 else str(year)
    return "", ""


def _month_day(day: date) -> str:
    return f"{day.month}月{day.day}日（{_WEEKDAYS[day.weekday()]}）"


def full_date(day: date) -> str:
    """A date with its year and without an era: 2026年12月8日（火）."""
    return f"{day.year}年{_month_day(day)}"


def short_date(day: date) -> str:
    """The same on one line of a narrow cell: R8.12.8(火); without an era before 平成."""
    era, year = _year(day)
    return f"{_LETTERS[era]}{year or day.year}.{_short_month_day(day)}"


def _short_month_day(day: date) -> str:
    return f"{day.month}.{day.day}({_WEEKDAYS[day.weekday()]})"


def date_text(value: str, *, short: bool = False) -> str:
    """A stored date (YYYY-MM-DD) on paper; what is no date stays as it is."""
    day = day_of(value)
    if day is None:
        return value
    return short_date(day) if short else japanese_date(day)


def screen_date(value: str, today: date) -> str:
    """A stored date on screen: 12月8日（火）, with the year where it is not today's."""
    day = day_of(value)
    if day is None:
        return value
    return ("" if day.year == today.year else f"{day.year}年") + _month_day(day)


def day_of(value: str) -> date | None:
    """A stored date; None for what is none."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def read_date(text: str) -> str:
    """A date in one of the ways in which people and spreadsheets write it, as 2026-12-08.

    Raises:
        ValueError: it is none.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    serial, digits = _SERIAL.fullmatch(plain), _DIGITS.fullmatch(plain)
    try:
        if serial:
            return (date(1899, 12, 30) + timedelta(days=int(serial[1]))).isoformat()
        return (date(*map(int, digits.groups())) if digits else _written(plain)).isoformat()
    except ValueError as error:
        raise ValueError("日付は、2026-12-08 のように書いてください。") from error


def _written(text: str) -> date:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, era, of_era, month, day = found.groups()
    if era:
        year = _BEFORE_FIRST[era[0]] + int(of_era.replace("元", "1"))
    return date(int(year), int(month), int(day))


def read_span(text: str) -> tuple[str, str] | None:
    """From when until when, where a text says both or leaves one open; None where it does not.

    Raises:
        ValueError: one of the two is no date.
    """
    found = _SPAN.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    start, end = (read_date(part) if part else "" for part in found.groups())
    return start, end
