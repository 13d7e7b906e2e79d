"""Typed columns on paper: their widths, their headings, and rows below them."""

from __future__ import annotations

from collections.abc import Sequence

from kasane.programme import TableColumn, TableField
from kasane.record.content import Cell, Row, head, text_cell
from kasane.record.entries import Piece
from kasane.record.measure import height_of
from kasane.record.paper import Paper
from kasane.record.task import Task
from kasane.record.values import shown

_NUMBER, _DATE = 11.0, 31.0
_LONGEST_WHOLE = 120.0
"""Millimetres of a row that is not broken between pages."""


def widths(paper: Paper, columns: Sequence[TableColumn], whole: float | None = None) -> list[float]:
    """The widths of columns by their shares; numbers and dates take what they need."""
    room = whole or paper.width
    fixed = [_fixed(column) * paper.scale for column in columns]
    shares = sum(c.width for c, known in zip(columns, fixed, strict=True) if not known)
    each = (room - sum(fixed)) / max(shares, 1)
    return [known or each * c.width for c, known in zip(columns, fixed, strict=True)]


def _fixed(column: TableColumn) -> float:
    return _NUMBER if column.auto == "row_number" else _DATE if column.type == "date" else 0.0


def headings(columns: Sequence[TableColumn]) -> Row:
    """The heading row of columns."""
    return Row([head(column.label) for column in columns], heading=True)


def rows_of(
    task: Task, columns: Sequence[TableColumn], pieces: Sequence[Piece], across: Sequence[float]
) -> list[Row]:
    """A row for each entry; a very long one may be broken between pages."""
    rows = []
    for number, piece in enumerate(pieces, 1):
        texts = [
            str(number) if column.auto == "row_number" else shown(task, column, piece)
            for column in columns
        ]
        rows.append(row_of(texts, across))
    return rows


def row_of(texts: Sequence[str], across: Sequence[float]) -> Row:
    """A row of texts; a very long one may be broken between pages."""
    tall = max(height_of(text, width) for text, width in zip(texts, across, strict=True))
    return Row([text_cell(text) for text in texts], whole=tall <= _LONGEST_WHOLE)


def inner_rows(
    task: Task, part: TableField, pieces: Sequence[Piece], across: Sequence[float]
) -> list[list[Cell]]:
    """The cells of a small table inside a form, its headings first."""
    rows = rows_of(task, part.columns, pieces, across)
    return [[head(column.label) for column in part.columns], *(list(row.cells) for row in rows)]
