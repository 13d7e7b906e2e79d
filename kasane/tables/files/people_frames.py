"""The roster and the agenda as pandas tables with Japanese headings."""

from __future__ import annotations

import pandas as pd

from kasane.programme import Activity, Programme
from kasane.store import State
from kasane.tables.cells import YES
from kasane.tables.notes import seen
from kasane.workshop.access import Actor, Sight
from kasane.workshop.agenda import agenda_of
from kasane.workshop.model import Attendance, Meeting, Member, Role

ROLES = {Role.FACILITATOR: "事務局", Role.PARTICIPANT: "参加者", Role.VIEWER: "見学"}
ATTENDANCES = {
    Attendance.PRESENT: "出席",
    Attendance.ONLINE: "オンライン",
    Attendance.ABSENT: "欠席",
}


def members_of(state: State, actor: Actor | None) -> dict[str, Member]:
    """The roster as the actor may see it, those without a visible name left out."""
    found, sight = {}, Sight.of(state)
    for record in state.all("member"):
        body = seen(sight, record, actor)
        if body is not None and body["name"]:
            found[record.id] = Member.model_validate(body)
    return found


def meetings_of(state: State, actor: Actor | None) -> dict[str, Meeting]:
    """The meetings as the actor may see them, earliest first, those without a date last."""
    sight = Sight.of(state)
    found = {
        record.id: Meeting.model_validate(body)
        for record in state.all("meeting")
        if (body := seen(sight, record, actor)) is not None
    }

    def key(item: tuple[str, Meeting]) -> tuple[bool, str, str, str]:
        day = item[1].date
        return (day is None, day.isoformat() if day else "", item[1].start, item[0])

    return dict(sorted(found.items(), key=key))


def came_heading(number: int, meeting: Meeting) -> str:
    """The heading of the column with who came to a meeting."""
    return f"出欠 第{number}回（{_day(meeting) or '日付は未定'}）"


def _day(meeting: Meeting) -> str:
    return meeting.date.isoformat() if meeting.date else ""


def members_frame(state: State, actor: Actor | None, *, with_names: bool = True) -> pd.DataFrame:
    """The roster: name, organisation, role, and for each meeting whether they came."""
    meetings = meetings_of(state, actor)
    headings = [
        came_heading(number, meeting) for number, meeting in enumerate(meetings.values(), 1)
    ]
    rows = [
        [
            member.name if with_names else "",
            member.organisation,
            ROLES[member.role],
            *(_came(meeting, member_id) for meeting in meetings.values()),
            member_id,
        ]
        for member_id, member in members_of(state, actor).items()
    ]
    return pd.DataFrame(rows, columns=["名前", "所属", "役割", *headings, "ID"])


def agenda_frame(state: State, programme: Programme) -> pd.DataFrame:
    """The agenda of all meetings: what was planned when, and when it really was."""
    rows = [
        [
            _day(item.meeting),
            programme.step_of(item.activity.id).short,
            item.activity.title,
            form_text(item.activity),
            item.planned_minutes or "",
            item.planned_clock,
            YES if item.skipped else "",
            item.started,
            item.ended,
            "" if item.minutes is None else item.minutes,
        ]
        for meeting in meetings_of(state, None).values()
        for item in agenda_of(state, programme, meeting)
    ]
    headings = ["日付", "Step", "活動", "かたち", "予定の分", "予定の開始", "行わない"]
    return pd.DataFrame(rows, columns=[*headings, "実際の開始", "実際の終了", "実際の分"])


def form_text(activity: Activity) -> str:
    """What an activity is, such as 講義・動画."""
    return "・".join(activity.form)


def _came(meeting: Meeting, member_id: str) -> str:
    came = meeting.attendance.get(member_id)
    return ATTENDANCES[came] if came else ""
