"""The room's one clock: it belongs to the activity that is on, and a break puts it aside."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.programme import Activity
from kasane.programme.activities import ActivityPart
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.going_on import ActivityTime, Run, Timer
from kasane.workshop.model import body, read
from kasane.workshop.operations import agenda
from kasane.workshop.operations.timers import time_left, timer_put
from kasane.workshop.shapes import Shape

ASIDE = "aside"
"""Id of the timer that waits while the room has a break; it is there as long as that."""


class StartBreak(Shape):
    """A break of so many minutes; the activity's clock waits.

    Attributes:
        onward: the break was planned: after it comes the next activity.
    """

    op: Literal["break.start"]
    minutes: int = Field(ge=1, le=limits.MINUTES)
    onward: bool = False


class EndBreak(Shape):
    """The break is over; the activity goes on with its clock."""

    op: Literal["break.end"]


def planned(
    desk: Desk, activity: Activity, item_id: str | None, times: ActivityTime | None = None
) -> int:
    """Planned minutes of an item in this workshop; the minutes of writing alone come first.

    Where `times` says what is over, the minutes of the present part.
    """
    step = desk.programme.step_of(activity.id)
    item = next((i for i in agenda.items_of(desk.draft, step) if i.id == item_id), None)
    if item is not None and item.minutes is not None:
        return item.minutes
    part = present(activity, times) if times else None
    if part is not None and part.minutes:
        return part.minutes
    return activity.alone_minutes or agenda.usual(desk.draft, desk.programme, activity, cases=1)


def present(activity: Activity, times: ActivityTime) -> ActivityPart | None:
    """The first part that is not over; None where all are, or there are none."""
    return next((part for part in activity.parts if part.id not in times.ticked), None)


def begun(desk: Desk, minutes: int) -> Put:
    """The clock with so much time, running; without a length it stands."""
    length = minutes * 60_000
    return timer_put(length, length, desk.milliseconds if length else None)


def what_is_left(desk: Desk) -> Put:
    """The clock with what is left of the activity that is on; without one it is empty."""
    info = desk.info
    if info.activity is None:
        return timer_put(0, 0, None)
    activity = desk.activity(info.activity)
    length = planned(desk, activity, info.item) * 60_000
    times = read(desk.draft, ActivityTime, activity.id) or ActivityTime()
    spent = sum(_spent(desk, run) for run in times.runs if run.item == info.item)
    left = max(0, length - spent)
    return timer_put(length, left, desk.milliseconds if left else None)


def _spent(desk: Desk, run: Run) -> int:
    """Milliseconds of a run of today."""
    began = datetime.fromisoformat(run.started)
    ended = datetime.fromisoformat(run.ended) if run.ended else desk.now
    today = began.date() == desk.now.date()
    return max(0, int((ended - began).total_seconds() * 1000)) if today else 0


def start_break(desk: Desk, ask: StartBreak) -> list[Put]:
    """Put the clock aside and let the break's run; the activity's time stops."""
    activity = desk.info.activity
    if activity is None:
        raise RefusedError("not_here", "活動を始めてから、休憩にしてください。")
    if read(desk.draft, Timer, ASIDE) is not None:
        return [begun(desk, ask.minutes)]
    timer = read(desk.draft, Timer) or Timer()
    left = time_left(timer, desk.milliseconds)
    runs = timer.started is not None and left > 0
    waits = {"started": desk.milliseconds if runs else None, "onward": ask.onward}
    kept = Timer(length=timer.length, remaining=left, **waits)
    return [
        Put("timer", ASIDE, body(kept)),
        begun(desk, ask.minutes),
        Put("activity", activity, body(ended(desk, activity))),
    ]


def end_break(desk: Desk, _ask: EndBreak) -> list[Put]:
    """The clock as it was, running where it ran, and a new run of the activity."""
    kept, info = read(desk.draft, Timer, ASIDE), desk.info
    if kept is None or info.activity is None:
        raise RefusedError("not_here", "いまは休憩ではありません。何も変わっていません。")
    times = read(desk.draft, ActivityTime, info.activity) or ActivityTime()
    back = again(times, Run(started=desk.at, item=info.item))
    runs_on = desk.milliseconds if kept.started is not None else None
    return [
        timer_put(kept.length, kept.remaining, runs_on),
        Put("activity", info.activity, body(back)),
        *no_break(desk),
    ]


def no_break(desk: Desk) -> list[Put]:
    """Drop the clock that a break put aside."""
    kept = read(desk.draft, Timer, ASIDE)
    return [] if kept is None else [Put("timer", ASIDE, body(kept), deleted=True)]


def ended(desk: Desk, activity: str) -> ActivityTime:
    """The times of an activity, the run that is on ended now."""
    times = read(desk.draft, ActivityTime, activity) or ActivityTime()
    runs = tuple(
        run if run.ended else run.model_copy(update={"ended": desk.at}) for run in times.runs
    )
    return times.model_copy(update={"runs": runs})


def again(times: ActivityTime | None, run: Run) -> ActivityTime:
    """The times with one more run; an activity that is held again starts with no part over."""
    runs = times.runs if times else ()
    anew = bool(runs) and runs[-1].item not in (None, run.item)
    ticked = () if anew or times is None else times.ticked
    return ActivityTime(runs=(*runs, run), ticked=ticked)
