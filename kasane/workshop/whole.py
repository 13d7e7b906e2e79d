"""What of a form is still empty, section by section, where its programme counts that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kasane.programme import FieldSection, FormSheet, ListField, TableField
from kasane.workshop.item import Item
from kasane.workshop.kinds.nodes import called
from kasane.workshop.reading import Reading


@dataclass(frozen=True, slots=True)
class Counted:
    """A section of a filled copy.

    Attributes:
        heading: under which it is told, such as 必ず書く事項.
        required: whether it has to be written.
        parts: how many fields it has; empty: what of them is not written, in words.
    """

    heading: str
    title: str
    required: bool
    parts: int
    empty: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing of it is empty."""
        return not self.empty


def counts(sheet: FormSheet) -> bool:
    """Whether the app tells which sections of a form are empty."""
    return any(True for _ in _sections(sheet))


def counted(reading: Reading, sheet: FormSheet, copy: Item) -> list[Counted]:
    """The sections of a copy that are counted, in their order."""
    return [
        Counted(
            section.counted_as,
            section.title,
            section.required,
            len(section.fields),
            tuple(_empty(reading, section, copy)),
        )
        for section in _sections(sheet)
    ]


def _sections(sheet: FormSheet) -> Iterator[FieldSection]:
    for section in sheet.sections:
        if isinstance(section, FieldSection) and section.counted_as:
            yield section


def _empty(reading: Reading, section: FieldSection, copy: Item) -> Iterator[str]:
    for field in section.fields:
        if isinstance(field, TableField):
            yield from _of_table(reading, field, copy)
        elif isinstance(field, ListField):
            if not any(row.written for row in _rows(reading, field, copy)):
                yield field.label
        elif not copy.text(field.id).strip():
            yield field.label


def _rows(reading: Reading, field: TableField | ListField, copy: Item) -> list[Item]:
    return reading.at(copy.sheet, f"{copy.id}/{field.id}")


def _of_table(reading: Reading, field: TableField, copy: Item) -> Iterator[str]:
    rows = _rows(reading, field, copy)
    said = [column.id for column in field.columns if column.id not in field.given]
    written = [row for row in rows if any(row.text(key).strip() for key in said)]
    if not written:
        yield field.label
        return
    if field.each_row:
        left = (row for row in rows if row not in written and row.written)
        yield from (f"{field.label}（{called(field.columns, row)}）" for row in left)
    rule = field.one_of_each
    if rule is not None:
        there = {row.text(rule.column) for row in rows if row.text(rule.flag)}
        yield from (f"{field.label}（{each}）" for each in rule.wanted if each not in there)
