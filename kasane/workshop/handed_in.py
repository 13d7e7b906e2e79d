"""Who has handed in what everybody was asked for, who has begun, and who has not, for who leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kasane.programme import Stage, TableSheet
from kasane.programme.todos import TodoRule
from kasane.workshop.counts import fold
from kasane.workshop.item import Item
from kasane.workshop.model import Role
from kasane.workshop.reading import Reading


@dataclass(slots=True)
class HandedIn:
    """A task, and ids of those who take part: done with it, at it, and without a row."""

    task: str
    done: list[str] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def handed_in(reading: Reading, sheet: TableSheet) -> list[HandedIn]:
    """Each task that was asked for or begun, in that order; none where a sheet doesn't ask so.

    Whoever will not hand it in counts as done with it.
    """
    rule = sheet.todo if sheet.from_each else None
    if rule is None:
        return []
    tasks: dict[str, HandedIn] = {}
    for text in _tasks(reading, sheet, rule):
        tasks.setdefault(fold(text), HandedIn(" ".join(text.split())))
    told = _by_task(reading, sheet, rule)
    for key, found in tasks.items():
        for member in _asked(reading):
            stages = told.get((key, member), set())
            over = stages & {Stage.DONE, Stage.DROPPED}
            (found.done if over else found.begun if stages else found.left).append(member)
    return list(tasks.values())


def _tasks(reading: Reading, sheet: TableSheet, rule: TodoRule) -> Iterator[str]:
    """What was asked for elsewhere and can become a row, then what stands on rows."""
    for offer in sheet.offers:
        table, _, column = offer.texts_from.partition("/")
        if offer.into == rule.task:
            yield from (item.text(column) for item in reading.of(table) if item.text(column))
    yield from (row.text(rule.task) for row in reading.at(sheet.id) if row.text(rule.task))


def _by_task(
    reading: Reading, sheet: TableSheet, rule: TodoRule
) -> dict[tuple[str, str], set[Stage]]:
    found: dict[tuple[str, str], set[Stage]] = {}
    for row in reading.at(sheet.id):
        for owner in _owners(row, rule):
            stages = found.setdefault((fold(row.text(rule.task)), owner), set())
            stages.add(rule.stage(rule.state(row.values)))
    return found


def _owners(row: Item, rule: TodoRule) -> tuple[str, ...]:
    value = row.values.get(rule.owner, ())
    return (value,) if isinstance(value, str) else tuple(value)


def _asked(reading: Reading) -> list[str]:
    """Those who take part; who leads asks, and is not asked."""
    members = reading.people.members.items()
    return [key for key, member in members if member.role is Role.PARTICIPANT]
