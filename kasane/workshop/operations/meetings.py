"""Operations on meetings: their dates and places, and who came."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from pydantic import Field, ValidationError

from kasane.errors import RefusedError
from kasane.programme import TableColumn
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.model import Attendance, Meeting, Member, body, read, read_all
from kasane.workshop.shapes import Clock, Id, Name, Shape, Text, Value, Values
from kasane.workshop.values import check_address, check_line, check_value, same

_OWN = frozenset(Meeting.model_fields) - {"about", "attendance", "steps"} | {"step"}
"""What every meeting says; other columns of its sheet are kept in `about`."""
_LINES = {"venue": "会場", "recorder": "記録者", "contact": "連絡先"}


class EditMeeting(Shape):
    """A meeting's facts; a new one where the id is new."""

    op: Literal["meeting.edit"]
    id: Id
    steps: tuple[str, ...] = Field(min_length=1)
    date: datetime.date | None = None
    start: Clock | Literal[""] = ""
    end: Clock | Literal[""] = ""
    venue: Name = ""
    address: Text = ""
    remarks: Text = ""
    about: Values = Field(default_factory=dict)


class WriteMeeting(Shape):
    """One value of a meeting's row; `seen` is what stood there. `step` holds the steps' ids.

    `field` may be a further column of the sheet whose rows are the meetings.
    """

    op: Literal["meeting.write"]
    id: Id
    field: str = Field(max_length=40)
    value: Value
    seen: Value


class DeleteMeeting(Shape):
    """Away with a meeting at which nobody has been."""

    op: Literal["meeting.delete"]
    id: Id


class Attend(Shape):
    """Whether a member came; None: not known."""

    op: Literal["meeting.attend"]
    meeting: Id
    member: Id
    attendance: Attendance | None


def edit_meeting(desk: Desk, ask: EditMeeting) -> list[Put]:
    """Change or add a meeting; the first one becomes the workshop's own."""
    known = {step.id for step in desk.programme.steps}
    if not known >= set(ask.steps):
        raise RefusedError("not_here", "このStepはプログラムにありません。何も変わっていません。")
    check_address(ask.address)
    for column_id, value in ask.about.items():
        check_value(_column(desk, column_id), value)
    before = read(desk.draft, Meeting, ask.id)
    fresh = ask.model_dump(exclude={"op", "id"})
    fresh["about"] = (before.about if before else {}) | ask.about
    meeting = before.model_copy(update=fresh) if before else Meeting(**fresh)
    puts = [Put("meeting", ask.id, body(meeting))]
    info = desk.info
    if info.meeting is None:
        moved = info.model_copy(update={"meeting": ask.id})
        puts.append(Put("workshop", "main", body(moved)))
    return puts


def write_meeting(desk: Desk, ask: WriteMeeting) -> list[Put]:
    """Change one value of a meeting, unless something else stands there by now."""
    meeting = _known_meeting(desk, ask.id)
    field = "steps" if ask.field == "step" else ask.field
    own = ask.field in _OWN
    now: Value = body(meeting)[field] or "" if own else meeting.about.get(field, "")
    if not same(_plain(now), ask.seen) and not same(_plain(now), ask.value):
        raise RefusedError(
            "stale",
            "あなたが書いているあいだに、ほかの人もここを直しました。どうするかを選んでください。",
            {"value": now},
        )
    if not own:
        check_value(_column(desk, field), ask.value)
        about = meeting.about | {field: ask.value}
        return [Put("meeting", ask.id, body(meeting.model_copy(update={"about": about})))]
    if field == "address":
        check_address(str(ask.value))
    if field in _LINES:
        check_line(_LINES[field], str(ask.value))
    value = ask.value or None if field in ("date", "as_of") else ask.value
    if field == "steps" and not ask.value:
        raise RefusedError("empty", "この日に行うStepを1つ以上選んでください。元のままです。")
    if field == "steps" and not {step.id for step in desk.programme.steps} >= set(ask.value):
        raise RefusedError("not_here", "このStepはプログラムにありません。何も変わっていません。")
    try:
        new = Meeting.model_validate(body(meeting) | {field: value})
    except ValidationError as error:
        raise RefusedError(
            "malformed", "日付は2026-12-08、時刻は13:30のように書いてください。元のままです。"
        ) from error
    return [Put("meeting", ask.id, body(new))]


def _column(desk: Desk, column_id: str) -> TableColumn:
    """A further column of the sheet whose rows are the meetings."""
    schedule = desk.programme.schedule
    if schedule and column_id in schedule.place_ids - _OWN:
        return schedule.column(column_id)
    raise RefusedError("malformed", "開催計画にない項目が送られました。何も変わっていません。")


def _plain(value: Value) -> Value:
    return tuple(value) if isinstance(value, list) else value


def delete_meeting(desk: Desk, ask: DeleteMeeting) -> list[Put]:
    """Delete a meeting at which nobody has been."""
    meeting = _known_meeting(desk, ask.id)
    if meeting.attendance:
        raise RefusedError(
            "forbidden", "出欠が記録されている開催回は、消せません。何も変わっていません。"
        )
    puts = [Put("meeting", ask.id, body(meeting), deleted=True)]
    info = desk.info
    if info.meeting == ask.id:
        left = [key for key in read_all(desk.draft, Meeting) if key != ask.id]
        moved = info.model_copy(update={"meeting": left[0] if left else None})
        puts.append(Put("workshop", "main", body(moved)))
    return puts


def _known_meeting(desk: Desk, meeting_id: str) -> Meeting:
    meeting = read(desk.draft, Meeting, meeting_id)
    if meeting is None:
        raise RefusedError("gone", "この開催回はありません。書いた内容はこの画面に残っています。")
    return meeting


def attend(desk: Desk, ask: Attend) -> list[Put]:
    """Note whether a member came."""
    meeting = read(desk.draft, Meeting, ask.meeting)
    if meeting is None or read(desk.draft, Member, ask.member) is None:
        raise RefusedError("not_here", "開催回か名簿に見つかりません。何も変わっていません。")
    return [Put("meeting", ask.meeting, with_attendance(meeting, ask.member, ask.attendance))]


def with_attendance(meeting: Meeting, member: str, came: Attendance | None) -> dict[str, Any]:
    """The meeting's body with one member's attendance set."""
    rest = {key: value for key, value in meeting.attendance.items() if key != member}
    if came is not None:
        rest[member] = came
    return body(meeting.model_copy(update={"attendance": rest}))
