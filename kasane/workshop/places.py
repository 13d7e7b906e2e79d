"""Where an entry may sit in each kind of sheet, and which values it has there.

| what            | place                         | in                                     |
| --------------- | ----------------------------- | -------------------------------------- |
| note            | `row/column`, `/column`       | a board                                |
| note            | `copy/row/column`             | a form's grid, in one filled copy      |
| row             | empty                         | a table                                |
| copy            | empty                         | a form                                 |
| item            | `copy/field`                  | a form's list or small table           |
| question        | `copy/@ask`                   | a form: between secretariat and author |
| pin             | `case/area`                   | a map or an overlap, one for each case |
| answer          | empty                         | a round sheet, one a member            |
| memo            | id of the question            | a memo                                 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kasane.errors import RefusedError
from kasane.programme import (
    AreaSheet,
    BoardSheet,
    ChoiceField,
    FieldSection,
    FormSheet,
    GridSection,
    ListField,
    MapSheet,
    MemoSheet,
    OverlapSheet,
    Programme,
    RoundSheet,
    Sheet,
    SimpleField,
    TableColumn,
    TableField,
    TableSheet,
)
from kasane.programme.sheets.sections import Writer

Part = SimpleField | ChoiceField | TableColumn
"""What holds one value."""
Kind = Literal["note", "row", "copy", "item", "question", "answer", "memo", "pin"]
ASK = "@ask"
TEXT = SimpleField(id="text", label="文", type="long_text")
NOTE_COLOURS = ("pink", "cream", "green", "sky")


def is_question(place: str) -> bool:
    """Whether a place is where secretariat and author talk about a copy."""
    return place.endswith(f"/{ASK}")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a sheet.

    Attributes:
        kind: what sits there.
        parts: what each entry there consists of, with who may write it.
        copy: id of the filled copy in which it is; empty outside of copies.
        form: id of the form whose copy that is.
        needed: ids of the parts that must not be left empty.
        colour: the colour of a new note; colours: those that may be chosen.
    """

    sheet: Sheet
    kind: Kind
    parts: tuple[tuple[Part, Writer], ...]
    copy: str = ""
    form: str = ""
    needed: tuple[str, ...] = ()
    colour: str = ""
    colours: tuple[str, ...] = ()

    def part(self, part_id: str) -> tuple[Part, Writer] | None:
        """A part and who may write it; None where it is not there."""
        return next((found for found in self.parts if found[0].id == part_id), None)


def place_of(programme: Programme, sheet_id: str, place: str) -> Place:
    """The place that a text names. Whether the copy in it is there is not looked at.

    Raises:
        RefusedError: "not_here".
    """
    sheet = next((known for known in programme.sheets if known.id == sheet_id), None)
    if sheet is None:
        raise RefusedError("not_here", "このシートはありません。何も変わっていません。")
    found = _place(sheet, place)
    if found is None:
        raise RefusedError("not_here", "シートにない場所です。書いた内容はこの画面に残っています。")
    return found


def _place(sheet: Sheet, place: str) -> Place | None:
    if isinstance(sheet, BoardSheet):
        return _on_board(sheet, place)
    if isinstance(sheet, FormSheet):
        return _in_form(sheet, place)
    if isinstance(sheet, MapSheet | OverlapSheet):
        return _in_area(sheet, place)
    if isinstance(sheet, MemoSheet):
        asked = next((question for question in sheet.questions if question.id == place), None)
        return Place(sheet, "memo", _everyone([_text(of_case=asked.of_case)])) if asked else None
    if place:
        return None
    if isinstance(sheet, TableSheet):
        own = sheet.rows_of == "entries" and sheet.rows_from is None
        return Place(sheet, "row", _everyone(written_columns(sheet))) if own else None
    return Place(sheet, "answer", _everyone(sheet.fields))


def written_columns(sheet: TableSheet | TableField) -> Sequence[TableColumn]:
    """The columns that people write, and all write the same."""
    return [column for column in sheet.columns if not (column.auto or column.per_person)]


def _everyone(parts: Sequence[Part]) -> tuple[tuple[Part, Writer], ...]:
    return tuple((part, "everyone") for part in parts)


def _on_board(sheet: BoardSheet, place: str) -> Place | None:
    if place not in places_of(sheet):
        return None
    column = sheet.column(place.split("/")[1])
    text = _text(of_case=column.of_case)
    fields = [text.model_copy(update={"id": f.id, "label": f.label}) for f in sheet.note_fields]
    return Place(
        sheet,
        "note",
        _everyone([text, *fields]),
        needed=("text",),
        colour=column.colour,
        colours=tuple(colour.id for colour in sheet.colours),
    )


def _text(*, of_case: bool) -> SimpleField:
    return TEXT.model_copy(update={"of_case": of_case}) if of_case else TEXT


def _in_area(sheet: MapSheet | OverlapSheet, place: str) -> Place | None:
    case, _, area_id = place.partition("/")
    if not case or area_id not in sheet.place_ids:
        return None
    colour = sheet.area(area_id).colour
    return Place(
        sheet,
        "pin",
        _everyone(sheet.columns_of(area_id)),
        case,
        sheet.cases,
        needed=(sheet.name_column(area_id).id,),
        colour=colour,
        colours=(colour,),
    )


def places_of(sheet: BoardSheet) -> list[str]:
    """Every place of a board, "row/column", in the order of the printed sheet."""
    rows = [row.id for row in sheet.rows] or [""]
    inner = [
        f"{row}/{column.id}" for row in rows for column in sheet.columns if not column.spanning
    ]
    return inner + [f"/{column.id}" for column in sheet.columns if column.spanning]


def _in_form(sheet: FormSheet, place: str) -> Place | None:
    if not place:
        return Place(sheet, "copy", tuple(_copy_parts(sheet)))
    copy, _, inner = place.partition("/")
    if inner == ASK:
        return Place(sheet, "question", ((TEXT, "provider"),), copy, sheet.id, needed=("text",))
    for section in sheet.sections:
        found = _in_grid(section, inner) if isinstance(section, GridSection) else None
        if found is not None:
            row, writer = found
            return Place(
                sheet,
                "note",
                ((TEXT, writer),),
                copy,
                sheet.id,
                needed=("text",),
                colour=row,
                colours=NOTE_COLOURS,
            )
        if isinstance(section, FieldSection):
            for field in section.fields:
                if field.id == inner and isinstance(field, ListField | TableField):
                    items = tuple((item, section.written_by) for item in _item_parts(field))
                    return Place(sheet, "item", items, copy, sheet.id)
    return None


def _copy_parts(sheet: FormSheet) -> Iterator[tuple[Part, Writer]]:
    for section in sheet.sections:
        if isinstance(section, FieldSection):
            for field in section.fields:
                if isinstance(field, SimpleField | ChoiceField):
                    yield field, section.written_by


def _item_parts(field: ListField | TableField) -> Sequence[Part]:
    return field.fields if isinstance(field, ListField) else written_columns(field)


def _in_grid(section: GridSection, inner: str) -> tuple[str, Writer] | None:
    """The colour of a grid's cell and who writes there; None where it has no such cell."""
    row_id, _, column_id = inner.partition("/")
    row = next((known for known in section.rows if known.id == row_id), None)
    if row is None or column_id not in {column.id for column in section.columns}:
        return None
    return row.colour, section.written_by


def check_place(programme: Programme, sheet_id: str, place: str) -> None:
    """Refuse a place of typing that no sheet of the programme has.

    Beside the places of entries it may be one value of an entry, `entry/field`.

    Raises:
        RefusedError: "not_here".
    """
    entry, _, field = place.partition("/")
    sheet = next((known for known in programme.sheets if known.id == sheet_id), None)
    if sheet is None or field not in _value_ids(sheet) or not _ENTRY.fullmatch(entry):
        place_of(programme, sheet_id, place)


_ENTRY = re.compile(r"[A-Za-z0-9_-]{1,64}")


def _value_ids(sheet: Sheet) -> frozenset[str]:
    """Ids of all that is written one value at a time."""
    if isinstance(sheet, TableSheet | RoundSheet):
        return sheet.place_ids
    if isinstance(sheet, AreaSheet):
        return frozenset(c.id for area in sheet.areas for c in sheet.columns_of(area.id))
    if not isinstance(sheet, FormSheet):
        return frozenset()
    fields = [field for s in sheet.sections if isinstance(s, FieldSection) for field in s.fields]
    lists = [field for field in fields if isinstance(field, ListField | TableField)]
    return frozenset(part.id for known in (fields, *map(_item_parts, lists)) for part in known)


def is_once(sheet: Sheet) -> bool:
    """Whether a form is filled once for all; its one copy has the sheet's id."""
    return isinstance(sheet, FormSheet) and sheet.repeats == "once"


def is_signed(sheet: Sheet) -> bool:
    """Whether who wrote an entry is shown from the start: everywhere but on notes.

    Of a resource the others want to know who knows it.
    """
    return isinstance(sheet, RoundSheet | TableSheet | FormSheet | MapSheet)
