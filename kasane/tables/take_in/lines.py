"""The lines of a file that somebody brings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line of a file.

    Attributes:
        number: counted from 1.
        filled: the cells that have their text only because they are merged with the one above.
        doubt: why somebody may not want it; empty for most.
    """

    number: int
    cells: tuple[str, ...]
    filled: frozenset[int] = frozenset()
    doubt: str = ""

    @property
    def own(self) -> dict[int, str]:
        """What was written in this line itself, by column."""
        return {n: c for n, c in enumerate(self.cells) if c.strip() and n not in self.filled}


@dataclass(frozen=True, slots=True)
class FilePage:
    """A sheet of a workbook; a text file has one without a name."""

    name: str
    lines: tuple[FileLine, ...]
