"""Forms: one page of named fields in a printed layout, filled once or again and again."""

from collections.abc import Iterator, Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from kasane.programme.base import (
    Definition,
    Id,
    Label,
    MistakeError,
    Reference,
    Sentence,
    check_unique,
    find,
)
from kasane.programme.follow_up import FollowUpRule
from kasane.programme.sheets.base import HandsSheet, Referred
from kasane.programme.sheets.fields import TableField
from kasane.programme.sheets.sections import FieldSection, PickRule, Section, check_rule

Repeats = Literal["once", "case", "idea", "interview", "several"]
"""What there is a filled copy for."""


class Unnamed(Definition):
    """The choice of a field by which who was met wants no name told."""

    field: Id
    choice: Label

    def check(self, parts: Mapping[str, object]) -> None:
        """Raise MistakeError where there is no such field, or no such choice of it."""
        if self.choice not in getattr(parts.get(self.field), "choices", ()):
            raise MistakeError(f"項目「{self.field}」に「{self.choice}」がありません。", "unnamed")


class FormSheet(HandsSheet):
    """One page of named fields in a printed layout.

    It is filled once, or once a case, an idea, an interview, or as often as wanted
    (`repeats: several`: a town, a training, a meeting). `named_by` is the field
    whose text names one filled copy (without it a letter does: ケースA); `met` is the field that
    tells who was met, a line each, `unnamed` by what choice they want no name told;
    `pick` says which copies are taken up in the meeting, `hands` is
    the column in which everybody shows a hand for those to look at first; `rules` are for everybody
    who writes on it. `table` is the section whose fields are the columns of its printed form: a
    table with a row a copy. `handed_on`: it is made to be handed to people outside of the room,
    and has a Word file of its own. `side_by_side`: its copies, such as the towns', are laid beside
    each other as well. `several_write` ("table/column" of a small table in it) says where who wrote
    is noted: those who write are told while only one organisation has. `follow_up`: what was
    decided stands at the start of the next meeting, to be reported on.
    """

    kind: Literal["form"]
    repeats: Repeats = "once"
    named_by: Id | None = None
    met: Id | None = None
    unnamed: Unnamed | None = None
    pick: PickRule | None = None
    table: Id | None = None
    handed_on: bool = False
    side_by_side: bool = False
    several_write: Reference | None = None
    follow_up: FollowUpRule | None = None
    rules: tuple[Sentence, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)

    @classmethod
    def begins(cls) -> tuple[str, dict[str, object]]:
        """A section with one field."""
        field = {"id": "text", "label": "内容", "type": "long_text"}
        section = {"id": "first", "layout": "stack", "fields": [field]}
        return "用紙（欄に書く）", {"orientation": "portrait", "sections": [section]}

    def references(self) -> Iterator[Referred]:
        """What its fields and those inside them offer, and where is confirmed."""
        for index, section in enumerate(self.sections):
            if isinstance(section, FieldSection):
                yield from section.references("sections", index)
        for choice, reference in self.pick.confirmed_in.items() if self.pick else ():
            yield reference, ("pick", "confirmed_in", choice)

    @property
    def once(self) -> bool:
        """Whether it is filled once for all."""
        return self.repeats == "once"

    @property
    def goes_to_groups(self) -> bool:
        """Whether each group has a copy of its own: where it is filled once."""
        return self.once

    @property
    def is_case(self) -> bool:
        """Whether each copy is a case."""
        return self.repeats == "case"

    def section(self, section_id: str) -> Section:
        """Return a section, or raise KeyError."""
        return find(self.sections, section_id)

    @property
    def place_ids(self) -> frozenset[str]:
        """Ids of the fields, and of the rows of grids, in all sections."""
        return frozenset(part.id for section in self.sections for part in section.parts)

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        check_unique(self.sections, "区分", "sections")
        check_unique([p for s in self.sections for p in s.parts], "項目", "sections")
        for key, name in (("named_by", self.named_by), ("met", self.met)):
            if name is not None and name not in self.place_ids:
                raise MistakeError(f"{key}の項目「{name}」がありません。", key)
        if self.unnamed:
            self.unnamed.check({part.id: part for s in self.sections for part in s.parts})
        if self.table is not None and self.table not in {s.id for s in self.sections}:
            raise MistakeError(f"表にする区分「{self.table}」がありません。", "table")
        if self.pick is not None:
            check_rule(self.pick, self.sections)
        if self.side_by_side and self.repeats != "several":
            raise MistakeError(
                "side_by_side（並べる）は、repeats: several のシートに書きます。", "side_by_side"
            )
        if self.follow_up:
            self.follow_up.check({p.id: p for s in self.sections for p in s.parts})
        self._check_writers()
        return self

    def _check_writers(self) -> None:
        table, _, column = (self.several_write or "").partition("/")
        parts = (part for section in self.sections for part in section.parts)
        known = [part for part in parts if isinstance(part, TableField) and part.id == table]
        if table and not any(each.id == column for part in known for each in part.columns):
            raise MistakeError(
                f"小さな表の列「{self.several_write}」がありません。", "several_write"
            )
