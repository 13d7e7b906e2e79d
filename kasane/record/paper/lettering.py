"""Texts in lines: broken where Japanese may be broken, never cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kasane.record.paper.measure import NAME, UNBROKEN, WORD

Measure = Callable[[str], float]
"""How long a text is, in heights of its letters: as long as its characters together."""
_PIECES = re.compile(rf"[①-⑳]-\d+|(?:^|(?<=[、（])){NAME}(?=[、）]|$)|{UNBROKEN}|{WORD}|.")
_WORDS = re.compile(r"[!-~]+|[^\s!-~]+|\s")
_FLOWING = re.compile(r"[!-~]+|.")
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）］｝」』】〉》〕ー〜～…々ゝぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;?!)]}"
)
_NEVER_LAST = frozenset("（［｛「『【〈《〔([{")
_UNITS = re.compile(rf"{NAME}(?:、|$)|[^、　]+[、　]*|.")


def broken(text: str, room: float, measure: Measure) -> list[str]:
    """A text in lines, each of which has the room (in heights of letters) if it can.

    Names, dates, times, numbers such as ①-12, and words of Latin letters or katakana are broken
    only where one alone is too long, and the last of several lines is no letter alone.
    """
    text = " ".join(text.split())
    lines = _filled(_parts(text, room, measure), room, measure)
    return [each.rstrip() for each in _accompanied(lines, room, measure)]


def flowed(text: str, room: float, measure: Measure) -> list[str]:
    """A text in lines as Word breaks it: between any two Japanese letters."""
    return _filled(_FLOWING.findall(text), room, measure)


def _filled(parts: Iterable[str], room: float, measure: Measure) -> list[str]:
    """Parts in lines, as many in each as have room; what is blank stands at its end."""
    lines: list[str] = []
    line, width = "", 0.0
    for part in parts:
        each = measure(part)
        if line and not part.isspace() and width + each > room:
            kept, turned = _turned(line, part)
            width = measure(turned)
            if width > room:
                kept, turned, width = line, part, each
            lines.append(kept)
            line = turned
        elif line or not part.isspace():
            line, width = line + part, width + each
    return [*lines, line] if line.strip() or not lines else lines


def listed(text: str, room: float, measure: Measure) -> list[str]:
    """A list in lines, broken between its parts only: after 、 or a wide blank."""
    lines: list[str] = []
    for unit in _UNITS.findall(text):
        if lines and measure((lines[-1] + unit).rstrip()) <= room:
            lines[-1] += unit
        else:
            lines.append(unit)
    return lines or [""]


def _parts(text: str, room: float, measure: Measure) -> list[str]:
    """What stays in one piece; of what is too long for a line its words, and of those letters."""
    found: list[str] = []
    for piece in _PIECES.findall(text):
        words = [piece] if measure(piece) <= room else _WORDS.findall(piece)
        for word in words:
            found += [word] if measure(word) <= room else list(word)
    return found


def _accompanied(lines: list[str], room: float, measure: Measure) -> list[str]:
    """The lines, with what stands before it on the last one too where that is a letter alone."""
    if len(lines) < 2 or not is_alone(lines[-1]):
        return lines
    parts = _parts(lines[-2], room, measure)
    at = len(parts) - 1
    while at > 0 and not _may_part(parts[at - 1], parts[at]):
        at -= 1
    told = "".join(parts[at:]) + lines[-1]
    if at < 1 or measure(told) > room:
        return lines
    return [*lines[:-2], "".join(parts[:at]), told]


def pieces_of(text: str) -> list[str]:
    """What of a text should stay in one piece: names, dates, times, numbers, words."""
    return [piece for piece in _PIECES.findall(text) if len(piece) > 1]


def is_alone(line: str) -> bool:
    """Whether a line is no more than one letter, with a full stop or without."""
    return len(line.strip("、。 　\u200a")) <= 1


def _may_part(before: str, after: str) -> bool:
    return after[0] not in _NEVER_FIRST | {" "} and before[-1] not in _NEVER_LAST


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
