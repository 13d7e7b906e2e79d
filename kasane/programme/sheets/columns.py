"""The columns and default rows of a table."""

from typing import Literal, Self

from pydantic import Field, model_validator

from kasane.programme.base import (
    Definition,
    Guidance,
    Id,
    Label,
    MistakeError,
    Reference,
    Value,
)

ColumnType = Literal[
    "text",
    "long_text",
    "person",
    "people",
    "date",
    "time",
    "choice",
    "choices",
    "flag",
    "number",
    "scale",
    "votes",
]


class TableColumn(Definition):
    """A typed column of a table.

    `choices_from` ("sheet/column or field") offers what was written there: a text column copies
    it, a choice column must be one of them. `auto` columns are filled by the app; "pile" is
    the note under which a row's note was put.
    `least` and `most` are the ends of a scale, `dots` the votes that each person has, `width`
    the column's share of the row. The text of an `of_case` column tells of a case, and is left out
    of what is shared without cases (kasane.workshop.telling).
    """

    id: Id
    label: Label
    type: ColumnType
    choices: tuple[Label, ...] = ()
    choices_from: Reference | None = None
    hint: Guidance = ""
    per_person: bool = False
    of_case: bool = False
    auto: Literal["row_number", "sources", "pile"] | None = None
    least: int = 1
    most: int = 5
    dots: int = Field(default=3, ge=1, le=20)
    width: int = Field(default=2, ge=1, le=12)

    @model_validator(mode="after")
    def _choices_are_given(self) -> Self:
        if self.type in ("choice", "choices") and not (self.choices or self.choices_from):
            raise MistakeError(f"「{self.label}」は選ぶ列ですが、choices（選択肢）がありません。")
        if self.least >= self.most:
            raise MistakeError(f"「{self.label}」のleastは、mostより小さくしてください。", "least")
        return self


def check_rows(columns: tuple[TableColumn, ...], rows: tuple[dict[str, Value], ...]) -> None:
    """Raise MistakeError when a default row has an unknown column, or a value not on offer."""
    by_id = {column.id: column for column in columns}
    for index, row in enumerate(rows):
        for key, value in row.items():
            if key not in by_id:
                raise MistakeError(
                    f"最初の行の「{key}」という列はありません。", "default_rows", index, key
                )
            choices = by_id[key].choices
            wanted = value if isinstance(value, tuple) else (value,)
            if choices and not set(wanted) <= set(choices):
                raise MistakeError(
                    f"最初の行の「{key}」の値は、choicesの中から選んでください。",
                    *("default_rows", index, key),
                )
