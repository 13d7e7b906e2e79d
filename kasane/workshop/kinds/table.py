"""Tables: rows that all write, one value at a time."""

from __future__ import annotations

from collections.abc import Iterator

from kasane.programme import Programme, TableSheet
from kasane.store import Put
from kasane.workshop.item import Item
from kasane.workshop.kinds.base import Kind, Texts, Wall, kind_of
from kasane.workshop.kinds.first_entries import default_rows
from kasane.workshop.kinds.nodes import Around, Node, Thing, called
from kasane.workshop.places import Place, for_everyone, written_columns


class TableKind(Kind[TableSheet]):
    """Rows of its own, or those of a board, of the roster, of the meetings."""

    holds = "row"
    signed = True

    def place(self, sheet: TableSheet, place: str) -> Place | None:
        if place or sheet.rows_of != "entries" or sheet.rows_from is not None:
            return None
        return Place(sheet, "row", for_everyone(written_columns(sheet)))

    def value_ids(self, sheet: TableSheet) -> frozenset[str]:
        return sheet.place_ids

    def texts(self, sheet: TableSheet) -> dict[str, Texts]:
        """Rows that are made of notes have the notes' text."""
        if sheet.rows_from is None:
            return {}
        board, _, column = sheet.rows_from.partition("/")
        return dict.fromkeys(sheet.place_ids, Texts(board, "text", f"*/{column}"))

    def starts_private(self, sheet: TableSheet, *, alone: bool) -> bool:
        return sheet.voted

    def wall(self, sheet: TableSheet) -> Wall:
        """Nobody on the wall may see the roster."""
        if sheet.is_roster:
            return Wall(None)
        return Wall(sheet.voted_on if sheet.rows_of == "entries" else "")

    def first_entries(self, sheet: TableSheet, author: str, at: str) -> Iterator[Put]:
        if sheet.rows_of == "entries":
            yield from default_rows(sheet.id, sheet.default_rows, author, at)

    def things(self, sheet: TableSheet, programme: Programme) -> Iterator[tuple[str, Thing]]:
        named = (kind_of(each).thing_of_rows(each, sheet.id) for each in programme.sheets)
        yield "", next((thing for thing in named if thing), None) or _taken(sheet, programme)

    def node(self, sheet: TableSheet, item: Item, around: Around) -> Node:
        thing = around.things[sheet.id, ""]
        state = _result(sheet, item) if thing is Thing.TRIAL else _state(sheet, item)
        text = called(sheet.columns, item, sheet.named_by)
        return Node(item.id, thing, sheet.id, text, state=state)


def _taken(sheet: TableSheet, programme: Programme) -> Thing:
    """What a row is by the sheet from which it takes its text: a talk, what it is about."""
    about = sheet.column(sheet.talks.idea).choices_from if sheet.talks else None
    taken = about or next(iter(sheet.rows_take), "")
    if not taken:
        return Thing.OTHER
    return kind_of(programme.sheet(taken.partition("/")[0])).thing_of_takers()


def _state(sheet: TableSheet, item: Item) -> str:
    """How far a row's task is; else what was chosen in its first column of choices."""
    if sheet.todo is not None:
        return item.text(sheet.todo.status or "")
    chosen = next((column.id for column in sheet.columns if column.type == "choice"), "")
    return item.text(chosen)


def _result(sheet: TableSheet, item: Item) -> str:
    """What was found out, as far as it was chosen; else how far the row is."""
    found = sheet.todo.result_columns(sheet.columns) if sheet.todo else []
    told = [item.text(c.id) for c in found if c.type == "choice"]
    return "・".join(filter(None, told)) or _state(sheet, item)


KIND = TableKind()
