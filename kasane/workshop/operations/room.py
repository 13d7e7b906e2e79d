"""Operations with which the facilitator leads the room: sheets, activities, meetings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.programme import Activity
from kasane.programme.groups import all_beside, copies_of
from kasane.store import Put
from kasane.workshop import access
from kasane.workshop.desk import Desk
from kasane.workshop.going_on import ActivityTime, Run, Timer
from kasane.workshop.kinds import place_of
from kasane.workshop.model import (
    Authors,
    BoardState,
    Entry,
    Meeting,
    WorkshopInfo,
    body,
    read,
    read_all,
    sheet_state,
)
from kasane.workshop.opening import check_opening
from kasane.workshop.operations import agenda, leaving
from kasane.workshop.operations.clock import again, begun, ended, no_break, planned
from kasane.workshop.operations.guiding import alone_is_over
from kasane.workshop.operations.looking import LookAt, look_at
from kasane.workshop.operations.questions import ON_THE_WALL
from kasane.workshop.operations.readiness import anew
from kasane.workshop.operations.revealing import kept_back
from kasane.workshop.operations.timers import time_left, timer_put
from kasane.workshop.operations.votes import by_side, looked_at
from kasane.workshop.shapes import GivenName, Id, Name, Shape


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


class Go(Shape):
    """The room moves to an activity; None: to none. `item`: the agenda's, where it is repeated."""

    op: Literal["activity.go"]
    activity: str | None
    item: Id | None = None


class Focus(Shape):
    """The room looks at one filled copy of a form, or at another sheet; None: at none.

    Attributes:
        sheet: which sheet of that copy the wall shows, such as its map; None: by the activity.
        begins: its minutes begin now, whatever the clock says.
    """

    op: Literal["activity.focus"]
    entry: Id | None
    sheet: Id | None = None
    begins: bool = False


Title = Annotated[str, Field(max_length=limits.TEXT)]
Columns = Annotated[dict[Title, Title], Field(max_length=limits.ITEMS)]
"""A heading in people's files → the column that it is."""


class EditWorkshop(Shape):
    """New facts about the workshop; what is None stays."""

    op: Literal["workshop.edit"]
    name: GivenName | None = None
    municipality: Name | None = None
    round: int | None = Field(None, ge=1, le=99)
    projector_names: bool | None = None
    meeting: Id | None = None
    left_out: tuple[str, ...] | None = Field(None, max_length=20)
    keep_until: datetime.date | None = None
    columns: dict[Title, Columns] | None = Field(None, max_length=limits.ITEMS)


def set_sheet_state(desk: Desk, ask: SetSheetState) -> list[Put]:
    """Change what may be seen and written on a sheet; what was written alone is looked through."""
    sheet = desk.sheet(ask.sheet)
    begins = ask.state is BoardState.PRIVATE is not _state(desk, ask.sheet)
    votes = sheet.vote_columns and not sheet.shows_hands
    looks = looked_at(desk, ask.sheet) if begins and votes else []
    held = _held(desk, ask.sheet, {"state": ask.state})
    shown = [put.id for put in held if ask.state is not BoardState.PRIVATE is _state(desk, put.id)]
    sides = [put for sheet_id in shown for put in by_side(desk, sheet_id)]
    return [*held, *looks, *sides, *alone_is_over(desk, shown), *kept_back(desk, shown)]


def _state(desk: Desk, sheet_id: str) -> BoardState:
    return sheet_state(desk.draft, sheet_id).state


def set_sheet_authors(desk: Desk, ask: SetSheetAuthors) -> list[Put]:
    """Show or hide names. What was written without a name stays without one."""
    return _held(desk, ask.sheet, {"authors": ask.authors})


def _held(desk: Desk, sheet_id: str, new: dict[str, Any]) -> list[Put]:
    """Hold a sheet in another way, and with the whole room's the copies of its groups."""
    desk.sheet(sheet_id)
    copies = [sheet.id for sheet in copies_of(desk.programme, sheet_id)]
    states = {key: sheet_state(desk.draft, key) for key in (sheet_id, *copies)}
    return [Put("sheet", key, body(state.model_copy(update=new))) for key, state in states.items()]


def go(desk: Desk, ask: Go) -> list[Put]:
    """End the activity that is on, and start the next with its time; to none: all stands."""
    info = desk.info
    item = (ask.item or ask.activity) if ask.activity is not None else None
    if ask.activity == info.activity and item == (info.item or info.activity):
        return [Put("workshop", "main", body(info))]
    puts = {} if info.activity is None else {info.activity: ended(desk, info.activity)}
    new: dict[str, Any] = {"activity": ask.activity, "item": item, "focus": None, "explains": None}
    timer = [timer_put(0, 0, None), *no_break(desk)]
    if ask.activity is not None:
        activity = desk.activity(ask.activity)
        _check_item(desk, activity, item)
        times = puts.get(ask.activity) or read(desk.draft, ActivityTime, ask.activity)
        puts[ask.activity] = again(times, Run(started=desk.at, item=item))
        timer = [begun(desk, planned(desk, activity, item, puts[ask.activity])), *no_break(desk)]
        new["meeting"] = _meeting_of(desk, info, activity)
    moved = [Put("activity", key, body(times)) for key, times in puts.items()]
    return [
        *moved,
        *timer,
        *anew(desk, item),
        Put("workshop", "main", body(info.model_copy(update=new))),
    ]


def _check_item(desk: Desk, activity: Activity, item: str | None) -> None:
    items = agenda.items_of(desk.draft, desk.programme.step_of(activity.id))
    if item not in {known.id for known in items if known.activity == activity.id}:
        raise RefusedError("not_here", "この活動は進行表にありません。何も変わっていません。")


def _meeting_of(desk: Desk, info: WorkshopInfo, activity: Activity) -> str | None:
    """The meeting at which an activity is held: the present one, or the nearest of its step."""
    step = desk.programme.step_of(activity.id)
    meetings = read_all(desk.draft, Meeting)
    now = meetings.get(info.meeting or "")
    if not step.meeting or (now is not None and step.id in now.steps):
        return info.meeting
    today = desk.now.date()
    held = {key: known for key, known in meetings.items() if step.id in known.steps}
    return min(held, key=lambda key: _days(held[key], today), default=info.meeting)


def _days(meeting: Meeting, today: datetime.date) -> int:
    return abs((meeting.date - today).days) if meeting.date else 100_000


def focus(desk: Desk, ask: Focus) -> list[Put]:
    """Show a copy of a form to the room, with the minutes that the activity gives to each.

    A clock with time left stays as it is. Another sheet of the programme may be shown by its own
    id, those of all groups side by side.
    """
    info = desk.info
    looks = {"focus": ask.entry, "explains": None}
    new = [Put("workshop", "main", body(info.model_copy(update=looks)))]
    if ask.sheet is not None:
        new += look_at(desk, LookAt(op="look.at", sheet=ask.sheet))
    if ask.entry is None or ask.entry == info.focus or _is_open_sheet(desk, ask.entry):
        return new
    record = access.check_entry(desk.draft, desk.draft.get("entry", ask.entry), desk.actor)
    place = place_of(desk.programme, record.body["sheet"], record.body["place"])
    if place.kind != "copy":
        raise RefusedError("not_here", "投影できるシートではありません。何も変わっていません。")
    check_opening(desk, place.sheet, ask.entry, Entry.model_validate(record.body))
    if record.body["hidden"]:
        raise RefusedError(
            "closed", "まだ公開していないケースです。「公開する」を押してから、投影してください。"
        )
    minutes = _minutes_each(desk, info, place.sheet.id)
    free = ask.begins or time_left(read(desk.draft, Timer) or Timer(), desk.milliseconds) == 0
    return [*new, begun(desk, minutes)] if minutes and free else new


def looked_away(desk: Desk, puts: Iterable[Put]) -> list[Put]:
    """What follows where the copy that the room looks at is closed or deleted: it looks at none."""
    gone = {put.id for put in puts if put.kind == "entry" and (put.deleted or put.body["hidden"])}
    info = read(desk.draft, WorkshopInfo) if gone else None
    if info is None or info.focus not in gone:
        return []
    return [Put("workshop", "main", body(info.model_copy(update={"focus": None})))]


def _is_open_sheet(desk: Desk, sheet_id: str) -> bool:
    """Whether it is a sheet that has no copies, and that everybody may see; or all groups'."""
    beside = {all_beside(sheet.group_of) for sheet in desk.programme.sheets if sheet.group_of}
    if sheet_id in beside | {ON_THE_WALL}:
        return True
    found = next((sheet for sheet in desk.programme.sheets if sheet.id == sheet_id), None)
    return found is not None and found.kind != "form" and found.seen_by == "everyone"


def _minutes_each(desk: Desk, info: WorkshopInfo, sheet: str) -> int:
    """Minutes that the activity where the room is has for each copy of a sheet; 0: none."""
    on = next((a for a in desk.programme.activities if a.id == info.activity), None)
    return (on.minutes.per_case or 0) if on and sheet in on.sheets else 0


def edit_workshop(desk: Desk, ask: EditWorkshop) -> list[Put]:
    """Change the workshop's facts, such as which optional steps it leaves out."""
    if desk.signs_in and ask.municipality is not None:
        raise RefusedError(
            "forbidden", "市町村を決められるのは、管理者だけです。何も変わっていません。"
        )
    if ask.meeting is not None and read(desk.draft, Meeting, ask.meeting) is None:
        raise RefusedError("not_here", "その開催回はありません。何も変わっていません。")
    info = desk.info
    moved = [] if ask.left_out is None else leaving.leave_out(desk, info, ask.left_out)
    new: dict[str, Any] = ask.model_dump(exclude_none=True, exclude={"op"})
    if ("meeting", info.meeting) in {(put.kind, put.id) for put in moved if put.deleted}:
        new = {"meeting": None} | new
    return [*moved, Put("workshop", "main", body(info.model_copy(update=new)))]
