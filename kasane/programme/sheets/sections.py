"""The sections of a form: fields one below the other, a flow with arrows, a grid of notes."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kasane.programme.base import (
    Definition,
    Guidance,
    Id,
    Label,
    MistakeError,
    Reference,
    Sentence,
    check_unique,
)
from kasane.programme.sheets.base import Referred, offered
from kasane.programme.sheets.fields import ChoiceField, FormField
from kasane.programme.sheets.grid import GridPart, GridRow

Writer = Literal["everyone", "provider", "secretariat"]


class FieldSection(Definition):
    """Fields in a stack, or in a flow from left to right with arrows between them.

    `on_screen` is a sentence after `lead` that paper does not have. `counted_as` is the heading
    under which those who lead are told what of it is still empty; `required` whether it has to be
    written.
    """

    id: Id
    title: str = ""
    lead: Guidance = ""
    on_screen: Guidance = ""
    written_by: Writer = "everyone"
    counted_as: str = Field(default="", max_length=20)
    required: bool = False
    layout: Literal["stack", "flow"]
    fields: tuple[FormField, ...] = Field(min_length=1)

    def references(self, *path: str | int) -> Iterator[Referred]:
        """What its fields, and the columns and fields inside them, offer."""
        yield from offered(self.fields, *path, "fields")
        for number, field in enumerate(self.fields):
            for key in ("fields", "columns"):
                yield from offered(getattr(field, key, ()), *path, "fields", number, key)

    @property
    def parts(self) -> Sequence[FormField]:
        """The named parts: the fields."""
        return self.fields

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        check_unique(self.fields, "項目", "fields")
        return self


class GridSection(Definition):
    """Rows × columns whose cells hold sticky notes."""

    id: Id
    title: str = ""
    lead: Guidance = ""
    written_by: Writer = "everyone"
    layout: Literal["grid"]
    rows: tuple[GridRow, ...] = Field(min_length=1)
    columns: tuple[GridPart, ...] = Field(min_length=1)

    @property
    def parts(self) -> Sequence[GridRow]:
        """The named parts: the rows."""
        return self.rows

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        check_unique(self.rows, "行", "rows")
        check_unique(self.columns, "列", "columns")
        return self


Section = Annotated[FieldSection | GridSection, Field(discriminator="layout")]


class PickRule(Definition):
    """Which filled copies of a form are taken up in the meeting.

    `flag` is the field that picks one. Every choice of `one_of_each` should occur among the
    picked (source 001 slide 1-① p.13: at least one case that went well and one that did not), and
    at most `most` should be picked (slide 2-① p.13: one to three).
    A copy whose `hidden_field` says `hidden_choice` can't be projected. `allows` says for each of
    its choices what may be done with such a case, `requires` which fields have to be filled before
    it is opened, `confirmed_in` ("sheet/field") where each who is in the room confirms something
    first. `one_ground`: cases of different choices are never open in the same workshop.
    """

    flag: Id
    one_of_each: Id | None = None
    most: int | None = Field(default=None, ge=1, le=30)
    hidden_field: Id
    hidden_choice: Label
    allows: dict[Label, Sentence] = Field(default_factory=dict)
    requires: dict[Label, tuple[Id, ...]] = Field(default_factory=dict)
    confirmed_in: dict[Label, Reference] = Field(default_factory=dict)
    one_ground: bool = False

    def ground(self, chosen: str) -> str:
        """A choice and what it allows, as told above a case; where none is made, it is hidden."""
        chosen = chosen or self.hidden_choice
        return f"{chosen}。{self.allows[chosen]}" if chosen in self.allows else chosen


def check_rule(rule: PickRule, sections: Sequence[FieldSection | GridSection]) -> None:
    """Raise MistakeError when a rule names a field or a choice that its form does not have."""
    fields = {part.id: part for section in sections for part in section.parts}
    if getattr(fields.get(rule.flag), "type", None) != "flag":
        raise MistakeError(f"flag（しるし）の項目「{rule.flag}」がありません。", "pick", "flag")
    for key, name in (("one_of_each", rule.one_of_each), ("hidden_field", rule.hidden_field)):
        if name is not None and not isinstance(fields.get(name), ChoiceField):
            raise MistakeError(f"選ぶ項目「{name}」がありません。", "pick", key)
    hidden = fields[rule.hidden_field]
    if isinstance(hidden, ChoiceField) and rule.hidden_choice not in hidden.choices:
        raise MistakeError(
            f"「{rule.hidden_choice}」という選択肢がありません。", "pick", "hidden_choice"
        )
    for key in ("allows", "requires", "confirmed_in"):
        for choice in getattr(rule, key):
            if isinstance(hidden, ChoiceField) and choice not in hidden.choices:
                raise MistakeError(f"「{choice}」という選択肢がありません。", "pick", key, choice)
    for choice, names in rule.requires.items():
        for name in names:
            if name not in fields:
                raise MistakeError(f"項目「{name}」がありません。", "pick", "requires", choice)
