"""Who does what until when: the rows of every sheet, and of the small tables in forms, by date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kasane.programme import (
    FieldSection,
    FormSheet,
    Programme,
    Stage,
    TableField,
    TableSheet,
    TodoRule,
)
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done.

    Attributes:
        where: the sheet on which it stands; of a form what its copy is called.
    """

    item: Item
    rule: TodoRule
    where: str

    @property
    def text(self) -> str:
        """What is to be done."""
        return self.item.text(self.rule.task)

    @property
    def due(self) -> str:
        """Until when, YYYY-MM-DD; empty where that is open."""
        return self.item.text(self.rule.due)

    @property
    def owners(self) -> tuple[str, ...]:
        """Ids of members, and free names."""
        value = self.item.values.get(self.rule.owner, ())
        return tuple(each for each in ((value,) if isinstance(value, str) else value) if each)


def open_tasks(reading: Reading) -> list[Task]:
    """What somebody took on and is not over, the earliest first, those without a date last."""
    found = [task for task in _tasks(reading) if not task.rule.is_over(task.item.values)]
    return sorted(found, key=lambda task: (not task.due, task.due))


def done_tasks(reading: Reading) -> list[Task]:
    """What was done, in the order of the sheets."""
    return [t for t in _tasks(reading) if t.rule.stage(t.rule.state(t.item.values)) is Stage.DONE]


def in_forms(programme: Programme) -> dict[tuple[str, str], TodoRule]:
    """The small tables in forms whose rows are to-dos, by form and field."""
    return {
        (sheet.id, field.id): field.todo
        for sheet in programme.sheets_of(FormSheet)
        for section in sheet.sections
        if isinstance(section, FieldSection)
        for field in section.fields
        if isinstance(field, TableField) and field.todo
    }


def counted(reading: Reading, sheet: TableSheet, rule: TodoRule) -> list[Item]:
    """The rows of a sheet that count; the programme's own only once they are taken on or begun."""
    given = {str(row.get(rule.task, "")) for row in sheet.default_rows}
    activities = (each for each in reading.programme.activities if sheet.id in each.sheets)
    begun = any(reading.times(each.id).runs for each in activities)
    return [
        item
        for item in reading.at(sheet.id)
        if rule.counts(item.values)
        and (begun or rule.is_taken_on(item.values) or item.text(rule.task) not in given)
    ]


def _tasks(reading: Reading) -> Iterator[Task]:
    for sheet in reading.programme.sheets_of(TableSheet):
        if sheet.todo and reading.opens(sheet):
            yield from _taken_on(reading.at(sheet.id), sheet.todo, sheet.title)
    for (form_id, field), rule in in_forms(reading.programme).items():
        form = reading.programme.sheet_of(FormSheet, form_id)
        if form and reading.opens(form):
            for copy in reading.copies(form):
                pieces = reading.at(form_id, f"{copy.id}/{field}")
                yield from _taken_on(pieces, rule, reading.copy_name(form, copy))


def _taken_on(pieces: Iterable[Item], rule: TodoRule, where: str) -> Iterator[Task]:
    for item in pieces:
        if rule.counts(item.values) and rule.is_taken_on(item.values):
            yield Task(item, rule, where)
