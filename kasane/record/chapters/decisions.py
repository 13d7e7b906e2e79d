"""What was decided: cases, first ideas, plans, and what is to be done by whom and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kasane.programme import (
    FieldSection,
    FormSheet,
    ListField,
    Sheet,
    Stage,
    TableSheet,
    TodoRule,
)
from kasane.record.chapters.outcomes import picked_cases, print_hands, print_results, raised_hands
from kasane.record.copies import copies_of, copy_name
from kasane.record.entries import Piece
from kasane.record.paper.columns import headings, rows_of
from kasane.record.paper.content import SHORT, Table, para, plain_table
from kasane.record.paper.paper import Paper
from kasane.record.pictures.progress import progress_picture
from kasane.record.task import Task


def print_decisions(paper: Paper, task: Task, sheets: Sequence[Sheet]) -> None:
    """What the given sheets say was decided; nothing where they say nothing."""
    chosen = [part for sheet in sheets for part in _chosen(task, sheet)]
    to_do = [
        (sheet, sheet.todo)
        for sheet in sheets
        if isinstance(sheet, TableSheet) and sheet.todo and _pieces(task, sheet, sheet.todo)
    ]
    plans = [
        copy_name(task, sheet, copy)
        for sheet in sheets
        if isinstance(sheet, FormSheet) and sheet.repeats == "idea"
        for copy in copies_of(task, sheet)
    ]
    picked, hands = picked_cases(task, sheets), raised_hands(task, sheets)
    if not (chosen or to_do or plans or picked or hands):
        return
    paper.chapter("決まったこと")
    if picked:
        paper.part("取り上げたケース")
        paper.put(para("、".join(picked)))
    if chosen:
        paper.part("最初に取り組みたいアイデアとその理由")
        half = paper.width * 0.4
        heads = ("アイデア", "理由")
        short = len(chosen) < SHORT
        paper.table(plain_table((half, paper.width - half), heads, chosen, together=short))
    if plans:
        paper.part("企画書にした取組アイデア")
        paper.put(*(para(f"・{name}") for name in plans))
    if hands:
        print_hands(paper, hands)
    for sheet, rule in to_do:
        print_results(paper, task, sheet, rule)
    for sheet, rule in to_do:
        _print_to_do(paper, task, sheet, rule)
    _print_progress(paper, task, to_do)


def _chosen(task: Task, sheet: Sheet) -> list[tuple[str, str]]:
    """The items of the first list of a form that all fill together."""
    if not isinstance(sheet, FormSheet) or sheet.repeats != "once":
        return []
    lists = [
        field
        for section in sheet.sections
        if isinstance(section, FieldSection)
        for field in section.fields
        if isinstance(field, ListField) and len(field.fields) > 1
    ]
    if not lists:
        return []
    first, second = lists[0].fields[:2]
    pieces = task.entries.at(sheet.id, f"{sheet.id}/{lists[0].id}")
    return [(p.text(first.id), p.text(second.id)) for p in pieces if p.written]


def _print_to_do(paper: Paper, task: Task, sheet: TableSheet, rule: TodoRule) -> None:
    paper.part(f"取り組むこと（{sheet.title}）")
    wanted = (rule.task, rule.owner, rule.due, rule.status)
    columns = [sheet.column(column) for column in wanted if column]
    shares = [3.2, *(1.3 for _ in columns[1:])]
    across = [paper.width * share / sum(shares) for share in shares]
    rows = rows_of(task, columns, _pieces(task, sheet, rule), across)
    paper.table(Table(across, [headings(columns), *rows], together=len(rows) < SHORT))


def _print_progress(paper: Paper, task: Task, to_do: Sequence[tuple[TableSheet, TodoRule]]) -> None:
    bars: dict[str, Counter[str]] = {}
    stages: dict[str, Stage] = {}
    for sheet, rule in to_do:
        bars[sheet.title] = Counter(rule.state(p.values) for p in _pieces(task, sheet, rule))
        stages |= rule.stages(sheet.columns)
    picture = progress_picture(bars, stages, paper.width)
    if picture is not None:
        paper.part("取り組むことの進み具合")
        paper.picture(picture)


def _pieces(task: Task, sheet: TableSheet, rule: TodoRule) -> list[Piece]:
    return [piece for piece in task.entries.at(sheet.id) if rule.is_taken_on(piece.values)]
