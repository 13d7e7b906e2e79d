"""Which files a form has: one of its filled copies, and one of everything that repeats in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kasane.programme import FieldSection, FormSheet, GridSection, ListField, Programme, TableField
from kasane.tables.columns import (
    COLUMN,
    COPY,
    COPY_ID,
    LETTER,
    ORDER,
    TEXT,
    table_columns,
    tail,
    text_column,
    value_column,
)
from kasane.tables.kinds.base import Kind
from kasane.tables.leaf import Column, Leaf, told_apart
from kasane.workshop.model import Meeting


class FormKind(Kind[FormSheet]):
    """A form that is filled once has no file of copies where it has no plain fields."""

    def leaves(
        self, sheet: FormSheet, programme: Programme, meetings: Mapping[str, Meeting]
    ) -> Iterator[Leaf]:
        repeats = not sheet.once
        fields = [f for s in sheet.sections if isinstance(s, FieldSection) for f in s.fields]
        plain = [f for f in fields if not isinstance(f, ListField | TableField)]
        if plain or repeats:
            head = [Column(COPY, "shown", "copy"), Column(LETTER, "letter")] if repeats else []
            values = [value_column(sheet, part) for part in plain]
            columns = told_apart((*head, *values, *tail("colour", "under")))
            yield Leaf(sheet, "", sheet.title, "用紙", columns)
        of_copy = (_OF_COPY,) if repeats else ()
        for field in fields:
            if isinstance(field, ListField | TableField):
                yield _items(sheet, field, of_copy)
        for section in sheet.sections:
            if isinstance(section, GridSection):
                yield _grid(sheet, section, of_copy)
        if sheet.is_case:
            yield _asked(sheet, of_copy)


def _asked(sheet: FormSheet, of_copy: Sequence[Column]) -> Leaf:
    """What secretariat and author say about a case."""
    columns = (
        *of_copy,
        Column(ORDER, "order"),
        text_column("文"),
        *_tail(of_copy, "colour", "under"),
    )
    return Leaf(
        sheet,
        "ask",
        f"{sheet.title}（事務局とのやりとり）",
        "やりとり",
        told_apart(columns),
        place="{copy}/@ask",
        detail=True,
        hushed=True,
    )


_OF_COPY = Column(COPY, "shown", "copy")
_COPY_ID = Column(COPY_ID, "copy", kind="id", needed=True, filled=True)
"""In which filled copy something stands: for people first, for programs last."""


def _tail(of_copy: Sequence[Column], *left_out: str) -> Iterator[Column]:
    return tail(*left_out, of=[_COPY_ID] if of_copy else ())


def _items(sheet: FormSheet, field: ListField | TableField, of_copy: Sequence[Column]) -> Leaf:
    parts = field.fields if isinstance(field, ListField) else field.columns
    own = table_columns(sheet, parts)
    order = Column(ORDER, "order")
    columns = told_apart((*of_copy, order, *own, *_tail(of_copy, "colour", "under")))
    place = f"{{copy}}/{field.id}" if of_copy else f"{sheet.id}/{field.id}"
    return Leaf(sheet, field.id, field.label, "項目", columns, place=place, detail=sheet.is_case)


def _grid(sheet: FormSheet, section: GridSection, of_copy: Sequence[Column]) -> Leaf:
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
                text_column(TEXT),
                *_tail(of_copy),
            )
        ),
        place=f"{copy}/{{row}}/{{column}}",
        detail=sheet.is_case,
    )


KIND = FormKind()
