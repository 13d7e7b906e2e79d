"""Which files every kind of sheet has, with their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from kasane.programme import (
    BoardSheet,
    FieldSection,
    FormSheet,
    GridSection,
    ListField,
    MemoSheet,
    Programme,
    RoundSheet,
    Sheet,
    TableField,
    TableSheet,
)
from kasane.tables.leaf import Column, Leaf, told_apart
from kasane.tables.people_frames import ATTENDANCES, ROLES, came_heading
from kasane.workshop.model import Meeting
from kasane.workshop.places import Part

ROW, COLUMN, ORDER, TEXT = "場面", "列", "並び", "付箋"
COLOUR, AUTHOR, UNDER, SOURCES = "色", "書いた人", "重ね先", "もと"
HIDDEN, ID, VERSION = "見えなくした", "ID", "版"
CREATED, CHANGED = "書いた時刻（日本時間）", "直した時刻（日本時間）"
COPY, COPY_ID, LETTER = "用紙", "用紙のID", "記号"
COLOURS = {"pink": "桃", "cream": "黄", "green": "緑", "sky": "水色"}
CAME = "@came_"
"""Stands before a meeting's id in the values of a member's row."""
_TEXTS = ("text", "long_text")
_PEOPLE = ("person", "people")


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
        return list(_form(sheet))
    if isinstance(sheet, RoundSheet):
        return [_round(sheet)]
    if isinstance(sheet, MemoSheet):
        return [_memo(sheet)]
    if sheet.rows_of == "members":
        return [_members(sheet, meetings or {})]
    if sheet.rows_of == "meetings":
        return [_meetings(programme, sheet)]
    return [_ideas(sheet) if sheet.rows_from else _table(sheet)]


def _tail(*left_out: str, author: str = AUTHOR) -> Iterator[Column]:
    """What every entry has, behind its own columns."""
    if "colour" not in left_out:
        yield Column(COLOUR, "colour", known=COLOURS)
    if "author" not in left_out:
        yield Column(author, "author", personal=True)
    if "under" not in left_out:
        yield Column(UNDER, "under", kind="id")
    yield Column(SOURCES, "sources")
    yield Column(HIDDEN, "hidden")
    yield from (Column(ID, "id", kind="id"), Column(VERSION, "version"))
    yield from (Column(CREATED, "created"), Column(CHANGED, "changed"))


def _value(part: Part, *, detail: bool = False) -> Column:
    """The column of a field or of a table's column."""
    return Column(
        part.label,
        "value",
        part.id,
        part.type,
        () if getattr(part, "choices_from", None) else getattr(part, "choices", ()),
        personal=part.type in _PEOPLE,
        detail=detail and part.type in _TEXTS,
    )


def _text(heading: str) -> Column:
    return Column(heading, "value", "text", "long_text", needed=True, filled=True)


def _board(sheet: BoardSheet) -> Leaf:
    rows = {row.id: row.label for row in sheet.rows} | {"": ""}
    columns = {column.id: column.label for column in sheet.columns}
    shorts = {row.short: row.id for row in sheet.rows if row.short}
    tags = {name: c.id for c in sheet.columns for name in (c.short, c.tag) if name}
    colours: dict[str, str] = {colour.id: colour.label for colour in sheet.colours}
    fields = (Column(f.label, "value", f.id, "long_text") for f in sheet.note_fields)
    tail = (c if c.slot != "colour" else Column(COLOUR, "colour", known=colours) for c in _tail())
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
                _text(TEXT),
                *fields,
                *tail,
            )
        ),
        place="{row}/{column}",
    )


def _table_columns(parts: Iterable[Part], *, detail: bool = False) -> Iterator[Column]:
    for part in parts:
        auto, own = getattr(part, "auto", None), getattr(part, "per_person", False)
        if auto == "row_number":
            yield Column(part.label, "order")
        elif auto:
            yield Column(part.label, "shown", auto)
        elif not own:
            yield _value(part, detail=detail)


def _table(sheet: TableSheet) -> Leaf:
    """A table; what only the secretariat sees of it are cases, as they were told."""
    columns = _table_columns(sheet.columns, detail=sheet.seen_by == "secretariat")
    tail = _tail("colour", "under")
    return Leaf(sheet, "", sheet.title, "行", told_apart(chain(columns, tail)))


def _ideas(sheet: TableSheet) -> Leaf:
    """A table whose rows are a board's notes: their text stands in its first text column."""
    first = next(part for part in sheet.columns if part.type in _TEXTS and not part.auto)
    columns = (_text(c.heading) if c.key == first.id else c for c in _table_columns(sheet.columns))
    tail = _tail("colour", "author", "hidden")
    own = told_apart(chain(columns, tail))
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
            personal=part.id != "organisation" and part.type in (*_TEXTS, *_PEOPLE),
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
        else _value(part)
        for part in sheet.columns
    )
    columns = told_apart((*own, Column(ID, "id", kind="id")))
    return Leaf(sheet, "", sheet.title, "開催回", columns, "meetings")


def _round(sheet: RoundSheet) -> Leaf:
    who = Column("名前", "author", personal=True)
    fields = (_value(part) for part in sheet.fields)
    columns = told_apart((who, *fields, *_tail("colour", "author", "under")))
    return Leaf(sheet, "", sheet.title, "ひとこと", columns)


def _memo(sheet: MemoSheet) -> Leaf:
    questions = {question.id: question.label for question in sheet.questions}
    question = Column("問い", "row", known=questions, needed=True, filled=True)
    text = Column("文", "value", "text", "long_text")
    columns = told_apart((question, Column(ORDER, "order"), text, *_tail("colour", "under")))
    return Leaf(sheet, "", sheet.title, "メモ", columns, place="{row}")


def _form(sheet: FormSheet) -> Iterator[Leaf]:
    case = sheet.repeats == "case"
    repeats = sheet.repeats != "once"
    fields = [f for s in sheet.sections if isinstance(s, FieldSection) for f in s.fields]
    plain = [f for f in fields if not isinstance(f, ListField | TableField)]
    if plain or repeats:
        head = [Column(COPY, "shown", "copy"), Column(LETTER, "letter")] if repeats else []
        values = [_value(part, detail=case) for part in plain]
        columns = told_apart((*head, *values, *_tail("colour", "under")))
        yield Leaf(sheet, "", sheet.title, "用紙", columns)
    of_copy = _of_copy() if repeats else ()
    for field in fields:
        if isinstance(field, ListField | TableField):
            yield _items(sheet, field, of_copy, detail=case)
    for section in sheet.sections:
        if isinstance(section, GridSection):
            yield _grid(sheet, section, of_copy, detail=case)
    if case:
        columns = told_apart(
            (*of_copy, Column(ORDER, "order"), _text("文"), *_tail("colour", "under"))
        )
        place = "{copy}/@ask"
        title = f"{sheet.title}（事務局とのやりとり）"
        yield Leaf(sheet, "ask", title, "やりとり", columns, place=place, detail=True, hushed=True)


def _of_copy() -> tuple[Column, ...]:
    copy = Column(COPY_ID, "copy", kind="id", needed=True, filled=True)
    return (Column(COPY, "shown", "copy"), copy)


def _items(
    sheet: FormSheet, field: ListField | TableField, of_copy: Sequence[Column], *, detail: bool
) -> Leaf:
    parts = field.fields if isinstance(field, ListField) else field.columns
    own = _table_columns(parts)
    order = Column(ORDER, "order")
    columns = told_apart((*of_copy, order, *own, *_tail("colour", "under")))
    place = f"{{copy}}/{field.id}" if of_copy else f"{sheet.id}/{field.id}"
    return Leaf(sheet, field.id, field.label, "項目", columns, place=place, detail=detail)


def _grid(
    sheet: FormSheet, section: GridSection, of_copy: Sequence[Column], *, detail: bool
) -> Leaf:
    rows = {row.id: row.label for row in section.rows}
    columns = {column.id: column.label for column in section.columns}
    shorts = {part.short: part.id for part in section.rows if part.short}
    copy = "{copy}" if of_copy else sheet.id
    return Leaf(
        sheet,
        section.id,
        section.title or sheet.title,
        "付箋",
        told_apart(
            (
                *of_copy,
                Column("行", "row", known=rows, also=shorts, needed=True, filled=True),
                Column(COLUMN, "column", known=columns, needed=True, filled=True),
                Column(ORDER, "order"),
                _text(TEXT),
                *_tail(),
            )
        ),
        place=f"{copy}/{{row}}/{{column}}",
        detail=detail,
    )
