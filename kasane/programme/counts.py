"""What of all that is marked or written is counted, and where what was counted may go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pydantic import Field

from kasane.programme.base import Definition, Label, MistakeError, Reference

if TYPE_CHECKING:
    from kasane.programme.sheets.base import Referred, SheetBase


class CountRule(Definition):
    """What is counted beside a sheet (kasane.workshop.counts).

    `of` names the columns or fields ("sheet/place") in which people mark or write: what is chosen
    from given words is counted word by word, also those that nobody chose; texts are counted
    together where they say the same. `into` are the columns of tables ("table/column") into which
    those who lead put what was counted, all of them in one step.
    """

    title: Label
    of: tuple[Reference, ...] = Field(min_length=1)
    into: tuple[Reference, ...] = ()


def counted_in(rules: Sequence[CountRule]) -> Iterator[Referred]:
    """The places that are counted, and those into which it goes."""
    for number, rule in enumerate(rules):
        for key in ("of", "into"):
            for index, reference in enumerate(getattr(rule, key)):
                yield reference, ("counts", number, key, index)


def check_counts(rules: Sequence[CountRule], sheets: Mapping[str, SheetBase]) -> None:
    """Raise MistakeError where what was counted would go into something that has no rows."""
    for number, rule in enumerate(rules):
        for index, reference in enumerate(rule.into):
            table = sheets.get(reference.partition("/")[0])
            if table is None or not table.has_rows:
                raise MistakeError(
                    f"「{reference}」は表の列ではありません。", "counts", number, "into", index
                )
