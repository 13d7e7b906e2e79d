"""A table as it is set: columns as wide as their words need, rows that stay together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import permutations

from kasane.record.paper.content import Cell, Row, Table
from kasane.record.paper.measure import LINE, height_of, needed, share_of

_STEPS = (8.0, 2.0)
"""Millimetres by which columns are widened at the cost of others."""
_WORTH = 0.05
"""Lines that a change of widths has to save."""
_HEADING = 4
"""Letters of a heading that stand on one line."""
_LOOKED_AT = 24
"""Rows by which the widths of columns are chosen."""
_SHORT_TABLE, _SHORT_SHARE = 12, 0.45
"""Rows, and the share of a page's height, up to which a table is kept whole."""
_LONGEST_ROW = 120.0
"""Millimetres of a row that is not broken between pages."""


def fitted(table: Table, height: float, scale: float) -> Table:
    """The table as it is set on a page so many millimetres high."""
    if table.free:
        widths = _balanced(table, scale)
        rows = [_kept(row, widths, scale) for row in table.rows]
        table = replace(table, widths=widths, rows=rows)
    return replace(table, rows=_tied(table, height, scale))


def text_of(cell: Cell) -> str:
    """What stands in a cell, a line a paragraph."""
    return "\n".join("".join(run.text for run in each.runs) for each in cell.paragraphs)


def _balanced(table: Table, scale: float) -> list[float]:
    """Widths with which nothing is broken that should not be, and rows take few lines."""
    grid = [[text_of(cell) for cell in row.cells] for row in table.rows]
    columns = list(zip(*grid, strict=True))
    least = [max(map(needed, column)) * scale for column in zip(*_told(table, grid), strict=True)]
    widths = _above(table.widths, least)
    step = max(1, -(-len(grid) // _LOOKED_AT))
    looked_at = [column[::step] for column in columns]

    @cache
    def lines(column: int, width: float) -> list[float]:
        return [share_of(text, width / scale) for text in looked_at[column]]

    for each in _STEPS:
        while (better := _better(widths, least, each, lines)) is not None:
            widths = better
    return widths


def _told(table: Table, grid: Sequence[Sequence[str]]) -> list[list[str]]:
    """The texts by which columns are as wide as they have to be; of headings only their begin."""
    return [
        [text[:_HEADING] for text in texts] if row.heading else list(texts)
        for row, texts in zip(table.rows, grid, strict=True)
    ]


def _above(widths: Sequence[float], least: Sequence[float]) -> list[float]:
    """The widths, none less than it may be; what that takes comes from those with more."""
    whole = sum(widths)
    if sum(least) >= whole:
        return [each * whole / sum(least) for each in least]
    spare = [max(0.0, width - each) for width, each in zip(widths, least, strict=True)]
    share = (whole - sum(least)) / (sum(spare) or 1.0)
    return [each + more * share for each, more in zip(least, spare, strict=True)]


def _better(
    widths: Sequence[float],
    least: Sequence[float],
    step: float,
    lines: Callable[[int, float], list[float]],
) -> list[float] | None:
    """The widths after the one change that saves most lines; None where none does."""
    now = [lines(n, width) for n, width in enumerate(widths)]
    best, fewest = None, sum(map(max, zip(*now, strict=True)))
    tallest = {max(range(len(row)), key=row.__getitem__) for row in zip(*now, strict=True)}
    for wider, narrower in permutations(range(len(widths)), 2):
        if wider not in tallest or widths[narrower] - step < least[narrower]:
            continue
        tried = list(now)
        tried[wider] = lines(wider, widths[wider] + step)
        tried[narrower] = lines(narrower, widths[narrower] - step)
        count = sum(map(max, zip(*tried, strict=True)))
        if count < fewest - _WORTH:
            fewest, best = count, (wider, narrower)
    if best is None:
        return None
    return [w + step * ((n == best[0]) - (n == best[1])) for n, w in enumerate(widths)]


def _kept(row: Row, widths: Sequence[float], scale: float) -> Row:
    """The row, whole unless it is very long."""
    return replace(row, whole=row.whole and height_of_row(row, widths, scale) <= _LONGEST_ROW)


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
