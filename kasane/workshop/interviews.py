"""Who is to be met by whom: the candidates of a workshop, and the sheets made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kasane.programme import FormSheet, Programme, Stage, TableSheet, TodoRule
from kasane.store import State
from kasane.workshop.forms import copies
from kasane.workshop.model import Entry, Member, entries_of, read_all


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
    for form in programme.sheets:
        if not isinstance(form, FormSheet) or form.repeats != "interview":
            continue
        named = next((p for s in form.sections for p in s.parts if p.id == form.named_by), None)
        source = (getattr(named, "choices_from", None) or "").partition("/")[0]
        table = next((sheet for sheet in programme.sheets if sheet.id == source), None)
        if isinstance(table, TableSheet) and table.todo is not None:
            return Sheets(form, table, table.todo)
    return None


def interviews(state: State, sheets: Sheets) -> list[Interview]:
    """The candidates who are to be met, in the order of the table."""
    written = [copy.entry for copy in copies(state, sheets.form)]
    rows = sorted(entries_of(state, sheets.table.id).items(), key=lambda row: row[1].rank)
    return [
        _interview(state, sheets, row, [entry for entry in written if key in entry.sources])
        for key, row in rows
        if sheets.rule.counts(row.values) and not row.hidden
    ]


def _interview(state: State, sheets: Sheets, row: Entry, made: Sequence[Entry]) -> Interview:
    rule, values = sheets.rule, row.values
    return Interview(
        name=str(values[rule.task]).strip(),
        about=str(values.get(rule.about or "") or ""),
        people=_people(state, sheets, row, made),
        due=str(values.get(rule.due) or ""),
        status=rule.state(values),
        met=rule.stage(rule.state(values)) is Stage.DONE,
        over=rule.is_over(values),
        sheets=len(made),
    )


def _people(state: State, sheets: Sheets, row: Entry, made: Sequence[Entry]) -> tuple[str, ...]:
    """Names of those who are to go, and of those who went by the sheets."""
    parts = (part for section in sheets.form.sections for part in section.parts)
    who = next((p.id for p in parts if getattr(p, "type", "") == "people"), "")
    values = [row.values.get(sheets.rule.owner), *(entry.values.get(who) for entry in made)]
    ids = [one for value in values if isinstance(value, tuple) for one in value]
    known = read_all(state, Member)
    return tuple(dict.fromkeys(known[one].name if one in known else one for one in ids))
