"""The columns and default rows of a table."""

from typing import Literal, Self

from pydantic import Field, model_validator

from kasane.programme.base import (
    Definition,
    GivenValue,
    Guidance,
    Id,
    Label,
    MistakeError,
    Reference,
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


class InFiles(Definition):
    """How people write a column in the files that they bring.

    `called`: other headings for it. `joined`: headings of columns that make it up together, such
    as 姓 and 名. `ticked`, `unticked`: the choices that ○ and × stand for. `rest`: the column for
    what is written beside a tick or a name, such as a date. `until`: the column for the end,
    where a cell holds a span of dates.
    """

    called: tuple[Label, ...] = ()
    joined: tuple[Label, ...] = ()
    ticked: str = ""
    unticked: str = ""
    rest: Id | None = None
    until: Id | None = None


class TableColumn(Definition):
    """A typed column of a table.

    `choices_from` ("sheet/column or field") offers what was written there: a text column copies
    it, a choice column must be one of them. `auto` columns are filled by the app; "pile" is
    the note under which a row's note was put.
    `wants` are choices that some row should have: those without one are named above the table.
    `least` and `most` are the ends of a scale, `dots` the votes that each person has, `width`
    the column's share of the row. The text of an `of_case` column tells of a case, and is left out
    of what is shared without cases (kasane.workshop.telling); that of a `near_case` column may,
    and somebody is asked before it is shared (kasane.workshop.outgoing).
    """

    id: Id
    label: Label
    type: ColumnType
    choices: tuple[Label, ...] = ()
    choices_from: Reference | None = None
    wants: tuple[Label, ...] = ()
    hint: Guidance = ""
    per_person: bool = False
    of_case: bool = False
    near_case: bool = False
    auto: Literal["row_number", "sources", "pile"] | None = None
    least: int = 1
    most: int = 5
    dots: int = Field(default=3, ge=1, le=20)
    width: int = Field(default=2, ge=1, le=12)
    in_files: InFiles = InFiles()

    @model_validator(mode="after")
    def _choices_are_given(self) -> Self:
        if self.type in ("choice", "choices") and not (self.choices or self.choices_from):
            raise MistakeError(f"「{self.label}」は選ぶ列ですが、choices（選択肢）がありません。")
        if not set(self.wants) <= set(self.choices):
            raise MistakeError(f"「{self.label}」のwantsは、choicesから選んでください。", "wants")
        ticks = {self.in_files.ticked, self.in_files.unticked} - {""}
        if not ticks <= set(self.choices):
            raise MistakeError(
                f"「{self.label}」のticked・untickedは、choicesから選んでください。", "in_files"
            )
        if self.least >= self.most:
            raise MistakeError(f"「{self.label}」のleastは、mostより小さくしてください。", "least")
        return self


def check_rows(columns: tuple[TableColumn, ...], rows: tuple[dict[str, GivenValue], ...]) -> None:
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
