"""How much room a text takes, roughly: enough to say what fits on a page."""

from __future__ import annotations

import math
import unicodedata

LINE = 4.8
"""Millimetres from line to line in a table."""
_CHARACTER = 3.4
_MARGINS = 3.2


def letters(text: str) -> float:
    """The length of a text, a Latin letter being half a Japanese one."""
    wide = sum(unicodedata.east_asian_width(character) in "WFA" for character in text)
    return wide + (len(text) - wide) / 2


def lines_in(text: str, width: float) -> int:
    """The lines that a text takes in a cell so many millimetres wide."""
    most = max(1.0, (width - _MARGINS) / _CHARACTER)
    return sum(max(1, math.ceil(letters(line) / most)) for line in text.split("\n"))


def height_of(text: str, width: float) -> float:
    """The height of a text in such a cell, in millimetres."""
    return lines_in(text, width) * LINE + 1.6
