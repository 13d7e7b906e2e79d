"""What was written in another workshop and may be taken into this one, with where it is from."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kasane.programme import BoardSheet, FieldSection, FormSheet, ListField, TableField, TableSheet
from kasane.programme.sheets.base import SheetBase
from kasane.workshop.forms import untold
from kasane.workshop.item import Item
from kasane.workshop.places import Part
from kasane.workshop.reading import Reading
from kasane.workshop.telling import SHARED, TEXTS


@dataclass(frozen=True, slots=True)
class Found:
    """A text of another workshop.

    Attributes:
        id: of the entry and the part of it; sheet: the title of where it stands.
        origin: the workshop, its round and the sheet, as it is written beside the text.
    """

    id: str
    text: str
    sheet: str
    origin: str


def found_in(reading: Reading) -> list[Found]:
    """What a workshop has to carry on; never what tells of a case, and no names."""
    told = reading.to_tell(SHARED)
    if told.info is None:
        return []
    held = f"{told.info.name}（{told.programme.title}・{told.info.round}巡目）"
    return [
        Found(key, text, sheet.title, f"{held}「{sheet.title}」")
        for sheet, key, text in _texts(told)
    ]


def not_taken(reading: Reading, table: TableSheet, found: Sequence[Found]) -> list[Found]:
    """Those that no row of a table holds yet."""
    rule = table.from_others
    if rule is None:
        return []
    there = {(row.text(rule.into), row.text(rule.origin)) for row in reading.of(table.id)}
    return [each for each in found if (each.text, each.origin) not in there]


def rows(
    table: TableSheet, found: Iterable[Found], wanted: Collection[str]
) -> list[list[dict[str, Any]]]:
    """The messages by which those that are wanted become rows, for one step (`take_in`)."""
    rule = table.from_others
    if rule is None:
        return []
    return [
        [
            {
                "op": "entry.add",
                "id": uuid.uuid4().hex,
                "sheet": table.id,
                "place": "",
                "values": {rule.into: each.text, rule.origin: each.origin},
            }
        ]
        for each in found
        if each.id in wanted
    ]


def _texts(reading: Reading) -> Iterator[tuple[SheetBase, str, str]]:
    """Each sheet with what it carries on: forms, then tables, then boards."""
    programme = reading.programme
    for form in programme.sheets_of(FormSheet):
        for copy in reading.copies(form) if form.carried_on else ():
            if copy.readable:
                yield from ((form, key, text) for key, text in _of_copy(reading, form, copy))
    for table in programme.sheets_of(TableSheet):
        for row in reading.of(table.id) if table.carried_on else ():
            if row.readable and (text := _row(table.columns, row)):
                yield table, row.id, text
    for board in programme.sheets_of(BoardSheet):
        for note in reading.notes(board) if board.carried_on else ():
            if note.readable and note.text().strip():
                yield board, note.id, note.text()


def _of_copy(reading: Reading, sheet: FormSheet, copy: Item) -> Iterator[tuple[str, str]]:
    """Each field, and each row of its tables and lists; of one of several copies with its name."""
    named = "" if sheet.once else f"{reading.copy_name(sheet, copy)}　"
    left = {sheet.named_by, *untold(sheet, copy.values)}
    for section in sheet.sections:
        for field in section.fields if isinstance(section, FieldSection) else ():
            if isinstance(field, TableField | ListField):
                parts = field.columns if isinstance(field, TableField) else field.fields
                for row in reading.at(sheet.id, f"{copy.id}/{field.id}"):
                    text = _row(parts, row)
                    if row.readable and text:
                        yield row.id, f"{named}{field.label}：{text}"
            elif field.type in TEXTS and field.id not in left and copy.text(field.id):
                yield f"{copy.id}/{field.id}", f"{named}{field.label}：{copy.text(field.id)}"


def _row(parts: Sequence[Part], row: Item) -> str:
    """The texts of a row, one after the other."""
    words = [part for part in parts if part.type in TEXTS and not getattr(part, "auto", None)]
    return "／".join(filter(None, (row.text(part.id).strip() for part in words)))
