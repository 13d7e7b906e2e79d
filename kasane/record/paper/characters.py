"""Characters that XML, and so Word, can't hold: shown as 〓 and counted, never dropped."""

from __future__ import annotations

import re
from collections import Counter

GETA = "〓"
_CANNOT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Characters:
    """Lets texts through and remembers what could not be."""

    def __init__(self) -> None:
        self.replaced: Counter[str] = Counter()

    def fit(self, text: str) -> str:
        """The text with 〓 where Word has no such character."""
        if _CANNOT.search(text) is None:
            return text
        self.replaced.update(_CANNOT.findall(text))
        return _CANNOT.sub(GETA, text)

    @property
    def sentence(self) -> str:
        """What was replaced, for the end of a record; empty where nothing was."""
        if not self.replaced:
            return ""
        named = "、".join(f"U+{ord(found):04X}" for found in sorted(self.replaced))
        count = self.replaced.total()
        return f"Wordに入らない文字が{count}か所ありました（{named}）。{GETA}で示しています。"
