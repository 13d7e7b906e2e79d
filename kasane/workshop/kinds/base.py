"""The class that answers, for one kind of sheet, all that the workshop asks about it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kasane.programme import EachKind, Programme, Sheet
from kasane.programme.sheets.base import SheetBase
from kasane.store import Put
from kasane.workshop.item import Item
from kasane.workshop.kinds.nodes import Around, Node, Thing
from kasane.workshop.model import Entry
from kasane.workshop.places import EntryKind, Part, Place
from kasane.workshop.shapes import Value, Values

S = TypeVar("S", bound=SheetBase)


@dataclass(frozen=True, slots=True)
class Wall:
    """When the screen on the wall shows a sheet of the activity where the room is.

    Attributes:
        after: "sheet/place" of the entries of which one has to be there; empty where there is
            always something to look at; None where somebody has to choose what is shown.
        copies: id of the form of which one copy at a time is looked at; empty for most.
        first: whether that is the first copy where nobody has chosen one.
        turns: whether there is nothing to look at before the first one has the turn.
        counted: whether the wall says how many entries lie on it.
    """

    after: str | None
    copies: str = ""
    first: bool = False
    turns: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Texts:
    """Where the texts stand that another sheet names as "sheet/part".

    Attributes:
        sheet: id of the sheet on which they are written.
        field: the value of an entry that holds the text.
        place: the place of those entries; "*/part" where they lie in a part of a row or a copy.
        colour: the colour of a new entry there; empty where entries have none.
    """

    sheet: str
    field: str
    place: str = ""
    colour: str = ""

    def fits(self, place: str) -> bool:
        """Whether an entry at a place is one of those."""
        first, _, part = self.place.partition("/")
        return place.split("/")[1:2] == [part] if part else place == first


class Kind(ABC, Generic[S]):
    """One kind of sheet. What is abstract every kind has to say; the rest most answer alike."""

    holds: EntryKind = "answer"
    """What its own entries are, apart from those inside of copies."""
    signed = False
    """Whether who wrote an entry is shown from the start. Nobody is, where a kind says nothing."""
    one_each = False
    """Whether somebody has one entry at a place."""

    @abstractmethod
    def place(self, sheet: S, place: str) -> Place | None:
        """The place of a sheet that a text names; None where it has no such place."""

    @abstractmethod
    def value_ids(self, sheet: S) -> frozenset[str]:
        """Ids of all that is written one value at a time."""

    @abstractmethod
    def node(self, sheet: S, item: Item, around: Around) -> Node | None:
        """An entry as a node of the thread; None where it is no part of it."""

    def texts(self, sheet: S) -> Mapping[str, Texts]:
        """Where the texts of its parts stand; of the others in a value of the sheet's entries."""
        return {}

    def held(self, sheet: S) -> bool:
        """Whether it is held as 個人ワーク, 公開 or 締切 on the page of its activity."""
        return False

    def starts_private(self, sheet: S, *, alone: bool) -> bool:
        """Whether nobody sees the others' entries at first.

        Args:
            sheet: The sheet.
            alone: Whether everybody first writes alone in an activity of it.
        """
        return False

    def wall(self, sheet: S) -> Wall:
        """When the screen on the wall shows it; by itself as soon as something is written on it."""
        return Wall(f"{sheet.id}/", sheet.copies_of)

    def first_entries(self, sheet: S, author: str, at: str) -> Iterable[Put]:
        """What stands on it from the start, written by `author`."""
        return ()

    def things(self, sheet: S, programme: Programme) -> Iterable[tuple[str, Thing]]:
        """The parts of a sheet and what stands there; "" and "*" as in Around.things."""
        return ()

    def part_name(self, sheet: S, part: str) -> str:
        """The name of a part of a sheet in a list of parts of several sheets."""
        return sheet.title

    def thing_of_takers(self) -> Thing:
        """What a table's row is when it takes its text from a sheet of this kind."""
        return Thing.ACTION

    def thing_of_rows(self, sheet: S, table: str) -> Thing | None:
        """What this sheet makes of the rows of a table that it names; None for other tables."""
        return None

    def whose(
        self,
        place: Place,
        values: Values,
        author: str,
        on_roster: Callable[[Value], bool],
    ) -> tuple[Values, str]:
        """The values and the author of a new entry that `author` writes."""
        return values, author

    def also(
        self,
        place: Place,
        part: Part,
        value: Value,
        on_roster: Callable[[Value], bool],
    ) -> Mapping[str, Any]:
        """The other facts of an entry that change together with one of its values."""
        return {}

    def check_opened(self, sheet: S, entry: Entry) -> None:
        """Refuse to open an entry to all, or to project it.

        Raises:
            RefusedError: "unconfirmed".
        """


KINDS: Mapping[str, Kind[Any]] = EachKind("kasane.workshop.kinds")


def kind_of(sheet: Sheet) -> Kind[Any]:
    """The kind of a sheet."""
    return KINDS[sheet.kind]
