"""The class that says, for one kind of sheet, how it is printed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kasane.programme import EachKind
from kasane.programme.sheets.base import SheetBase
from kasane.record.paper.content import para
from kasane.record.paper.paper import Orientation, Paper, Size
from kasane.workshop.reading import Reading

S = TypeVar("S", bound=SheetBase)
Frame = tuple[float, float, float, float]
"""Left, top, width and height in millimetres."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case with something on its map or overlap; no name where a sheet is of no single case."""

    id: str
    name: str


class Kind(ABC, Generic[S]):
    """One kind of sheet in Word, filled and blank."""

    large = False
    """Whether it is a large page too: a poster, or one for each case on it."""

    signed = True
    """Whether those who fill it by hand write who they are."""

    @abstractmethod
    def filled(self, paper: Paper, sheet: S, reading: Reading) -> None:
        """The sheet in its printed form, in a section of its own."""

    @abstractmethod
    def blank(self, paper: Paper, sheet: S, size: Size) -> None:
        """The same form with nothing in it, filling one page."""

    def example(self, paper: Paper, sheet: S, reading: Reading) -> None:
        """The sheet filled as an example; of several copies one."""
        self.filled(paper, sheet, reading)

    def lists(self, paper: Paper, sheet: S, reading: Reading) -> None:
        """What follows it in portrait, such as ideas and counts; nothing for most."""

    def cases(self, sheet: S, reading: Reading) -> list[Case]:
        """What of a large sheet makes a page of its own."""
        return []

    def draw(self, axes: Any, frame: Frame, sheet: S, reading: Reading, case: Case) -> str:
        """Draw a case of a large sheet into a frame; returns what stands below it."""
        return ""

    def draw_blank(self, axes: Any, frame: Frame, sheet: S) -> None:
        """Draw a large sheet with nothing in it."""

    def is_used(self, sheet: S, reading: Reading, *, whole: bool) -> bool:
        """Whether there is something on it to print.

        Args:
            sheet: The sheet.
            reading: The workshop as it is to be told.
            whole: Whether the whole programme is printed, not one meeting.
        """
        return reading.uses(sheet.id)


def begin_blank(
    paper: Paper, sheet: SheetBase, size: Size, orientation: Orientation, *more: str
) -> None:
    """The page of a blank sheet with its title, and what is to be known of it."""
    paper.section(orientation, size)
    paper.put(para(sheet.title, "Heading 1"))
    paper.put(*(para(text, "Small") for text in (sheet.lead, *more) if text), para("", "Room"))


KINDS: Mapping[str, Kind[Any]] = EachKind("kasane.record.kinds")
