"""Who may do and see what. Every path asks here: WebSocket, HTTP, pages, exports, CSV.

Roles: the owner of the machine leads every workshop on it as a facilitator. Where people sign in
(docs/operation-server.md), an account leads the workshops of its municipality, and nobody else but
the owner leads. Being nobody in a workshop means seeing nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from kasane.errors import RefusedError
from kasane.store import Draft, Record, State
from kasane.workshop.model import Authors, BoardState, Role, SheetState
from kasane.workshop.places import is_question


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts in one workshop.

    Attributes:
        member: member id; "owner" for the owner's own hand before a member is made.
        by: id of the device by which they act; empty for the house's own hand.
    """

    workshop: str
    member: str
    role: Role
    by: str = ""

    def seen_as(self, role: Role) -> Actor:
        """The same person with a lesser view, such as the facilitator's own projector."""
        return replace(self, role=role)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who is signed in on a server.

    Attributes:
        address: by which the account is known.
        leads: municipalities whose workshops they lead.
        counts: municipalities of whose workshops they get numbers, and nothing else.
    """

    address: str
    leads: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()


def leads_those_of(account: Account | None, municipality: str) -> bool:
    """Whether an account leads the workshops of a municipality; of none it leads none."""
    return account is not None and municipality.strip() in account.leads


_LEADS = frozenset({Role.FACILITATOR})
_SECRET = ("decided", "export", "survey_link", "story")
_WRITES = frozenset({Role.FACILITATOR, Role.PARTICIPANT})

OPERATIONS: dict[str, frozenset[Role]] = {
    "entry.add": _WRITES,
    "entry.write": _WRITES,
    "entry.edit": _WRITES,
    "entry.move": _WRITES,
    "entry.delete": _WRITES,
    "entry.stack": _WRITES,
    "entry.unstack": _WRITES,
    "entry.hide": _LEADS,
    "entry.show": _LEADS,
    "take_in": _LEADS,
    "undo": _WRITES,
    "vote.cast": _WRITES,
    "vote.again": _LEADS,
    "turn.start": _LEADS,
    "turn.next": _WRITES,
    "turn.skip": _WRITES,
    "turn.absent": _LEADS,
    "turn.back": _LEADS,
    "turn.stop": _LEADS,
    "sheet.state": _LEADS,
    "sheet.authors": _LEADS,
    "sheet.go_back": _LEADS,
    "ready.say": _WRITES,
    "timer.set": _LEADS,
    "timer.start": _LEADS,
    "timer.pause": _LEADS,
    "timer.add": _LEADS,
    "look.at": _LEADS,
    "look.turn": _LEADS,
    "break.start": _LEADS,
    "break.end": _LEADS,
    "activity.go": _LEADS,
    "activity.focus": _LEADS,
    "activity.explain": _LEADS,
    "activity.tick": _LEADS,
    "attachment.add": _LEADS,
    "attachment.edit": _LEADS,
    "attachment.remove": _LEADS,
    "attachment.show": _LEADS,
    "material.add": _LEADS,
    "material.remove": _LEADS,
    "material.watch": _WRITES,
    "story.write": _LEADS,
    "story.knew": _LEADS,
    "question.ask": _WRITES,
    "question.hand": _WRITES,
    "question.remove": _WRITES,
    "question.answer": _LEADS,
    "agenda.edit": _LEADS,
    "groups.set": _LEADS,
    "groups.deal": _LEADS,
    "groups.gather": _LEADS,
    "workshop.edit": _LEADS,
    "programme.renew": _LEADS,
    "invitation.new": _LEADS,
    "meeting.edit": _LEADS,
    "meeting.write": _LEADS,
    "meeting.delete": _LEADS,
    "meeting.attend": _LEADS,
    "member.add": _LEADS,
    "member.edit": _LEADS,
    "member.write": _LEADS,
    "member.merge": _LEADS,
    "member.remove": _LEADS,
    "member.release": _LEADS,
    "text.decide": _LEADS,
    "survey.open": _LEADS,
    "survey.close": _LEADS,
    "survey.edit": _LEADS,
    "survey.show": _LEADS,
    "survey.link": _LEADS,
    "survey.take": _LEADS,
}
"""Operation → the roles that may do it. kasane.workshop.operations has a handler for each."""

PAGES: dict[str, frozenset[Role]] = {
    "home": frozenset(Role),
    "join": frozenset(Role),
    "workshop": _WRITES,
    "preparation": _LEADS,
    "kickoff": _WRITES,
    "case_sharing": _WRITES,
    "strengths_matrix": _WRITES,
    "resource_map": _WRITES,
    "idea_priorities": _WRITES,
    "action_plan": _WRITES,
    "interviews": _WRITES,
    "overlap": _WRITES,
    "feasibility": _WRITES,
    "reflection": _WRITES,
    "sheets": _WRITES,
    "todo": _WRITES,
    "thread": _WRITES,
    "acts": _WRITES,
    "materials": _WRITES,
    "activity": _WRITES,
    "projector": frozenset(Role),
    "invite": _LEADS,
    "members": _LEADS,
    "record": _LEADS,
    "story": _LEADS,
    "rounds": _LEADS,
    "log": _LEADS,
    "closing": _LEADS,
    "programme_editor": _LEADS,
    "prefecture": frozenset(),
    "officers": frozenset(Role),
}
"""Page → the roles that may open it inside a workshop. `home`, `join` and `officers` need none;
`programme_editor` is the owner's, `prefecture` a prefecture's account's, whatever they are in a
workshop."""


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


def check_leads(actor: Actor, what: str) -> None:
    """Refuse somebody who does not lead.

    Raises:
        RefusedError: "forbidden".
    """
    if actor.role is not Role.FACILITATOR:
        raise RefusedError("forbidden", f"{what}のは事務局だけです。何も変わっていません。")


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

    PUBLIC: without what is the secretariat's alone (what the roster says about a member, the free
        texts of a survey).
    UNSIGNED: without who it is from (an entry's author, also where a value is just that person,
        as whose case it is; a meeting's attendance; whose ballot it is).
    COVERED: only that it is there.
    """

    FULL = "full"
    PUBLIC = "public"
    UNSIGNED = "unsigned"
    COVERED = "covered"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Sight:
    """What decides who sees what in a workshop: its sheets' states, and the copies of forms."""

    sheets: dict[str, SheetState]
    projector_names: bool
    records: State | Draft = field(compare=False, repr=False)
    confirmed: dict[str, frozenset[str]] = field(default_factory=dict)
    """"sheet/field" of what is confirmed before a case is seen → who has."""

    @classmethod
    def of(cls, records: State | Draft) -> Sight:
        """Read it from the workshop's records, in which the copies are looked up later too."""
        main = records.get("workshop", "main")
        sheets = {r.id: SheetState.model_validate(r.body) for r in records.all("sheet")}
        asked = {where for state in sheets.values() for where in state.confirms.values()}
        confirmed = {where: confirmed_by(records, where) for where in asked}
        return cls(sheets, bool(main and main.body["projector_names"]), records, confirmed)

    def view(self, record: Record, actor: Actor) -> View:
        """How much of a living record the actor may see."""
        if self.kept_from(record, actor):
            return View.NOTHING
        if record.kind == "entry":
            return self._entry(record.body, actor)
        if record.kind == "ballot":
            return self._ballot(record.body, actor)
        if record.kind == "member":
            return self._member(actor)
        if record.kind == "meeting" and actor.role is not Role.FACILITATOR:
            return View.UNSIGNED
        if record.kind == "results" and actor.role is not Role.FACILITATOR:
            return View.PUBLIC if record.body["shown"] else View.NOTHING
        if record.kind in ("question", "hand"):
            return self._asked(record.body, actor)
        if record.kind == "invitation" and not may_see_code(record.id, actor):
            return View.NOTHING
        return View.FULL

    def kept_from(self, record: Record, actor: Actor) -> bool:
        """Whether somebody gets no word of a record, not even that it changed or is gone."""
        if actor.role is Role.FACILITATOR:
            return False
        own = record.id == actor.member and actor.role is not Role.VIEWER
        return record.kind in _SECRET or (record.kind == "watched" and not own)

    def told_apart(self, record: Record) -> Iterable[str | None]:
        """The members who may see something else of a record than the others in their role."""
        body = record.body
        if record.kind == "watched":
            return (record.id,)
        if record.kind in ("ballot", "hand"):
            return (body["member"],)
        if record.kind == "question":
            return (body["author"],)
        if record.kind != "entry":
            return ()
        bodies = (body, self.copy_of(body) or body)
        return [each[who] for each in bodies for who in ("author", "typed_by")]

    def _member(self, actor: Actor) -> View:
        """Who is in the room, and who does what, stands openly: on the wall too."""
        return View.FULL if actor.role is Role.FACILITATOR else View.PUBLIC

    def _ballot(self, body: dict[str, Any], actor: Actor) -> View:
        """Their own: all. Of the others': nothing before the opening, and never whose it is."""
        if body["member"] == actor.member and actor.role is not Role.VIEWER:
            return View.FULL
        state = self.sheets.get(body["sheet"], _UNSET)
        if state.state is BoardState.PRIVATE and body["ballot"] == state.ballot:
            return View.COVERED
        return View.UNSIGNED

    def _asked(self, body: dict[str, Any], actor: Actor) -> View:
        """Who asks, or would like to know it too, is told to nobody else."""
        own = actor.member == body.get("author", body.get("member"))
        return View.FULL if own and actor.role is not Role.VIEWER else View.UNSIGNED

    def _entry(self, body: dict[str, Any], actor: Actor) -> View:
        """Their own: all. In 個人ワーク, of the others': only that it is there.

        What the facilitator hid, a case that is not opened and what is in it: only facilitators
        (and whose case it is). An opened case that asks for something to be confirmed: to who has
        not, only that it is there. Who wrote it: nobody else if it was written, or the sheet is,
        unsigned; on the projector only where that is wanted.
        """
        state = self.sheets.get(body["sheet"], _UNSET)
        leads = actor.role is Role.FACILITATOR
        if state.seen_by == "secretariat" and not leads:
            return View.NOTHING
        if not leads and not self._reaches(body, actor):
            return View.NOTHING
        if actor.role is not Role.VIEWER and actor.member in (body["author"], body["typed_by"]):
            return View.FULL
        if body["hidden"] and not leads:
            return View.NOTHING
        if not body["place"] and self.waits_for(body, actor):
            return View.COVERED
        if state.state is BoardState.PRIVATE:
            return View.COVERED
        if is_unsigned(body, state):
            return View.UNSIGNED
        if actor.role is Role.VIEWER and not self.projector_names:
            return View.UNSIGNED
        return View.FULL

    def _reaches(self, body: dict[str, Any], actor: Actor) -> bool:
        """Whether somebody who doesn't lead may look into the copy in which an entry sits."""
        copy = self.copy_of(body)
        if copy is None:
            return True
        own = actor.member in (copy["author"], copy["typed_by"]) and actor.role is not Role.VIEWER
        closed = copy["hidden"] or is_question(body["place"]) or self.waits_for(copy, actor)
        return own or not closed

    def waits_for(self, copy: dict[str, Any], actor: Actor) -> bool:
        """Whether somebody who takes part has to confirm something before they see a case."""
        state = self.sheets.get(copy["sheet"], _UNSET)
        if not state.confirms or actor.role is not Role.PARTICIPANT:
            return False
        where = state.confirms.get(str(copy["values"].get(state.ground) or ""), "")
        return bool(where) and actor.member not in self.confirmed[where]

    def waits(self, actor: Actor) -> bool:
        """Whether somebody may not see the cases of which the others in their role see all."""
        return any(actor.member not in known for known in self.confirmed.values())

    def copy_of(self, body: dict[str, Any]) -> dict[str, Any] | None:
        """The body of the filled copy of a form in which an entry sits; None outside of one."""
        copy_id, inside, _ = body["place"].partition("/")
        found = self.records.get("entry", copy_id) if inside and copy_id else None
        form = self._form_of(body["sheet"])
        if found is None or found.body["sheet"] != form or found.body["place"]:
            return None
        return found.body

    def _form_of(self, sheet: str) -> str:
        """Id of the form whose copies hold the entries of a sheet; else the sheet's own id."""
        return self.sheets.get(sheet, _UNSET).cases or sheet

    def tells_typing(self, sheet: str, place: str, role: Role) -> bool:
        """Whether somebody in a role may hear that others write at a place (see places)."""
        if role is Role.FACILITATOR:
            return True
        if self.sheets.get(sheet, _UNSET).seen_by == "secretariat" or is_question(place):
            return False
        found = self.records.get("entry", place.partition("/")[0])
        if found is None or found.body["sheet"] not in (sheet, self._form_of(sheet)):
            return True
        copy = self.copy_of(found.body)
        return not (found.body["hidden"] or (copy is not None and copy["hidden"]))


def confirmed_by(records: State | Draft, where: str) -> frozenset[str]:
    """Who has confirmed something ("sheet/field") by their own hand; a deputy's does not count."""
    sheet, _, part = where.partition("/")
    return frozenset(
        record.body["author"]
        for record in records.all("entry")
        if record.body["sheet"] == sheet
        and record.body["values"].get(part)
        and record.body["typed_by"] is None
    )


def is_unsigned(body: Mapping[str, Any], state: SheetState) -> bool:
    """Whether an entry's author stays untold, because the entry or its sheet is unsigned."""
    return bool(body["anonymous"]) or state.authors is Authors.HIDDEN


_UNSET = SheetState()
_UNSIGNED: dict[str, dict[str, Any]] = {
    "entry": {"author": None, "typed_by": None},
    "meeting": {"attendance": {}},
    "ballot": {"member": None},
    "question": {"author": None},
    "hand": {"member": None},
}
_PUBLIC: dict[str, dict[str, Any]] = {"member": {"about": {}}, "results": {"texts": {}}}
_COVERED = {"entry": ("sheet", "place", "stack"), "ballot": ("sheet", "ballot")}


def as_seen(record: Record, view: View) -> dict[str, Any] | None:
    """A record's values as far as a view goes; None for nothing."""
    if view is View.NOTHING or record.deleted:
        return None
    if view is View.COVERED:
        return {name: record.body[name] for name in _COVERED[record.kind]} | {"covered": True}
    if view is View.UNSIGNED:
        return record.body | _UNSIGNED[record.kind] | _without_author(record)
    if view is View.PUBLIC:
        return record.body | _PUBLIC[record.kind]
    return record.body


def _without_author(record: Record) -> dict[str, Any]:
    """An entry's values without the one that names its author, such as whose case it is."""
    if record.kind != "entry":
        return {}
    author, values = record.body["author"], record.body["values"]
    return {"values": {key: value for key, value in values.items() if value != author}}


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
        "ほかの人が消したか、いまは見られません。"
        "書いた内容はこの画面に残っています。新しく書きたすことができます。",
    )
