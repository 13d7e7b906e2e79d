"""What is said of a file that people bring: what it can't be read for, what is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kasane.errors import KasaneError

NO_TABLE = "表のファイルとして読めません。Excelで開いて、.xlsxかCSVで保存しなおしてから選びます。"


class UnreadableError(KasaneError):
    """A file that can't be read at all: what it is, and what to do."""


@dataclass(slots=True)
class Said:
    """What is told of a file, in sentences that begin with line and column.

    Attributes:
        mistakes: cells and rows that are not taken in. notes: what was understood in a free way.
        unsure: (heading, what is written) → the choices from which a person says what it means.
    """

    mistakes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unsure: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def wrong(self, line: int, heading: str, what: str) -> None:
        """Tell of what is left out."""
        self.mistakes.append(_where(line, heading) + what)

    def note(self, line: int, heading: str, what: str) -> None:
        """Tell how something was understood."""
        self.notes.append(_where(line, heading) + what)


class WrongError(ValueError):
    """A row that can't be taken in.

    Attributes:
        heading: of the column in which it is wrong.
    """

    def __init__(self, heading: str, what: str) -> None:
        super().__init__(what)
        self.heading = heading


def _where(line: int, heading: str) -> str:
    return f"{line}行目{f'「{heading}」' if heading else ''}: "
