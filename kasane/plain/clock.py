"""Times for people: Japan's, whatever the machine's own zone is."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from kasane.plain.dates import full_date

JAPAN = timezone(timedelta(hours=9), "JST")
"""Japan has one zone and no summer time, so no table of zones is needed."""


def japan_time(stamp: str) -> datetime:
    """A stored time (ISO 8601, UTC) in Japan's time."""
    return datetime.fromisoformat(stamp).astimezone(JAPAN)


def time_text(stamp: str | None) -> str:
    """A stored time such as 2026-12-08 14:03:21 in Japan's time; empty for None."""
    return japan_time(stamp).strftime("%Y-%m-%d %H:%M:%S") if stamp else ""


def moment_text(stamp: str) -> str:
    """The same for people, such as 2026年12月8日（火） 14:03."""
    moment = japan_time(stamp)
    return f"{full_date(moment.date())} {moment:%H:%M}"


def clock_text(stamp: str | None) -> str:
    """A stored time as 14:03 in Japan's time; empty for None."""
    return japan_time(stamp).strftime("%H:%M") if stamp else ""


def hours_text(minutes: int) -> str:
    """A length such as 2時間52分, or 50分."""
    hours, rest = divmod(minutes, 60)
    return (f"{hours}時間" if hours else "") + (f"{rest}分" if rest or not hours else "")


def today() -> date:
    """The day in Japan, also on a server whose clock is elsewhere."""
    return datetime.now(JAPAN).date()
