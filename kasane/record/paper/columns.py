"""Typed columns on paper: their widths, their headings, and rows below them."""

from __future__ import annotations

from collections.abc import Sequence

from kasane.programme import TableColumn, TableField
from kasane.record.paper.content import Cell, Row, head, text_cell
from kasane.record.paper.measure import height_of, letters
from kasane.record.paper.paper import Paper
from kasane.record.values import shown
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading

_NUMBER, _DATE = 11.0, 31.0
_LETTER, _EDGES = 3.4, 3.4
_LONGEST_WORD = 8
"""Letters of a choice, or of a flag's heading, that stand on one line."""
_LONGEST_WHOLE = 120.0
"""Millimetres of a row that is not broken between pages."""


def widths(paper: Paper, columns: Sequence[TableColumn], whole: float | None = None) -> list[float]:
    """The widths of columns by their shares, none less than its words need.

    Numbers and dates take just what they need.
    """
    known = {n: _fixed(c) * paper.scale for n, c in enumerate(columns) if _fixed(c)}
    while True:
        open_ones = [n for n in range(len(columns)) if n not in known]
        room = (whole or paper.width) - sum(known.values())
        each = room / max(sum(columns[n].width for n in open_ones), 1)
        short = {
            n: least
            for n in open_ones
            if (least := _least(columns[n]) * paper.scale) > each * columns[n].width
        }
        if not short or len(short) == len(open_ones):
            return [known.get(n, each * column.width) for n, column in enumerate(columns)]
        known |= short


def _fixed(column: TableColumn) -> float:
    return _NUMBER if column.auto == "row_number" else _DATE if column.type == "date" else 0.0


def _least(column: TableColumn) -> float:
    """What the words of a column need, so that none is broken."""
    words = [column.label] if column.type == "flag" else column.choices
    longest = max((letters(word) for word in words), default=0.0)
    return min(longest, _LONGEST_WORD) * _LETTER + _EDGES if longest else 0.0


def headings(columns: Sequence[TableColumn]) -> Row:
    """The heading row of columns."""
    return Row([head(column.label) for column in columns], heading=True)


def rows_of(
    reading: Reading,
    columns: Sequence[TableColumn],
    pieces: Sequence[Item],
    across: Sequence[float],
) -> list[Row]:
    """A row for each entry; a very long one may be broken between pages."""
    rows = []
    for number, piece in enumerate(pieces, 1):
        texts = [
            str(number) if column.auto == "row_number" else shown(reading, column, piece)
            for column in columns
        ]
        rows.append(row_of(texts, across))
    return rows


def row_of(texts: Sequence[str], across: Sequence[float]) -> Row:
    """A row of texts; a very long one may be broken between pages."""
    tall = max(height_of(text, width) for text, width in zip(texts, across, strict=True))
    return Row([text_cell(text) for text in texts], whole=tall <= _LONGEST_WHOLE)


def inner_rows(
    reading: Reading, part: TableField, pieces: Sequence[Item], across: Sequence[float]
) -> list[list[Cell]]:
    """The cells of a small table inside a form, its headings first."""
    rows = rows_of(reading, part.columns, pieces, across)
    return [[head(column.label) for column in part.columns], *(list(row.cells) for row in rows)]
