"""Sheets as pandas tables with Japanese headings.

Times are Japan's. Texts are as they were written; what makes them safe in a file is done by
kasane.tables.csv_files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from kasane.tables.cells import YES, join, write_value
from kasane.tables.columns import (
    AUTHOR,
    CHANGED,
    COLOUR,
    CREATED,
    HIDDEN,
    ID,
    ORDER,
    SOURCE_TEXTS,
    SOURCES,
    UNDER,
    VERSION,
)
from kasane.tables.files.export import Export
from kasane.tables.files.names import Names
from kasane.tables.leaf import Column, Leaf
from kasane.tables.sheet_row import SheetRow
from kasane.workshop.reading import Reading
from kasane.workshop.shapes import Value

SHEET, WHAT, PLACE, CONTENT = "シート", "種類", "場所", "内容"


def leaf_frame(export: Export, leaf: Leaf) -> pd.DataFrame:
    """One file of a sheet."""
    return rows_frame(leaf, export.rows(leaf), export.names)


def rows_frame(leaf: Leaf, rows: Sequence[SheetRow], names: Names) -> pd.DataFrame:
    """Rows, from a workshop or read from a file, as a table."""
    orders = _orders(rows)
    cells = [
        [cell_of(column, leaf, row, orders[number], names) for column in leaf.columns]
        for number, row in enumerate(rows)
    ]
    return pd.DataFrame(cells, columns=leaf.headings, dtype=object)


def _orders(rows: Sequence[SheetRow]) -> list[int]:
    """Which one at its place each row is, counted from 1."""
    seen: dict[str, int] = {}
    orders = []
    for row in rows:
        seen[row.place] = seen.get(row.place, 0) + 1
        orders.append(seen[row.place])
    return orders


def cell_of(column: Column, leaf: Leaf, row: SheetRow, order: int, names: Names) -> object:
    """What of a row stands in a column; `order`: which one at its place it is."""
    if column.slot == "value":
        return _value_text(column, row.values.get(column.key, ""), names)
    if column.slot in ("row", "column", "copy"):
        part = (leaf.parts(row.place) or {}).get(column.slot, "")
        return column.known.get(part, part)
    if column.slot == "shown":
        return row.shown.get(column.heading, "")
    if column.slot == "order":
        return order
    if column.slot == "colour":
        return column.known.get(row.colour, row.colour)
    if column.slot == "author":
        return names.name(row.author) if row.author else ""
    return _FACTS[column.slot](row)


_FACTS: dict[str, Callable[[SheetRow], object]] = {
    "letter": lambda row: row.letter,
    "under": lambda row: row.under,
    "sources": lambda row: " ".join(row.sources),
    "hidden": lambda row: YES if row.hidden else "",
    "id": lambda row: row.id,
    "version": lambda row: row.version or "",
    "created": lambda row: row.created,
    "changed": lambda row: row.changed,
}


def _value_text(column: Column, value: Value, names: Names) -> str:
    if column.kind == "steps":
        return join(column.known.get(step, step) for step in value)
    return write_value(column.kind, value, names)


def entries_frame(reading: Reading) -> pd.DataFrame:
    """All entries of all sheets in one list, with the texts that each came from."""
    return all_entries(Export(reading))


def all_entries(export: Export) -> pd.DataFrame:
    """All entries of all sheets in one list."""
    leaves = [leaf for leaf in export.leaves if leaf.rows == "entries" and export.tells(leaf)]
    found = [(leaf, export.rows(leaf)) for leaf in leaves]
    texts = {row.id: _content(leaf, row, export.names) for leaf, rows in found for row in rows}
    cells = []
    for leaf, rows in found:
        colours = leaf.column("colour")
        for row, order in zip(rows, _orders(rows), strict=True):
            sources = [texts[source] for source in row.sources if texts.get(source)]
            cells.append(
                [
                    leaf.sheet.title,
                    leaf.what,
                    _place_text(leaf, row),
                    order,
                    texts[row.id],
                    colours.known.get(row.colour, row.colour) if colours else "",
                    export.names.name(row.author) if row.author else "",
                    "\n".join(sources),
                    row.under,
                    " ".join(row.sources),
                    *(fact(row) for fact in _ENDING),
                ]
            )
    return pd.DataFrame(cells, columns=_HEADINGS, dtype=object)


_HEADINGS = [
    *(SHEET, WHAT, PLACE, ORDER, CONTENT, COLOUR, AUTHOR, SOURCE_TEXTS, UNDER, SOURCES),
    *(HIDDEN, ID, VERSION, CREATED, CHANGED),
]
_ENDING = [_FACTS[slot] for slot in ("hidden", "id", "version", "created", "changed")]


def _content(leaf: Leaf, row: SheetRow, names: Names) -> str:
    """What was written, a line for each value, with its heading where there are several."""
    columns = [column for column in leaf.columns if column.slot == "value"]
    texts = {
        column.heading: text
        for column in columns
        if (text := _value_text(column, row.values.get(column.key, ""), names))
    }
    if len(columns) == 1 or set(texts) == {columns[0].heading}:
        return next(iter(texts.values()), "")
    return "\n".join(f"{heading}：{text}" for heading, text in texts.items())


def _place_text(leaf: Leaf, row: SheetRow) -> str:
    """Where it is, in words."""
    parts = leaf.parts(row.place) or {}
    known: Mapping[str, Mapping[str, str]] = {column.slot: column.known for column in leaf.columns}
    named = [known.get(slot, {}).get(part, "") for slot, part in parts.items() if slot != "copy"]
    own = leaf.title if leaf.id and not named else ""
    shown = (text for heading, text in row.shown.items() if heading != SOURCE_TEXTS)
    return "／".join(text for text in (*shown, own, *named) if text)
