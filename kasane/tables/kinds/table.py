"""The file of a table: its rows, or those of a board, of the roster, of the meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from kasane.plain import limits
from kasane.programme import Programme, TableSheet
from kasane.tables.columns import ID, table_columns, tail, text_column, value_column
from kasane.tables.files.people_frames import ATTENDANCES, ROLES, came_heading
from kasane.tables.kinds.base import Kind
from kasane.tables.leaf import Column, Leaf, told_apart
from kasane.workshop.model import Meeting, Member
from kasane.workshop.telling import TEXTS

CAME = "@came_"
"""Stands before a meeting's id in the values of a member's row."""
_CAME = tuple(ATTENDANCES.values())
_OF_ITS_RECORD = (
    Column("事務局のまとめ", "value", "summary", "long_text"),
    Column("記録者", "value", "recorder", most=limits.NAME, personal=True),
    Column("連絡先", "value", "contact", most=limits.NAME),
    Column("記録の時点", "value", "as_of", "date"),
)
"""What is written of a meeting for its record; on no sheet."""


class TableKind(Kind[TableSheet]):
    """One row a row."""

    def leaves(
        self, sheet: TableSheet, programme: Programme, meetings: Mapping[str, Meeting]
    ) -> Iterator[Leaf]:
        if sheet.is_roster:
            yield _members(sheet, meetings)
        elif sheet.rows_of == "meetings":
            yield _meetings(programme, sheet)
        else:
            yield _ideas(sheet) if sheet.rows_from else _table(sheet)


def _table(sheet: TableSheet) -> Leaf:
    every = told_apart(chain(table_columns(sheet, sheet.columns), tail("colour", "under")))
    return Leaf(sheet, "", sheet.title, "行", every, known_by=sheet.known_by)


def _ideas(sheet: TableSheet) -> Leaf:
    """A table whose rows are a board's notes: their text stands in its first text column."""
    first = next(part for part in sheet.columns if part.type in TEXTS and not part.auto)
    every = table_columns(sheet, sheet.columns)
    columns = (text_column(c.heading) if c.key == first.id else c for c in every)
    own = told_apart(chain(columns, tail("colour", "author", "hidden")))
    return Leaf(sheet, "", sheet.title, "アイデア", own, "notes")


def _members(sheet: TableSheet, meetings: Mapping[str, Meeting]) -> Leaf:
    """The roster. Without names only 所属 is left of what was written freely."""
    names = Member.model_fields
    own = [
        replace(value_column(sheet, p), most=limits.NAME if p.id in names else limits.TEXT)
        for p in sheet.columns
    ]
    came = (
        Column(came_heading(number, meeting), "value", CAME + key, "choice", _CAME)
        for number, (key, meeting) in enumerate(meetings.items(), 1)
    )
    role = Column("立場", "value", "@role", "choice", tuple(ROLES.values()))
    columns = told_apart((*own, role, *came, Column(ID, "id", kind="id")))
    return Leaf(sheet, "", sheet.title, "メンバー", columns, "members", known_by=sheet.known_by)


def _meetings(programme: Programme, sheet: TableSheet) -> Leaf:
    steps = {step.id: step.short for step in programme.steps}
    own = (
        Column(part.label, "value", "steps", "steps", known=steps)
        if part.id == "step"
        else value_column(sheet, part)
        for part in sheet.columns
    )
    columns = told_apart((*own, *_OF_ITS_RECORD, Column(ID, "id", kind="id")))
    return Leaf(sheet, "", sheet.title, "開催回", columns, "meetings")


KIND = TableKind()
