"""A form whose printed form is a table: a row for each copy, as of インタビューシート."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kasane.programme import FieldSection, FormField, FormSheet
from kasane.record.paper.content import JOINED, Row, Table, cell, head, para, row_of, text_cell
from kasane.record.paper.fit import height_of_row
from kasane.record.paper.paper import Paper
from kasane.record.values import MARK, shown, text_of
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading

_SIDE, _FREE, _ROWS = 62.0, 8.0, 4
_SHARES = {"long_text": 2.0, "text": 1.25}
"""Of the page's width, for a column of a type; a shorter answer has less."""
_SHORT = 0.75
_RULED = 14
"""Letters of the room for a short answer."""
_BESIDE = 3
"""Letters of a name that such room stands beside, not below."""


def print_copies(paper: Paper, sheet: FormSheet, reading: Reading, copies: Sequence[Item]) -> None:
    """What each copy says; what is short or in no column stands beside it, where it was written."""
    rows = []
    columns = [field for field in _columns(sheet) if field.type in _SHARES]
    besides = [*_others(sheet), *(field for field in _columns(sheet) if field not in columns)]
    everywhere = [
        field
        for field in besides
        if field.type == "flag" and all(copy.values.get(field.id) for copy in copies)
    ]
    for copy in copies:
        fields = [field for field in besides if field not in everywhere]
        beside = "\n".join(_told(sheet, reading, copy, fields))
        rows.append(row_of([beside, *(shown(reading, each, copy) for each in columns)]))
    paper.table(Table(_widths(paper, columns), [_heads(sheet, columns), *rows]))
    paper.put(*(para(f"{MARK}{field.label}（すべて）", "Small") for field in everywhere))


def print_blank_copies(paper: Paper, sheet: FormSheet) -> None:
    """Empty rows that fill the page; what there is to tick stands above them."""
    flags = [field for field in _others(sheet) if field.type == "flag"]
    paper.put(para("　".join(f"□{JOINED}{field.label}" for field in flags), "Small"))
    asked = [f.label for f in _others(sheet) if f.type not in ("flag", "long_text")]
    texts = [label + _ruled(label) for label in asked]
    columns = _columns(sheet)
    heads, widths = _heads(sheet, columns), _widths(paper, columns)
    taken = _FREE * paper.scale + height_of_row(heads, widths, paper.scale)
    height = (paper.room - taken) / _ROWS
    cells = [text_cell("\n".join(texts), "Small"), *(cell("") for _ in columns)]
    rows = [Row(cells, height=height) for _ in range(_ROWS)]
    paper.table(Table(widths, [heads, *rows], free=False), room=False)


def _ruled(label: str) -> str:
    """Room for a short answer: beside a short name, else below it."""
    if len(label) > _BESIDE:
        return f"\n（{'　' * _RULED}）"
    return f"（{'　' * (_RULED - len(label))}）"


def _told(
    sheet: FormSheet, reading: Reading, copy: Item, fields: Sequence[FormField]
) -> Iterator[str]:
    """What a copy says besides: its name, then each field that was filled."""
    yield reading.copy_name(sheet, copy)
    for field in fields:
        rows = list(_rows(sheet, reading, copy, field))
        text = "".join(f"\n・{row}" for row in rows) or shown(reading, field, copy, short=True)
        if text and field.id != sheet.named_by:
            yield f"{text}{field.label}" if field.type == "flag" else f"{field.label}：{text}"


def _rows(sheet: FormSheet, reading: Reading, copy: Item, field: FormField) -> Iterator[str]:
    """What stands in each row of a small table or list."""
    parts = getattr(field, "columns", ()) or getattr(field, "fields", ())
    for row in reading.at(sheet.id, f"{copy.id}/{field.id}") if parts else ():
        told = (text_of(reading, part.type, row.values.get(part.id, "")) for part in parts)
        yield "、".join(filter(None, told))


def _heads(sheet: FormSheet, columns: Sequence[FormField]) -> Row:
    first = sheet.sections[0].title
    return Row([head(first), *(head(field.label) for field in columns)], heading=True)


def _widths(paper: Paper, columns: Sequence[FormField]) -> list[float]:
    side = _SIDE * paper.scale
    shares = [_SHARES.get(field.type, _SHORT) for field in columns]
    return [side, *((paper.width - side) * share / sum(shares) for share in shares)]


def _columns(sheet: FormSheet) -> Sequence[FormField]:
    return [field for part in _parts(sheet) if part.id == sheet.table for field in part.fields]


def _others(sheet: FormSheet) -> Sequence[FormField]:
    return [field for part in _parts(sheet) if part.id != sheet.table for field in part.fields]


def _parts(sheet: FormSheet) -> list[FieldSection]:
    return [section for section in sheet.sections if isinstance(section, FieldSection)]
