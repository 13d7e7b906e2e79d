"""A board as its printed sheet: phases down, columns across, one column spanning the phases."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from kasane.programme import BoardColumn, BoardSheet
from kasane.record.kinds.base import Case, Frame, Kind, begin_blank
from kasane.record.kinds.board.body import body_pages, is_short
from kasane.record.kinds.board.large import blank_view, view_of
from kasane.record.kinds.board.lists import counted, print_lists
from kasane.record.kinds.board.notes import Block, blocks_of, labelled
from kasane.record.paper.content import HEAD_FILL, Cell, Row, Table, cell, para
from kasane.record.paper.paper import UPRIGHT, Paper, Size
from kasane.record.pictures.board import draw_board
from kasane.workshop.reading import Reading

_SIDE_WIDTH = 34.0
_LEAST_ROW = 16.0
_BLANK_SIDE_WIDTH = 48.0
_BLANK_HEADS = 41.0
"""Millimetres that title, lead and headings of a blank sheet take."""


class BoardKind(Kind[BoardSheet]):
    """A table of the places, with their notes one below the other."""

    large = True

    def filled(self, paper: Paper, sheet: BoardSheet, reading: Reading) -> None:
        """The sheet with its notes, on pages of its own."""
        notes = reading.notes(sheet)

        def filling(place: str) -> list[Block]:
            return blocks_of(sheet, notes, reading, place, widths[-1])

        widths = _widths(UPRIGHT, sheet)
        if not sheet.rows or is_short(sheet, filling):
            paper.flow()
        else:
            paper.section(sheet.orientation)
            widths = _widths(paper.width, sheet)
        paper.chapter(sheet.title)
        for number, rows in enumerate(body_pages(sheet, filling, _LEAST_ROW)):
            if number:
                paper.section(sheet.orientation)
            paper.table(Table(widths, [*_headings(sheet), *rows], free=False))
        if labelled(sheet, notes):
            paper.put(para("【　】は、付箋の色があらわすことです。", "Small"))
        hidden = reading.hidden(sheet.id)
        if hidden:
            paper.put(para(f"事務局が見えなくした付箋 {hidden}枚は、のせていません。", "Small"))

    def blank(self, paper: Paper, sheet: BoardSheet, size: Size) -> None:
        """The sheet with nothing in it, filling one page."""
        begin_blank(paper, sheet, size, sheet.orientation)
        height = (paper.height - _BLANK_HEADS * paper.scale) / max(len(sheet.rows), 1)
        rows = body_pages(sheet, lambda _: [], height, explained=True)[0]
        widths = _widths(paper.width, sheet, _BLANK_SIDE_WIDTH * paper.scale)
        paper.table(Table(widths, [*_headings(sheet), *rows], free=False), room=False)

    def lists(self, paper: Paper, sheet: BoardSheet, reading: Reading) -> None:
        """Ideas with where they came from, and counts."""
        print_lists(paper, sheet, reading)

    def cases(self, sheet: BoardSheet, reading: Reading) -> list[Case]:
        """The board itself, of no single case."""
        return [Case("", "")] if reading.notes(sheet) else []

    def draw(self, axes: Any, frame: Frame, sheet: BoardSheet, reading: Reading, case: Case) -> str:
        """What stands below are counts, and what is not on it."""
        draw_board(axes, frame, view_of(sheet, reading))
        return "　／　".join(counted(sheet, reading))

    def draw_blank(self, axes: Any, frame: Frame, sheet: BoardSheet) -> None:
        draw_board(axes, frame, blank_view(sheet))


def _widths(width: float, sheet: BoardSheet, side_width: float = _SIDE_WIDTH) -> list[float]:
    side = [side_width] if sheet.rows else []
    rest = (width - sum(side)) / len(sheet.columns)
    return [*side, *(rest for _ in sheet.columns)]


def _headings(sheet: BoardSheet) -> list[Row]:
    """One heading row, or two where a common heading lies over some of the columns."""
    side = [cell(sheet.row_heading, "Cell Head", HEAD_FILL)] if sheet.rows else []
    if not sheet.columns_heading:
        return [Row([*side, *map(_head, sheet.columns)], heading=True)]
    upper = [_begun(head) for head in side]
    lower = [_gone_on(head) for head in side]
    for spanning, group in groupby(sheet.columns, key=lambda column: column.spanning):
        heads = [_head(column) for column in group]
        common = cell(sheet.columns_heading, "Cell Head", HEAD_FILL)
        over = Cell(common.paragraphs, span=len(heads), fill=HEAD_FILL)
        upper += map(_begun, heads) if spanning else [over]
        lower += map(_gone_on, heads) if spanning else heads
    return [Row(upper, heading=True), Row(lower, heading=True)]


def _head(column: BoardColumn) -> Cell:
    return cell(column.label, "Cell Head", HEAD_FILL)


def _begun(part: Cell) -> Cell:
    return Cell(part.paragraphs, merge="begin", fill=part.fill)


def _gone_on(part: Cell) -> Cell:
    return Cell(merge="go on", fill=part.fill)


KIND = BoardKind()
