"""A table as its printed sheet: a heading row on every page, rows that hold together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat

from kasane.programme import TableColumn, TableSheet
from kasane.record.kinds.base import Kind, begin_blank
from kasane.record.kinds.table import priorities, roster
from kasane.record.kinds.table.results import print_crossing, print_gathered, print_radar
from kasane.record.paper.columns import headings, rows_of, widths
from kasane.record.paper.content import JOINED, Row, Table, cell, para
from kasane.record.paper.measure import height_of, lines_in
from kasane.record.paper.paper import Paper, Size
from kasane.workshop.reading import Reading

_BLANK_ROW = 13.0
_HEADS = 30.0
"""Millimetres that title, lead and headings of a blank sheet take."""
_MOST, _BELOW = 20, 3
"""Letters of choices that have room in a cell, together, and how many stand below each other."""
_MANY = 9
"""More columns need a page that lies across."""


class TableKind(Kind[TableSheet]):
    """A heading row on every page, rows that hold together."""

    def filled(self, paper: Paper, sheet: TableSheet, reading: Reading) -> None:
        """The sheet with its rows."""
        if sheet.rows_of in paper.told:
            return
        paper.flow(across=max(map(len, _parts(sheet, sheet.columns))) > _MANY and not paper.told)
        paper.chapter(sheet.title)
        if sheet.rows_of == "members":
            roster.print_members_sheet(paper, sheet, reading)
        elif sheet.rows_of == "meetings":
            roster.print_meetings_sheet(paper, sheet, reading)
        elif sheet.voted:
            priorities.print_priorities(paper, sheet, reading)
        else:
            _print_rows(paper, sheet, reading)

    def lists(self, paper: Paper, sheet: TableSheet, reading: Reading) -> None:
        """What follows it: where something is voted on or was asked, the answers side by side."""
        if sheet.voted:
            priorities.print_picture(paper, sheet, reading)
        print_crossing(paper, sheet, reading)
        print_radar(paper, sheet, reading)
        print_gathered(paper, sheet, reading)

    def is_used(self, sheet: TableSheet, reading: Reading, *, whole: bool) -> bool:
        """Roster and schedule always are, in the whole programme; ideas with their board."""
        if sheet.rows_of != "entries" and whole:
            return True
        return any(map(reading.uses, (sheet.id, (sheet.rows_from or "").partition("/")[0])))

    def blank(self, paper: Paper, sheet: TableSheet, size: Size) -> None:
        """The sheet with its default rows and empty ones, filling one page."""
        begin_blank(paper, sheet, size, sheet.orientation)
        columns = sheet.on_paper
        across = widths(paper, columns)
        room = paper.height - _HEADS * paper.scale
        rows: list[Row] = []
        for given in chain(sheet.default_rows, repeat(None)):
            values = given or {}
            texts = [
                _blank_text(column, len(rows), values.get(column.id, ""), width / paper.scale)
                for column, width in zip(columns, across, strict=True)
            ]
            height = max(_BLANK_ROW, _tallest(texts, across, paper.scale)) * paper.scale
            room -= height
            if given is None and room < 0:
                break
            rows.append(Row([cell(text) for text in texts], height=height))
        paper.table(Table(across, [headings(columns), *rows], free=False), room=False)


def _parts(sheet: TableSheet, columns: Sequence[TableColumn]) -> list[list[TableColumn]]:
    """The columns of the printed form, and with its first one those that are asked for besides."""
    printed = [column for column in columns if column in sheet.on_paper]
    others = [column for column in columns if column not in printed]
    if not others or not printed:
        return [list(columns)]
    return [printed, [printed[0], *others]]


def _tallest(texts: Sequence[str], across: Sequence[float], scale: float) -> float:
    """Millimetres that the highest of the texts takes on A4."""
    return max(height_of(text, width / scale) for text, width in zip(texts, across, strict=True))


def _print_rows(paper: Paper, sheet: TableSheet, reading: Reading) -> None:
    columns = [column for column in sheet.columns if reading.telling.tells(sheet, column)]
    pieces = [piece for piece in reading.at(sheet.id) if piece.written]
    for part in _parts(sheet, columns) if pieces else ():
        rows = rows_of(reading, part, pieces)
        paper.table(Table(widths(paper, part), [headings(part), *rows]))
    if not pieces:
        paper.put(para("まだ何も書かれていません。"))
    covered = reading.covered(sheet.id)
    if covered:
        paper.put(para(f"公開前の行 {covered}行は、のせていません。", "Small"))
    hidden = [column.label for column in sheet.columns if column not in columns]
    if hidden and pieces:
        named = "・".join(hidden)
        paper.put(para(f"ケースの内容にふれる列（{named}）は、のせていません。", "Small"))


def _blank_text(column: TableColumn, number: int, given: object, width: float) -> str:
    if column.auto == "row_number":
        return str(number + 1)
    if given:
        return str(given)
    if column.type == "scale":
        return "・".join(str(step) for step in range(column.least, column.most + 1))
    if column.type == "date":
        return "　　/　　"
    if column.type == "choice" and sum(map(len, column.choices)) <= _MOST:
        return _boxes(column.choices, width)
    return ""


def _boxes(choices: Sequence[str], width: float) -> str:
    """The choices to tick, on one line or below each other; nothing where one would be broken."""
    boxes = [f"□{JOINED}{choice}" for choice in choices]
    line = "　".join(boxes)
    if lines_in(line, width) == 1:
        return line
    fits = len(boxes) <= _BELOW and all(lines_in(box, width) == 1 for box in boxes)
    return "\n".join(boxes) if fits else ""


KIND = TableKind()
