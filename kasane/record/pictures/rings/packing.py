"""Chips put into one ring: each has a seat, so that what is placed stays when one more comes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

from kasane.record.pictures.rings.ovals import Rectangle, Ring

_FULLEST = 0.92
"""No ring can be filled more than this."""
_GOLDEN = 0.618033988749895
"""The part of a turn from seat to seat: each lies in the widest gap that those before it left."""
_BESIDE = 0.06
"""The same from a seat back to what was put in front of it."""
_SCRAP = 3
"""Room at the side of a chip that would hold no other, in heights of a line."""


@dataclass(frozen=True, slots=True)
class Chip:
    """What is put there; `seat`: its order."""

    id: str
    seat: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pitch:
    """The room between chips, and the height of a chip of one line."""

    gap: float
    line: float


Boxes = dict[str, Rectangle]
Free = list[tuple[float, float]]


@dataclass(slots=True)
class _Row:
    y: float
    free: Free


def packed(ring: Ring, chips: Sequence[Chip], pitch: Pitch) -> Boxes | None:
    """Where each chip lies, in the free room nearest to its seat; None where they don't fit."""
    if _area(chips, pitch.gap) > _FULLEST * (ring.outer.area - ring.inner.area):
        return None
    rows = _rows_of(ring, pitch)
    boxes: Boxes = {}
    for chip in chips:
        box = _nearest_to(_seat(ring, chip.seat), chip, rows, pitch)
        if box is None:
            return None
        boxes[chip.id] = box
    return boxes


def rounded(number: float) -> int:
    """A number rounded as JavaScript does it."""
    return math.floor(number + 0.5)


def _area(chips: Sequence[Chip], gap: float) -> float:
    return total((chip.width + gap) * (chip.height + gap) for chip in chips)


def total(numbers: object) -> float:
    """A sum, one number after the other as in JavaScript."""
    return reduce(lambda one, other: one + other, numbers, 0.0)  # type: ignore[call-overload,no-any-return]


def _seat(ring: Ring, seat: float) -> tuple[float, float]:
    """A point half way between both edges."""
    outer, inner = ring.outer, ring.inner
    whole = math.ceil(seat)
    turn = whole * _GOLDEN - (whole - seat) * _BESIDE
    between = replace(outer, rx=(outer.rx + inner.rx) / 2, ry=(outer.ry + inner.ry) / 2)
    return between.point(2 * math.pi * (turn - math.floor(turn)))


def _rows_of(ring: Ring, pitch: Pitch) -> list[_Row]:
    """The same above and below the middle."""
    cy, ry = ring.outer.cy, ring.outer.ry
    high = pitch.line + pitch.gap
    count = math.floor((2 * ry) / high)
    tops = [math.ceil(cy - (count * high) / 2 + at * high) for at in range(count)]
    return [_Row(y, [(s.start, s.end) for s in ring.free(y, pitch.line)]) for y in tops]


def _nearest_to(
    point: tuple[float, float], chip: Chip, rows: Sequence[_Row], pitch: Pitch
) -> Rectangle | None:
    """The free room nearest to a point; it is taken."""
    gap, line = pitch.gap, pitch.line
    px, py = point
    count = math.ceil((chip.height + gap) / (line + gap) - 1e-9)
    best: tuple[float, Sequence[_Row], Rectangle] | None = None
    for at in range(len(rows) - count + 1):
        taken = rows[at : at + count]
        high = taken[-1].y + line - taken[0].y
        y = math.ceil(taken[0].y + (high - chip.height) / 2)
        for free in _common(taken):
            if free[1] - free[0] < chip.width + 2:
                continue
            x = _between(free, px - chip.width / 2, chip.width, _SCRAP * line)
            off = math.hypot(x + chip.width / 2 - px, y + chip.height / 2 - py)
            if best is None or off < best[0] - 1e-6:
                best = off, taken, Rectangle(x, y, chip.width, chip.height)
    if best is None:
        return None
    _, taken, box = best
    for row in taken:
        row.free = _without(row.free, box.x - gap, box.x + box.width + gap)
    return box


def _common(rows: Sequence[_Row]) -> Free:
    """What is free in all of some rows."""
    free = rows[0].free
    for row in rows[1:]:
        both = ((max(a, c), min(b, d)) for a, b in free for c, d in row.free)
        free = [(start, end) for start, end in both if end > start]
    return free


def _between(free: tuple[float, float], wanted: float, width: float, scrap: float) -> int:
    """Where it begins, near to what is wanted; no scrap is left beside it."""
    first, last = math.ceil(free[0]), math.floor(free[1] - width)
    x = min(last, max(first, rounded(wanted)))
    if x - first < scrap and x - first <= last - x:
        return first
    return last if last - x < scrap else x


def _without(free: Free, start: float, end: float) -> Free:
    kept: Free = []
    for one, other in free:
        if start >= other or end <= one:
            kept.append((one, other))
        else:
            kept += [part for part in ((one, start), (end, other)) if part[1] > part[0]]
    return kept
