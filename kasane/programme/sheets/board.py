"""Boards: sticky notes in named places."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from kasane.programme.base import (
    ColourId,
    ColumnTitle,
    Definition,
    Guidance,
    Id,
    Label,
    MistakeError,
    Reference,
    Tag,
    check_unique,
    find,
)
from kasane.programme.sheets.base import Referred, SheetBase
from kasane.programme.sheets.grid import GridPart


class BoardColumn(Definition):
    """A column of a board.

    `spanning` makes it one place across all rows. `gives_from` names the columns of the same
    board that its notes grow out of; `carry_from` names places of other sheets ("sheet/place")
    whose notes can be carried here. `of_case` as in TableColumn.
    """

    id: Id
    label: Label
    short: ColumnTitle = ""
    tag: Tag = ""
    note: Guidance = ""
    colour: ColourId
    spanning: bool = False
    gives_from: tuple[Id, ...] = ()
    carry_from: tuple[Reference, ...] = ()
    of_case: bool = False


class NoteColour(Definition):
    """A colour of sticky notes and what it stands for (colour is never the only sign)."""

    id: ColourId
    label: Label


class NoteField(Definition):
    """A second text of every note on a board, such as 思い当たる理由."""

    id: Id
    label: Label
    hint: Guidance = ""


class BoardSheet(SheetBase):
    """Sticky notes in named places: rows × columns, or columns alone when there are no rows."""

    kind: Literal["board"]
    rows: tuple[GridPart, ...] = ()
    columns: tuple[BoardColumn, ...] = Field(min_length=1)
    colours: tuple[NoteColour, ...] = Field(min_length=1)
    note_fields: tuple[NoteField, ...] = ()
    row_heading: str = ""
    columns_heading: str = ""

    @classmethod
    def begins(cls) -> tuple[str, dict[str, object]]:
        """A column and a colour."""
        column = {"id": "first", "label": "気づいたこと", "colour": "cream"}
        colours = [{"id": "cream", "label": "付箋"}]
        return "ボード（付箋をはる）", {
            "orientation": "landscape",
            "columns": [column],
            "colours": colours,
        }

    @property
    def goes_to_groups(self) -> bool:
        """Whether each group has a copy of its own."""
        return True

    def column(self, column_id: str) -> BoardColumn:
        """Return a column, or raise KeyError."""
        return find(self.columns, column_id)

    def row(self, row_id: str) -> GridPart:
        """Return a row, or raise KeyError."""
        return find(self.rows, row_id)

    def references(self) -> Iterator[Referred]:
        """What is carried to its columns."""
        for index, column in enumerate(self.columns):
            for number, reference in enumerate(column.carry_from):
                yield reference, ("columns", index, "carry_from", number)

    @property
    def places(self) -> list[str]:
        """Every place, "row/column", in the order of the printed sheet."""
        rows = [row.id for row in self.rows] or [""]
        inner = [
            f"{row}/{column.id}" for row in rows for column in self.columns if not column.spanning
        ]
        return inner + [f"/{column.id}" for column in self.columns if column.spanning]

    @property
    def place_ids(self) -> frozenset[str]:
        """Ids of the columns and rows."""
        return frozenset({c.id for c in self.columns} | {r.id for r in self.rows})

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        check_unique(self.rows, "行", "rows")
        check_unique(self.columns, "列", "columns")
        check_unique(self.colours, "付箋の色", "colours")
        check_unique(self.note_fields, "付箋の項目", "note_fields")
        for index, column in enumerate(self.columns):
            self._check_column(index, column)
        return self

    def _check_column(self, index: int, column: BoardColumn) -> None:
        if column.colour not in {colour.id for colour in self.colours}:
            raise MistakeError(
                f"列「{column.id}」の色「{column.colour}」は、coloursにありません。",
                *("columns", index, "colour"),
            )
        others = {other.id for other in self.columns} - {column.id}
        for number, origin in enumerate(column.gives_from):
            if origin not in others:
                raise MistakeError(
                    f"列「{column.id}」のもとになる列「{origin}」がありません。",
                    *("columns", index, "gives_from", number),
                )
