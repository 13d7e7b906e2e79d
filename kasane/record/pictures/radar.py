"""The answers of a table as a radar, on paper."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any

from kasane.plain import colours
from kasane.programme.radar import Shape
from kasane.record.paper.content import Picture
from kasane.record.paper.lettering import broken
from kasane.record.pictures import canvas

_LETTER = 3.4
_LINES = ((colours.FAINT, ":"), (colours.KEY, "--"), (colours.OK, "-"))
_NAME, _FOOT = 11.0, 10.0
"""Letters of an axis' name on a line; millimetres for the legend below."""


def radar_picture(
    names: Sequence[str], shapes: Sequence[Shape], most: int, width: float
) -> Picture:
    """A closed line for each shape, its name below; an axis without an answer is in the centre."""
    height = width * 0.62
    drawn, axes = canvas.page(width, height + _FOOT)
    middle, radius = (width / 2, height / 2), height / 2 - 14.0
    for step in range(1, most + 1):
        _closed(axes, middle, radius, [step / most] * len(names), colours.LINE, "-", 0.5)
        x, y = middle[0] - 1.0, middle[1] - radius * step / most
        size = canvas.points(_LETTER * 0.85)
        canvas.write(axes, x, y, str(step), size=size, ha="right", va="top")
    for number, name in enumerate(names):
        _name(axes, _spot(middle, radius + 4.5, number, len(names)), name, middle)
    for number, shape in enumerate(shapes):
        colour, dash = _LINES[number % len(_LINES)]
        shares = [(mark or 0) / most for mark in shape.marks]
        _closed(axes, middle, radius, shares, colour, dash, 2.0)
        left = 10.0 + number * (width - 20.0) / len(shapes)
        axes.plot([left, left + 9.0], [height + 5.0] * 2, dash, color=colour, linewidth=2.0)
        text = {"size": canvas.points(_LETTER), "va": "center"}
        canvas.write(axes, left + 11.0, height + 5.0, shape.name, **text)
    return canvas.finished(drawn, width, _words(names, shapes))


def _spot(middle: tuple[float, float], far: float, number: int, of: int) -> tuple[float, float]:
    angle = 2 * pi * number / of
    return middle[0] + far * sin(angle), middle[1] - far * cos(angle)


def _closed(
    axes: Any,
    middle: tuple[float, float],
    radius: float,
    shares: Sequence[float],
    colour: str,
    dash: str,
    wide: float,
) -> None:
    spots = [_spot(middle, radius * each, at, len(shares)) for at, each in enumerate(shares)]
    x, y = zip(*spots, spots[0], strict=True)
    axes.plot(x, y, dash, color=colour, linewidth=wide)


def _name(axes: Any, spot: tuple[float, float], name: str, middle: tuple[float, float]) -> None:
    lines = broken(name, _NAME, canvas.ems)
    side = spot[0] - middle[0]
    across = "center" if abs(side) < 1 else "left" if side > 0 else "right"
    up = spot[1] < middle[1]
    first = spot[1] - (len(lines) - 1) * _LETTER * 1.3 * (1.0 if up else 0.0)
    for number, line in enumerate(lines):
        y = first + number * _LETTER * 1.3
        canvas.write(axes, spot[0], y, line, size=canvas.points(_LETTER), ha=across, va="center")


def _words(names: Sequence[str], shapes: Sequence[Shape]) -> str:
    told = "。".join(
        f"{shape.name}は"
        + "、".join(f"{n} {m or '―'}" for n, m in zip(names, shape.marks, strict=True))
        for shape in shapes
    )
    return f"レーダーの図。{told}。"
