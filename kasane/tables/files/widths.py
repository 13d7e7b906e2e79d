"""How wide the columns of a workbook's page are and how high its rows, so that no text is cut.

Widths are in heights of a letter; what is for taking the file in again is not on paper.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kasane.plain.letters import ems

LETTER, LINE = 10.0, 14.5
"""Points of a letter, and from line to line in the tallest gothic."""
A4, A3, TWO = 77.0, 112.0, 190.0
"""The room of an A4 and an A3 page on its side, and of two A3 side by side.

No column is parted, so that the first of two may end early; the second repeats the first column.
"""
MOST_LINES = 28
"""Excel takes no row of more than 409 points."""
_EDGES, _ARROW = 0.6, 1.4
"""What a cell leaves free at its sides, and a heading beside it for choosing from the column."""
_NARROW, _PIECE = 3.0, 16.0
"""The least of a column, and up to which length a number or a word of Latin letters stays whole."""
_WHOLE, _TIGHT = 8.0, 5.0
"""Up to which length a line stays whole, and where there are many columns."""
_INDENT = 1.2
"""What is free behind a number."""
_EASY, _EASY_LINES, _FEW_LINES = 36.0, 8, 6
"""Longer lines and higher rows are hard to read; they are made where there is no other way."""
_WIDEST = 110.0
_UNBROKEN = re.compile(r"[（「]?[!-~]+[）」、。]?")
Lines = tuple[float, ...]
"""How long each line of a cell is."""


@dataclass(frozen=True, slots=True)
class Column:
    """What the widths of a column hang on.

    Attributes:
        cells: how often a cell with such lines is there.
        heading: how long it is; pieces: what is not broken in any case.
        numbers: whether there are any in it.
    """

    cells: Counter[Lines]
    heading: float
    pieces: float
    numbers: bool

    @classmethod
    def of(cls, values: Sequence[object]) -> Column:
        """A heading and what stands below it."""
        heading, *texts = map(str, values)
        pieces = {piece for text in {heading, *texts} for piece in _UNBROKEN.findall(text)}
        longest = max(map(ems, pieces), default=0.0)
        cells = Counter(tuple(map(ems, text.split("\n"))) for text in (heading, *texts))
        numbers = any(isinstance(value, int | Decimal) for value in values)
        return cls(cells, max(map(ems, heading.split("\n"))), min(_PIECE, longest), numbers)

    def least(self, whole: float) -> float:
        """Its width at the least, with lines up to a length in one piece."""
        lines = (line for lines in self.cells for line in lines if line <= whole)
        heading = min(self.heading, whole / 2) + _ARROW
        longest = max(_NARROW, heading, self.pieces, *lines)
        return longest + _EDGES + _INDENT * self.numbers

    def cost(self, width: float) -> float:
        """What its height costs: a high cell far more than several low ones."""
        room = width - _EDGES
        return sum(
            number * math.pow(sum(max(1.0, line / room) for line in lines), 3)
            for lines, number in self.cells.items()
        )

    def highest(self, width: float) -> int:
        """The lines of its highest cell."""
        return max(_set(lines, width) for lines in self.cells)


def fitted(columns: Sequence[Sequence[object]]) -> list[float]:
    """The widths of the columns on paper: on the smallest paper on which they read well."""
    known = [Column.of(values) for values in columns]
    for room, whole, most, lines in (
        (A4, _WHOLE, _EASY, _EASY_LINES),
        (A3, _WHOLE, _EASY, _FEW_LINES),
        (A3, _TIGHT, _EASY, MOST_LINES),
        (A3, _TIGHT, _WIDEST, MOST_LINES),
    ):
        widths = _spread(known, room, whole, most)
        highest = max(map(Column.highest, known, widths))
        if sum(widths) <= room and highest <= lines:
            return widths
    return _spread(known, TWO, _TIGHT, _WIDEST)


def beside(columns: Sequence[Sequence[object]]) -> list[float]:
    """The widths of columns that are not on paper, one line each as far as that can be read."""
    known = [Column.of(values) for values in columns]
    return _spread(known, _EASY * len(known), _WHOLE, _EASY)


def height(row: Iterable[object], widths: Iterable[float]) -> float:
    """Points of a row that shows its texts whole."""
    cells = zip(row, widths, strict=True)
    told = (_set(tuple(map(ems, str(value).split("\n"))), width) for value, width in cells)
    return LINE * max(told, default=1)


def _set(lines: Lines, width: float) -> int:
    """The lines that a cell takes: some end early, where a number or a sign is not parted."""
    room = width - _EDGES
    return sum(1 if line <= room else math.ceil(line / (room - 1.0)) for line in lines)


def _spread(columns: Sequence[Column], room: float, whole: float, most: float) -> list[float]:
    """Letter by letter to the column that gains most by it, until there is no room."""
    widths = [column.least(whole) for column in columns]
    costs = [cache(column.cost) for column in columns]  # each is asked for twice
    gains = [_gain(cost, width, most) for cost, width in zip(costs, widths, strict=True)]
    while sum(widths) + 1.0 <= room and max(gains, default=0.0) > 0.0:
        at = gains.index(max(gains))
        widths[at] += 1.0
        gains[at] = _gain(costs[at], widths[at], most)
    return widths


def _gain(cost: Callable[[float], float], width: float, most: float) -> float:
    return cost(width) - cost(width + 1.0) if width + 1.0 <= most else 0.0
