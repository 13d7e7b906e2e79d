"""Two names of one person become one: they came in by another browser, or twice by another name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.store import Put, Record
from kasane.store import people as doors
from kasane.workshop.desk import Desk
from kasane.workshop.kinds import kind_of
from kasane.workshop.model import KINDS, body
from kasane.workshop.operations.members import check_not_last, member_of
from kasane.workshop.shapes import Id, Shape


class MergeMembers(Shape):
    """`id` was `into` all along: what the one wrote and did is the other's from now on."""

    op: Literal["member.merge"]
    id: Id
    into: Id


def merge(desk: Desk, ask: MergeMembers) -> list[Put]:
    """Give all that names the one to the other; every browser of the one is the other's.

    Raises:
        RefusedError: "gone", "malformed" or "last_facilitator".
    """
    one, other = member_of(desk, ask.id), member_of(desk, ask.into)
    if ask.id == ask.into:
        raise RefusedError("malformed", "同じ人は、まとめられません。何も変わっていません。")
    check_not_last(desk, ask.id, one)
    doors.move_memberships(desk.transaction.connection, desk.draft.workshop_id, ask.id, ask.into)
    told = {
        "joined": one.joined or other.joined,
        "organisation": other.organisation or one.organisation,
        "about": one.about | {key: value for key, value in other.about.items() if value},
    }
    return [
        Put("member", ask.into, body(other.model_copy(update=told))),
        Put("member", ask.id, body(one), deleted=True),
        *_named(desk, ask),
    ]


def _named(desk: Desk, ask: MergeMembers) -> list[Put]:
    """Every record that names the one, naming the other; two answers of theirs become one."""
    found: list[Put] = []
    whole: dict[str, Put] = {}
    for kind in KINDS:
        if kind == "member":
            continue
        for record in desk.draft.all(kind):
            renamed = _renamed(record.body, ask)
            if renamed == record.body:
                continue
            answer = _answer(desk, record, ask) if kind == "entry" else None
            if answer is not None:
                own = _renamed(answer.body, ask)
                whole[answer.id] = Put(kind, answer.id, _joined(own, renamed))
            doubled = kind == "ballot" and _voted(desk, record, ask.into)
            gone = doubled or answer is not None
            found.append(Put(kind, record.id, renamed, deleted=gone))
    return [*(put for put in found if put.id not in whole), *whole.values()]


def _answer(desk: Desk, entry: Record, ask: MergeMembers) -> Record | None:
    """The other's own answer beside the one's, on a sheet where everybody has one."""
    sheet = next((s for s in desk.programme.sheets if s.id == entry.body["sheet"]), None)
    if sheet is None or not kind_of(sheet).one_each or entry.body["author"] != ask.id:
        return None
    about = ("sheet", "place")
    own = (e for e in desk.draft.all("entry") if e.body["author"] == ask.into)
    return next((e for e in own if all(e.body[a] == entry.body[a] for a in about)), None)


def _joined(own: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """An answer with what the other says too; nothing is said twice."""
    values = dict(own["values"])
    for field, said in other["values"].items():
        known = values.get(field) or ""
        if not known:
            values[field] = said
        elif isinstance(said, str) and said.strip() and said not in known:
            values[field] = f"{known}／{said}"[: limits.TEXT]
    return {**own, "values": values, "version": own["version"] + 1}


def _voted(desk: Desk, ballot: Record, member: str) -> bool:
    """Whether somebody has a ballot of their own in the same voting; that one counts."""
    about = ("sheet", "ballot")
    return any(
        other.body["member"] == member and all(other.body[a] == ballot.body[a] for a in about)
        for other in desk.draft.all("ballot")
    )


def _renamed(value: Any, ask: MergeMembers) -> Any:
    """JSON with one member's id replaced by the other's; what both have stays the other's."""
    if isinstance(value, dict):
        parts = [(key, _renamed(part, ask)) for key, part in value.items()]
        named = {ask.into if key == ask.id else key: part for key, part in parts}
        return named | ({ask.into: value[ask.into]} if ask.into in value else {})
    if isinstance(value, list):
        items = [_renamed(part, ask) for part in value]
        return list(dict.fromkeys(items)) if ask.id in value else items
    return ask.into if value == ask.id else value
