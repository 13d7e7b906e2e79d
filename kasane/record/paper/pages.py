"""On which page things stand, as far as that can be told before anybody has set the document."""

from __future__ import annotations

from kasane.record.paper.content import Para, Table
from kasane.record.paper.fit import height_of_row
from kasane.record.paper.measure import lines_in

_LINES = {"Heading 1": 12.0, "Heading 2": 9.0, "Heading 3": 8.0, "Title": 12.0, "Room": 2.4}
_LINES |= {"Small": 4.6, "Break": 0.4, "Subtitle": 10.0}
_LINE = 6.8
"""Millimetres of a line with the room around its paragraph, by style."""


class Pages:
    """Counts pages while a document grows; Word counts them anew when it opens the file."""

    def __init__(self) -> None:
        self.number = 0
        self._used = 0.0
        self._height = 1.0

    def begin(self, height: float) -> None:
        """A new page so many millimetres high."""
        self.number += 1
        self._used, self._height = 0.0, height

    def paragraph(self, paragraph: Para, width: float) -> None:
        """A paragraph."""
        text = "".join(run.text for run in paragraph.runs)
        self.add(_LINES.get(paragraph.style, _LINE) * lines_in(text, width))

    def table(self, table: Table, scale: float) -> None:
        """A table, whose tied rows stay on one page."""
        block = 0.0
        for row in table.rows:
            block += height_of_row(row, table.widths, scale)
            if not row.tied:
                self.add(block)
                block = 0.0
        self.add(block)

    def add(self, height: float) -> None:
        """Something that stands on one page, if it is not higher than that."""
        if self._used + height > self._height:
            over = height if height <= self._height else self._used + height - self._height
            self.number += 1
            self._used = min(over, self._height)
        else:
            self._used += height
