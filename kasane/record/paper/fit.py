"""A table as it is set: columns as wide as their words need, rows that stay together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kasane.record.paper.balance import balanced
from kasane.record.paper.content import Cell, Para, Row, Table
from kasane.record.paper.measure import LINE, height_of
from kasane.record.paper.pages import SIDES
from kasane.record.paper.remnants import evened, named

_SHORT_TABLE, _SHORT_SHARE = 12, 0.31
"""Rows, and the share of a page's height, up to which a table is kept whole."""
_LONGEST_ROW = 120.0
"""Millimetres of a row that is not broken between pages."""


def fitted(table: Table, height: float, scale: float) -> Table:
    """The table as it is set on a page so many millimetres high."""
    if table.free:
        grid = [[text_of(cell) for cell in row.cells] for row in table.rows]
        heads = sum(row.heading for row in table.rows)
        widths = balanced(table.widths, grid, heads, scale)
        rows = [_kept(row, widths, scale) for row in table.rows]
        table = replace(table, widths=widths, rows=rows)
    rows = [_evened(row, table.widths, scale) for row in _tied(table, height, scale)]
    return replace(table, rows=rows)


def text_of(cell: Cell) -> str:
    """What stands in a cell, a line a paragraph."""
    return "\n".join("".join(run.text for run in each.runs) for each in cell.paragraphs)


def _kept(row: Row, widths: Sequence[float], scale: float) -> Row:
    """The row, whole unless it is very long."""
    return replace(row, whole=row.whole and height_of_row(row, widths, scale) <= _LONGEST_ROW)


def _evened(row: Row, widths: Sequence[float], scale: float) -> Row:
    """The row with no heading and no few words of which one letter stands alone."""
    cells, at = [], 0
    for cell in row.cells:
        width = sum(widths[at : at + cell.span]) / scale
        at += cell.span
        told = [_even(each, width, scale) for each in cell.paragraphs]
        changed = any(new is not old for new, old in zip(told, cell.paragraphs, strict=True))
        cells.append(replace(cell, paragraphs=told) if changed else cell)
    return replace(row, cells=cells)


def _even(paragraph: Para, width: float, scale: float) -> Para:
    runs = paragraph.runs
    if len(runs) == 1 and paragraph.style == "Cell":
        told = named(runs[0].text, width)
        if told != runs[0].text:
            return replace(paragraph, runs=(replace(runs[0], text=told),))
    return evened(paragraph, width * scale - SIDES, scale)


def height_of_row(row: Row, widths: Sequence[float], scale: float) -> float:
    """Millimetres that a row takes."""
    at, tallest = 0, row.height or LINE
    for cell in row.cells:
        width = sum(widths[at : at + cell.span])
        at += cell.span
        if not cell.merge:
            tallest = max(tallest, height_of(text_of(cell), width / scale) * scale)
    return tallest


def _tied(table: Table, height: float, scale: float) -> list[Row]:
    """Rows of a short table all on one page; of a long one at least two on either side."""
    rows = table.rows
    heads = sum(row.heading for row in rows)
    last = len(rows) - 1
    short = len(rows) - heads <= _SHORT_TABLE
    if short and sum(height_of_row(r, table.widths, scale) for r in rows) <= height * _SHORT_SHARE:
        together = set(range(last))
    else:
        together = {*range(heads + 1), last - 1}
    return [
        replace(row, tied=row.tied or (n in together and n < last and row.whole))
        for n, row in enumerate(rows)
    ]
