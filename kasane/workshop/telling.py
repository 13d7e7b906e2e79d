"""What may leave the room. Word, CSV, posters, plans, pictures and the search for names ask here.

kasane.workshop.access decides what a person may see on screen. A file goes from hand to hand, so
it tells less: names and cases only where they are asked for, never the author of an unsigned
entry, never a case that is not opened, never what the secretariat asks about a case.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kasane.programme.sheets.base import SheetBase

TEXTS = ("text", "long_text")
PEOPLE = ("person", "people")


class _Part(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def type(self) -> str: ...


def tells_of_case(sheet: SheetBase, part: _Part) -> bool:
    """Whether what people write in a field or column tells of a case.

    Every text of a case does, and every text that the programme declares `of_case`. What is chosen
    from given words (field of work, outcome) does not, nor the letter by which a heading or a table
    calls it (ケースA): that says which case it was. In what people write the letter is asked about.
    """
    return part.type in TEXTS and (sheet.is_case or getattr(part, "of_case", False))


def names_people(sheet: SheetBase, part: _Part) -> bool:
    """Whether a field or column says who somebody is; of the roster all texts but 所属 do."""
    return part.type in PEOPLE or (
        sheet.is_roster and part.type in TEXTS and part.id != "organisation"
    )


@dataclass(frozen=True, slots=True)
class Telling:
    """How much a file tells.

    Attributes:
        names: people are named. cases: what is written of cases is told.
        closed: also cases that nobody has opened, and what the secretariat asks about cases.
        unsigned: whoever may see the author of an unsigned entry on screen is told it.
        asks: of texts in which something was found only what a person let out is told
            (kasane.workshop.outgoing); not where cases are told.
        online: the address where people meet online is told to those who are invited.
    """

    names: bool = False
    cases: bool = False
    closed: bool = False
    unsigned: bool = False
    asks: bool = True
    online: bool = False

    @property
    def word(self) -> str:
        """For whom a file is, for its name."""
        return "内部用" if self._held else "共有用"

    @property
    def use(self) -> str:
        """For whom a file is, with the reason."""
        if self._held:
            rest = "" if self.cases else "。ケースシートは入っていません。"
            return f"内部用（{'・'.join(self._held)}を含みます）{rest}"
        return "共有用：書いた人の名前とケースシートは入っていません。"

    @property
    def _held(self) -> list[str]:
        held = {"名前": self.names, "ケースの内容": self.cases, "会議のアドレス": self.online}
        return [what for what, there in held.items() if there]

    def tells(self, sheet: SheetBase, part: _Part) -> bool:
        """Whether what stands in a field or column may be told."""
        return self.cases or not tells_of_case(sheet, part)


SHARED = Telling()
"""共有用."""
ON_DISK = Telling(names=True, cases=True, closed=True)
"""The owner's own disk: everything but who wrote an unsigned entry."""
ON_SCREEN = Telling(names=True, cases=True, closed=True, unsigned=True, asks=False)
"""Nothing is held back beyond what kasane.workshop.access holds back."""
