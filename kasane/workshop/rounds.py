"""The next round of a programme: what is offered from the last one, and what two rounds came to."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kasane.programme import FormSheet, Programme, TableSheet, TodoRule
from kasane.store import Draft, Put, Record, State
from kasane.workshop.access import Actor, Sight, View
from kasane.workshop.beginning import is_default
from kasane.workshop.forms import copies
from kasane.workshop.model import Attendance, Entry, Meeting, Member, Role, Value, read_all


@dataclass(frozen=True, slots=True)
class Offer:
    """Something of the last round that can go on in the next one."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Offers:
    """Members, open to-dos and ideas that nobody has made a plan of."""

    members: Sequence[Offer]
    todos: Sequence[Offer]
    ideas: Sequence[Offer]


@dataclass(frozen=True, slots=True)
class Result:
    """What a round came to: numbers by what they count, and the plans' names."""

    counts: dict[str, int]
    plans: tuple[str, ...]


def offers(state: State, programme: Programme, actor: Actor) -> Offers:
    """What the next round may take over, as far as the actor sees it."""
    seen = _seen(state, actor)
    names = [
        Offer(key, f"{m.name}　{m.organisation}".strip())
        for key, m in read_all(state, Member).items()
        if m.role is not Role.VIEWER
    ]
    todos = [
        (record, rule)
        for record, rule in _todos(programme, seen)
        if not rule.is_over(record.body["values"]) and not is_default(record.id)
    ]
    tasks = [Offer(r.id, str(r.body["values"][rule.task])) for r, rule in todos]
    return Offers(names, tasks, _offered(_not_taken(programme, seen), "text"))


def _seen(state: State, actor: Actor) -> list[Record]:
    """The entries of which the actor may read what they say."""
    sight = Sight.of(state)
    unread = (View.NOTHING, View.COVERED)
    return [r for r in state.all("entry") if sight.view(r, actor) not in unread]


def _offered(records: Sequence[Record], field: str) -> list[Offer]:
    return [Offer(r.id, str(r.body["values"].get(field, ""))) for r in records]


def _todos(programme: Programme, seen: Sequence[Record]) -> Iterator[tuple[Record, TodoRule]]:
    """The rows that say what is to be done, each with its sheet's rule."""
    for record in seen:
        sheet = _sheet(programme, record)
        rule = sheet.todos if isinstance(sheet, TableSheet) else None
        if rule and not record.body["place"] and rule.counts(record.body["values"]):
            yield record, rule


def _not_taken(programme: Programme, seen: Sequence[Record]) -> list[Record]:
    """The notes that are voted on as ideas, without those of which there is a plan."""
    places = {
        sheet.rows_from
        for sheet in programme.sheets
        if isinstance(sheet, TableSheet) and sheet.voted and sheet.rows_from
    }
    planned = {
        source
        for record in seen
        if isinstance(sheet := _sheet(programme, record), FormSheet) and sheet.repeats == "idea"
        for source in record.body["sources"]
    }
    return [
        record
        for record in seen
        if f"{record.body['sheet']}/{record.body['place'].rpartition('/')[2]}" in places
        and record.id not in planned
        and record.body["stack"] not in planned
        and not record.body["hidden"]
    ]


def _sheet(programme: Programme, record: Record) -> object:
    return next((s for s in programme.sheets if s.id == record.body["sheet"]), None)


def carried(
    before: Draft, programme: Programme, wanted: Collection[str], author: str, at: str
) -> Iterator[Put]:
    """The members and entries that go on, as new records of the next round.

    Members come in anew with their browsers; who leads does so by the new workshop's owner.
    """
    people: dict[str, str] = {}
    for key, member in read_all(before, Member).items():
        if key in wanted:
            people[key] = uuid.uuid4().hex
            yield Put(
                "member",
                people[key],
                member.model_copy(update={"joined": False}).model_dump(mode="json"),
            )
    entries = [r for r in before.all("entry") if r.id in wanted and _sheet(programme, r)]
    fresh = {record.id: uuid.uuid4().hex for record in entries}
    for number, record in enumerate(entries):
        yield Put("entry", fresh[record.id], _anew(record, fresh, people, author, at, number))


def _anew(
    record: Record,
    fresh: dict[str, str],
    people: dict[str, str],
    author: str,
    at: str,
    number: int,
) -> dict[str, Any]:
    """An entry as somebody has just written it; people it names are those of the new roster."""
    entry = Entry.model_validate(record.body)
    new = {
        "values": {key: _renamed(value, people) for key, value in entry.values.items()},
        "version": 1,
        "rank": 1_000.0 + number,
        "author": people.get(entry.author, author),
        "typed_by": None,
        "sources": tuple(fresh[s] for s in entry.sources if s in fresh),
        "stack": fresh.get(entry.stack) if entry.stack else None,
        "created": at,
        "changed": at,
    }
    return entry.model_copy(update=new).model_dump(mode="json")


def _renamed(value: Value, people: dict[str, str]) -> Value:
    if isinstance(value, str):
        return people.get(value, value)
    return tuple(people.get(each, each) for each in value)


def result(state: State, programme: Programme, actor: Actor) -> Result:
    """What a round came to, as far as the actor sees it."""
    seen = _seen(state, actor)
    forms = [sheet for sheet in programme.sheets if isinstance(sheet, FormSheet)]
    named = {
        kind: [copy for sheet in forms if sheet.repeats == kind for copy in copies(state, sheet)]
        for kind in ("case", "idea")
    }
    tasks = list(_todos(programme, seen))
    left = sum(not rule.is_over(record.body["values"]) for record, rule in tasks)
    counts = {
        "参加した人": len(_came(state)),
        "ケース": len(named["case"]),
        "付箋": sum(_on_board(programme, record) for record in seen),
        "企画書": len(named["idea"]),
        "やることの終わったもの": len(tasks) - left,
        "やることの残り": left,
    }
    return Result(counts, tuple(copy.name for copy in named["idea"]))


def _on_board(programme: Programme, record: Record) -> bool:
    return getattr(_sheet(programme, record), "kind", "") == "board"


def _came(state: State) -> set[str]:
    """Who was at a meeting; where nobody's coming is noted, who is on the roster."""
    came = {
        member
        for meeting in read_all(state, Meeting).values()
        for member, attendance in meeting.attendance.items()
        if attendance is not Attendance.ABSENT
    }
    return came or set(read_all(state, Member))
