"""Typed values as they stand on paper."""

from __future__ import annotations

from kasane.plain.dates import date_text
from kasane.programme import FormField, TableColumn
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading
from kasane.workshop.shapes import Value

LEFT_OUT = "ケースの内容は、のせていません。"
MARK = "○"
"""Of a flag that is set."""


def shown(
    reading: Reading, part: FormField | TableColumn, piece: Item, *, short: bool = False
) -> str:
    """What stands in a cell, or in a field, which is short where others stand beside it."""
    short = short or isinstance(part, TableColumn)
    return text_of(reading, part.type, piece.values.get(part.id, ""), short=short)


def in_cell(reading: Reading, part: FormField | TableColumn, piece: Item) -> str:
    """The same in a narrow cell, where each person has a line, so that no name is broken."""
    text = shown(reading, part, piece)
    return text.replace("、", "\n") if part.type == "people" else text


def text_of(reading: Reading, kind: str, value: Value, *, short: bool = True) -> str:
    """A value of a type such as "date" or "people"; short for the narrow cells of a table."""
    if kind in ("person", "people"):
        return reading.people.text([value] if isinstance(value, str) else value)
    text = value if isinstance(value, str) else "、".join(value)
    if kind == "date":
        return date_text(text, short=short)
    if kind == "flag":
        return MARK if text else ""
    return text
