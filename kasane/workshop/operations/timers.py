"""The room's timer."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kasane.plain import limits
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.going_on import Timer
from kasane.workshop.model import body, read
from kasane.workshop.shapes import Shape


class SetTimer(Shape):
    """A new length, standing."""

    op: Literal["timer.set"]
    seconds: int = Field(ge=1, le=limits.MINUTES * 60)


class RunTimer(Shape):
    """Start or pause."""

    op: Literal["timer.start", "timer.pause"]


class AddTime(Shape):
    """More (or less) time."""

    op: Literal["timer.add"]
    seconds: int = Field(ge=-3600, le=3600)


def set_timer(_desk: Desk, ask: SetTimer) -> list[Put]:
    """Set the timer, standing."""
    return [timer_put(ask.seconds * 1000, ask.seconds * 1000, None)]


def run_timer(desk: Desk, ask: RunTimer) -> list[Put]:
    """Start or pause; doing it twice changes nothing."""
    timer = read(desk.draft, Timer) or Timer()
    left = time_left(timer, desk.milliseconds)
    starting = ask.op == "timer.start"
    if starting and left == 0:
        left = timer.length
    return [timer_put(timer.length, left, desk.milliseconds if starting else None)]


def add_time(desk: Desk, ask: AddTime) -> list[Put]:
    """Give more time, running or not."""
    timer = read(desk.draft, Timer) or Timer()
    left = time_left(timer, desk.milliseconds) + ask.seconds * 1000
    left = min(max(0, left), limits.TIMER_MINUTES * 60_000)
    started = None if timer.started is None else desk.milliseconds
    return [timer_put(max(timer.length, left), left, started)]


def time_left(timer: Timer, now: int) -> int:
    """Milliseconds left at `now` (milliseconds since 1970); a clock set back gives no more time."""
    gone = 0 if timer.started is None else max(0, now - timer.started)
    return max(0, timer.remaining - gone)


def timer_put(length: int, remaining: int, started: int | None) -> Put:
    """The timer as it shall be, in milliseconds; `started` None: it stands."""
    return Put("timer", "main", body(Timer(length=length, remaining=remaining, started=started)))
