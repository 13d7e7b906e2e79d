"""Forms: filled copies with fields, and with items, notes and questions inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kasane.errors import RefusedError
from kasane.plain import colours
from kasane.programme import (
    ChoiceField,
    FieldSection,
    FormSheet,
    GridSection,
    ListField,
    Programme,
    SimpleField,
    TableField,
)
from kasane.programme.sheets.sections import Writer
from kasane.store import Put
from kasane.workshop.forms import confirmed, lacking, name_of
from kasane.workshop.item import Item
from kasane.workshop.kinds.base import Kind, Texts, Wall
from kasane.workshop.kinds.first_entries import default_rows, first_entry
from kasane.workshop.kinds.nodes import Around, Node, Thing, called
from kasane.workshop.model import Entry
from kasane.workshop.places import ASK, TEXT, Part, Place, written_columns
from kasane.workshop.shapes import Value, Values

_THINGS = {
    "case": (Thing.CASE, Thing.CASE_NOTE),
    "idea": (Thing.PLAN, Thing.ARRANGEMENT),
    "interview": (Thing.INTERVIEW, Thing.INTERVIEW),
    "several": (Thing.OTHER, Thing.STUDY),
    "once": (Thing.OTHER, Thing.STUDY),
}
"""What a copy is, and what is inside."""


class FormKind(Kind[FormSheet]):
    """A case is its author's, who may be another person than the one who typed it."""

    holds = "copy"
    signed = True

    def place(self, sheet: FormSheet, place: str) -> Place | None:
        if not place:
            return Place(sheet, "copy", tuple(_copy_parts(sheet)))
        copy, _, inner = place.partition("/")
        if inner == ASK:
            return Place(sheet, "question", ((TEXT, "provider"),), copy, sheet.id, ("text",))
        return _in_grid(sheet, copy, inner) or _in_list(sheet, copy, inner)

    def value_ids(self, sheet: FormSheet) -> frozenset[str]:
        lists = [field for field in _fields(sheet) if isinstance(field, ListField | TableField)]
        every = (_fields(sheet), *map(_item_parts, lists))
        return frozenset(part.id for known in every for part in known)

    def texts(self, sheet: FormSheet) -> dict[str, Texts]:
        """In a list or a small table the names of its rows, in a grid its notes."""
        lists = (f for f in _fields(sheet) if isinstance(f, ListField | TableField))
        named = {f.id: Texts(sheet.id, _name(f), f"*/{f.id}") for f in lists}
        grids = (each for each in sheet.sections if isinstance(each, GridSection))
        rows = (row for grid in grids for row in grid.rows)
        notes = {row.id: Texts(sheet.id, "text", f"*/{row.id}", row.colour) for row in rows}
        return named | notes

    def wall(self, sheet: FormSheet) -> Wall:
        after = None if sheet.is_case else f"{sheet.id}/"
        return Wall(after, sheet.id, first=sheet.repeats != "interview")

    def first_entries(self, sheet: FormSheet, author: str, at: str) -> Iterator[Put]:
        if not sheet.once:
            return
        yield first_entry(sheet.id, author, at)
        for field in _fields(sheet):
            rows = field.default_rows if isinstance(field, TableField) else ()
            yield from default_rows(sheet.id, rows, author, at, f"{sheet.id}/{field.id}")

    def things(self, sheet: FormSheet, programme: Programme) -> Iterator[tuple[str, Thing]]:
        yield from zip(("", "*"), _THINGS[sheet.repeats], strict=True)

    def node(self, sheet: FormSheet, item: Item, around: Around) -> Node | None:
        copy, inner = item.copy, item.inner
        if not inner:
            return _copy_node(sheet, item, around)
        case = copy if sheet.is_case and copy in around.items else ""
        thing = around.things[sheet.id, "*"]
        for section in sheet.sections:
            if isinstance(section, GridSection) and _cell(section, inner):
                text = item.text()
                return Node(item.id, thing, sheet.id, text, _cell(section, inner), case=case)
        for field in _fields(sheet):
            if field.id == inner and isinstance(field, ListField | TableField):
                parts = field.fields if isinstance(field, ListField) else field.columns
                text = called(parts, item)
                return Node(item.id, thing, sheet.id, text, field.label, case=case)
        return None

    def whose(
        self, place: Place, values: Values, author: str, on_roster: Callable[[Value], bool]
    ) -> tuple[Values, str]:
        if place.kind != "copy" or not place.sheet.is_case:
            return values, author
        person = next((part.id for part, _ in place.parts if part.type == "person"), None)
        if person is None or not values.get(person):
            return values | ({person: author} if person else {}), author
        named = values[person]
        return values, str(named) if on_roster(named) else author

    def also(
        self, place: Place, part: Part, value: Value, on_roster: Callable[[Value], bool]
    ) -> dict[str, Any]:
        """A case handed to somebody is theirs."""
        if place.kind != "copy" or not place.sheet.is_case:
            return {}
        return {"author": value} if part.type == "person" and on_roster(value) else {}

    def check_opened(self, sheet: FormSheet, entry: Entry) -> None:
        """Refuse to open a copy whose basis for sharing is not known, or asks for more."""
        if missing := lacking(sheet, entry.values):
            raise RefusedError(
                "unconfirmed",
                f"「{'」「'.join(missing)}」を書いてから、開きます。書いた内容は残っています。",
            )
        if not confirmed(sheet, entry.values):
            raise RefusedError(
                "unconfirmed",
                "共有の根拠が「未確認」のケースは、公開も投影することもできません。"
                "根拠を確かめて選んでから、もう一度公開してください。書いた内容は残っています。",
            )


def _field_sections(sheet: FormSheet) -> Iterator[FieldSection]:
    return (section for section in sheet.sections if isinstance(section, FieldSection))


def _fields(sheet: FormSheet) -> list[SimpleField | ChoiceField | TableField | ListField]:
    return [field for section in _field_sections(sheet) for field in section.fields]


def _copy_parts(sheet: FormSheet) -> Iterator[tuple[Part, Writer]]:
    for section in _field_sections(sheet):
        for field in section.fields:
            if isinstance(field, SimpleField | ChoiceField):
                yield field, section.written_by


def _item_parts(field: ListField | TableField) -> Sequence[Part]:
    return field.fields if isinstance(field, ListField) else written_columns(field)


def _name(field: ListField | TableField) -> str:
    """The part of an item that names it: its first text."""
    texts = (p.id for p in _item_parts(field) if p.type in ("text", "long_text"))
    return next(texts, "text")


def _in_grid(sheet: FormSheet, copy: str, inner: str) -> Place | None:
    """A cell of a grid: a note there has the colour of its row."""
    row_id, _, column_id = inner.partition("/")
    for section in sheet.sections:
        if isinstance(section, GridSection):
            row = next((known for known in section.rows if known.id == row_id), None)
            if row is not None and column_id in {column.id for column in section.columns}:
                parts = ((TEXT, section.written_by),)
                own = (copy, sheet.id, ("text",), row.colour, tuple(colours.NOTES))
                return Place(sheet, "note", parts, *own)
    return None


def _in_list(sheet: FormSheet, copy: str, inner: str) -> Place | None:
    for section in _field_sections(sheet):
        for field in section.fields:
            if field.id == inner and isinstance(field, ListField | TableField):
                items = tuple((item, section.written_by) for item in _item_parts(field))
                return Place(sheet, "item", items, copy, sheet.id)
    return None


def _copy_node(sheet: FormSheet, item: Item, around: Around) -> Node | None:
    """A copy as a node; a form that is filled once is no node."""
    thing = around.things[sheet.id, ""]
    if sheet.once:
        return None
    if sheet.is_case:
        name = around.case_name(item.id)
        return Node(item.id, thing, sheet.id, name, _fields_of_work(sheet, item), case=item.id)
    name = name_of(sheet, item.values, item.letter, judged=item.judged)
    return Node(item.id, thing, sheet.id, name)


def _fields_of_work(sheet: FormSheet, item: Item) -> str:
    """What fields of work a case touches: its first choice of several."""
    first = next((field for field in _fields(sheet) if field.type == "choices"), None)
    return item.text(first.id) if first else ""


def _cell(section: GridSection, inner: str) -> str:
    """What a cell of a grid is called; empty where the grid has no such row."""
    row_id, _, column_id = inner.partition("/")
    row = next((row.short or row.label for row in section.rows if row.id == row_id), "")
    column = next((c.short or c.label for c in section.columns if c.id == column_id), "")
    return " ".join(name for name in (row, column) if name) if row else ""


KIND = FormKind()
