"""A board as one large page: its places with all notes whole, in letters as large as can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from kasane.plain import colours
from kasane.record.paper.lettering import broken
from kasane.record.pictures import canvas

Frame = tuple[float, float, float, float]
"""Left, top, width and height, in millimetres."""
_HEADS, _SIDE, _LARGEST, _SMALL = 66.0, 0.12, 30.0, 0.7
"""Of the whole width: letters of headings, the first column, the largest letters; explanations."""
_LINE, _PAD, _GAP, _LANE = 1.3, 0.4, 0.4, 13.0
"""In letters: a line, the edge in a note, what is between notes, and a note's usual width."""
_STEPS = 14
_NARROW = 0.6
"""Of what each column had if all were alike: none is narrower."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note; `under` another one, it lies in its pile."""

    text: str
    colour: str
    under: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, the part of a place that names it, and whether it spans all rows."""

    id: str
    label: str
    spanning: bool = False


@dataclass(frozen=True, slots=True)
class BoardView:
    """What a board shows.

    Attributes:
        rows: id, name and explanation of each; one without a name where there are none.
        side: the heading over them; over: the one over the columns that don't span.
        notes: place → its notes.
    """

    rows: Sequence[tuple[str, str, str]]
    columns: Sequence[Column]
    side: str = ""
    over: str = ""
    notes: Mapping[str, Sequence[Note]] = field(default_factory=dict)

    def at(self, row: str, column: Column) -> Sequence[Note]:
        """The notes of one place."""
        return self.notes.get(f"{'' if column.spanning else row}/{column.id}", ())


def draw_board(axes: Any, frame: Frame, view: BoardView) -> float:
    """Draw it into a frame; returns the height of the notes' letters, in millimetres."""
    low, high = 0.0, frame[2] / _LARGEST
    for _ in range(_STEPS):
        size = (low + high) / 2
        low, high = (size, high) if _Plan(frame, view, size).fits else (low, size)
    plan = _Plan(frame, view, low or high)
    _Pen(axes, plan).draw()
    return plan.size


@dataclass(frozen=True)
class _Plan:
    """Where everything stands when the notes have letters of a size."""

    frame: Frame
    view: BoardView
    size: float

    @cached_property
    def head(self) -> float:
        return self.frame[2] / _HEADS

    @cached_property
    def side(self) -> float:
        return self.frame[2] * _SIDE if self.view.side else 0.0

    @cached_property
    def widths(self) -> Mapping[str, float]:
        """Column → how wide it is: wider where more is said."""
        said = {c.id: sum(len(n.text) for n in self._all(c)) ** 0.5 for c in self.view.columns}
        mean = sum(said.values()) / len(said) or 1.0
        parts = {column: max(each / mean, _NARROW) for column, each in said.items()}
        unit = (self.frame[2] - self.side) / sum(parts.values())
        if not any(said.values()):
            unit, parts = (self.frame[2] - self.side) / len(parts), dict.fromkeys(parts, 1.0)
        return {column: part * unit for column, part in parts.items()}

    def _all(self, column: Column) -> Iterator[Note]:
        places = [""] if column.spanning else [row[0] for row in self.view.rows]
        return (note for row in places for note in self.view.at(row, column))

    @cached_property
    def heads(self) -> tuple[float, float]:
        """How high the two lines of headings are; the upper one is 0 where there is one line."""
        most = max(len(self.label(c.label, self.widths[c.id])) for c in self.view.columns)
        upper = self.head * (_LINE + 2 * _PAD) if self.view.over else 0.0
        return upper, self.head * (most * _LINE + 2 * _PAD)

    @property
    def room(self) -> float:
        return self.frame[3] - sum(self.heads)

    @property
    def fits(self) -> bool:
        return sum(self._needs) <= self.room and all(
            self._height(c, "") <= self.room for c in self.view.columns if c.spanning
        )

    @cached_property
    def rows(self) -> list[float]:
        """How high the rows are: alike, but for those that need more."""
        low, level = 0.0, self.room
        for _ in range(_STEPS * 2):
            middle = (low + level) / 2
            over = sum(max(need, middle) for need in self._needs) > self.room
            low, level = (low, middle) if over else (middle, level)
        return [max(need, low) for need in self._needs]

    @cached_property
    def _needs(self) -> list[float]:
        inner = [column for column in self.view.columns if not column.spanning]
        return [
            max([self._named(row), *(self._height(c, row[0]) for c in inner)])
            for row in self.view.rows
        ]

    def _named(self, row: tuple[str, str, str]) -> float:
        lines = len(self.label(row[1], self.side)) if self.side else 0
        return self.head * (lines * _LINE + 2 * _PAD)

    def label(self, text: str, width: float) -> list[str]:
        """A heading in lines, about as long as each other."""
        room = width / self.head - 2 * _PAD
        lines = broken(text, room, canvas.ems)
        while len(closer := broken(text, room := room - 0.5, canvas.ems)) == len(lines) > 1:
            lines = closer
        return lines

    def _height(self, column: Column, row: str) -> float:
        ends = (y + height for *_, y, _width, height, _lines in self.placed(column, row))
        return max(ends, default=0.0) + self.size * _GAP

    def placed(
        self, column: Column, row: str
    ) -> Iterator[tuple[Note, float, float, float, float, list[str]]]:
        """Each note with its place in the cell, its width and height, and its lines."""
        gap, whole = self.size * _GAP, self.widths[column.id]
        lanes = [gap] * max(1, int(whole / (self.size * _LANE)))
        width = (whole - gap) / len(lanes) - gap
        for pile in _piles(self.view.at(row, column)):
            lane = lanes.index(min(lanes))
            for note in pile:
                inset = self.size if note.under else 0.0
                lines = self._lines(note, width - inset)
                height = self.size * (len(lines) * _LINE + 2 * _PAD)
                x = gap + lane * (width + gap) + inset
                yield note, x, lanes[lane], width - inset, height, lines
                lanes[lane] += height + gap

    def _lines(self, note: Note, width: float) -> list[str]:
        room = max(1.0, width / self.size - 2 * _PAD)
        return [line for part in note.text.split("\n") for line in broken(part, room, canvas.ems)]


def _piles(notes: Iterable[Note]) -> list[list[Note]]:
    piles: list[list[Note]] = []
    for note in notes:
        if note.under and piles:
            piles[-1].append(note)
        else:
            piles.append([note])
    return piles


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws a plan."""

    axes: Any
    plan: _Plan

    def draw(self) -> None:
        view, (left, top, *_) = self.plan.view, self.plan.frame
        upper, lower = self.plan.heads
        if self.plan.side:
            self._head(left, top, self.plan.side, upper + lower, view.side)
        x = left + self.plan.side
        for spanning, group in groupby(view.columns, key=lambda column: column.spanning):
            columns = list(group)
            over = 0.0 if spanning else upper
            if over:
                self._head(x, top, sum(self.plan.widths[c.id] for c in columns), over, view.over)
            for column in columns:
                width = self.plan.widths[column.id]
                self._head(x, top + over, width, upper + lower - over, column.label)
                self._column(x, top + upper + lower, column)
                x += width
        self._side(left, top + upper + lower)

    def _side(self, left: float, top: float) -> None:
        if not self.plan.side:
            return
        for (_, name, note), height in zip(self.plan.view.rows, self.plan.rows, strict=True):
            self._box(left, top, self.plan.side, height, colours.TINT)
            size, small = self.plan.head, self.plan.head * _SMALL
            lines = self.plan.label(name, self.plan.side)
            self._written(left + size * _PAD, top + size * _PAD, lines, size)
            below = top + size * (2 * _PAD + len(lines) * _LINE)
            more = broken(note, (self.plan.side - size) / small, canvas.ems) if note else []
            if below + small * len(more) * _LINE <= top + height:
                self._written(left + size * _PAD, below, more, small)
            top += height

    def _column(self, x: float, top: float, column: Column) -> None:
        rows = [("", sum(self.plan.rows))]
        if not column.spanning:
            ids = (row[0] for row in self.plan.view.rows)
            rows = list(zip(ids, self.plan.rows, strict=True))
        for row, height in rows:
            self._box(x, top, self.plan.widths[column.id], height, colours.WHITE)
            for note, left, y, width, high, lines in self.plan.placed(column, row):
                size = self.plan.size
                at = x + left, top + y
                canvas.note(self.axes, *at, width, high, note.colour, size * 0.2)
                self._written(at[0] + size * _PAD, at[1] + size * _PAD, lines, size)
            top += height

    def _head(self, x: float, y: float, width: float, height: float, text: str) -> None:
        self._box(x, y, width, height, colours.TINT_STRONG)
        size = self.plan.head
        lines = self.plan.label(text, width) if text else []
        self._written(x + size * _PAD, y + size * _PAD, lines, size)

    def _written(self, x: float, y: float, lines: Sequence[str], size: float) -> None:
        for number, line in enumerate(lines):
            at = y + (number + 0.5) * size * _LINE
            points = canvas.points(size)
            canvas.write(self.axes, x, at, line, size=points, va="center", zorder=4)

    def _box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        from matplotlib.patches import Rectangle

        edge: dict[str, Any] = {
            "facecolor": fill,
            "edgecolor": colours.LINE_STRONG,
            "linewidth": 1.0,
        }
        canvas.put(self.axes, Rectangle((x, y), width, height, **edge))
