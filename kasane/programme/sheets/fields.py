"""The fields of a form: one value, a choice, a small table, a repeating group."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kasane.programme.base import (
    Definition,
    GivenValue,
    Guidance,
    Id,
    Label,
    MistakeError,
    Reference,
    check_unique,
)
from kasane.programme.household import HouseholdRule
from kasane.programme.sheets.columns import TableColumn, check_rows
from kasane.programme.todos import TodoRule
from kasane.programme.tree import TreeRule


class SimpleField(Definition):
    """A field that holds one value; `choices_from`, `of_case`, `near_case` as in TableColumn.

    `in_handouts` says what the papers before a meeting take from it (kasane.record.handouts).
    """

    id: Id
    label: Label
    hint: Guidance = ""
    type: Literal["text", "long_text", "date", "person", "people", "flag"]
    choices_from: Reference | None = None
    of_case: bool = False
    near_case: bool = False
    in_handouts: Literal["", "why_now", "what_for"] = ""


class ChoiceField(Definition):
    """A field with one choice or several."""

    id: Id
    label: Label
    hint: Guidance = ""
    type: Literal["choice", "choices"]
    choices: tuple[Label, ...] = Field(min_length=1)


class OneOfEach(Definition):
    """Of the choices of `column`, each of `wanted` has to be in some row with the flag `flag`."""

    flag: Id
    column: Id
    wanted: tuple[Label, ...] = Field(min_length=1)


class TableField(Definition):
    """A small table inside a form, such as 実現に向けた段取り; `todo` as in TableSheet.

    `household`: its rows are people, `tree`: they are parts of an organisation, drawn as a picture.
    `each_row`: it is whole only when every row says more than was given (kasane.workshop.whole);
    `one_of_each` what its rows have to hold together.
    """

    id: Id
    label: Label
    hint: Guidance = ""
    type: Literal["table"]
    columns: tuple[TableColumn, ...] = Field(min_length=1)
    default_rows: tuple[dict[str, GivenValue], ...] = ()
    todo: TodoRule | None = None
    household: HouseholdRule | None = None
    tree: TreeRule | None = None
    each_row: bool = False
    one_of_each: OneOfEach | None = None

    @property
    def given(self) -> frozenset[str]:
        """The columns that its rows bring with them."""
        return frozenset(key for row in self.default_rows for key in row)

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        check_unique(self.columns, "列", "columns")
        check_rows(self.columns, self.default_rows)
        if self.one_of_each is not None:
            self._check_each(self.one_of_each)
        for key in ("todo", "household", "tree"):
            rule = getattr(self, key)
            if rule is not None:
                rule.check(self.columns, key)
        return self

    def _check_each(self, rule: OneOfEach) -> None:
        known = {column.id: column for column in self.columns}
        if rule.flag not in known or known[rule.flag].type != "flag":
            raise MistakeError(f"印の列「{rule.flag}」がありません。", "one_of_each", "flag")
        chosen = known.get(rule.column)
        if chosen is None or not set(rule.wanted) <= set(chosen.choices):
            raise MistakeError(
                "wantedは、columnのchoicesから選んでください。", "one_of_each", "wanted"
            )


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
