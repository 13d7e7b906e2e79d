"""The filled copies of a form, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence

from kasane.programme import FormSheet
from kasane.record.entries import Piece
from kasane.record.task import Task
from kasane.workshop.forms import name_of
from kasane.workshop.model import Entry


def copies_of(task: Task, sheet: FormSheet) -> Sequence[Piece]:
    """The copies that may be seen, in order; of cases those that are looked at come first."""
    found = task.entries.at(sheet.id)
    if sheet.pick is None:
        return found
    flag = sheet.pick.flag
    return sorted(found, key=lambda copy: not copy.values.get(flag))


def copy_name(task: Task, sheet: FormSheet, copy: Piece) -> str:
    """What a copy is called: ケースA, the idea of a plan, or the sheet's title."""
    record = task.state.get("entry", copy.id)
    return name_of(sheet, Entry.model_validate(record.body)) if record else sheet.title
