"""Operations with which the facilitator leads the room: sheets, timer, activities, meetings."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.programme import Activity
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.model import (
    LONGEST_TIMER,
    ActivityTime,
    Attendance,
    Authors,
    BoardState,
    Clock,
    GivenName,
    Id,
    Meeting,
    Member,
    Name,
    Run,
    Shape,
    Timer,
    WorkshopInfo,
    body,
    read,
    read_all,
    sheet_state,
)


class SetSheetState(Shape):
    """個人ワーク, 公開 or 締切."""

    op: Literal["sheet.state"]
    sheet: str
    state: BoardState


class SetSheetAuthors(Shape):
    """Whether the others see who wrote what is written from now on."""

    op: Literal["sheet.authors"]
    sheet: str
    authors: Authors


class SetTimer(Shape):
    """A new length, standing."""

    op: Literal["timer.set"]
    seconds: int = Field(ge=1, le=24 * 3600)


class RunTimer(Shape):
    """Start or pause."""

    op: Literal["timer.start", "timer.pause"]


class AddTime(Shape):
    """More (or less) time."""

    op: Literal["timer.add"]
    seconds: int = Field(ge=-3600, le=3600)


class Go(Shape):
    """The room moves to an activity; None: to none."""

    op: Literal["activity.go"]
    activity: str | None


class EditWorkshop(Shape):
    """New facts about the workshop; what is None stays."""

    op: Literal["workshop.edit"]
    name: GivenName | None = None
    municipality: Name | None = None
    round: int | None = Field(None, ge=1, le=99)
    projector_names: bool | None = None
    meeting: Id | None = None


class EditMeeting(Shape):
    """A meeting's facts; a new one where the id is new."""

    op: Literal["meeting.edit"]
    id: Id
    steps: tuple[str, ...] = Field(min_length=1)
    date: date
    start: Clock
    venue: Name = ""


class Attend(Shape):
    """Whether a member came; None: not known."""

    op: Literal["meeting.attend"]
    meeting: Id
    member: Id
    attendance: Attendance | None


def set_sheet_state(desk: Desk, ask: SetSheetState) -> list[Put]:
    """Change what may be seen and written on a sheet."""
    desk.sheet(ask.sheet)
    state = sheet_state(desk.draft, ask.sheet).model_copy(update={"state": ask.state})
    return [Put("sheet", ask.sheet, body(state))]


def set_sheet_authors(desk: Desk, ask: SetSheetAuthors) -> list[Put]:
    """Show or hide names. What was written without a name stays without one."""
    desk.sheet(ask.sheet)
    state = sheet_state(desk.draft, ask.sheet).model_copy(update={"authors": ask.authors})
    return [Put("sheet", ask.sheet, body(state))]


def set_timer(_desk: Desk, ask: SetTimer) -> list[Put]:
    """Set the timer, standing."""
    return [_timer(ask.seconds * 1000, ask.seconds * 1000, None)]


def run_timer(desk: Desk, ask: RunTimer) -> list[Put]:
    """Start or pause; doing it twice changes nothing."""
    timer = read(desk.draft, Timer) or Timer()
    left = time_left(timer, desk.milliseconds)
    starting = ask.op == "timer.start"
    if starting and left == 0:
        left = timer.length
    return [_timer(timer.length, left, desk.milliseconds if starting else None)]


def add_time(desk: Desk, ask: AddTime) -> list[Put]:
    """Give more time, running or not."""
    timer = read(desk.draft, Timer) or Timer()
    left = time_left(timer, desk.milliseconds) + ask.seconds * 1000
    left = min(max(0, left), LONGEST_TIMER)
    started = None if timer.started is None else desk.milliseconds
    return [_timer(max(timer.length, left), left, started)]


def time_left(timer: Timer, now: int) -> int:
    """Milliseconds left at `now` (milliseconds since 1970)."""
    gone = 0 if timer.started is None else now - timer.started
    return max(0, timer.remaining - gone)


def _timer(length: int, remaining: int, started: int | None) -> Put:
    return Put("timer", "main", body(Timer(length=length, remaining=remaining, started=started)))


def go(desk: Desk, ask: Go) -> list[Put]:
    """End the activity that is on, start the next, and set the timer to its length."""
    info = _info(desk)
    if ask.activity == info.activity:
        return [Put("workshop", "main", body(info))]
    puts = [] if info.activity is None else [_end(desk, info.activity)]
    if ask.activity is not None:
        activity = desk.activity(ask.activity)
        times = read(desk.draft, ActivityTime, ask.activity) or ActivityTime()
        runs = (*times.runs, Run(started=desk.at))
        puts.append(Put("activity", ask.activity, body(ActivityTime(runs=runs))))
        length = _planned(desk, activity) * 60_000
        puts.append(_timer(length, length, None))
    moved = info.model_copy(update={"activity": ask.activity})
    return [*puts, Put("workshop", "main", body(moved))]


def _planned(desk: Desk, activity: Activity) -> int:
    people = len(read_all(desk.draft, Member))
    return activity.alone_minutes or activity.minutes.planned(people=people, cases=1)


def _end(desk: Desk, activity: str) -> Put:
    times = read(desk.draft, ActivityTime, activity) or ActivityTime()
    runs = tuple(
        run if run.ended else run.model_copy(update={"ended": desk.at}) for run in times.runs
    )
    return Put("activity", activity, body(ActivityTime(runs=runs)))


def edit_workshop(desk: Desk, ask: EditWorkshop) -> list[Put]:
    """Change the workshop's facts."""
    if ask.meeting is not None and read(desk.draft, Meeting, ask.meeting) is None:
        raise RefusedError("not_here", "その開催回はありません。何も変わっていません。")
    new: dict[str, Any] = ask.model_dump(exclude_none=True, exclude={"op"})
    return [Put("workshop", "main", body(_info(desk).model_copy(update=new)))]


def edit_meeting(desk: Desk, ask: EditMeeting) -> list[Put]:
    """Change or add a meeting; the first one becomes the workshop's own."""
    known = {step.id for step in desk.programme.steps}
    if not known >= set(ask.steps):
        raise RefusedError("not_here", "このStepはプログラムにありません。何も変わっていません。")
    before = read(desk.draft, Meeting, ask.id)
    attendance = before.attendance if before else {}
    meeting = Meeting(**ask.model_dump(exclude={"op", "id"}), attendance=attendance)
    puts = [Put("meeting", ask.id, body(meeting))]
    info = _info(desk)
    if info.meeting is None:
        moved = info.model_copy(update={"meeting": ask.id})
        puts.append(Put("workshop", "main", body(moved)))
    return puts


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


def _info(desk: Desk) -> WorkshopInfo:
    info = read(desk.draft, WorkshopInfo)
    if info is None:
        raise RefusedError("gone", "このワークショップは終了しました。")
    return info
