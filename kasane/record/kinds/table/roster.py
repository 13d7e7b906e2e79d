"""The tables whose rows are members or meetings: コアメンバー書き出し, 開催計画."""

from __future__ import annotations

from collections import Counter

from kasane.programme import RosterRule, TableColumn, TableSheet
from kasane.record.paper import columns
from kasane.record.paper.content import Table, fact_table, para, row_of
from kasane.record.paper.paper import Paper
from kasane.record.values import text_of
from kasane.workshop.model import Meeting, Member, Role
from kasane.workshop.reading import Reading


def print_members_sheet(paper: Paper, sheet: TableSheet, reading: Reading) -> None:
    """The roster; where names aren't wanted, only how many there are of each kind."""
    members = [m for m in reading.people.members.values() if m.role is not Role.VIEWER]
    if not reading.telling.names:
        paper.put(para(f"{len(members)}人。名前などは、のせていません。"))
        facts = [(column.label, _counts(column, members)) for column in sheet.columns]
        paper.table(fact_table(paper.width, [f for f in facts if f[1]], 44.0))
        return
    rule = sheet.roster or RosterRule()
    told = [column for column in sheet.columns if column.id not in paper.told]
    across = columns.widths(paper, told)
    rows = [
        row_of(_of_member(reading, column, member) for column in told)
        for member in sorted(members, key=lambda each: _by_sound(each, rule))
    ]
    paper.table(Table(across, [columns.headings(told), *rows]))


def print_meetings_sheet(paper: Paper, sheet: TableSheet, reading: Reading) -> None:
    """The meetings, the first one first."""
    across = columns.widths(paper, sheet.columns)
    rows = [
        row_of(_of_meeting(reading, column, held) for column in sheet.columns)
        for held in reading.meetings.values()
    ]
    paper.table(Table(across, [columns.headings(sheet.columns), *rows]))


def _counts(column: TableColumn, members: list[Member]) -> str:
    """The words of a column with how many members have each, for columns with fixed words."""
    counts: Counter[str] = Counter()
    for member in members:
        value = member.about.get(column.id, "")
        counts.update([value] if isinstance(value, str) else value)
    return "、".join(f"{word} {counts[word]}人" for word in column.choices if counts[word])


def _of_member(reading: Reading, column: TableColumn, member: Member) -> str:
    own = {"name": member.name, "organisation": member.organisation}
    return text_of(reading, column.type, (own | member.about).get(column.id, ""))


def _by_sound(member: Member, rule: RosterRule) -> tuple[str, str]:
    return (rule.reading(member.about) or "ん", member.name)


def _of_meeting(reading: Reading, column: TableColumn, held: Meeting) -> str:
    if column.id == "step":
        steps = (step for step in reading.programme.steps if step.id in held.steps)
        return "・".join(step.short for step in steps)
    own = getattr(held, column.id, None)
    value = held.about.get(column.id, "") if own is None else str(own or "")
    return text_of(reading, column.type, value)
