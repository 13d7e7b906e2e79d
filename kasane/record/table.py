"""A table as its printed sheet: a heading row on every page, rows that hold together."""

from __future__ import annotations

from kasane.programme import TableColumn, TableSheet
from kasane.record import priorities, roster
from kasane.record.cases import kept_back
from kasane.record.columns import headings, rows_of, widths
from kasane.record.content import Row, Table, cell, para
from kasane.record.paper import Paper, Size
from kasane.record.task import Task

_BLANK_ROW = 13.0
_HEADS = 34.0
"""Millimetres that title, lead and headings of a blank sheet take."""


def print_filled(paper: Paper, sheet: TableSheet, task: Task) -> None:
    """The sheet with its rows."""
    paper.section(sheet.orientation)
    paper.chapter(sheet.title)
    if sheet.rows_of == "members":
        roster.print_members_sheet(paper, sheet, task)
    elif sheet.rows_of == "meetings":
        roster.print_meetings_sheet(paper, sheet, task)
    elif sheet.voted:
        priorities.print_priorities(paper, sheet, task)
    else:
        _print_rows(paper, sheet, task)


def print_lists(paper: Paper, sheet: TableSheet, task: Task) -> None:
    """What follows it: of a table that is voted on, the picture of the answers."""
    if sheet.voted:
        priorities.print_picture(paper, sheet, task)


def print_blank(paper: Paper, sheet: TableSheet, size: Size) -> None:
    """The sheet with its default rows and empty ones, filling one page."""
    paper.section(sheet.orientation, size)
    paper.put(para(sheet.title, "Heading 1"), para(sheet.lead, "Small"))
    height = _BLANK_ROW * paper.scale
    count = max(len(sheet.default_rows), int((paper.height - _HEADS * paper.scale) / height))
    rows = []
    for number in range(count):
        given = sheet.default_rows[number] if number < len(sheet.default_rows) else {}
        texts = [_blank_text(column, number, given.get(column.id, "")) for column in sheet.columns]
        rows.append(Row([cell(text) for text in texts], height=height))
    paper.table(Table(widths(paper, sheet.columns), [headings(sheet.columns), *rows]), room=False)


def _print_rows(paper: Paper, sheet: TableSheet, task: Task) -> None:
    hidden = () if task.with_cases else kept_back(sheet)
    columns = [column for column in sheet.columns if column.id not in hidden]
    pieces = [piece for piece in task.entries.at(sheet.id) if piece.written]
    across = widths(paper, columns)
    if pieces:
        rows = rows_of(task, columns, pieces, across)
        paper.table(Table(across, [headings(columns), *rows]))
    else:
        paper.put(para("まだ何も書かれていません。"))
    covered = task.entries.covered(sheet.id)
    if covered:
        paper.put(para(f"公開前の行 {covered}行は、のせていません。", "Small"))
    if hidden and pieces:
        named = "・".join(c.label for c in sheet.columns if c.id in hidden)
        paper.put(para(f"ケースの内容にふれる列（{named}）は、のせていません。", "Small"))


def _blank_text(column: TableColumn, number: int, given: object) -> str:
    if column.auto == "row_number":
        return str(number + 1)
    if given:
        return str(given)
    if column.type == "scale":
        return "・".join(str(step) for step in range(column.least, column.most + 1))
    if column.type == "date":
        return "　　/　　"
    if column.type == "choice" and sum(map(len, column.choices)) <= 12:
        return "　".join(f"□{choice}" for choice in column.choices)
    return ""
