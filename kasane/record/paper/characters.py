"""Characters that XML, and so Word, can't hold: shown as 〓 and counted, never dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

GETA = "〓"
_CANNOT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Characters:
    """Lets texts through and remembers what could not be."""

    def __init__(self) -> None:
        self.replaced: Counter[str] = Counter()
        self.undrawn: frozenset[str] = frozenset()

    def fit(self, text: str) -> str:
        """The text with 〓 where Word has no such character."""
        if _CANNOT.search(text) is None:
            return text
        self.replaced.update(_CANNOT.findall(text))
        return _CANNOT.sub(GETA, text)

    @property
    def sentence(self) -> str:
        """What was replaced, for the end of a record; empty where nothing was."""
        told = []
        if self.replaced:
            count = self.replaced.total()
            told.append(f"Wordに入らない文字が{count}か所ありました（{_named(self.replaced)}）。")
        if self.undrawn:
            told.append(f"図にえがけない文字がありました（{_named(self.undrawn)}）。")
        return "".join(told) + (f"{GETA}で示しています。" if told else "")


def _named(found: Iterable[str]) -> str:
    return "、".join(f"U+{ord(each):04X}" for each in sorted(found))
