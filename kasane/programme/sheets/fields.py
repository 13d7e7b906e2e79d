"""The fields of a form: one value, a choice, a small table, a repeating group."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kasane.programme.base import (
    Definition,
    GivenValue,
    Guidance,
    Id,
    Label,
    Reference,
    check_unique,
)
from kasane.programme.sheets.columns import TableColumn, check_rows
from kasane.programme.todos import TodoRule


class SimpleField(Definition):
    """A field that holds one value; `choices_from`, `of_case`, `near_case` as in TableColumn."""

    id: Id
    label: Label
    hint: Guidance = ""
    type: Literal["text", "long_text", "date", "person", "people", "flag"]
    choices_from: Reference | None = None
    of_case: bool = False
    near_case: bool = False


class ChoiceField(Definition):
    """A field with one choice or several."""

    id: Id
    label: Label
    hint: Guidance = ""
    type: Literal["choice", "choices"]
    choices: tuple[Label, ...] = Field(min_length=1)


class TableField(Definition):
    """A small table inside a form, such as 実現に向けた段取り; `todo` as in TableSheet."""

    id: Id
    label: Label
    hint: Guidance = ""
    type: Literal["table"]
    columns: tuple[TableColumn, ...] = Field(min_length=1)
    default_rows: tuple[dict[str, GivenValue], ...] = ()
    todo: TodoRule | None = None

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        check_unique(self.columns, "列", "columns")
        check_rows(self.columns, self.default_rows)
        if self.todo is not None:
            self.todo.check(self.columns, "todo")
        return self


ItemField = Annotated[SimpleField | ChoiceField, Field(discriminator="type")]


class ListField(Definition):
    """A group of fields that repeats as often as wanted, such as an idea with its reason."""

    id: Id
    label: Label
    hint: Guidance = ""
    type: Literal["list"]
    fields: tuple[ItemField, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        check_unique(self.fields, "項目", "fields")
        return self


FormField = Annotated[
    SimpleField | ChoiceField | TableField | ListField, Field(discriminator="type")
]
