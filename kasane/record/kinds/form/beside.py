"""The copies of a form beside each other, such as the assessments of several towns.

On screen: components/sheets/form/side_by_side.js.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kasane.programme import FieldSection, FormField, FormSheet, ListField, TableField
from kasane.record.paper.content import Row, Table, head, para, side, text_cell
from kasane.record.paper.paper import Paper
from kasane.record.values import shown
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading

_SIDE, _TWO, _MOST = 34.0, 2, 4
"""Millimetres of the names; how many copies have room upright, and how many across."""


def print_beside(paper: Paper, sheet: FormSheet, reading: Reading) -> None:
    """A line a field, a column a copy; of many copies the first stands in every table."""
    copies = reading.copies(sheet) if sheet.side_by_side else []
    if len(copies) < _TWO:
        return
    paper.flow(across=len(copies) > _TWO)
    paper.part(f"{sheet.title}を並べて見る")
    paper.put(para("1行が1つの欄です。書いていない欄は「－」です。", "Small", keep=True))
    first, others = copies[0], copies[1:]
    for start in range(0, len(others), _MOST - 1):
        _print(paper, sheet, reading, [first, *others[start : start + _MOST - 1]])


def _print(paper: Paper, sheet: FormSheet, reading: Reading, copies: Sequence[Item]) -> None:
    each = (paper.width - _SIDE) / len(copies)
    names = [reading.copy_name(sheet, copy) for copy in copies]
    heads = Row([head(""), *(head(name) for name in names)], heading=True)
    rows = [
        Row([side(label), *(text_cell(text or "－") for text in texts)])
        for label, texts in lines(reading, sheet, copies)
    ]
    widths = [_SIDE, *(each for _ in copies)]
    paper.table(Table(widths, [heads, *rows], free=False, sides=True))


def lines(
    reading: Reading, sheet: FormSheet, copies: Sequence[Item]
) -> Iterator[tuple[str, list[str]]]:
    """What each copy says in a field; a field that none of them fills is left out."""
    sections = [section for section in sheet.sections if isinstance(section, FieldSection)]
    for field in (field for section in sections for field in section.fields):
        texts = [_text(reading, sheet, copy, field) for copy in copies]
        if field.id != sheet.named_by and any(texts):
            yield field.label, texts


def _text(reading: Reading, sheet: FormSheet, copy: Item, field: FormField) -> str:
    if not isinstance(field, TableField | ListField):
        return shown(reading, field, copy)
    parts = field.columns if isinstance(field, TableField) else field.fields
    rows = reading.at(sheet.id, f"{copy.id}/{field.id}")
    told = ("　".join(filter(None, (shown(reading, part, row) for part in parts))) for row in rows)
    return "\n".join(f"・{row}" for row in told if row)
