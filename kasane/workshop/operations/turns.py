"""Rounds of short turns: one person after another, with a timer."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.programme import RoundSheet
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.going_on import Turns, TurnState
from kasane.workshop.model import (
    Attendance,
    Meeting,
    Member,
    Role,
    WorkshopInfo,
    body,
    read,
    read_all,
)
from kasane.workshop.operations.clock import what_is_left
from kasane.workshop.operations.timers import timer_put
from kasane.workshop.shapes import Id, Shape


class StartTurns(Shape):
    """Begin; `order`: member ids as they shall speak; all who are there where it is left out."""

    op: Literal["turn.start"]
    sheet: str
    order: tuple[Id, ...] | None = Field(None, max_length=limits.MEMBERS)


class NameTurns(Shape):
    """The present turn ends. `member`: the speaker that the sender saw; two presses end one."""

    op: Literal["turn.next", "turn.skip", "turn.stop"]
    sheet: str
    member: Id | None = None


class MemberTurn(Shape):
    """An operation on one member's turn."""

    op: Literal["turn.absent", "turn.back"]
    sheet: str
    member: Id


def start(desk: Desk, ask: StartTurns) -> list[Put]:
    """Begin with the first one's turn."""
    sheet = _sheet(desk, ask.sheet)
    members = read_all(desk.draft, Member)
    order = ask.order if ask.order is not None else _there(desk, members)
    order = tuple(dict.fromkeys(member for member in order if member in members))
    if not order:
        raise RefusedError(
            "not_here", "話す人がまだいません。名簿の出欠を確かめてから、始めてください。"
        )
    return _go_on(desk, sheet, Turns(order=order))


def _there(desk: Desk, members: dict[str, Member]) -> tuple[str, ...]:
    """Who is present or online at the meeting; where nobody's coming is noted, who joined."""
    info = read(desk.draft, WorkshopInfo)
    meeting = read(desk.draft, Meeting, info.meeting) if info and info.meeting else None
    noted = meeting.attendance if meeting else {}
    speaking = {key: m for key, m in members.items() if m.role is not Role.VIEWER}
    came = [key for key in speaking if noted.get(key, Attendance.ABSENT) is not Attendance.ABSENT]
    return tuple(came or (key for key, m in speaking.items() if m.joined))


def go_on(desk: Desk, ask: NameTurns) -> list[Put]:
    """Mark the speaker as done or later and give the next one the turn, or end the round."""
    sheet, turns = _running(desk, ask.sheet)
    if ask.op == "turn.stop":
        ended = {"ended": True, "current": None, "started": None}
        return [_put(sheet, turns, ended), what_is_left(desk)]
    if turns.ended or ask.member not in (None, turns.current):
        return [_put(sheet, turns, {})]
    _check_speaker(desk, turns)
    if turns.current is None:
        return _go_on(desk, sheet, turns)
    if ask.op == "turn.next":
        return _go_on(desk, sheet, _marked(turns, turns.current, TurnState.DONE))
    rest = tuple(member for member in turns.order if member != turns.current)
    later = _marked(turns, turns.current, TurnState.SKIPPED)
    return _go_on(desk, sheet, later.model_copy(update={"order": (*rest, turns.current)}))


def set_member(desk: Desk, ask: MemberTurn) -> list[Put]:
    """Somebody isn't there, or is back in the line."""
    sheet, turns = _running(desk, ask.sheet)
    if ask.op == "turn.absent":
        if ask.member not in turns.order:
            raise RefusedError("not_here", "この人は順番に入っていません。何も変わっていません。")
        new = _marked(turns, ask.member, TurnState.ABSENT)
        if turns.current == ask.member:
            return _go_on(desk, sheet, new)
        return [_put(sheet, new, {})]
    if read(desk.draft, Member, ask.member) is None:
        raise RefusedError("not_here", "この人は名簿にいません。何も変わっていません。")
    states = {key: state for key, state in turns.states.items() if key != ask.member}
    order = turns.order if ask.member in turns.order else (*turns.order, ask.member)
    new = turns.model_copy(update={"states": states, "order": order, "ended": False})
    return _go_on(desk, sheet, new) if turns.current is None else [_put(sheet, new, {})]


def _go_on(desk: Desk, sheet: RoundSheet, turns: Turns) -> list[Put]:
    """Give the turn to the next who waits; people who were skipped come after all others."""
    passed = (TurnState.DONE, TurnState.ABSENT)
    members = read_all(desk.draft, Member)
    waiting = [m for m in turns.order if m in members and m not in turns.states]
    skipped = [m for m in turns.order if m in members and turns.states.get(m) is TurnState.SKIPPED]
    left = waiting or skipped
    if not left:
        new: dict[str, Any] = {"current": None, "started": None, "ended": True}
        return [_put(sheet, turns, new), what_is_left(desk)]
    states = {key: state for key, state in turns.states.items() if state in passed}
    if waiting:
        states |= dict.fromkeys(skipped, TurnState.SKIPPED)
    else:
        states |= dict.fromkeys(skipped[1:], TurnState.SKIPPED)
    new = {"current": left[0], "started": desk.at, "states": states, "ended": False}
    length = sheet.seconds * 1000
    return [_put(sheet, turns, new), timer_put(length, length, desk.milliseconds)]


def _marked(turns: Turns, member: str, state: TurnState) -> Turns:
    return turns.model_copy(update={"states": turns.states | {member: state}})


def _sheet(desk: Desk, sheet_id: str) -> RoundSheet:
    sheet = desk.programme.sheet_of(RoundSheet, sheet_id)
    if sheet is None:
        raise RefusedError("not_here", "順番に話すシートではありません。何も変わっていません。")
    return sheet


def _running(desk: Desk, sheet_id: str) -> tuple[RoundSheet, Turns]:
    sheet, turns = _sheet(desk, sheet_id), read(desk.draft, Turns, sheet_id)
    if turns is None:
        raise RefusedError("not_here", "まだ始まっていません。何も変わっていません。")
    return sheet, turns


def _check_speaker(desk: Desk, turns: Turns) -> None:
    if desk.actor.role is not Role.FACILITATOR and desk.actor.member != turns.current:
        raise RefusedError(
            "forbidden",
            "次に進められるのは、いま話している人と事務局だけです。何も変わっていません。",
        )


def _put(sheet: RoundSheet, turns: Turns, new: dict[str, Any]) -> Put:
    return Put("turns", sheet.id, body(Turns.model_validate(body(turns) | new)))
