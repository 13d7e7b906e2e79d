"""Who is to be met by whom: the candidates of a workshop, and the sheets made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kasane.programme import FormSheet, Programme, Stage, TableSheet, TodoRule
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading


@dataclass(frozen=True, slots=True)
class Interview:
    """Somebody to be met.

    Attributes:
        people: names of those who go, or went.
        due: YYYY-MM-DD, or "".
        status: how far it is, in the table's words.
        over: they were met, or will not be.
        sheets: how many are made of it.
    """

    name: str
    about: str
    people: tuple[str, ...]
    due: str
    status: str
    met: bool
    over: bool
    sheets: int


@dataclass(frozen=True, slots=True)
class Sheets:
    """The form of interviews, the table of candidates that names it, and how its rows count."""

    form: FormSheet
    table: TableSheet
    rule: TodoRule


def sheets_of(programme: Programme) -> Sheets | None:
    """The sheets of interviews; None where the programme has none."""
    for form in programme.forms("interview"):
        named = next((p for s in form.sections for p in s.parts if p.id == form.named_by), None)
        source = (getattr(named, "choices_from", None) or "").partition("/")[0]
        table = programme.sheet_of(TableSheet, source)
        if table and table.todo:
            return Sheets(form, table, table.todo)
    return None


def interviews(reading: Reading, sheets: Sheets) -> list[Interview]:
    """The candidates who are to be met, in the order of the table."""
    written = [copy for copy in reading.of(sheets.form.id) if not copy.place]
    return [
        _interview(reading, sheets, row, [copy for copy in written if row.id in copy.sources])
        for row in reading.at(sheets.table.id)
        if sheets.rule.counts(row.values)
    ]


def _interview(reading: Reading, sheets: Sheets, row: Item, made: Sequence[Item]) -> Interview:
    rule, values = sheets.rule, row.values
    return Interview(
        name=row.text(rule.task).strip(),
        about=row.text(rule.about or ""),
        people=_people(reading, sheets, row, made),
        due=row.text(rule.due),
        status=rule.state(values),
        met=rule.stage(rule.state(values)) is Stage.DONE,
        over=rule.is_over(values),
        sheets=len(made),
    )


def _people(reading: Reading, sheets: Sheets, row: Item, made: Sequence[Item]) -> tuple[str, ...]:
    """Names of those who are to go, and of those who went by the sheets."""
    parts = (part for section in sheets.form.sections for part in section.parts)
    who = next((p.id for p in parts if getattr(p, "type", "") == "people"), "")
    values = [row.values.get(sheets.rule.owner), *(copy.values.get(who) for copy in made)]
    ids = [one for value in values if isinstance(value, tuple) for one in value]
    return tuple(dict.fromkeys(reading.people.text([one]) for one in ids))
