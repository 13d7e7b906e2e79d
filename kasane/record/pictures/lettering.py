"""Texts in the lines of a picture: broken where Japanese may be broken, never cut."""

from __future__ import annotations

import re
from collections.abc import Callable

Measure = Callable[[str], float]
"""How long a text is, in heights of its letters: as long as its characters together."""
_PIECES = re.compile(r"[①-⑳]-\d+|[!-~]+|.")
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）］｝」』】〉》〕ー〜～…々ゝぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;?!)]}"
)
_NEVER_LAST = frozenset("（［｛「『【〈《〔([{")


def broken(text: str, room: float, measure: Measure) -> list[str]:
    """A text in lines, each of which has the room (in heights of letters) if it can.

    Words of Latin letters, and numbers such as ①-12, are broken only where one alone is too long.
    """
    lines: list[str] = []
    line, width = "", 0.0
    for piece in _PIECES.findall(" ".join(text.split())):
        for part in [piece] if measure(piece) <= room else list(piece):
            each = measure(part)
            if line and width + each > room:
                kept, turned = _turned(line, part)
                width = measure(turned)
                if width > room:
                    kept, turned, width = line, part, each
                lines.append(kept.rstrip())
                line = turned
            elif line or part != " ":
                line, width = line + part, width + each
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _turned(line: str, part: str) -> tuple[str, str]:
    """A full line and the next one, without a bracket or mark where none may stand."""
    at = len(line)
    first = part[0]
    while at > 1 and (first in _NEVER_FIRST or line[at - 1] in _NEVER_LAST):
        at -= 1
        first = line[at]
    if at == 1 and len(line) > 1:
        at = len(line)
    return line[:at], (line[at:] + part).lstrip()
