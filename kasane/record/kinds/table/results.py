"""What came of the rows of a table: their answers, and one against the other."""

from __future__ import annotations

from kasane.programme import TableColumn, TableSheet, TodoRule
from kasane.record.paper.content import (
    Row,
    Table,
    fact_table,
    head,
    para,
    plain_table,
    side,
    text_cell,
)
from kasane.record.paper.paper import Paper
from kasane.record.pictures.radar import radar_picture
from kasane.workshop.gathered import gathered, read_first
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading

_NAME = 34.0
"""Millimetres of what stands beside the texts that are read together."""


def result_columns(sheet: TableSheet, rule: TodoRule) -> list[TableColumn]:
    """The columns of choices that say what came of a to-do."""
    return [each for each in rule.result_columns(sheet.columns) if each.type == "choice"]


def answered(reading: Reading, sheet: TableSheet, rule: TodoRule) -> list[Item]:
    """The rows that say what came of them."""
    columns = result_columns(sheet, rule)
    rows = reading.at(sheet.id)
    return [piece for piece in rows if any(piece.text(column.id) for column in columns)]


def print_crossing(paper: Paper, sheet: TableSheet, reading: Reading) -> None:
    """One answer against the other, with who gave them; only where a sheet has two of choices."""
    rule = sheet.todo
    columns = result_columns(sheet, rule) if rule else []
    if rule is None or len(columns) != 2 or not (pieces := answered(reading, sheet, rule)):
        return
    down, across = columns
    paper.part(f"{down.label} × {across.label}")
    paper.put(para("だれが、どちらにあてはまるかを並べた表です。", "Small", keep=True))
    each = (paper.width - 34.0) / len(across.choices)
    rows = []
    for answer in down.choices:
        there = [p for p in pieces if p.text(down.id) == answer]
        cells = [
            "\n".join(f"・{p.text(rule.task)}" for p in there if p.text(across.id) == way)
            for way in across.choices
        ]
        rows.append([answer, *cells])
    widths = (34.0, *(each for _ in across.choices))
    paper.table(plain_table(widths, ("", *across.choices), rows))


def print_radar(paper: Paper, sheet: TableSheet, reading: Reading) -> None:
    """The answers as shapes on the axes that the rows are; nothing before an answer."""
    rule = sheet.radar
    rows = [row for row in reading.at(sheet.id) if rule and row.text(rule.axis)]
    shapes = rule.shapes(sheet.columns, [row.values for row in rows]) if rule else []
    if rule is None or not shapes:
        return
    names, steps = [row.text(rule.axis) for row in rows], rule.steps(sheet.columns)
    paper.part(f"{sheet.title}の形")
    paper.picture(radar_picture(names, shapes, len(steps), min(paper.width, 170.0)))


def print_gathered(paper: Paper, sheet: TableSheet, reading: Reading) -> None:
    """Several tables read together: a table for each goal; nothing before there is one."""
    rule = sheet.gathered
    found = gathered(reading, rule) if rule else []
    if rule is None or not found:
        return
    paper.part(rule.title)
    widths = (_NAME, paper.width - _NAME)
    first = list(read_first(reading, rule))
    if first:
        paper.table(fact_table(paper.width, first, _NAME))
    table, _, column = rule.under.partition("/")
    named = reading.programme.sheet_of(TableSheet, table)
    label = named.column(column).label if named else ""
    for each in found:
        rows = [
            Row([side(title), text_cell("\n".join(f"・{text}" for text in texts) or "－")])
            for title, texts in each.parts
        ]
        heads = Row([head(label), head(each.heading)], heading=True)
        paper.table(Table(widths, [heads, *rows], free=False, sides=True))
