"""What came of talking with people: the cases taken up, hands for ideas, what was found out."""

from __future__ import annotations

from collections.abc import Sequence

from kasane.programme import (
    FormSheet,
    OverlapSheet,
    Sheet,
    TableColumn,
    TableSheet,
    TodoRule,
    of_kind,
)
from kasane.record.kinds.areas import cases_of, name_of
from kasane.record.kinds.overlap.case import CaseOverlap
from kasane.record.kinds.table.results import answered, result_columns
from kasane.record.paper.columns import row_of
from kasane.record.paper.content import Row, Table, head, plain_table
from kasane.record.paper.paper import Paper
from kasane.record.values import shown
from kasane.workshop.reading import Reading

_MOST = 10
"""Ideas that are told; all are on their sheet."""


def picked_cases(reading: Reading, sheets: Sequence[Sheet]) -> list[str]:
    """The names of the cases that were taken up."""
    return [
        reading.copy_name(sheet, copy)
        for sheet in of_kind(FormSheet, sheets)
        if sheet.is_case and sheet.pick
        for copy in reading.copies(sheet)
        if copy.values.get(sheet.pick.flag)
    ]


def raised_hands(reading: Reading, sheets: Sequence[Sheet]) -> list[tuple[str, str, str]]:
    """The ideas for which hands were shown, the most first: idea, case, hands."""
    found = []
    for sheet in of_kind(OverlapSheet, sheets):
        for case in cases_of(reading, sheet):
            overlap = CaseOverlap(sheet, reading, case)
            for idea in overlap.ideas:
                text = name_of(reading, sheet, sheet.middle, idea)
                found.append((overlap.hands(idea), text, case.name))
    ranked = sorted((each for each in found if each[0]), key=lambda each: -each[0])
    return [(text, case, f"{hands}人") for hands, text, case in ranked[:_MOST]]


def print_hands(paper: Paper, hands: Sequence[tuple[str, str, str]]) -> None:
    """Ideas with their hands."""
    paper.part("できそうと手が挙がったアイデア")
    widths = (paper.width - 52.0, 32.0, 20.0)
    paper.table(plain_table(widths, ("アイデア", "ケース", "挙手"), hands))


def print_results(paper: Paper, reading: Reading, sheet: TableSheet, rule: TodoRule) -> None:
    """What those said who were talked with; nothing where nobody was yet."""
    columns = [*_subject(sheet, rule), *result_columns(sheet, rule)]
    pieces = answered(reading, sheet, rule)
    if not pieces:
        return
    paper.part(f"確かめた結果（{sheet.title}）")
    shares = [1.6 if column.type == "text" else 1.0 for column in columns]
    across = [paper.width * share / sum(shares) for share in shares]
    rows = [Row([head(column.label) for column in columns], heading=True)]
    rows += [row_of([shown(reading, c, piece) for c in columns], across) for piece in pieces]
    paper.table(Table(across, rows))


def _subject(sheet: TableSheet, rule: TodoRule) -> list[TableColumn]:
    """Whom or what a row is about: its task, and what was chosen from another sheet."""
    return [
        column
        for column in sheet.columns
        if column.id == rule.task or (column.type == "text" and column.choices_from)
    ]
