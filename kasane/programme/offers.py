"""What can become a row of a table in one step, and when people are in the field."""

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from kasane.programme.base import Definition, Id, Label, MistakeError, Reference
from kasane.programme.sheets.base import Referred
from kasane.programme.sheets.columns import TableColumn


class OfferRule(Definition):
    """Texts written elsewhere of which a press makes rows.

    Each text of `texts_from` is written into the column `into`, with the values of the same ids
    beside it. `owned_by`: a new row is at once the `writer`'s of the text, or the `presser`'s.
    """

    title: Label
    texts_from: Reference
    into: Id
    owned_by: Literal["writer", "presser"] | None = None


class FromOthersRule(Definition):
    """Which column of a table takes a text of another workshop, and which says where it is from."""

    into: Id
    origin: Id

    def check(self, columns: Sequence[TableColumn], *place: str | int) -> None:
        """Raise MistakeError when a column is not there, or holds no text."""
        texts = {column.id for column in columns if column.type in ("text", "long_text")}
        for key in ("into", "origin"):
            if getattr(self, key) not in texts:
                raise MistakeError(f"文字の列「{getattr(self, key)}」がありません。", *place, key)


class WatchedRule(Definition):
    """Which columns of a table name a material of the library, and who has seen it.

    Where nobody is named it is whoever wrote the row.
    """

    material: Id
    viewer: Id

    def check(self, columns: Sequence[TableColumn], *place: str | int) -> None:
        """Raise MistakeError when a column is not there, or of another type."""
        known = {column.id: column.type for column in columns}
        for key, kind in (("material", "text"), ("viewer", "person")):
            if known.get(getattr(self, key)) != kind:
                raise MistakeError(f"教材の列「{getattr(self, key)}」がありません。", *place, key)


class PeriodRule(Definition):
    """Which column of a table of periods names a step, and which say from when until when."""

    step: Id
    begins: Id
    ends: Id

    def check(self, columns: Sequence[TableColumn], *place: str | int) -> None:
        """Raise MistakeError when a column is not there, or of another type."""
        known = {column.id: column.type for column in columns}
        for key, kind in (("step", "choice"), ("begins", "date"), ("ends", "date")):
            if known.get(getattr(self, key)) != kind:
                raise MistakeError(f"期間の列「{getattr(self, key)}」がありません。", *place, key)


def check_offers(offers: Sequence[OfferRule], columns: Collection[str]) -> None:
    """Raise MistakeError where what is offered goes into a column that is not there."""
    for number, offer in enumerate(offers):
        if offer.into not in columns:
            raise MistakeError(f"列「{offer.into}」がありません。", "offers", number, "into")


def offered_by(offers: Sequence[OfferRule]) -> Iterator[Referred]:
    """The places from which the texts are taken."""
    for number, offer in enumerate(offers):
        yield offer.texts_from, ("offers", number, "texts_from")
