"""The class that says, for one kind of sheet, which files it has."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from kasane.programme import EachKind, Programme
from kasane.programme.sheets.base import SheetBase
from kasane.tables.leaf import Leaf
from kasane.workshop.model import Meeting

S = TypeVar("S", bound=SheetBase)


class Kind(ABC, Generic[S]):
    """One kind of sheet as files of rows, written out and taken in."""

    @abstractmethod
    def leaves(
        self, sheet: S, programme: Programme, meetings: Mapping[str, Meeting]
    ) -> Iterable[Leaf]:
        """The files of a sheet; the first is what the sheet is for."""


KINDS: Mapping[str, Kind[Any]] = EachKind("kasane.tables.kinds")
