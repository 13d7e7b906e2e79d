"""The map of a case's resources: the centre, two rings around it, and a chip for each resource."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

from kasane.plain import colours
from kasane.record.paper.content import Picture
from kasane.record.pictures import canvas
from kasane.record.pictures.canvas import READABLE
from kasane.record.pictures.rings import (
    ABOVE,
    AFTER,
    LINE,
    SIDE,
    SIGN,
    Asked,
    Layout,
    Oval,
    Pin,
    Placed,
    RingOfPins,
    empty_layout,
    layout,
)

_PIXELS = 1392.0
"""The width by which the rule lays it out; on A4 its labels are just readable."""
_TALLER = 12.0
"""Millimetres by which a picture grows until its letters are readable."""
_SMALLER = 0.86
"""The letters of a sign beside those of the name."""
_STEPS = 120
Frame = tuple[float, float, float, float]
"""Left, top, width and height, in millimetres."""


@dataclass(frozen=True, slots=True)
class MapView:
    """What a map shows.

    Attributes:
        centre: the texts in the middle.
        rings: the inner one, then the outer one.
        signs: resource → the letter on it; colours: → the colour of its chip.
        blank: to be written on.
    """

    centre: tuple[Pin, ...]
    rings: tuple[RingOfPins, RingOfPins]
    signs: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    blank: bool = False


def map_picture(view: MapView, width: float, height: float, words: str) -> Picture:
    """It as a picture so many millimetres wide, and as high or as high as its letters need."""
    if not view.blank:
        height = _high_enough(view, width, height)
    drawn, axes = canvas.page(width, height)
    draw_map(axes, (0.0, 0.0, width, height), view)
    return canvas.finished(drawn, width, words)


def _high_enough(view: MapView, width: float, height: float) -> float:
    """The least of some heights at which the letters are readable; the largest where none is.

    The letters grow with the height, so halving finds it: laying out many resources takes long.
    """
    heights = [height]
    while heights[-1] < width * 1.3:
        heights.append(heights[-1] + _TALLER)
    at = bisect_left(heights, READABLE, hi=len(heights) - 1, key=partial(_smallest, view, width))
    return heights[at]


def _smallest(view: MapView, width: float, height: float) -> float:
    """The height of its smallest letters, in millimetres."""
    found = _laid_out(Asked(_PIXELS, _PIXELS * height / width, view.centre, view.rings))
    return min(found.font * _SMALLER, found.centre_font) * width / _PIXELS


@lru_cache(maxsize=16)
def _laid_out(asked: Asked) -> Layout:
    return layout(asked)


def draw_map(axes: Any, frame: Frame, view: MapView) -> Layout:
    """Draw it into a frame; returns where everything stands, in px from the frame's corner."""
    _, _, width, height = frame
    asked = Asked(_PIXELS, _PIXELS * height / width, view.centre, view.rings)
    found = empty_layout(asked) if view.blank else _laid_out(asked)
    _Pen(axes, frame, width / _PIXELS).draw(found, view)
    return found


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws what is told in px where it is on paper."""

    axes: Any
    frame: Frame
    unit: float

    def draw(self, found: Layout, view: MapView) -> None:
        outer, inner, centre = found.ovals
        self._oval(outer, colours.PALE, colours.LINE, 1.0, dashed=True)
        self._oval(inner, colours.TINT, colours.KEY, 1.0)
        self._oval(centre, colours.WHITE, colours.KEY, 2.0)
        for label, fill in zip(found.labels, (colours.WHITE, colours.TINT), strict=True):
            self._label(label, found.label_font, fill)
        for placed in found.centre.values():
            self._centred(placed, found.centre_font)
        for pin, placed in found.pins.items():
            colour = view.colours.get(pin, "")
            self._chip(placed, found.font, view.signs.get(pin, ""), colour)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self.frame[0] + x * self.unit, self.frame[1] + y * self.unit

    def _oval(self, oval: Oval, fill: str, edge: str, line: float, *, dashed: bool = False) -> None:
        from matplotlib.patches import Polygon

        points = [self._at(*oval.point(math.tau * step / _STEPS)) for step in range(_STEPS)]
        style = "--" if dashed else "-"
        patch = Polygon(points, facecolor=fill, edgecolor=edge, linewidth=line, linestyle=style)
        canvas.put(self.axes, patch)

    def _label(self, placed: Placed, font: float, fill: str) -> None:
        from matplotlib.patches import Rectangle

        box = placed.box
        width, height = box.width * self.unit, box.height * self.unit
        corner = self._at(box.x, box.y)
        canvas.put(self.axes, Rectangle(corner, width, height, facecolor=fill, linewidth=0))
        x, y = self._at(box.x + box.width / 2, box.y + box.height / 2)
        self._text(x, y, placed.lines[0], font, ha="center", color=colours.KEY)

    def _centred(self, placed: Placed, font: float) -> None:
        box = placed.box
        each = box.height / len(placed.lines)
        for number, line in enumerate(placed.lines):
            x, y = self._at(box.x + box.width / 2, box.y + (number + 0.5) * each)
            self._text(x, y, line, font, ha="center", zorder=4)

    def _chip(self, placed: Placed, font: float, sign: str, colour: str) -> None:
        box = placed.box
        x, y = self._at(box.x, box.y)
        size = box.width * self.unit, box.height * self.unit
        canvas.note(self.axes, x, y, *size, colour, font * self.unit * 0.25)
        top = box.y + 1 + ABOVE * font
        x, y = self._at(box.x + 1 + (SIDE + SIGN / 2) * font, top + LINE * font / 2)
        self._text(x, y, sign, font * _SMALLER, ha="center", zorder=4)
        for number, line in enumerate(placed.lines):
            left = box.x + 1 + (SIDE + SIGN + AFTER) * font
            x, y = self._at(left, top + (number + 0.5) * LINE * font)
            room = box.width - (SIDE * 1.5 + SIGN + AFTER) * font
            fitting = min(font, room / max(canvas.ems(line), 1e-9))
            self._text(x, y, line, fitting, zorder=4)

    def _text(self, x: float, y: float, text: str, font: float, **options: Any) -> None:
        size = canvas.points(font * self.unit)
        canvas.write(self.axes, x, y, text, size=size, va="center", **options)
