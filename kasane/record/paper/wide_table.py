"""A table with more columns than fit beside each other: every row of it takes two lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kasane.programme import TableColumn
from kasane.record.paper.columns import widths
from kasane.record.paper.content import Cell, Table, cell, head, text_cell
from kasane.record.paper.paper import Paper
from kasane.record.paper.strips import Strip, beside, strips_table

_LEAST = {"text": 20.0, "long_text": 34.0}
"""Millimetres that a column of free text needs at least."""
_NUMBER = 11.0


def is_wide(paper: Paper, columns: Sequence[TableColumn]) -> bool:
    """Whether the columns are too many for one line."""
    across = widths(paper, columns)
    return len(columns) > 6 and any(
        width < _LEAST.get(column.type, 0.0) * paper.scale
        for column, width in zip(columns, across, strict=True)
    )


def unnumbered(columns: Sequence[TableColumn]) -> list[TableColumn]:
    """The columns without the one that counts the rows, which stands beside both lines."""
    return [column for column in columns if column.auto != "row_number"]


def wide_table(
    paper: Paper,
    columns: Sequence[TableColumn],
    rows: Iterable[Sequence[str]],
    height: float = 0.0,
) -> Table:
    """Numbered rows, each in two lines, with two lines of headings on every page.

    Args:
        paper: Where it is printed.
        columns: What stands in a row.
        rows: The texts of each.
        height: Of a row, at least, in millimetres.
    """
    at = _middle(columns)
    heads = [head(column.label) for column in columns]
    strips = _two(paper, columns, at, head("No"), heads)
    strips = [replace(strip, heading=True) for strip in strips]
    for number, texts in enumerate(rows, 1):
        cells = [text_cell(text) for text in texts]
        first, second = _two(paper, columns, at, cell(str(number)), cells)
        strips += [replace(first, weight=1.0, tied=True), replace(second, weight=1.0)]
    return strips_table(strips, height / 2)


def _middle(columns: Sequence[TableColumn]) -> int:
    """How many columns stand in the first line: about half of the width."""
    shares = [column.width for column in columns]
    return min(
        range(1, len(columns)), key=lambda at: abs(sum(shares[:at]) - sum(shares[at:]) - 0.5)
    )


def _two(
    paper: Paper, columns: Sequence[TableColumn], at: int, label: Cell, cells: Sequence[Cell]
) -> list[Strip]:
    """Two lines of cells with a label beside both."""
    side = _NUMBER * paper.scale
    halves = ((columns[:at], cells[:at]), (columns[at:], cells[at:]))
    lines = [
        Strip(list(zip(widths(paper, some, paper.width - side), own, strict=True)))
        for some, own in halves
    ]
    return beside(label, side, lines)
