"""Names of people and places as a dictionary of Japanese words knows them.

Sudachi (Apache License 2.0) reads its dictionary from the disk and asks nothing from outside. Where
it isn't installed there are no such words, and the patterns search alone.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Protocol, cast

from kasane.privacy.characters import KANJI, KATAKANA

_KATAKANA = re.compile(f"[{KATAKANA}]{{2,10}}")
_TWO_OR_THREE = re.compile(rf"(?<![{KANJI}])[{KANJI}]{{2,3}}(?![{KANJI}])")
_AT_ONCE = 8000
"""Characters read at once: the dictionary takes no more than 49,149 bytes."""


class Sort(StrEnum):
    """What the dictionary takes a word for; a whole name is made of several words."""

    FAMILY = "姓"
    GIVEN = "名"
    OTHER = "一般"
    UNKNOWN = "未知"
    WHOLE = "姓名"
    PLACE = "地名"


@dataclass(frozen=True, slots=True)
class Word:
    """A name in a text: from and to, exclusive, and what it is taken for."""

    start: int
    end: int
    sort: Sort


class _Morpheme(Protocol):
    def begin(self) -> int: ...
    def end(self) -> int: ...
    def surface(self) -> str: ...
    def is_oov(self) -> bool: ...
    def part_of_speech(self) -> Sequence[str]: ...


class _Tokenizer(Protocol):
    def tokenize(self, text: str) -> Sequence[_Morpheme]: ...


class _Dictionary(Protocol):
    def tokenizer(self) -> _Tokenizer: ...


def named_words(text: str) -> Iterator[Word]:
    """The names of people and places in a text, in its order; none without the dictionary."""
    dictionary = _opened()
    if dictionary is None:
        return
    tokenizer = dictionary.tokenizer()  # one for each call: it isn't made for several threads
    for start, piece in _pieces(text):
        words = tokenizer.tokenize(piece)
        for word in words:
            sort = _sort(word)
            if sort:
                yield Word(start + word.begin(), start + word.end(), sort)
        for begin, end in _falling_apart(piece, words):
            yield Word(start + begin, start + end, Sort.UNKNOWN)


def _falling_apart(piece: str, words: Sequence[_Morpheme]) -> Iterator[tuple[int, int]]:
    """Two or three kanji that make no word together, such as 琉生: from and to."""
    ends = {word.end(): word.end() - word.begin() == 1 for word in words}
    for run in _TWO_OR_THREE.finditer(piece):
        if all(ends.get(at) for at in range(run.start() + 1, run.end() + 1)):
            yield run.span()


def _sort(word: _Morpheme) -> Sort | None:
    """What the dictionary takes a word for; katakana that it doesn't know may be a name."""
    part = word.part_of_speech()
    if word.is_oov() and _KATAKANA.fullmatch(word.surface()):
        return Sort.UNKNOWN
    if part[1] != "固有名詞" or part[2] not in ("人名", "地名"):
        return None
    return Sort.PLACE if part[2] == "地名" else Sort(part[3])


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Where each begins, and a part of the text that ends with a line where it can."""
    start = 0
    while start < len(text):
        end = start + _AT_ONCE
        if end < len(text):
            end = max(text.rfind(mark, start, end) for mark in "\n。") + 1 or end
        yield start, text[start:end]
        start = end


@cache
def _opened() -> _Dictionary | None:
    try:
        sudachi = importlib.import_module("sudachipy")
        importlib.import_module("sudachidict_small")
    except ImportError:
        return None
    return cast("_Dictionary", sudachi.Dictionary(dict="small"))
