"""The roster and the agenda as pandas tables with Japanese headings."""

from __future__ import annotations

import pandas as pd

from kasane.programme import Activity
from kasane.tables.cells import YES
from kasane.workshop.agenda import agenda_of
from kasane.workshop.model import Attendance, Meeting, Role
from kasane.workshop.reading import Reading

BREAK = "このあとの休憩の分"
ROLES = {Role.FACILITATOR: "事務局", Role.PARTICIPANT: "参加者", Role.VIEWER: "見学"}
ATTENDANCES = {
    Attendance.PRESENT: "出席",
    Attendance.ONLINE: "オンライン",
    Attendance.ABSENT: "欠席",
}


def came_heading(number: int, meeting: Meeting) -> str:
    """The heading of the column with who came to a meeting."""
    return f"出欠 第{number}回（{_day(meeting) or '日付は未定'}）"


def _day(meeting: Meeting) -> str:
    return meeting.date.isoformat() if meeting.date else ""


def members_frame(reading: Reading) -> pd.DataFrame:
    """The roster: name, organisation, role, and for each meeting whether they came."""
    meetings = reading.meetings.values()
    headings = [came_heading(number, meeting) for number, meeting in enumerate(meetings, 1)]
    rows = [
        [
            member.name,
            member.organisation,
            ROLES[member.role],
            *(_came(meeting, member_id) for meeting in meetings),
            member_id,
        ]
        for member_id, member in reading.people.members.items()
    ]
    return pd.DataFrame(rows, columns=["名前", "所属", "役割", *headings, "ID"])


def agenda_frame(reading: Reading) -> pd.DataFrame:
    """The agenda of all meetings: what was planned when, and when it really was."""
    rows = [
        [
            _day(item.meeting),
            reading.programme.step_of(item.activity.id).short,
            item.activity.title,
            form_text(item.activity),
            item.planned_minutes or "",
            item.planned_clock,
            YES if item.skipped else "",
            item.started,
            item.ended,
            "" if item.minutes is None else item.minutes,
            item.break_after or "",
        ]
        for meeting in reading.meetings.values()
        for item in agenda_of(reading, meeting)
    ]
    headings = ["日付", "Step", "活動", "かたち", "予定の分", "予定の開始", "行わない"]
    return pd.DataFrame(rows, columns=[*headings, "実際の開始", "実際の終了", "実際の分", BREAK])


def form_text(activity: Activity) -> str:
    """What an activity is, such as 講義・動画."""
    return "・".join(activity.form)


def _came(meeting: Meeting, member_id: str) -> str:
    came = meeting.attendance.get(member_id)
    return ATTENDANCES[came] if came else ""
