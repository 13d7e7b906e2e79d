"""How much room a text takes: enough to say what fits on a page, in whichever gothic it is set."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from kasane.plain.letters import ems

POINT = 25.4 / 72
"""Millimetres of a point."""
LINE = 4.5
"""Millimetres from line to line in a table."""
MARGINS = 3.4
"""Millimetres left and right of a text in its cell, together."""
_CHARACTER = 3.36
"""Millimetres of a Japanese letter in a table."""
_LEAST = 5.0
"""Heights of letters of a line that may be broken, at least."""
UNBROKEN = (
    r"ほか\d+[人件]|[0-9.]+（\d+～\d+）|(?:(?:令和|平成|R|H)?(?:\d+|元)[年.])?\d+[月./]\d+日?(?:[（(][月火水木金土日][）)])?～?"
    r"|\d{1,2}:\d{2}(?:～\d{1,2}:\d{2})?～?|[!-~]*\d[!-~]*[人件枚票分回]?|[!-~]+"
)
"""What stays in one piece: dates, times, numbers, words of Latin letters."""
NAME = r"[^\s、。・（）]{1,6}[ 　][^\s、。・（）]{1,6}"
"""A family name and a given name, which stay together where there is room."""
WORD = r"[ァ-ヺー]{2,8}"
"""One word in katakana, such as オンライン: no break in it reads well."""
_PIECES, _NAMED, _WHOLE = re.compile(UNBROKEN), re.compile(NAME), re.compile(WORD)
JOINTS = re.compile("(?<=[0-9A-Za-z])(?=[ぁ-んァ-ヶ一-龠])|(?<=[ぁ-んァ-ヶ一-龠])(?=[0-9A-Za-z])")
_REMNANT = 0.34
"""The share of a line that the last one of a title takes at least."""
JOINT = 0.25
"""Where digits meet Japanese letters Word and LibreOffice leave a little room."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is not broken, in heights of letters.

    Attributes:
        line: how long a line is that stays one, such as 1回目 10票.
        longest: after so much a piece, such as an address, is broken even so.
        names: how long a line with a family name and a given one, or a town's office, is that
            stays one.
    """

    line: float
    longest: float = 26.0
    names: float = math.inf


@lru_cache(maxsize=20_000)
def _set(text: str) -> float:
    """The same as it is set, with the room that is left between digits and Japanese letters."""
    return ems(text) + JOINT * len(JOINTS.findall(text))


def needed(text: str, kept: Kept) -> float:
    """Millimetres that a cell has to have so that nothing in it is broken that should not be."""
    longest = 0.0
    for line in text.split("\n"):
        length = _set(line)
        whole = _WHOLE.fullmatch(line) or (length <= kept.names and _NAMED.fullmatch(line))
        if length > kept.line and not whole:
            pieces = map(_set, (*_PIECES.findall(line), *_names_in(line, kept.names)))
            least = min(_LEAST, kept.line)
            length = max(least, *(piece for piece in pieces if piece <= kept.longest), 0.0)
        longest = max(longest, length)
    return longest * _CHARACTER + MARGINS


def _names_in(line: str, most: float) -> list[str]:
    """The names in a list of them that are no longer than that."""
    return [part for part in line.split("、") if _NAMED.fullmatch(part) and _set(part) <= most]


def capacity(width: float) -> float:
    """How long a line may be in a cell so many millimetres wide, in heights of letters."""
    return max(1.0, (width - MARGINS) / _CHARACTER)


@lru_cache(maxsize=20_000)
def lines_in(text: str, width: float) -> int:
    """The lines that a text takes in a cell so many millimetres wide."""
    most = capacity(width)
    return sum(max(1, math.ceil(ems(line) / most)) for line in text.split("\n"))


def free_of(title: str, letters: float) -> float:
    """Heights of letters that each line of a title leaves free, so that its last is no remnant.

    Args:
        title: A line of it.
        letters: How many letters a line has room for.
    """
    length = ems(title)
    lines = math.ceil(length / letters)
    if lines < 2 or length - (lines - 1) * letters > letters * _REMNANT:
        return 0.0
    return max(0.0, letters - length / lines - lines)


def height_of(text: str, width: float) -> float:
    """The height of a text in such a cell, in millimetres."""
    return lines_in(text, width) * LINE + 1.6
