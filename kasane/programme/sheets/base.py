"""What every kind of sheet is built on."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Literal

from kasane.programme.base import Definition, Guidance, Id, Label
from kasane.programme.sheets.columns import TableColumn


class SheetBase(Definition, ABC):
    """What every sheet has. What is abstract every kind has to say.

    `lead` is the sentence above the sheet, `seen_by` who may open it, `source` where in the
    source documents it is described.
    """

    id: Id
    title: Label
    lead: Guidance = ""
    orientation: Literal["portrait", "landscape"]
    seen_by: Literal["everyone", "secretariat"] = "everyone"
    source: str = ""

    @property
    @abstractmethod
    def place_ids(self) -> frozenset[str]:
        """Ids that another sheet may refer to as "sheet/place"."""

    @property
    def once(self) -> bool:
        """Whether it is filled once for all: its one copy has the sheet's id."""
        return False

    @property
    def is_case(self) -> bool:
        """Whether each copy is a case: closed until its author or the secretariat opens it."""
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
