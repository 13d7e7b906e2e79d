"""The next round of a programme: what is offered from the last one, and what goes on in it."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kasane.programme import Programme, TableSheet, TodoRule
from kasane.store import Draft, Put, Record
from kasane.workshop.going_on import OwnMaterial
from kasane.workshop.item import Item
from kasane.workshop.kinds import given_values
from kasane.workshop.model import Entry, Member, Role, WorkshopInfo, read, read_all
from kasane.workshop.next_round.cases import cases_going_on, follow_ups
from kasane.workshop.next_round.ideas import ideas_in, open_ideas, trials_of
from kasane.workshop.next_round.resources import map_of, resources_of
from kasane.workshop.reading import Reading
from kasane.workshop.shapes import Value
from kasane.workshop.surveys import Earlier, Results
from kasane.workshop.tasks import in_forms


@dataclass(frozen=True, slots=True)
class Offer:
    """Something of the last round that can go on in the next one."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Offers:
    """Members, open to-dos, ideas of which nothing has come yet, what the town knows, and cases."""

    members: Sequence[Offer]
    todos: Sequence[Offer]
    ideas: Sequence[Offer]
    resources: Sequence[Offer] = ()
    cases: Sequence[Offer] = ()


def offers(reading: Reading) -> Offers:
    """What the next round may take over, as far as somebody may read it."""
    seen, programme = readable(reading), reading.programme
    given = given_values(programme)
    names = [
        Offer(key, f"{m.name}　{m.organisation}".strip())
        for key, m in reading.people.members.items()
        if m.role is not Role.VIEWER
    ]
    todos = [
        (item, rule)
        for item, rule in todo_rows(programme, seen)
        if not rule.is_over(item.values) and item.id not in given  # it will stand there anew
        if not programme.sheet(item.sheet).is_case  # goes on with its case, in it
    ]
    tasks = [Offer(item.id, item.text(rule.task)) for item, rule in todos]
    ideas = [*_not_taken(programme, seen), *open_ideas(programme, seen)]
    known = [Offer(r.id, r.name) for r in resources_of(reading)]
    cases = [
        Offer(copy.id, reading.copy_name(form, copy))
        for form in follow_ups(programme)
        for copy in reading.of(form.id)
        if not copy.place and not copy.covered
    ]
    return Offers(names, tasks, [Offer(idea.id, idea.text()) for idea in ideas], known, cases)


def readable(reading: Reading) -> list[Item]:
    """The entries of which somebody may read what they say."""
    return [item for item in reading.items.values() if not item.covered]


def todo_rows(programme: Programme, seen: Sequence[Item]) -> Iterator[tuple[Item, TodoRule]]:
    """The rows that say what is to be done, those of plans too, each with its table's rule."""
    rules: dict[tuple[str, str], TodoRule | None] = {
        **{(sheet.id, ""): sheet.todo for sheet in programme.sheets_of(TableSheet)},
        **in_forms(programme),
    }
    for item in seen:
        rule = rules.get((item.sheet, item.inner))
        if rule and rule.counts(item.values):
            yield item, rule


def _not_taken(programme: Programme, seen: Sequence[Item]) -> list[Item]:
    """The notes that are voted on as ideas, without those of which there is a plan."""
    places = {
        sheet.rows_from
        for sheet in programme.sheets_of(TableSheet)
        if sheet.voted and sheet.rows_from
    }
    plans = {form.id for form in programme.forms("idea")}
    planned = {source for item in seen if item.sheet in plans for source in item.sources}
    return [
        item
        for item in seen
        if f"{item.sheet}/{item.column}" in places
        and not {item.id, item.under} & planned
        and not item.hidden
    ]


def carried(
    before: Draft, programme: Programme, wanted: Collection[str], author: str, at: str
) -> Iterator[Put]:
    """The members, entries and own materials that go on, as new records of the next round.

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
    for key, own in read_all(before, OwnMaterial).items():
        new = own.model_copy(update={"author": people.get(own.author, author), "created": at})
        yield Put("material", key, new.model_dump(mode="json"))
    yield from _counted(before)
    cases = [*cases_going_on(before, programme, wanted)]
    entries = [*_going(before, programme, {*wanted} - {case.id for case in cases}), *cases]
    fresh = {record.id: uuid.uuid4().hex for record in entries}
    for number, record in enumerate(entries):
        yield Put("entry", fresh[record.id], _anew(record, fresh, people, author, at, number))


def _counted(before: Draft) -> Iterator[Put]:
    """What surveys came to in this round and those before it: numbers, no texts."""
    info = read(before, WorkshopInfo)
    for sheet, results in read_all(before, Results).items():
        known = read(before, Earlier, sheet) or Earlier(rounds={})
        rounds = {**known.rounds, info.round if info else 1: results.all}
        yield Put("earlier", sheet, Earlier(rounds=rounds).model_dump(mode="json"))


def _going(before: Draft, programme: Programme, wanted: Collection[str]) -> Iterator[Record]:
    """The entries that go on, those of a case's map or overlap as rows that need no case."""
    reading = Reading(before, programme, None)
    items = reading.items
    known = {each.id: each for each in resources_of(reading)}
    ideas = {idea.id: idea for idea in ideas_in(programme, list(items.values()))}
    trials, found = trials_of(programme), map_of(programme)
    areas = {sheet.id for sheet in programme.sheets if sheet.copies_of}
    steps = in_forms(programme)
    for record in before.all("entry"):
        if record.id not in wanted or record.id not in items:
            continue
        if record.id in known and found:
            yield _row(record, found[1].id, dict(known[record.id].values))
        elif record.id in ideas and trials:
            yield _row(record, trials.table.id, {trials.idea.id: ideas[record.id].text()})
        elif (items[record.id].sheet, items[record.id].inner) in steps:
            yield from _as_todo(
                record, programme, steps[record.body["sheet"], items[record.id].inner]
            )
        elif items[record.id].sheet not in areas:
            yield record


def _as_todo(record: Record, programme: Programme, rule: TodoRule) -> Iterator[Record]:
    """A step of a plan as a row of the first table of to-dos: its plan stays in the last round."""
    known = programme.sheets_of(TableSheet)
    sheets = (sheet for sheet in known if sheet.todo and sheet.todo.status)
    sheet, values = next(sheets, None), record.body["values"]
    if sheet is not None and sheet.todo is not None:
        own = sheet.todo
        names = ((own.task, rule.task), (own.owner, rule.owner), (own.due, rule.due))
        yield _row(record, sheet.id, {to: values[of] for to, of in names if of in values})


def _row(record: Record, sheet: str, values: dict[str, Value]) -> Record:
    """An entry as a row of a table."""
    own = {"sheet": sheet, "place": "", "values": values, "colour": ""}
    return replace(record, body=record.body | own)


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
    copy, _, inner = entry.place.partition("/")
    new = {
        "place": f"{fresh[copy]}/{inner}" if copy in fresh else entry.place,
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
