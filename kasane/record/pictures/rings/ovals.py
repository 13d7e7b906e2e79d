"""The three ovals of a map and what is free between two of them.

An oval is a superellipse, (x/rx)⁴ + (y/ry)⁴ = 1: as round as an ellipse to the eye, with room for
a fifth more.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

CLEAR = 4.0
"""How far a chip stays away from a ring's edge, in px."""


@dataclass(frozen=True, slots=True)
class Oval:
    """Its middle, and half of its width and height."""

    cx: float
    cy: float
    rx: float
    ry: float

    def scaled(self, share: float) -> Oval:
        """One of another size around the same middle."""
        return Oval(self.cx, self.cy, self.rx * share, self.ry * share)

    def grown(self, by: float) -> Oval:
        """An oval around the same middle with its edge further out by so much."""
        return Oval(self.cx, self.cy, max(0.001, self.rx + by), max(0.001, self.ry + by))

    def half_width(self, distance: float) -> float:
        """Half its width at a distance from its middle; 0 beyond it."""
        part = (distance / self.ry) * (distance / self.ry)
        return 0.0 if part >= 1 else self.rx * math.sqrt(math.sqrt(1 - part * part))

    def point(self, angle: float) -> tuple[float, float]:
        """Its point at an angle from the top, clockwise."""
        across, up = math.sin(angle), math.cos(angle)
        x = self.cx + _sign(across) * self.rx * math.sqrt(abs(across))
        return x, self.cy - _sign(up) * self.ry * math.sqrt(abs(up))

    @property
    def area(self) -> float:
        """How much it covers."""
        return 3.7081 * self.rx * self.ry


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle with its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Rectangle, gap: float = 0.0) -> bool:
        """Whether two are nearer to each other than a gap."""
        return (
            self.x < other.x + other.width + gap
            and other.x < self.x + self.width + gap
            and self.y < other.y + other.height + gap
            and other.y < self.y + self.height + gap
        )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A free part of a row."""

    start: float
    end: float
    y: float


@dataclass(frozen=True, slots=True)
class Ring:
    """What lies between two ovals; `away`: where no chip may be."""

    outer: Oval
    inner: Oval
    away: tuple[Rectangle, ...] = ()

    def free(self, y: float, height: float) -> list[Stretch]:
        """The parts of a horizontal band that lie in it, from the left."""
        above, below = self.outer.cy - y, y + height - self.outer.cy
        far = max(above, below)
        near = 0.0 if above > 0 and below > 0 else min(abs(above), abs(below))
        wide = self.outer.grown(-CLEAR).half_width(far)
        hole = self.inner.grown(CLEAR).half_width(near)
        cx = self.outer.cx
        parts = [(cx - wide, cx + wide)]
        if hole:
            parts = [(cx - wide, cx - hole), (cx + hole, cx + wide)]
        for box in self.away:
            if box.y < y + height and y < box.y + box.height:
                parts = _without(parts, box)
        return [Stretch(start, end, y) for start, end in parts if end > start]


def _without(parts: Sequence[tuple[float, float]], box: Rectangle) -> list[tuple[float, float]]:
    kept = []
    for start, end in parts:
        if box.x >= end or box.x + box.width <= start:
            kept.append((start, end))
        else:
            left_over = ((start, box.x), (box.x + box.width, end))
            kept += [part for part in left_over if part[1] > part[0]]
    return kept


def _sign(number: float) -> float:
    return math.copysign(1.0, number) if number else 0.0
