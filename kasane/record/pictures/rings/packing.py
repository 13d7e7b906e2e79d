"""Chips put into one ring: evenly around where they are few, in rows where they are many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

from kasane.record.pictures.rings.ovals import Rectangle, Ring, Stretch

_AROUND = 16
"""Up to how many chips are put around by their angle."""
_TURNS = (0.5, 0.25, 0.75)
_FULLEST = 0.92
"""No ring can be filled more than this."""
_STARTS = (0.0, 0.5, 0.25, -0.25)


@dataclass(frozen=True, slots=True)
class Chip:
    """What is put there."""

    id: str
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pitch:
    """The room between chips, and the height of a chip of one line."""

    gap: float
    line: float


Boxes = dict[str, Rectangle]
ChipRows = list[list[Chip]]


def packed(ring: Ring, chips: Sequence[Chip], pitch: Pitch) -> Boxes | None:
    """Where each chip lies; None where they don't fit."""
    if not chips:
        return {}
    if _area(chips, pitch.gap) > _FULLEST * (ring.outer.area - ring.inner.area):
        return None
    return _around(ring, chips, pitch.gap) or _in_rows(ring, chips, pitch)


def rounded(number: float) -> int:
    """A number rounded as JavaScript does it."""
    return math.floor(number + 0.5)


def _area(chips: Sequence[Chip], gap: float) -> float:
    return total((chip.width + gap) * (chip.height + gap) for chip in chips)


def total(numbers: object) -> float:
    """A sum, one number after the other as in JavaScript."""
    return reduce(lambda one, other: one + other, numbers, 0.0)  # type: ignore[call-overload,no-any-return]


def _around(ring: Ring, chips: Sequence[Chip], gap: float) -> Boxes | None:
    """Each at its angle, half way between both edges."""
    if len(chips) > _AROUND:
        return None
    for turn in _TURNS:
        boxes = [
            _at_angle(ring, chip, (2 * math.pi * (at + turn)) / len(chips))
            for at, chip in enumerate(chips)
        ]
        if all(
            ring.fits(box) and not any(box.meets(other, gap) for other in boxes[:at])
            for at, box in enumerate(boxes)
        ):
            return {chip.id: box for chip, box in zip(chips, boxes, strict=True)}
    return None


def _at_angle(ring: Ring, chip: Chip, angle: float) -> Rectangle:
    outer, inner = ring.outer, ring.inner
    between = replace(outer, rx=(outer.rx + inner.rx) / 2, ry=(outer.ry + inner.ry) / 2)
    x, y = between.point(angle)
    left, top = rounded(x - chip.width / 2), rounded(y - chip.height / 2)
    return Rectangle(left, top, chip.width, chip.height)


def _in_rows(ring: Ring, chips: Sequence[Chip], pitch: Pitch) -> Boxes | None:
    """Rows begin at several heights, as more fits in with some; with tall chips one is tried."""
    starts = _STARTS[:1] if any(chip.height > pitch.line for chip in chips) else _STARTS
    for start in starts:
        boxes = _rows_from(ring, chips, pitch, start)
        if boxes is not None:
            return boxes
    return None


def _rows_from(ring: Ring, chips: Sequence[Chip], pitch: Pitch, start: float) -> Boxes | None:
    """Chips of several lines first, then the others in rows around them."""
    gap, line = pitch.gap, pitch.line
    rows = _rows_of(ring, line + gap, start)
    flat = [chip for chip in chips if chip.height <= line]
    boxes = _place_tall(ring, [chip for chip in chips if chip.height > line], rows, gap)
    if boxes is None:
        return None
    around = replace(ring, away=(*ring.away, *(box.padded(gap) for box in boxes.values())))
    stretches = _clockwise(ring, [part for y in rows for part in around.free(y, line)])
    if _taken(flat, gap) > total(part.end - part.start + gap for part in stretches):
        return None
    filled = _spread(stretches, flat, gap) or _filled_up(stretches, flat, gap)
    if filled is None:
        return None
    for stretch, row in zip(stretches, filled, strict=True):
        _line_up(stretch, row, gap, boxes)
    return boxes


def _rows_of(ring: Ring, pitch: float, start: float) -> list[int]:
    """The upper edges of the rows; at `start` 0 the same above and below the middle."""
    cy, ry = ring.outer.cy, ring.outer.ry
    count = math.floor((2 * ry) / pitch)
    return [math.ceil(cy - (count * pitch) / 2 + (at + start) * pitch) for at in range(count)]


def _place_tall(ring: Ring, chips: Sequence[Chip], rows: Sequence[int], gap: float) -> Boxes | None:
    """Each where there is most room left; None where there is none."""
    boxes: Boxes = {}
    away = list(ring.away)
    for chip in chips:
        around = replace(ring, away=tuple(away))
        free = [
            part
            for y in rows
            for part in around.free(y, chip.height)
            if part.end - part.start >= chip.width + 2
        ]
        if not free:
            return None
        best = max(free, key=lambda part: part.end - part.start)
        box = Rectangle(math.ceil(best.start), best.y, chip.width, chip.height)
        boxes[chip.id] = box
        away.append(box.padded(gap))
    return boxes


def _clockwise(ring: Ring, stretches: Sequence[Stretch]) -> list[Stretch]:
    """From the top over the right side to the bottom and up on the left."""
    cx, cy = ring.outer.cx, ring.outer.cy

    def key(part: Stretch) -> tuple[int, float, float]:
        if part.start < cx < part.end:
            quarter = 0 if part.y < cy else 2
        else:
            quarter = 1 if part.start >= cx else 3
        return quarter, -part.y if quarter == 3 else part.y, part.start

    return sorted(stretches, key=key)


def _room(part: Stretch) -> int:
    return math.floor(part.end - part.start) - 1


def _spread(stretches: Sequence[Stretch], chips: Sequence[Chip], gap: float) -> ChipRows | None:
    """In order, in proportion to the room in each stretch; None where some don't fit so."""
    rows: ChipRows = [[] for _ in stretches]
    room = [_room(part) for part in stretches]
    length = total(max(0, one) for one in room)
    need = total(chip.width + gap for chip in chips)
    before, at, passed = 0.0, 0, 0
    for chip in chips:
        aim = ((before + (chip.width + gap) / 2) / need) * length
        before += chip.width + gap
        while at < len(room) - 1 and passed + max(0, room[at]) <= aim:
            passed += max(0, room[at])
            at += 1
        there = _first_with_room(rows, room, chip.width, gap, at)
        if there is None:
            return None
        rows[there].append(chip)
    return rows


def _first_with_room(
    rows: ChipRows, room: Sequence[int], width: float, gap: float, at: int
) -> int | None:
    """From `at` on, then from the beginning."""
    for step in range(len(rows)):
        one = (at + step) % len(rows)
        if _taken(rows[one], gap) + width <= room[one]:
            return one
    return None


def _taken(row: Sequence[Chip], gap: float) -> float:
    return total(chip.width + gap for chip in row)


def _filled_up(stretches: Sequence[Stretch], chips: Sequence[Chip], gap: float) -> ChipRows | None:
    """The widest first, each into the stretch that it fills best."""
    rows: ChipRows = [[] for _ in stretches]
    room = [_room(part) for part in stretches]
    for chip in sorted(chips, key=lambda chip: -chip.width):
        left = [(room[at] - _taken(row, gap) - chip.width, at) for at, row in enumerate(rows)]
        fitting = [each for each in left if each[0] >= 0]
        if not fitting:
            return None
        rows[min(fitting)[1]].append(chip)
    return rows


def _line_up(part: Stretch, row: Sequence[Chip], gap: float, boxes: Boxes) -> None:
    """The chips of one stretch with the same room between them and at both ends."""
    widths = total(chip.width for chip in row)
    spare = (_room(part) - widths - gap * (len(row) - 1)) / (len(row) + 1)
    x = part.start + spare
    for chip in row:
        boxes[chip.id] = Rectangle(math.ceil(x), part.y, chip.width, chip.height)
        x += chip.width + gap + spare
