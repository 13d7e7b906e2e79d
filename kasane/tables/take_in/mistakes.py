"""What is said of a file that people bring: what it can't be read for, what is wrong in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kasane.errors import KasaneError
from kasane.workshop.model import clean_text

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\u0085\u2028\u2029]")
_BULLETS = re.compile("[\uf000-\uf0ff]")
"""Where Word and PowerPoint keep the signs of the font Symbol; 外字 stand elsewhere."""
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
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


def clean(text: str) -> str:
    """A text with the line breaks and bullets of other programs as ours, without what is unseen."""
    return clean_text(UNSEEN.sub("", _BULLETS.sub("・", _BREAKS.sub("\n", text))))
