"""Splitting the room into groups for an activity, and bringing together what they wrote."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.programme import Sheet
from kasane.programme.groups import copy_id, split_sheets, together, with_groups
from kasane.store import Put
from kasane.workshop.beginning import records_of
from kasane.workshop.desk import Desk
from kasane.workshop.groups import dealt, gathered
from kasane.workshop.model import Group, Member, Role, body, read_all
from kasane.workshop.shapes import Shape


class SetGroups(Shape):
    """The groups of an activity as they are from now on; none: the room is not split for it."""

    op: Literal["groups.set"]
    activity: str
    groups: tuple[Group, ...] = Field(max_length=limits.GROUPS)


class DealGroups(Shape):
    """So many groups of those on the roster, at random; `mixed`: organisations and fields apart."""

    op: Literal["groups.deal"]
    activity: str
    count: int = Field(ge=2, le=limits.GROUPS)
    mixed: bool = True


class GatherGroups(Shape):
    """What the groups wrote is copied into the sheets of the whole room, once."""

    op: Literal["groups.gather"]
    activity: str


def set_groups(desk: Desk, ask: SetGroups) -> list[Put]:
    """Split the room, or change how it is split, for all activities that share a sheet with this.

    Raises:
        RefusedError: "not_here", "malformed", or "forbidden" where a group that has written goes.
    """
    activities = [each.id for each in together(desk.programme, desk.activity(ask.activity))]
    sheets = list({sheet.id: sheet for each in activities for sheet in _split(desk, each)}.values())
    _check(desk, ask.groups)
    before = [group for each in activities for group in desk.info.groups.get(each, ())]
    ids = {group.id for group in ask.groups}
    left = [copy_id(sheet.id, g.id) for sheet in sheets for g in before if g.id not in ids]
    kept = {key: groups for key, groups in desk.info.groups.items() if key not in activities}
    groups = kept | (dict.fromkeys(activities, ask.groups) if ask.groups else {})
    info = desk.info.model_copy(update={"groups": groups})
    return [
        Put("workshop", "main", body(info)),
        *_closed(desk, left),
        *_new(desk, sheets, activities, ask),
    ]


def deal_groups(desk: Desk, ask: DealGroups) -> list[Put]:
    """Split the room by lot; whoever leads it is in no group."""
    there = read_all(desk.draft, Member)
    people = {key: known for key, known in there.items() if known.role is Role.PARTICIPANT}
    if len(people) < ask.count:
        raise RefusedError(
            "malformed", "参加者より多いグループには分けられません。何も変わっていません。"
        )
    field = desk.programme.about_members.field
    groups = dealt(people, ask.count, field if ask.mixed else None, random.Random(desk.at))  # noqa: S311
    before = {group.id: group.name for group in desk.info.groups.get(ask.activity, ())}
    named = tuple(g.model_copy(update={"name": before.get(g.id, g.name)}) for g in groups)
    return set_groups(desk, SetGroups(op="groups.set", activity=ask.activity, groups=named))


def gather(desk: Desk, ask: GatherGroups) -> list[Put]:
    """Copy what isn't there yet; each copy names what it came from.

    Raises:
        RefusedError: "empty" where there is nothing new.
    """
    groups = desk.info.groups.get(ask.activity, ())
    puts = [
        put
        for sheet in _split(desk, ask.activity)
        for put in gathered(desk.draft, sheet, groups, desk.at)
    ]
    if not puts:
        raise RefusedError("empty", "新しく集めるものはありません。すべて全体のシートにあります。")
    return puts


def _split(desk: Desk, activity: str) -> list[Sheet]:
    found = split_sheets(desk.programme, desk.activity(activity))
    if not found:
        raise RefusedError(
            "not_here", "グループに分けられるシートのない活動です。何も変わっていません。"
        )
    return found


def _check(desk: Desk, groups: tuple[Group, ...]) -> None:
    members = [member for group in groups for member in group.members]
    known = {record.id for record in desk.draft.all("member")}
    stray = any(not set(group.roles.values()) <= set(group.members) for group in groups)
    twice = len(set(members)) < len(members) or len({g.id for g in groups}) < len(groups)
    if stray or twice or not known.issuperset(members):
        raise RefusedError(
            "malformed",
            "1人は1つのグループに入ります。役割は、そのグループの人から選びます。何も変わっていません。",
        )


def _closed(desk: Desk, sheets: list[str]) -> Iterator[Put]:
    """The records of the sheets that are removed; refuse if somebody has written on one."""
    for record in desk.draft.all("entry"):
        if record.body["sheet"] not in sheets:
            continue
        if any(record.body["values"].values()):
            raise RefusedError(
                "forbidden",
                "もう書いているグループは、なくせません。集めてから、名前や人だけを変えてください。"
                "何も変わっていません。",
            )
        yield Put("entry", record.id, record.body, deleted=True)
    for sheet in sheets:
        state = desk.draft.get("sheet", sheet)
        if state is not None:
            yield Put("sheet", sheet, state.body, deleted=True)


def _new(desk: Desk, sheets: list[Sheet], activities: list[str], ask: SetGroups) -> Iterator[Put]:
    """What the copies start with; they are held as the sheet of the whole room is."""
    split = {key: [(group.id, group.name) for group in ask.groups] for key in activities}
    programme = with_groups(desk.whole, split)
    for sheet in sheets:
        held: dict[str, Any] = getattr(desk.draft.get("sheet", sheet.id), "body", {})
        for group in ask.groups:
            copy = programme.sheet(copy_id(sheet.id, group.id))
            for put in records_of(programme, copy, desk.actor.member, desk.at):
                if desk.draft.get(put.kind, put.id) is None:
                    yield Put(put.kind, put.id, put.body | (held if put.kind == "sheet" else {}))
