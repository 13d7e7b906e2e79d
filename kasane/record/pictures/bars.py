"""Means of scales as bars beside their questions: before against after, round against round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kasane.plain import colours
from kasane.plain.means import mean_text
from kasane.record.paper import lettering
from kasane.record.paper.content import Picture
from kasane.record.pictures import canvas

_LETTER, _LINE, _BAR, _GAP = 3.0, 4.2, 4.4, 2.4
_ASKED, _NAMES, _VALUES = 0.42, 18.0, 10.0
"""The share of the width that the questions take; millimetres of names and numbers."""
_FILLS = (colours.TINT_STRONG, colours.BLUE_MIDDLE, colours.BLUE_LIGHT, colours.VIOLET)


@dataclass(frozen=True, slots=True)
class Bar:
    """A question, the mean of each survey by its name, and the highest step of the scale."""

    label: str
    means: Mapping[str, float]
    steps: int

    @property
    def shown(self) -> dict[str, str]:
        """The means in words, by the same names."""
        return {name: mean_text(value) for name, value in self.means.items()}


def bars_picture(bars: Sequence[Bar], width: float) -> Picture | None:
    """Each question with its bars; the last one, of now, has a dark edge. None without bars."""
    if not bars:
        return None
    asked = width * _ASKED
    lines = [lettering.broken(bar.label, asked / _LETTER - 1, canvas.ems) for bar in bars]
    heights = [
        max(_LINE * len(label), _BAR * len(bar.means)) + _GAP
        for label, bar in zip(lines, bars, strict=True)
    ]
    drawn, axes = canvas.page(width, sum(heights))
    top = 0.0
    for label, bar, height in zip(lines, bars, heights, strict=True):
        at, size = top + (height - _GAP) / 2, canvas.points(_LETTER)
        canvas.write(axes, 0.0, at, "\n".join(label), size=size, va="center")
        _draw(axes, (asked, at - _BAR * len(bar.means) / 2), width, bar)
        top += height
    return canvas.finished(drawn, width, _words(bars))


def _draw(axes: Any, corner: tuple[float, float], width: float, bar: Bar) -> None:
    """The bars of a question, from their upper left corner to the right end of the picture."""
    from matplotlib.patches import Rectangle

    left, top = corner
    start = left + _NAMES
    whole = width - start - _VALUES
    for number, (name, value) in enumerate(bar.means.items()):
        y = top + _BAR * number
        at, size = y + _BAR / 2, canvas.points(_LETTER)
        canvas.write(axes, left, at, name, size=size, va="center")
        last = number == len(bar.means) - 1
        edge = colours.KEY if last else colours.LINE_STRONG
        fill = _FILLS[number % len(_FILLS)]
        long = whole * (value - 1) / max(bar.steps - 1, 1)
        shape = Rectangle((start, y + 0.5), long, _BAR - 1.0, facecolor=fill, edgecolor=edge)
        canvas.put(axes, shape)
        canvas.write(axes, start + long + 1.5, at, mean_text(value), size=size, va="center")


def _words(bars: Sequence[Bar]) -> str:
    told = (f"{bar.label}：{'、'.join(map(' '.join, bar.shown.items()))}" for bar in bars)
    return f"問いごとの平均を比べた図。{'。'.join(told)}。"
