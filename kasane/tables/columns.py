"""The columns that the files of all kinds of sheets have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kasane.programme import InFiles, Sheet
from kasane.tables.leaf import Column
from kasane.workshop.places import Part
from kasane.workshop.telling import names_people

ROW, COLUMN, ORDER, TEXT = "場面", "列", "並び", "付箋"
COLOUR, AUTHOR, UNDER = "色", "書いた人", "重ね先"
SOURCES, SOURCE_TEXTS = "もと", "もとの文"
HIDDEN, ID, VERSION = "見えなくした", "ID", "版"
FROM_ID, TO_ID = "もとのID", "先のID"
CREATED, CHANGED = "書いた時刻（日本時間）", "直した時刻（日本時間）"
COPY, COPY_ID, LETTER = "用紙", "用紙のID", "記号"
CASE, CASE_ID = "ケース", "ケースのID"
FOR_PROGRAMS = frozenset(
    {COPY_ID, CASE_ID, UNDER, SOURCES, HIDDEN, ID, VERSION, CREATED, CHANGED, FROM_ID, TO_ID}
)
"""Columns by which a file is taken in again: the last ones of a table, and on no paper."""
COLOURS = {"pink": "桃", "cream": "黄", "green": "緑", "sky": "水色"}


def tail(*left_out: str, author: str = AUTHOR, of: Iterable[Column] = ()) -> Iterator[Column]:
    """What every entry has, behind its own columns: last what programs need, no people.

    Args:
        left_out: Slots that it does not have.
        author: What people call who wrote it.
        of: The ids of what it stands in.
    """
    if "colour" not in left_out:
        yield Column(COLOUR, "colour", known=COLOURS)
    if "author" not in left_out:
        yield Column(author, "author", personal=True)
    yield Column(SOURCE_TEXTS, "shown", "source_texts")
    yield from of
    if "under" not in left_out:
        yield Column(UNDER, "under", kind="id")
    yield Column(SOURCES, "sources")
    yield Column(HIDDEN, "hidden")
    yield from (Column(ID, "id", kind="id"), Column(VERSION, "version"))
    yield from (Column(CREATED, "created"), Column(CHANGED, "changed"))


def value_column(sheet: Sheet, part: Part) -> Column:
    """The column of a field or of a table's column."""
    return Column(
        part.label,
        "value",
        part.id,
        part.type,
        () if getattr(part, "choices_from", None) else getattr(part, "choices", ()),
        personal=names_people(sheet, part),
        in_files=getattr(part, "in_files", InFiles()),
    )


def text_column(heading: str) -> Column:
    """The column of a text that every row has."""
    return Column(heading, "value", "text", "long_text", needed=True, filled=True)


def table_columns(sheet: Sheet, parts: Iterable[Part]) -> Iterator[Column]:
    """The columns of a table or a list; what everybody answers alone has a file of its own."""
    for part in parts:
        auto, own = getattr(part, "auto", None), getattr(part, "per_person", False)
        if auto == "row_number":
            yield Column(part.label, "order")
        elif auto:
            yield Column(part.label, "shown", auto)
        elif not own:
            yield value_column(sheet, part)
