"""The tables whose rows are members or meetings: コアメンバー書き出し, 開催計画."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from kasane.programme import TableColumn, TableSheet
from kasane.record.paper import columns
from kasane.record.paper.content import Table, fact_table, para
from kasane.record.paper.paper import Paper
from kasane.record.task import Task
from kasane.record.values import text_of
from kasane.workshop.model import Role

Body = Mapping[str, Any]


def print_members_sheet(paper: Paper, sheet: TableSheet, task: Task) -> None:
    """The roster; where names aren't wanted, only how many there are of each kind."""
    members = [body for body in task.seen("member").values() if body["role"] != Role.VIEWER]
    if not task.with_names:
        paper.put(para(f"{len(members)}人。名前などは、のせていません。"))
        facts = [(column.label, _counts(column, members)) for column in sheet.columns]
        paper.table(fact_table((44.0, paper.width - 44.0), [f for f in facts if f[1]]))
        return
    across = columns.widths(paper, sheet.columns)
    rows = [
        columns.row_of([_of_member(task, column, body) for column in sheet.columns], across)
        for body in sorted(members, key=_reading)
    ]
    paper.table(Table(across, [columns.headings(sheet.columns), *rows]))


def print_meetings_sheet(paper: Paper, sheet: TableSheet, task: Task) -> None:
    """The meetings, the first one first."""
    across = columns.widths(paper, sheet.columns)
    meetings = sorted(
        task.seen("meeting").values(), key=lambda m: (m["date"] or "9999", m["start"])
    )
    rows = [
        columns.row_of([_of_meeting(task, column, body) for column in sheet.columns], across)
        for body in meetings
    ]
    paper.table(Table(across, [columns.headings(sheet.columns), *rows]))


def about(body: Body) -> Mapping[str, Any]:
    """A member's further columns of the roster; none where the reader may not see them."""
    found: Mapping[str, Any] = body.get("about") or {}
    return found


def _counts(column: TableColumn, members: list[Body]) -> str:
    """The words of a column with how many members have each, for columns with fixed words."""
    counts: Counter[str] = Counter()
    for body in members:
        value = about(body).get(column.id, "")
        counts.update([value] if isinstance(value, str) else value)
    return "、".join(f"{word} {counts[word]}人" for word in column.choices if counts[word])


def _of_member(task: Task, column: TableColumn, body: Body) -> str:
    if column.id in ("name", "organisation"):
        return str(body[column.id])
    return text_of(task, column.type, about(body).get(column.id, ""))


def _reading(body: Body) -> tuple[str, str]:
    return (str(about(body).get("kana", "")) or "ん", str(body["name"]))


def _of_meeting(task: Task, column: TableColumn, body: Body) -> str:
    if column.id == "step":
        steps = (step for step in task.programme.steps if step.id in body["steps"])
        return "・".join(step.short for step in steps)
    return text_of(task, column.type, body.get(column.id) or "")
