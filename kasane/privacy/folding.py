"""Full width, half width and marks that nobody sees: folded for searching, positions kept."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_SELECTORS = (("\ufe00", "\ufe0f"), ("\U000e0100", "\U000e01ef"))
_HALF_WIDTH_MARKS = "ﾞﾟ"
_ENCLOSED = (("\u2460", "\u24ff"), ("\u2776", "\u2793"), ("\u3200", "\u32fe"))
"""①, ㈱ and their like stay as they are: ①② isn't the number 12."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in which ０９０ is 090 and ﾀﾛｳ is タロウ.

    Attributes:
        text: for searching.
        starts: for each of its characters, where what it came from begins in the original.
        ends: and where that ends.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From and to in the original text, for a part that isn't empty."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold a text (NFKC, without variation selectors and invisible characters)."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        plain = _plain(text[start:end])
        folded.append(plain)
        starts += [start] * len(plain)
        ends += [end] * len(plain)
    return Folded("".join(folded), tuple(starts), tuple(ends))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each character with the marks that belong to it."""
    begins = [at for at, character in enumerate(text) if at == 0 or not _belongs(character)]
    return list(pairwise([*begins, len(text)]))


@lru_cache(4096)
def _belongs(character: str) -> bool:
    return (
        unicodedata.combining(character) != 0
        or character in _HALF_WIDTH_MARKS
        or _invisible(character)
    )


def _invisible(character: str) -> bool:
    return unicodedata.category(character) == "Cf" or _within(character, _SELECTORS)


def _within(character: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return any(first <= character <= last for first, last in ranges)


@lru_cache(4096)
def _plain(cluster: str) -> str:
    seen = "".join(character for character in cluster if not _invisible(character))
    if seen and _within(seen[0], _ENCLOSED):
        return seen
    return unicodedata.normalize("NFKC", seen)
