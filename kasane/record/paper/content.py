"""What a record is made of before it is Word: paragraphs, cells, rows, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Merge = Literal["", "begin", "go on"]


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of text in one character style."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph in one style; `keep`: on the page of what follows it.

    `right`: millimetres on the right that its lines leave free.
    """

    runs: tuple[TextRun, ...]
    style: str = ""
    keep: bool = False
    right: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        span: how many columns it takes.
        merge: whether a cell that takes several rows begins or goes on here.
        fill: background, such as "E8F1FE".
        middle: whether its text stands halfway up.
    """

    paragraphs: Sequence[Para] = ()
    span: int = 1
    merge: Merge = ""
    fill: str = ""
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        heading: repeated on every page.
        whole: not broken between pages.
        height: at least so many millimetres.
        tied: on the same page as the next one.
    """

    cells: Sequence[Cell]
    heading: bool = False
    whole: bool = True
    height: float = 0.0
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the widths of its columns in millimetres.

    Attributes:
        free: whether the widths only say where to begin, so that columns get what they need.
        sides: whether the first column names what stands in the others.
    """

    widths: Sequence[float]
    rows: list[Row] = field(default_factory=list)
    free: bool = True
    sides: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG with the width that it has on paper, in millimetres, and what it shows in words.

    `missing` are the characters for which the picture's font has no sign.
    """

    png: bytes
    width: float
    words: str
    missing: frozenset[str] = frozenset()


JOINED = "\u2060"
"""Between a box to tick and its word, so that they stay on one line."""
SIGNED = "Signed"
"""The character style of who wrote something."""
HEAD_FILL = "D9E6FF"
SIDE_FILL = "F2F2F2"
NAMED = 30.0
"""Millimetres of what names a fact."""


def para(text: str, style: str = "", *, keep: bool = False) -> Para:
    """A paragraph of plain text."""
    return Para((TextRun(text),), style, keep)


def signed(text: str, name: str, style: str) -> Para:
    """A text with who wrote it, in smaller letters, where that is told."""
    sign = (TextRun(f"（{name}）", SIGNED),) if name else ()
    return Para((TextRun(text), *sign), style)


def cell(text: str, style: str = "Cell", fill: str = "") -> Cell:
    """A cell with one paragraph."""
    return Cell([para(text, style)], fill=fill)


def plain_table(
    widths: Sequence[float],
    headings: Iterable[str],
    rows: Iterable[Iterable[str]],
) -> Table:
    """A table with one heading row and texts below."""
    head = Row([cell(text, "Cell Head", HEAD_FILL) for text in headings], heading=True)
    return Table(widths, [head, *map(row_of, rows)])


def text_cell(text: str, style: str = "Cell") -> Cell:
    """A cell with a paragraph for each line, so that a long text may go on on the next page."""
    return Cell([para(line, style) for line in text.split("\n")])


def row_of(texts: Iterable[str]) -> Row:
    """A row of texts."""
    return Row([text_cell(text) for text in texts])


def head(text: str) -> Cell:
    """A cell of a heading row."""
    return cell(text, "Cell Head", HEAD_FILL)


def side(text: str, note: str = "") -> Cell:
    """A cell that names what is beside it, with a smaller line below where there is one."""
    more = [para(note, "Small")] if note else []
    return Cell([para(text, "Cell Head"), *more], fill=SIDE_FILL)


def begun(part: Cell) -> Cell:
    """The same cell, reaching over the rows below that go on with it."""
    return replace(part, merge="begin")


def gone_on(part: Cell) -> Cell:
    """What stands in the rows below such a cell."""
    return Cell(merge="go on", span=part.span, fill=part.fill)


def fact_table(width: float, facts: Iterable[tuple[str, str]], named: float = NAMED) -> Table:
    """Names on the left, in so many millimetres of the width, what they are on the right."""
    rows = [Row([cell(name, "Cell Head", SIDE_FILL), cell(text)]) for name, text in facts]
    return Table((named, width - named), rows, free=False, sides=True)
