"""Boards: notes in rows and columns."""

from __future__ import annotations

from collections.abc import Iterator

from kasane.programme import BoardSheet, Programme
from kasane.workshop.item import Item
from kasane.workshop.kinds.base import Kind, Texts, Wall
from kasane.workshop.kinds.nodes import Around, Node, Thing
from kasane.workshop.places import Place, for_everyone, text_part


class BoardKind(Kind[BoardSheet]):
    """Notes are not signed, and are written whole."""

    holds = "note"

    def place(self, sheet: BoardSheet, place: str) -> Place | None:
        if place not in sheet.places:
            return None
        column = sheet.column(place.split("/")[1])
        text = text_part(of_case=column.of_case)
        fields = [text.model_copy(update={"id": f.id, "label": f.label}) for f in sheet.note_fields]
        return Place(
            sheet,
            "note",
            for_everyone([text, *fields]),
            needed=("text",),
            colour=column.colour,
            colours=tuple(colour.id for colour in sheet.colours),
        )

    def value_ids(self, sheet: BoardSheet) -> frozenset[str]:
        return frozenset()

    def texts(self, sheet: BoardSheet) -> dict[str, Texts]:
        return {c.id: Texts(sheet.id, "text", f"*/{c.id}", c.colour) for c in sheet.columns}

    def wall(self, sheet: BoardSheet) -> Wall:
        return Wall("", counted=True)

    def held(self, sheet: BoardSheet) -> bool:
        return True

    def starts_private(self, sheet: BoardSheet, *, alone: bool) -> bool:
        return alone

    def things(self, sheet: BoardSheet, programme: Programme) -> Iterator[tuple[str, Thing]]:
        asked = any(own.partition("/")[0] == sheet.id for own in _offered_in_tables(programme))
        gives = any(column.gives_from for column in sheet.columns)
        for column in sheet.columns:
            if gives:
                yield column.id, Thing.IDEA if column.gives_from else Thing.FINDING
            else:
                yield column.id, Thing.VISION if asked else Thing.OTHER

    def part_name(self, sheet: BoardSheet, part: str) -> str:
        column = sheet.column(part)
        return column.short or column.label

    def thing_of_takers(self) -> Thing:
        return Thing.OWN_PART

    def node(self, sheet: BoardSheet, item: Item, around: Around) -> Node:
        column = next((known for known in sheet.columns if known.id == item.column), None)
        row = next((known for known in sheet.rows if known.id == item.row), None)
        thing = around.things.get((sheet.id, item.column), Thing.OTHER)
        names = (
            row and (row.short or row.label),
            column and (column.tag or column.short or column.label),
        )
        where = " ".join(name for name in names if name)
        return Node(item.id, thing, sheet.id, item.text(), where, part=item.column)


def _offered_in_tables(programme: Programme) -> Iterator[str]:
    """The places whose texts are offered in the rows of tables."""
    return (reference for sheet in programme.sheets for reference in sheet.rows_take)


KIND = BoardKind()
