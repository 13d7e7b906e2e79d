"""Who may do and see what. Every path asks here: WebSocket, HTTP, pages, exports, CSV.

Roles: the owner of the machine leads every workshop on it as a facilitator. Being nobody in a
workshop means seeing nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kasane.errors import RefusedError
from kasane.store import Draft, Record, State
from kasane.workshop.model import Authors, BoardState, Role, SheetState


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts in one workshop.

    Attributes:
        member: member id; "owner" for the owner's own hand before a member is made.
    """

    workshop: str
    member: str
    role: Role

    def seen_as(self, role: Role) -> Actor:
        """The same person with a lesser view, such as the facilitator's own projector."""
        return Actor(self.workshop, self.member, role)


_LEADS = frozenset({Role.FACILITATOR})
_WRITES = frozenset({Role.FACILITATOR, Role.PARTICIPANT})

OPERATIONS: dict[str, frozenset[Role]] = {
    "entry.add": _WRITES,
    "entry.edit": _WRITES,
    "entry.move": _WRITES,
    "entry.delete": _WRITES,
    "entry.stack": _WRITES,
    "entry.unstack": _WRITES,
    "entry.hide": _LEADS,
    "entry.show": _LEADS,
    "undo": _WRITES,
    "sheet.state": _LEADS,
    "sheet.authors": _LEADS,
    "timer.set": _LEADS,
    "timer.start": _LEADS,
    "timer.pause": _LEADS,
    "timer.add": _LEADS,
    "activity.go": _LEADS,
    "workshop.edit": _LEADS,
    "invitation.new": _LEADS,
    "meeting.edit": _LEADS,
    "meeting.attend": _LEADS,
    "member.add": _LEADS,
    "member.edit": _LEADS,
    "member.remove": _LEADS,
    "member.release": _LEADS,
}
"""Operation → the roles that may do it. kasane.workshop.operations has a handler for each."""

PAGES: dict[str, frozenset[Role]] = {
    "home": frozenset(Role),
    "join": frozenset(Role),
    "strengths_matrix": _WRITES,
    "activity": _WRITES,
    "projector": frozenset(Role),
    "invite": _LEADS,
    "members": _LEADS,
    "record": _LEADS,
}
"""Page → the roles that may open it inside a workshop. `home` and `join` need none."""


def check_operation(actor: Actor, op: str) -> None:
    """Refuse an operation that the actor's role may not do.

    Raises:
        RefusedError: "unknown_op" or "forbidden".
    """
    roles = OPERATIONS.get(op)
    if roles is None:
        raise RefusedError("unknown_op", "この操作はありません。画面を開きなおしてください。")
    if actor.role not in roles:
        raise RefusedError("forbidden", "この操作は事務局だけができます。何も変わっていません。")


def check_writer(actor: Actor) -> None:
    """Refuse somebody who only looks on.

    Raises:
        RefusedError: "forbidden".
    """
    if actor.role not in _WRITES:
        raise RefusedError("forbidden", "この画面では書き込めません。何も変わっていません。")


def check_writable(state: SheetState) -> None:
    """Refuse writing on a sheet that is closed.

    Raises:
        RefusedError: "locked".
    """
    if state.state is BoardState.LOCKED:
        raise RefusedError(
            "locked",
            "このシートは締め切られています。書いた内容はこの画面に残っています。"
            "必要なときは事務局に声をかけてください。",
        )


class View(StrEnum):
    """How much of a record somebody gets.

    UNSIGNED: without names (an entry's author, a member's name, a meeting's attendance).
    COVERED: only that it is there.
    """

    FULL = "full"
    UNSIGNED = "unsigned"
    COVERED = "covered"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Sight:
    """What decides who sees what in a workshop at one revision."""

    sheets: dict[str, SheetState]
    projector_names: bool

    @classmethod
    def of(cls, records: State | Draft) -> Sight:
        """Read it from the workshop's records."""
        main = records.get("workshop", "main")
        sheets = {r.id: SheetState.model_validate(r.body) for r in records.all("sheet")}
        return cls(sheets, bool(main and main.body["projector_names"]))

    def view(self, record: Record, actor: Actor) -> View:
        """How much of a living record the actor may see."""
        if record.kind == "entry":
            return self._entry(record.body, actor)
        if record.kind == "member" and actor.role is Role.VIEWER and not self.projector_names:
            return View.UNSIGNED
        if record.kind == "meeting" and actor.role is not Role.FACILITATOR:
            return View.UNSIGNED
        if record.kind == "invitation" and not may_see_code(record.id, actor):
            return View.NOTHING
        return View.FULL

    def _entry(self, body: dict[str, Any], actor: Actor) -> View:
        """Their own: all. In 個人ワーク, of the others': only that it is there.

        What the facilitator hid: only facilitators. Who wrote it: nobody else if it was written,
        or the sheet is, unsigned; on the projector only where that is wanted.
        """
        own = actor.member in (body["author"], body["typed_by"])
        if own and actor.role is not Role.VIEWER:
            return View.FULL
        if body["hidden"] and actor.role is not Role.FACILITATOR:
            return View.NOTHING
        state = self.sheets.get(body["sheet"], _UNSET)
        if state.state is BoardState.PRIVATE:
            return View.COVERED
        if body["anonymous"] or state.authors is Authors.HIDDEN:
            return View.UNSIGNED
        if actor.role is Role.VIEWER and not self.projector_names:
            return View.UNSIGNED
        return View.FULL


_UNSET = SheetState()
_UNSIGNED: dict[str, dict[str, Any]] = {
    "entry": {"author": None, "typed_by": None},
    "member": {"name": "", "organisation": ""},
    "meeting": {"attendance": {}},
}
_COVERED = ("sheet", "place", "stack")


def as_seen(record: Record, view: View) -> dict[str, Any] | None:
    """A record's values as far as a view goes; None for nothing."""
    if view is View.NOTHING or record.deleted:
        return None
    if view is View.COVERED:
        return {name: record.body[name] for name in _COVERED} | {"covered": True}
    if view is View.UNSIGNED:
        return record.body | _UNSIGNED[record.kind]
    return record.body


def visible(records: State | Draft, record: Record, actor: Actor) -> dict[str, Any] | None:
    """A record as the actor may see it, or None. Exports and pages use this too."""
    if record.deleted:
        return None
    return as_seen(record, Sight.of(records).view(record, actor))


def may_see_code(invited_as: str, actor: Actor) -> bool:
    """Facilitators see every code; the projector shows the participants' one."""
    if actor.role is Role.FACILITATOR:
        return True
    return actor.role is Role.VIEWER and invited_as == Role.PARTICIPANT


def check_entry(records: Draft | State, record: Record | None, actor: Actor) -> Record:
    """The entry, if the actor sees enough of it to touch it.

    Raises:
        RefusedError: "gone" where it is not there for them.
    """
    if record is not None and not record.deleted:
        view = Sight.of(records).view(record, actor)
        if view not in (View.NOTHING, View.COVERED):
            return record
    raise RefusedError(
        "gone",
        "この付箋は、ほかの人が消したか、いまは見られません。"
        "書いた内容はこの画面に残っています。新しい付箋としてはることができます。",
    )
