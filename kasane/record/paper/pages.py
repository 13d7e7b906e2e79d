"""On which page things stand, as far as that can be told before anybody has set the document.

Measured in BIZ UDPGothic, which a record names and every Windows has.
"""

from __future__ import annotations

import math

from kasane.record.paper.content import Cell, Para, Row, Table
from kasane.record.paper.measure import POINT
from kasane.record.paper.styles import room_of
from kasane.record.paper.widths import length

SIDES, _EDGES = 3.2, 0.85
"""Millimetres left and right of a text in its cell, together; above and below, with the line."""


def lines_of(text: str, width: float, letters: float) -> int:
    """Lines of a text in so many millimetres, with letters of so many points."""
    most = max(1.0, width / (letters * POINT))
    return sum(max(1, math.ceil(length(line) / most)) for line in text.split("\n"))


def _tall(paragraph: Para, width: float, scale: float) -> float:
    """Millimetres that a paragraph takes in so much width."""
    room = room_of(paragraph.style)
    text = "".join(run.text for run in paragraph.runs)
    lines = lines_of(text, width, room.letters * scale)
    return (lines * room.line * scale + room.above + room.below) * POINT


def _row_height(row: Row, table: Table, scale: float) -> float:
    at, tallest = 0, row.height
    for cell in row.cells:
        width = sum(table.widths[at : at + cell.span]) - SIDES
        at += cell.span
        if not cell.merge:
            tallest = max(tallest, _cell_height(cell, width, scale))
    return tallest


def _cell_height(cell: Cell, width: float, scale: float) -> float:
    each = cell.paragraphs or (Para((), "Cell"),)
    return sum(_tall(paragraph, width, scale) for paragraph in each) + _EDGES


class Pages:
    """Counts pages while a document grows; Word counts them anew when it opens the file."""

    def __init__(self) -> None:
        self.number = 0
        self.marks: list[int] = []
        """The page of each thing that was marked."""
        self._used = self._kept = 0.0
        self._height = 1.0
        self._waiting = 0

    def begin(self, height: float) -> None:
        """A new page so many millimetres high."""
        self._put(0.0)
        self.number += 1
        self._used, self._height = 0.0, height

    @property
    def left(self) -> float:
        """Millimetres that are free on this page."""
        return self._height - self._used - self._kept

    def mark(self) -> None:
        """Remember the page of what comes next."""
        self._waiting += 1

    def paragraph(self, paragraph: Para, width: float, scale: float) -> None:
        """A paragraph; a heading stays with what follows it."""
        height = _tall(paragraph, width, scale)
        if paragraph.keep or paragraph.style.startswith(("Heading", "Subtitle", "Title")):
            self._kept += height
        else:
            self.add(height)

    def table(self, table: Table, scale: float) -> None:
        """A table, whose tied rows stay on one page; its headings are on each."""
        heights = [_row_height(row, table, scale) for row in table.rows]
        heads = sum(h for h, row in zip(heights, table.rows, strict=True) if row.heading)
        block = 0.0
        for height, row in zip(heights, table.rows, strict=True):
            block += height
            if not row.tied:
                before = self.number
                self._put(block, broken=not row.whole)
                if self.number > before and not row.heading:
                    self._used += heads
                block = 0.0
        self._put(block)

    def add(self, height: float) -> None:
        """Something that stands on one page, if it is not higher than that."""
        self._put(height)

    def _put(self, height: float, *, broken: bool = False) -> None:
        """Something with what is kept with it; what may be broken begins where the page is."""
        height += self._kept
        self._kept = 0.0
        if self._used + height > self._height and not broken and self._used:
            self.number += 1
            self._used = 0.0
        self.marks += [self.number] * self._waiting
        self._waiting = 0
        self._used += height
        while self._used > self._height:
            self.number += 1
            self._used -= self._height


def height_of(table: Table, scale: float = 1.0) -> float:
    """Millimetres that a table takes, roughly."""
    return sum(_row_height(row, table, scale) for row in table.rows)
