"""How wide a text is and where it is broken, by one rule for screen and paper."""

from __future__ import annotations

import math

_WIDE = frozenset("MWmw@%&")
_CLINGS = frozenset(
    "、。，．・：；？！ー）」』】〕〉》ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々,.:;?!)]} "
)
"""What never begins a line."""


def char_width(char: str) -> float:
    """The width of one character in em: on the safe side for any of the fonts."""
    code = ord(char)
    if code >= 0x1F000:
        return 1.4
    if 0xFF61 <= code <= 0xFF9F:
        return 0.6
    if code >= 0x80 or char in _WIDE:
        return 1.0
    return 0.75 if "A" <= char <= "Z" else 0.6


def text_width(text: str) -> float:
    """The same of a text."""
    # One after the other as in JavaScript: Python's own sum() of floats rounds less.
    width = 0.0
    for char in text:
        width += char_width(char)
    return width


def broken_lines(text: str, most: float) -> tuple[str, ...]:
    """A text in as few lines of at most about `most` em as it needs, all about as long.

    Together they are the whole text, white space made one.
    """
    whole = " ".join(text.split())
    total = text_width(whole)
    count = max(1, math.ceil(total / most))
    lines: list[str] = []
    line, width = "", 0.0
    for char in whole:
        full = width >= total / count and line != "" and len(lines) < count - 1
        if full and char not in _CLINGS:
            lines.append(line)
            line, width = "", 0.0
        line += char
        width += char_width(char)
    return (*lines, line)
