"""Aさん, Bさん …: one letter for one person, in all texts of a case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import ascii_uppercase

from kasane.privacy.folding import fold

_TAKEN = re.compile(r"(?<![A-Za-z])[A-Z](?=さん|氏|先生|様|さま|くん|君|ちゃん)")


class Letters:
    """Which person has which letter; letters that the texts use already are left out."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        taken = {letter for text in texts for letter in _TAKEN.findall(fold(text).text)}
        self._free = iter([letter for letter in ascii_uppercase if letter not in taken])
        self._known: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The person's letter; 山田 is the 山田太郎 who was named before. 「某」 after the last."""
        known = next((n for n in self._known if n.startswith(name) or name.startswith(n)), None)
        if known is None:
            self._known[name] = next(self._free, "某")
            return self._known[name]
        return self._known.setdefault(name, self._known[known])
