"""From when until when people are in the field, by the table that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kasane.programme import Programme, Step, TableSheet
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a step in the field; `row` is where they are written."""

    step: Step
    begins: date
    ends: date
    row: str


def periods(reading: Reading) -> list[Period]:
    """Those of which both days are written, in the order of the steps."""
    found = [
        period
        for sheet in reading.programme.sheets_of(TableSheet)
        if sheet.periods
        for row in reading.at(sheet.id)
        if (period := _period(reading.programme, sheet, row))
    ]
    return sorted(found, key=lambda period: reading.programme.steps.index(period.step))


def _period(programme: Programme, sheet: TableSheet, row: Item) -> Period | None:
    rule = sheet.periods
    if rule is None:
        return None
    step = next((each for each in programme.steps if each.short == row.text(rule.step)), None)
    try:
        begins, ends = (date.fromisoformat(row.text(day)) for day in (rule.begins, rule.ends))
    except ValueError:
        return None
    return Period(step, begins, ends, row.id) if step and begins <= ends else None
