"""Typed values as they stand on paper."""

from __future__ import annotations

from kasane.plain.dates import date_text
from kasane.programme import FormField, TableColumn
from kasane.record.entries import Piece, Value, joined
from kasane.record.task import Task

MARK = "○"
"""Of a flag that is set."""


def shown(task: Task, part: FormField | TableColumn, piece: Piece) -> str:
    """What stands in a field or a cell."""
    short = isinstance(part, TableColumn)
    return text_of(task, part.type, piece.values.get(part.id, ""), short=short)


def text_of(task: Task, kind: str, value: Value, *, short: bool = True) -> str:
    """A value of a type such as "date" or "people"; short for the narrow cells of a table."""
    if kind in ("person", "people"):
        return task.people([value] if isinstance(value, str) else value)
    text = joined(value)
    if kind == "date":
        return date_text(text, short=short)
    if kind == "flag":
        return MARK if text else ""
    return text
