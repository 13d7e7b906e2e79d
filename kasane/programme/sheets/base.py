"""What every kind of sheet is built on."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, Self, TypeVar

from pydantic import model_validator

from kasane.programme.base import Definition, Guidance, Id, Label, MistakeError
from kasane.programme.counts import CountRule, counted_in
from kasane.programme.sheets.columns import TableColumn

Path = tuple[str | int, ...]
"""Keys and indexes that lead from a part of a file to what is below it."""
Referred = tuple[str, Path]
"""A "sheet/place" that a sheet names, and where it does."""


def offered(parts: Iterable[object], *path: str | int) -> Iterator[Referred]:
    """The places of other sheets whose texts are offered in some columns or fields."""
    for index, part in enumerate(parts):
        reference = getattr(part, "choices_from", None)
        if reference:
            yield reference, (*path, index, "choices_from")


S = TypeVar("S", bound="SheetBase")


class SheetBase(Definition, ABC):
    """What every sheet has. What is abstract every kind has to say.

    `lead` is the sentence above the sheet, `on_screen` one more that paper does not have, `seen_by`
    who may open it, `carried_on` whether what is written on it may be taken into another workshop
    (kasane.workshop.from_others), `counts` what is counted beside it, `source` where in the source
    documents it is described.
    `group_of` is not for files: of a group's own copy it is the sheet of the whole room
    (kasane.programme.groups).
    """

    id: Id
    kind: str
    title: Label
    lead: Guidance = ""
    on_screen: Guidance = ""
    orientation: Literal["portrait", "landscape"]
    seen_by: Literal["everyone", "secretariat"] = "everyone"
    carried_on: bool = False
    counts: tuple[CountRule, ...] = ()
    source: str = ""
    group_of: Id | None = None

    @classmethod
    @abstractmethod
    def begins(cls) -> tuple[str, dict[str, object]]:
        """What it is called on screen, and what a new one says beside its id, kind and title."""

    @property
    def goes_to_groups(self) -> bool:
        """Whether each group of a room that is split has a copy of its own."""
        return False

    @property
    @abstractmethod
    def place_ids(self) -> frozenset[str]:
        """Ids that another sheet may refer to as "sheet/place"."""

    def references(self) -> Iterable[Referred]:
        """The places of other sheets that it names."""
        return ()

    @property
    def named(self) -> "Iterator[Referred]":
        """All places that it names: those of its kind, and those that are counted beside it."""
        yield from self.references()
        yield from counted_in(self.counts)

    @property
    def needs(self) -> frozenset[str]:
        """Ids of the other sheets that it takes from, or leads into."""
        named = {reference.partition("/")[0] for reference, _ in self.named}
        return frozenset(named - {self.id})

    def check_among(self, sheets: "Mapping[str, SheetBase]") -> None:
        """Raise MistakeError where it names a sheet that is not what it takes it for."""

    @property
    def once(self) -> bool:
        """Whether it is filled once for all: its one copy has the sheet's id."""
        return False

    @property
    def is_case(self) -> bool:
        """Whether each copy is a case: closed until its author or the secretariat opens it."""
        return False

    @property
    def has_rows(self) -> bool:
        """Whether its entries are rows with typed columns."""
        return False

    @property
    def is_roster(self) -> bool:
        """Whether its rows are the members."""
        return False

    @property
    def copies_of(self) -> str:
        """Id of the form of which each copy has this sheet once; empty where that is not so."""
        return ""

    @property
    def rows_take(self) -> Sequence[str]:
        """The "sheet/place" of each text that is offered in its rows."""
        return ()

    @property
    def vote_columns(self) -> Sequence[TableColumn]:
        """The columns in which everybody has an own answer."""
        return ()

    @property
    def shows_hands(self) -> bool:
        """Whether its votes are hands: shown openly, and once."""
        return False

    @property
    def voted_on(self) -> str:
        """The "sheet/place" of the entries that its votes are for."""
        return f"{self.id}/"


class HandsSheet(SheetBase, ABC):
    """A sheet that may have a show of hands; `hands` is its column, a vote that all see at once."""

    hands: TableColumn | None = None

    @model_validator(mode="after")
    def _hands_are_votes(self) -> Self:
        if self.hands is not None and not (self.hands.type == "votes" and self.hands.per_person):
            raise MistakeError(
                "挙手の列は、type: votes と per_person: true にしてください。", "hands"
            )
        return self

    @property
    def vote_columns(self) -> Sequence[TableColumn]:
        """The column of the show of hands."""
        return [self.hands] if self.hands else []

    @property
    def shows_hands(self) -> bool:
        """The room sees each hand."""
        return True


def of_kind(kind: type[S], sheets: "Iterable[SheetBase]") -> list[S]:
    """The sheets of one kind among some."""
    return [sheet for sheet in sheets if isinstance(sheet, kind)]
