"""Taking back: what an operation changed stands as before, and what was deleted comes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.store import Change, Draft, HistoryLine, Put, Record, State
from kasane.workshop import access, forms
from kasane.workshop.access import Actor, Sight, View
from kasane.workshop.desk import Desk
from kasane.workshop.kinds import place_of
from kasane.workshop.model import Role, WorkshopInfo, body
from kasane.workshop.operations import piles
from kasane.workshop.operations.entry_checks import writable_sheet
from kasane.workshop.operations.going_back import GO_BACK
from kasane.workshop.operations.taking_in import TAKE_IN
from kasane.workshop.shapes import Shape

MOVE = "activity.go"
MERGE = "member.merge"
DELETIONS = (
    *("entry.delete", "member.remove", MERGE, "meeting.delete"),
    *("attachment.remove", "question.remove", "material.remove", GO_BACK, "undo"),
)
"""Operations by which something goes that can be brought back."""
_KINDS = ("entry", "member", "meeting", "attachment", "question", "hand", "material")
_ENTRIES = ("add", "write", "edit", "move", "stack", "unstack", "hide", "show")
UNDOABLE = frozenset({*DELETIONS, TAKE_IN, MOVE, *(f"entry.{what}" for what in _ENTRIES)})


class Undo(Shape):
    """Take back what the operation at `revision` did."""

    op: Literal["undo"]
    revision: int = Field(ge=1, le=2**53)


def undo(desk: Desk, ask: Undo) -> list[Put]:
    """Put back what an operation changed, or bring back what it deleted."""
    line = desk.line(ask.revision)
    if line is None or not may_undo(line, desk.actor, Sight.of(desk.draft)):
        raise RefusedError("not_here", "元に戻せる操作が見つかりません。何も変わっていません。")
    access.check_operation(desk.actor, line.op)
    if line.op == MOVE:
        return _room_back(desk, line)
    puts = _put_back_if_it_fits(desk, line, _touched(line)) or _bring_back(desk, line)
    return [*puts, *_met_again(desk, puts)]


def _met_again(desk: Desk, puts: Iterable[Put]) -> list[Put]:
    """Where no meeting was left, the one that comes back is the present one."""
    back = next((put.id for put in puts if put.kind == "meeting" and not put.deleted), None)
    if back is None or desk.info.meeting is not None:
        return []
    return [Put("workshop", "main", body(desk.info.model_copy(update={"meeting": back})))]


def may_undo(line: HistoryLine, actor: Actor, sight: Sight) -> bool:
    """Whether somebody may take an operation back.

    It is their own; or they lead and see what it is about; or what it deleted was theirs.
    """
    if line.op not in UNDOABLE or not _touched(line):
        return False
    if line.actor == actor.member:
        return True
    if actor.role is Role.FACILITATOR:
        entries = (c.after for c in line.changes if c.after.kind == "entry")
        return all(sight.view(e, actor) not in (View.NOTHING, View.COVERED) for e in entries)
    gone = next((c.after for c in line.changes if c.after.deleted), None)
    return gone is not None and gone.kind in ("entry", "question") and _is_own(gone, actor)


def gone_by(line: HistoryLine, records: Draft | State) -> list[Change]:
    """What an operation deleted and nobody has brought back."""
    return [change for change in _touched(line) if _is_gone(change, line, records)]


def _is_gone(change: Change, line: HistoryLine, records: Draft | State) -> bool:
    """Whether it was there, was deleted by this operation, and is as this left it."""
    was = change.before is not None and not change.before.deleted
    now = _now(records, change)
    return was and change.after.deleted and now is not None and now.revision == line.revision


def stands(line: HistoryLine, records: Draft | State) -> bool:
    """Whether nothing has happened since to what an operation changed."""
    found = [
        _now(records, c) for c in _touched(line) if line.op != MOVE or c.after.kind == "activity"
    ]
    return bool(found) and all(now and now.revision == line.revision for now in found)


def _now(records: Draft | State, change: Change) -> Record | None:
    if isinstance(records, Draft):
        return records.find(change.after.key)
    return records.records.get(change.after.key)


def _is_own(record: Record, actor: Actor) -> bool:
    return actor.member in (record.body["author"], record.body.get("typed_by"))


def _touched(line: HistoryLine) -> list[Change]:
    """The records to put back: of an undo only those it removed, never where the room looked."""
    if line.op in (MOVE, TAKE_IN, MERGE):
        return list(line.changes)
    kinds = _KINDS if line.op in DELETIONS else ("entry",)
    found = [change for change in line.changes if change.after.kind in kinds]
    return [change for change in found if change.after.deleted or line.op != "undo"]


def _put_back_if_it_fits(desk: Desk, line: HistoryLine, changes: Sequence[Change]) -> list[Put]:
    """The puts by which all is as before; none where something happened to it since."""
    if not stands(line, desk.draft):
        return []
    return _fitting(desk, [_before(change, desk.at) for change in changes])


def _bring_back(desk: Desk, line: HistoryLine) -> list[Put]:
    """What was deleted, where the rest has changed since."""
    gone = gone_by(line, desk.draft)
    puts = _fitting(desk, [_alone(desk, _before(change, desk.at)) for change in gone])
    if not puts:
        raise RefusedError(
            "stale",
            "そのあとで変わっているため、元に戻せません。何も変わっていません。"
            "ケースの中のものは、先にケースを戻してください。",
        )
    return puts


def _alone(desk: Desk, put: Put) -> Put:
    """Unstack a note whose top note is gone."""
    top = put.body.get("stack")
    if put.kind != "entry" or not top or desk.draft.get("entry", top) is not None:
        return put
    return Put(put.kind, put.id, put.body | {"stack": None}, put.deleted)


def _fitting(desk: Desk, puts: list[Put]) -> list[Put]:
    """The puts, if after them piles, copies and answers hold together; else none."""
    entries = [put for put in puts if put.kind == "entry"]
    for sheet in {put.body["sheet"] for put in entries}:
        writable_sheet(desk, sheet)
    held = piles.hold(desk, entries) and forms.hold(desk.draft, entries)
    return puts if held and not _answered_again(desk, entries) else []


def _answered_again(desk: Desk, entries: Iterable[Put]) -> bool:
    """Whether somebody would have two answers in a round."""
    return any(
        forms.answered(desk.draft, put.body["sheet"], put.body["author"])
        for put in entries
        if not put.deleted
        and desk.draft.get("entry", put.id) is None
        and place_of(desk.programme, put.body["sheet"], put.body["place"]).kind == "answer"
    )


def _before(change: Change, at: str) -> Put:
    before, after = change.before, change.after
    if before is None:
        return Put(after.kind, after.id, after.body, deleted=True)
    old = before.body
    if after.kind == "entry":
        version = max(before.body["version"], after.body["version"]) + 1
        old = before.body | {"version": version, "changed": at}
    if after.kind == "member" and after.deleted:
        old = before.body | {"joined": False}  # the browser was untied for good
    return Put(before.kind, before.id, old, deleted=before.deleted)


def _room_back(desk: Desk, line: HistoryLine) -> list[Put]:
    """The room is where it was, with the clock and the times of what was on."""
    went = next(WorkshopInfo.model_validate(c.after.body) for c in line.changes if _is_room(c))
    came = next(c.before for c in line.changes if _is_room(c))
    info = desk.info
    moved = (info.activity, info.item) != (went.activity, went.item)
    if came is None or moved or not stands(line, desk.draft):
        raise RefusedError(
            "stale", "そのあとで、ほかの活動に移っています。進行表から選んでください。"
        )
    looks = ("activity", "item", "focus", "explains", "meeting")
    back = {name: came.body.get(name) for name in looks}
    rest = [_before(c, desk.at) for c in line.changes if c.after.kind in ("activity", "timer")]
    return [*rest, Put("workshop", "main", body(info.model_copy(update=back)))]


def _is_room(change: Change) -> bool:
    return change.after.kind == "workshop"
