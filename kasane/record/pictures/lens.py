"""Where boxes stand in two circles that overlap: in the left one, in both, in the right one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kasane.record.paper.lettering import Measure, broken

Zone = Literal["left", "middle", "right"]
ZONES: tuple[Zone, ...] = ("left", "middle", "right")
_LARGEST, _SMALLEST, _SMALLER = 4.4, 2.85, 0.94
"""Heights of letters in millimetres: the largest on a picture 257 wide, the smallest; from one to
the next."""
_MOST_LINES = (5, 3, 2)
"""Lines of a text; a longer one is cut, as it stands whole in the tables."""
_GAPS = (2.4, 1.6, 1.0, 0.6, 0.35)
"""Room between boxes, in heights of letters."""
LEADING, PAD = 1.3, 0.45
"""From line to line, and from the edge of a box to its text, in heights of letters."""
_LEAST_ROOM = 12.0
"""Heights of letters in a line, at least: where a circle has less it stays free."""
_ROUND = 2.6
"""2 is an ellipse; a little more has more room for what is rectangular."""
_USUAL_WIDTH = 257.0


@dataclass(frozen=True, slots=True)
class LensText:
    """What is to stand in a box: a text, and lines below it that may be broken too."""

    id: str
    text: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LensBox:
    """A box with its upper left corner, its size and its lines; the last `more` are those below."""

    id: str
    zone: Zone
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    more: int = 0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Circles:
    """Two circles (drawn wide) that overlap, in a picture of this size."""

    width: float
    height: float

    @property
    def reach(self) -> tuple[float, float]:
        """Half the width and half the height of each."""
        return self.width * 0.345, self.height * 0.495

    @property
    def centres(self) -> tuple[float, float]:
        """How far right they are."""
        return self.width * 0.35, self.width * 0.65

    def half(self, y: float) -> float:
        """Half of what a circle is wide at a height."""
        across, up = self.reach
        share = min(1.0, abs(y - self.height / 2) / up)
        return float(across * (1.0 - share**_ROUND) ** (1.0 / _ROUND))

    def outline(self, centre: float, steps: int = 90) -> list[tuple[float, float]]:
        """The edge of one of them as points."""
        across, up = self.reach
        turns = [math.tau * step / steps for step in range(steps)]
        return [
            (centre + across * _bent(math.cos(turn)), self.height / 2 + up * _bent(math.sin(turn)))
            for turn in turns
        ]

    def span(self, zone: Zone, above: float, below: float) -> tuple[float, float]:
        """From where to where a zone is free between two heights; turned round where it is not."""
        middle = self.height / 2
        near = self.half(min(max(middle, above), below))
        far = min(self.half(above), self.half(below))
        left, right = self.centres
        if zone == "left":
            return left - far, min(right - near, left + far)
        if zone == "right":
            return max(left + near, right - far), right + far
        return right - far, left + far


def _bent(share: float) -> float:
    return math.copysign(abs(share) ** (2.0 / _ROUND), share)


@dataclass(frozen=True, slots=True)
class Lens:
    """The boxes, the height of their letters, and the ids of what had no room even so."""

    circles: Circles
    size: float
    boxes: tuple[LensBox, ...]
    left_out: tuple[str, ...] = ()

    @property
    def cut(self) -> int:
        """How many boxes hold only the beginning of their text."""
        return sum(box.cut for box in self.boxes)


def lens(
    width: float, height: float, texts: Mapping[Zone, Sequence[LensText]], measure: Measure
) -> Lens:
    """Boxes as large as they can be with all of them inside.

    Long texts are cut. Where that is not enough more is cut, and at the last whole ones left out.

    Args:
        width: Of the picture, in any unit.
        height: The same.
        texts: What stands in each zone, in order.
        measure: How long a text is, in heights of its letters.
    """
    circles, least = Circles(width, height), _MOST_LINES[-1]
    tries = [(size, _MOST_LINES[0]) for size in _sizes(width)]
    for size, most in [*tries, *((_SMALLEST, most) for most in _MOST_LINES[1:])]:
        stacks = {zone: _Stack(circles, zone, size, measure, most) for zone in ZONES}
        found = [stack.whole(texts.get(zone, ())) for zone, stack in stacks.items()]
        if all(boxes is not None for boxes in found):
            return Lens(circles, size, tuple(box for boxes in found for box in boxes or ()))
    stacks = {zone: _Stack(circles, zone, _SMALLEST, measure, least) for zone in ZONES}
    boxes = [b for zone, each in stacks.items() for b in each.as_many(texts.get(zone, ()))]
    shown = {box.id for box in boxes}
    rest = [t.id for zone in ZONES for t in texts.get(zone, ()) if t.id not in shown]
    return Lens(circles, _SMALLEST, tuple(boxes), tuple(rest))


def _sizes(width: float) -> list[float]:
    """The heights of letters that are tried, from the largest."""
    sizes = [max(_SMALLEST, _LARGEST * width / _USUAL_WIDTH)]
    while sizes[-1] > _SMALLEST:
        sizes.append(max(_SMALLEST, sizes[-1] * _SMALLER))
    return sizes


@dataclass(frozen=True, slots=True)
class _Stack:
    """Boxes below each other in one zone."""

    circles: Circles
    zone: Zone
    size: float
    measure: Measure
    most: int

    def whole(self, texts: Sequence[LensText]) -> list[LensBox] | None:
        """All boxes, with as much room between them as there is, halfway up; None: no room."""
        for gap in _GAPS:
            found = self._from(self._top, texts, gap)
            if len(found) == len(texts):
                return self._halfway(texts, gap, found)
        return None

    def as_many(self, texts: Sequence[LensText]) -> list[LensBox]:
        """The boxes that there is room for."""
        return self._from(self._top, texts, _GAPS[-1])

    @property
    def _top(self) -> float:
        return self.circles.height * 0.005 + self.size * 0.6

    def _halfway(
        self, texts: Sequence[LensText], gap: float, found: list[LensBox]
    ) -> list[LensBox]:
        """The same boxes, as far from the top as from the bottom, where they have room there."""
        for _ in range(4):
            if not found:
                break
            above = found[0].y
            below = self.circles.height - found[-1].y - found[-1].height
            moved = self._from(above + (below - above) / 2, texts, gap)
            if len(moved) < len(texts):
                break
            found = moved
        return found

    def _from(self, top: float, texts: Sequence[LensText], gap: float) -> list[LensBox]:
        boxes: list[LensBox] = []
        y = top
        for text in texts:
            box = self._next(text, y)
            if box is None:
                break
            boxes.append(box)
            y = box.y + box.height + gap * self.size
        return boxes

    def _next(self, text: LensText, y: float) -> LensBox | None:
        """The first place at this height or below; None where the zone ends."""
        bottom = self.circles.height - self._top
        while y < bottom:
            box = self._at(text, y)
            if box is not None:
                return box if box.y + box.height <= bottom else None
            y += self.size
        return None

    def _at(self, text: LensText, y: float) -> LensBox | None:
        """A box at a height, as wide as its lines; the higher it is, the less room it has."""
        pad, lines, height = PAD * self.size, 0, 0.0
        while True:
            low, high = self.circles.span(self.zone, y, y + height)
            room = (high - low - 2 * pad) / self.size - 1.0
            if room < _LEAST_ROOM:
                return None
            whole = broken(text.text, room, self.measure)
            main = self._cut(whole)
            more = [line for part in text.more for line in broken(part, room, self.measure)]
            told = (*main, *more)
            if len(told) <= lines:
                wide = max(map(self.measure, told)) * self.size + 2 * pad
                x = (low + high - wide) / 2
                return LensBox(
                    text.id, self.zone, x, y, wide, height, told, len(more), len(main) < len(whole)
                )
            lines = len(told)
            height = lines * LEADING * self.size + 2 * pad

    def _cut(self, lines: list[str]) -> list[str]:
        if len(lines) <= self.most:
            return lines
        return [*lines[: self.most - 1], lines[self.most - 1][:-1] + "…"]
