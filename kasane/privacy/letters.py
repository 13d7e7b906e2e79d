"""Aさん, B市, Cデイサービス: one letter for one person, place or house, in all texts of a case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import ascii_uppercase

from kasane.privacy.characters import KANJI, KATAKANA
from kasane.privacy.folding import fold
from kasane.privacy.found import Kind

_TAKEN = re.compile(
    rf"(?<![A-Za-z])[A-Z](?=さん|さま|くん|ちゃん|(?!型|線|判定|ランク)[{KANJI}{KATAKANA}])"
)
_GROUPS = {Kind.MEMBER: Kind.NAME}


class Letters:
    """Who and what has which letter; letters that the texts use already are left out."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        taken = {letter for text in texts for letter in _TAKEN.findall(fold(text).text)}
        self._free = iter([letter for letter in ascii_uppercase if letter not in taken])
        self._known: dict[Kind, dict[str, str]] = {}

    def of(self, name: str, kind: Kind = Kind.NAME) -> str:
        """The letter; 山田 is the 山田太郎 who was named before. 「某」 after the last."""
        group = self._known.setdefault(_GROUPS.get(kind, kind), {})
        known = next((n for n in group if n.startswith(name) or name.startswith(n)), None)
        if known is None:
            group[name] = next(self._free, "某")
            return group[name]
        return group.setdefault(name, group[known])

    def named(self, kind: Kind) -> tuple[str, ...]:
        """What has a letter so far."""
        return tuple(self._known.get(kind, ()))
