"""How long a text is: enough to say what fits, in whichever gothic it is set."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

_DIGIT, _SMALL, _LARGE, _SIGN = 0.76, 0.72, 0.86, 0.5
"""The widest of BIZ UDPGothic and Noto Sans CJK, in heights of a letter."""


@lru_cache(maxsize=20_000)
def ems(text: str) -> float:
    """The length of a text on one line, in heights of its letters, and rather more than less."""
    return sum(map(_advance, text))


@cache
def _advance(character: str) -> float:
    if character.isdigit() and character.isascii():
        return _DIGIT
    if character.isalpha() and character.isascii():
        return _LARGE if character.isupper() else _SMALL
    if character == "\u2060":
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else _SIGN
