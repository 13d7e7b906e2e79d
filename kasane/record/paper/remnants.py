"""What a text leaves free, so that its last line is no letter alone and no name is parted."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace
from functools import lru_cache, partial

from kasane.plain.letters import ems
from kasane.record.paper.content import SIGNED, Para, TextRun
from kasane.record.paper.lettering import flowed, is_alone, listed, pieces_of
from kasane.record.paper.measure import JOINT, JOINTS, NAME, POINT, capacity
from kasane.record.paper.styles import SMALLER, room_of
from kasane.record.paper.widths import even_length, length

_SHORT, _FEW = 240.0, 60.0
"""Heights of letters of a text that is looked at, and of one whose names and numbers are too."""
_STEP, _STEPS = 0.25, 24
"""Heights of letters by which more is left free, and how often."""
_ALONE, _PARTED = 2, 3
"""How bad it is that a letter is alone, and that a name or number is parted."""
_LONGER = {"Cell Head": 1}
_FULL = 99
"""How bad it is that a heading beside others takes a line more, and that a text does."""
_NAMES = re.compile(rf"(?:[^、。]{{1,20}}、)*{NAME}(?:、[^、。]{{1,20}})*")
_INDENT = 4.5
"""Millimetres that a note's lines leave free on both sides."""
_NEARLY = 0.4
"""Heights of letters by which a signature may have room all the same."""
_ASIDE = re.compile(r"（[^（）]{1,4}）")
"""A word in brackets, such as（事務局）."""
_MORE = re.compile(r"ほか\d+[人件]")
_THIN = "\u200a"
"""Stands where Word leaves a little room between digits and Japanese letters."""
_FONTS = (0.0, 0.5, 1.0)
"""The narrowest gothic, one between, and the widest."""


def evened(paragraph: Para, width: float, scale: float = 1.0) -> Para:
    """A paragraph in so many millimetres, of which its lines leave free on the right what helps.

    A note leaves nothing free: its frame would be narrower than those around it.
    """
    letter = room_of(paragraph.style).letters * POINT * scale
    note = paragraph.style.startswith("Note")
    paragraph = _with_sign_whole(paragraph, (width - _INDENT * note * scale) / letter)
    if note:
        return paragraph
    text = "".join(run.text for run in paragraph.runs)
    spare = _spare(text, width / letter, _LONGER.get(paragraph.style, _FULL))
    return replace(paragraph, right=spare * letter) if spare else paragraph


def _with_sign_whole(paragraph: Para, room: float) -> Para:
    """A text whose signature stands on a line of its own where it would be parted."""
    *rest, last = paragraph.runs or (TextRun(""),)
    text, share = "".join(run.text for run in rest), SMALLER / room_of(paragraph.style).letters
    if last.style != SIGNED or not _is_parted(text, last.text, room, share):
        return paragraph
    return replace(paragraph, runs=(*rest, replace(last, text=f"\n{last.text}")))


@lru_cache(maxsize=20_000)
def _is_parted(text: str, sign: str, room: float, share: float) -> bool:
    """Whether a line ends within a signature in some font, and in none it ends on that line."""
    parted = False
    for font in _FONTS:
        measure = partial(_length, font=font)
        free = room - measure(flowed(text.split("\n")[-1], room, measure)[-1])
        if free > share * measure(sign) - _NEARLY:
            return False
        parted = parted or free > share * measure(sign[:2])
    return parted


@lru_cache(maxsize=20_000)
def _spare(text: str, room: float, longer: int) -> float:
    """Heights of letters that a text leaves free."""
    if not room < ems(text) + 0.5 <= _SHORT:
        return 0.0
    few = ems(text) <= _FEW
    found = [*pieces_of(text), *_ASIDE.findall(text)] if few else _MORE.findall(text)
    text = JOINTS.sub(_THIN, text)
    pieces = {JOINTS.sub(_THIN, piece) for piece in found}
    usual, least = _standing(text, room, pieces)
    best, least = 0.0, 2 * least
    for free in (_STEP * step for step in range(1, _STEPS)):
        if not least or room - free < 2.0:
            break
        lines, bad = _standing(text, room - free, pieces)
        bad += _standing(text, room - free - _STEP, pieces)[1]
        bad += longer * sum(now > then for now, then in zip(lines, usual, strict=True))
        if bad < least:
            best, least = free, bad
    return best


def _standing(text: str, room: float, pieces: Set[str]) -> tuple[tuple[int, ...], int]:
    """The lines that a text takes in each font, and how badly it stands in all of them."""
    counts, bad = [], 0
    for font in _FONTS:
        measure = partial(_length, font=font)
        told = [flowed(line, room, measure) for line in text.split("\n")]
        lines = [line for each in told for line in each]
        counts.append(len(lines))
        bad += _ALONE * sum(len(each) > 1 and is_alone(each[-1]) for each in told)
        bad += _PARTED * sum(text.count(p) - sum(n.count(p) for n in lines) for p in pieces)
    return tuple(counts), bad


@lru_cache(maxsize=20_000)
def _length(part: str, font: float) -> float:
    if part == _THIN:
        return JOINT
    return length(part) * (1 - font) + even_length(part) * font


def in_lines(text: str, width: float) -> str:
    """A list in the lines of a cell so many millimetres wide, broken between its parts only."""
    return "\n".join(listed(text, capacity(width), ems))


def named(text: str, width: float) -> str:
    """People or an office in such a cell, parted only between them or at a blank."""
    most = capacity(width)
    if "\n" in text or ems(text) <= most or not _NAMES.fullmatch(text):
        return text
    return "\n".join(
        line if ems(line.rstrip("、")) <= most else re.sub(r"([ 　])", r"\1\n", line)
        for line in listed(text, most, ems)
    )
