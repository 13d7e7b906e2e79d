"""The pictures of a form: what is to be done by when; a household; an organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kasane.plain.dates import day_of
from kasane.programme import FieldSection, FormField, FormSheet, TableField
from kasane.programme.household import HouseholdRule
from kasane.programme.tree import TreeRule
from kasane.record.paper.content import Picture, para
from kasane.record.paper.paper import Paper
from kasane.record.pictures.household import household_picture
from kasane.record.pictures.timeline import Due, timeline_picture
from kasane.record.pictures.tree import tree_pictures
from kasane.record.values import shown
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading
from kasane.workshop.shapes import Value

_HEAD = 30.0
"""Millimetres above a picture that fills a page."""


def print_form_picture(paper: Paper, sheet: FormSheet, reading: Reading, copy: Item) -> None:
    """A timeline, where the form has a small table with dates and dates are in it."""
    steps = [due for part in _fields(sheet) for due in _dues(sheet, part, reading, copy)]
    days = (f for f in _fields(sheet) if f.type == "date" and copy.values.get(f.id))
    target = next((day_of(copy.text(field.id)) for field in days), None)
    picture = timeline_picture(steps, target, paper.width)
    if picture is not None:
        paper.put(para("実現に向けた段取り（実現したい日からさかのぼる図）", "Heading 2"))
        paper.picture(picture)


def print_pictures(paper: Paper, sheet: FormSheet, reading: Reading, copy: Item) -> None:
    """Who lives together, or what belongs to what, where a small table of the form says so.

    A copy that goes on from another one shows the same, which is drawn once.
    """
    for field in _fields(sheet):
        if not isinstance(field, TableField) or not (field.household or field.tree):
            continue
        rows = reading.at(sheet.id, f"{copy.id}/{field.id}")
        told = tuple(tuple(row.values.items()) for row in rows)
        room = (paper.width, paper.height - _HEAD)
        drawn = reading.once(_drawn, field.household, field.tree, told, room)
        for number, picture in enumerate(drawn):
            if number == 0:
                paper.part(f"{field.label}の図", inner=True)
            paper.picture(picture)


def _drawn(
    _reading: Reading,
    household: HouseholdRule | None,
    tree: TreeRule | None,
    told: Iterable[Iterable[tuple[str, Value]]],
    room: tuple[float, float],
) -> list[Picture]:
    """The pictures of what is told in a table's rows, in so much room."""
    rows = [dict(row) for row in told]
    found = []
    if household is not None:
        found += [household_picture(household.people(rows), household.together, room[0])]
    if tree is not None:
        found += tree_pictures(tree.branches(rows), len(tree.levels), *room)
    return [picture for picture in found if picture]


def _fields(sheet: FormSheet) -> Iterator[FormField]:
    for section in sheet.sections:
        if isinstance(section, FieldSection):
            yield from section.fields


def _dues(sheet: FormSheet, part: FormField, reading: Reading, copy: Item) -> Iterator[Due]:
    if not isinstance(part, TableField):
        return
    by_type = {column.type: column for column in reversed(part.columns)}
    due, owner = by_type.get("date"), by_type.get("people")
    what = by_type.get("long_text") or by_type.get("text")
    if due is None or what is None:
        return
    for piece in reading.at(sheet.id, f"{copy.id}/{part.id}"):
        day = day_of(piece.text(due.id))
        if day is not None:
            yield Due(day, piece.text(what.id), shown(reading, owner, piece) if owner else "")
