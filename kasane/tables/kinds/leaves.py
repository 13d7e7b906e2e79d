"""Which files every kind of sheet has, with their columns."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from kasane.programme import (
    AreaSheet,
    BoardSheet,
    FormSheet,
    MemoSheet,
    Programme,
    RoundSheet,
    Sheet,
    TableSheet,
)
from kasane.tables.columns import (
    COLOUR,
    COLUMN,
    ID,
    ORDER,
    ROW,
    TEXT,
    table_columns,
    tail,
    text_column,
    value_column,
)
from kasane.tables.files.people_frames import ATTENDANCES, ROLES, came_heading
from kasane.tables.kinds.areas import area_leaves
from kasane.tables.kinds.form import form_leaves
from kasane.tables.leaf import Column, Leaf, told_apart
from kasane.workshop.model import Meeting
from kasane.workshop.telling import TEXTS, names_people

CAME = "@came_"
"""Stands before a meeting's id in the values of a member's row."""


def leaves_of(
    programme: Programme, sheet: Sheet, meetings: Mapping[str, Meeting] | None = None
) -> list[Leaf]:
    """The files of a sheet.

    Args:
        programme: What the sheet belongs to.
        sheet: A sheet of it.
        meetings: The workshop's, earliest first; the roster has a column for each.
    """
    if isinstance(sheet, BoardSheet):
        return [_board(sheet)]
    if isinstance(sheet, FormSheet):
        return list(form_leaves(sheet))
    if isinstance(sheet, RoundSheet):
        return [_round(sheet)]
    if isinstance(sheet, MemoSheet):
        return [_memo(sheet)]
    if isinstance(sheet, AreaSheet):
        return list(area_leaves(sheet))
    if sheet.rows_of == "members":
        return [_members(sheet, meetings or {})]
    if sheet.rows_of == "meetings":
        return [_meetings(programme, sheet)]
    return [_ideas(sheet) if sheet.rows_from else _table(sheet)]


def _board(sheet: BoardSheet) -> Leaf:
    rows = {row.id: row.label for row in sheet.rows} | {"": ""}
    columns = {column.id: column.label for column in sheet.columns}
    shorts = {row.short: row.id for row in sheet.rows if row.short}
    tags = {name: c.id for c in sheet.columns for name in (c.short, c.tag) if name}
    colours: dict[str, str] = {colour.id: colour.label for colour in sheet.colours}
    fields = (Column(f.label, "value", f.id, "long_text") for f in sheet.note_fields)
    last = (c if c.slot != "colour" else Column(COLOUR, "colour", known=colours) for c in tail())
    return Leaf(
        sheet,
        "",
        sheet.title,
        "付箋",
        told_apart(
            (
                Column(ROW, "row", known=rows, also=shorts, needed=bool(sheet.rows)),
                Column(COLUMN, "column", known=columns, also=tags, needed=True, filled=True),
                Column(ORDER, "order"),
                text_column(TEXT),
                *fields,
                *last,
            )
        ),
        place="{row}/{column}",
    )


def _table(sheet: TableSheet) -> Leaf:
    every = told_apart(chain(table_columns(sheet, sheet.columns), tail("colour", "under")))
    return Leaf(sheet, "", sheet.title, "行", every)


def _ideas(sheet: TableSheet) -> Leaf:
    """A table whose rows are a board's notes: their text stands in its first text column."""
    first = next(part for part in sheet.columns if part.type in TEXTS and not part.auto)
    every = table_columns(sheet, sheet.columns)
    columns = (text_column(c.heading) if c.key == first.id else c for c in every)
    own = told_apart(chain(columns, tail("colour", "author", "hidden")))
    return Leaf(sheet, "", sheet.title, "アイデア", own, "notes")


def _members(sheet: TableSheet, meetings: Mapping[str, Meeting]) -> Leaf:
    """The roster. Without names only 所属 is left of what was written freely."""
    own = [
        Column(
            part.label,
            "value",
            part.id,
            part.type,
            part.choices,
            personal=names_people(sheet, part),
        )
        for part in sheet.columns
    ]
    came = (
        Column(came_heading(number, meeting), "value", CAME + key, "choice", _CAME)
        for number, (key, meeting) in enumerate(meetings.items(), 1)
    )
    role = Column("立場", "value", "@role", "choice", tuple(ROLES.values()))
    columns = told_apart((*own, role, *came, Column(ID, "id", kind="id")))
    return Leaf(sheet, "", sheet.title, "メンバー", columns, "members")


_CAME = tuple(ATTENDANCES.values())


def _meetings(programme: Programme, sheet: TableSheet) -> Leaf:
    steps = {step.id: step.short for step in programme.steps}
    own = (
        Column(part.label, "value", "steps", "steps", known=steps)
        if part.id == "step"
        else value_column(sheet, part)
        for part in sheet.columns
    )
    columns = told_apart((*own, Column(ID, "id", kind="id")))
    return Leaf(sheet, "", sheet.title, "開催回", columns, "meetings")


def _round(sheet: RoundSheet) -> Leaf:
    who = Column("名前", "author", personal=True)
    fields = (value_column(sheet, part) for part in sheet.fields)
    columns = told_apart((who, *fields, *tail("colour", "author", "under")))
    return Leaf(sheet, "", sheet.title, "ひとこと", columns)


def _memo(sheet: MemoSheet) -> Leaf:
    questions = {question.id: question.label for question in sheet.questions}
    question = Column("問い", "row", known=questions, needed=True, filled=True)
    text = Column("文", "value", "text", "long_text")
    columns = told_apart((question, Column(ORDER, "order"), text, *tail("colour", "under")))
    return Leaf(sheet, "", sheet.title, "メモ", columns, place="{row}")
