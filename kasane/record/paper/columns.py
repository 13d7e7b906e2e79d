"""Typed columns on paper: their widths, their headings, and rows below them."""

from __future__ import annotations

from collections.abc import Sequence

from kasane.plain.letters import ems
from kasane.programme import TableColumn
from kasane.record.paper.content import Row, head, row_of
from kasane.record.paper.measure import MARGINS
from kasane.record.paper.paper import Paper
from kasane.record.values import in_cell
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading

_NUMBER, _DATE = 11.0, 28.0
_LETTER = 3.4
_LONGEST_WORD = 8
"""Letters of a choice, or of a flag's heading, that stand on one line."""


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
    longest = max((ems(word) for word in words), default=0.0)
    return min(longest, _LONGEST_WORD) * _LETTER + MARGINS if longest else 0.0


def headings(columns: Sequence[TableColumn]) -> Row:
    """The heading row of columns."""
    return Row([head(column.label) for column in columns], heading=True)


def rows_of(reading: Reading, columns: Sequence[TableColumn], pieces: Sequence[Item]) -> list[Row]:
    """A row for each entry."""
    return [
        row_of(
            str(number) if column.auto == "row_number" else in_cell(reading, column, piece)
            for column in columns
        )
        for number, piece in enumerate(pieces, 1)
    ]
