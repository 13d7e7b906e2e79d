"""保存期限: until when a workshop is kept, and when that is called to mind."""

from __future__ import annotations

from datetime import date, timedelta

from kasane.plain.dates import japanese_date
from kasane.workshop.model import WorkshopInfo

REMIND_DAYS = 30


def usual_end(first: date) -> date:
    """The end of the fiscal year in which a year has gone by since the first day: 3月31日."""
    return date(first.year + (1 if (first.month, first.day) <= (3, 31) else 2), 3, 31)


def reminder(info: WorkshopInfo, today: date) -> str:
    """What those who lead are told near the end and after it; else empty."""
    if info.keep_until is None or info.keep_until - today > timedelta(REMIND_DAYS):
        return ""
    days = (info.keep_until - today).days
    left = (
        f"まで、あと{days}日です" if days > 0 else ("は今日です" if days == 0 else "を過ぎました")
    )
    return (
        f"保存期限（{japanese_date(info.keep_until)}）{left}。"
        "記録を出してから終了・消去するか、期限を変えます。"
    )
