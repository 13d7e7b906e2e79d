"""The filled copies of a form, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence

from kasane.programme import FormSheet
from kasane.record.entries import Piece
from kasane.record.task import Task


def copies_of(task: Task, sheet: FormSheet) -> Sequence[Piece]:
    """The copies that may be seen, in order; of cases those that are looked at come first."""
    found = task.entries.at(sheet.id)
    if sheet.pick is None:
        return found
    flag = sheet.pick.flag
    return sorted(found, key=lambda copy: not copy.values.get(flag))


def copy_name(task: Task, sheet: FormSheet, copy: Piece) -> str:
    """What a copy is called: ケースA, the idea of a plan, or the sheet's title."""
    if sheet.repeats == "once":
        return sheet.title
    if sheet.named_by and copy.text(sheet.named_by):
        return copy.text(sheet.named_by).split("\n")[0]
    word = "ケース" if sheet.repeats == "case" else "案"
    return word + (copy.letter or _letter(list(task.entries.at(sheet.id)).index(copy)))


def _letter(number: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
