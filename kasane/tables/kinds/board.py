"""The file of a board: its notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kasane.programme import BoardSheet, Programme
from kasane.tables.columns import COLOUR, COLUMN, ORDER, ROW, TEXT, tail, text_column
from kasane.tables.kinds.base import Kind
from kasane.tables.leaf import Column, Leaf, told_apart
from kasane.workshop.model import Meeting


class BoardKind(Kind[BoardSheet]):
    """One row a note."""

    def leaves(
        self, sheet: BoardSheet, programme: Programme, meetings: Mapping[str, Meeting]
    ) -> Iterator[Leaf]:
        rows = {row.id: row.label for row in sheet.rows} | {"": ""}
        columns = {column.id: column.label for column in sheet.columns}
        shorts = {row.short: row.id for row in sheet.rows if row.short}
        tags = {name: c.id for c in sheet.columns for name in (c.short, c.tag) if name}
        colours: dict[str, str] = {colour.id: colour.label for colour in sheet.colours}
        fields = (Column(f.label, "value", f.id, "long_text") for f in sheet.note_fields)
        last = (
            c if c.slot != "colour" else Column(COLOUR, "colour", known=colours) for c in tail()
        )
        yield Leaf(
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


KIND = BoardKind()
