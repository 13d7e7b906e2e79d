"""A reading that groups: under each goal what was done, what came of it, what is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pydantic import Field

from kasane.programme.base import Definition, Id, Label, MistakeError, Reference

if TYPE_CHECKING:
    from kasane.programme.sheets.base import Referred, SheetBase


class GatheredPart(Definition):
    """What stands under a heading: the texts of a column, of the rows that name the heading.

    `of` is the "table/column" of the texts, `by` the column of the same table that names the
    heading, `more` one that says how far it is.
    """

    title: Label
    of: Reference
    by: Id
    more: Id | None = None

    @property
    def columns(self) -> Iterator[Reference]:
        """All columns that it reads, each as "table/column"."""
        table = self.of.partition("/")[0]
        yield from (self.of, *(f"{table}/{key}" for key in (self.by, self.more) if key))


class GatheredRule(Definition):
    """How what stands in several tables is read together, beside the last of them.

    `first` names forms that are read before, `under` the "table/column" whose texts are the
    headings; what names none of them stands under `rest`.
    """

    title: Label
    first: tuple[Id, ...] = ()
    under: Reference
    parts: tuple[GatheredPart, ...] = Field(min_length=1)
    rest: Label

    def references(self) -> Iterator[Referred]:
        """The columns that are read."""
        yield self.under, ("gathered", "under")
        for number, part in enumerate(self.parts):
            yield from ((each, ("gathered", "parts", number)) for each in part.columns)

    def check_among(self, sheets: Mapping[str, SheetBase]) -> None:
        """Raise MistakeError where what is read before is no form that is filled once."""
        for number, name in enumerate(self.first):
            if name not in sheets or not sheets[name].once:
                raise MistakeError(
                    f"先に読む用紙「{name}」がありません。", "gathered", "first", number
                )
