"""Means of scales as bars, one below the other: before against after, round against round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kasane.plain import colours
from kasane.record.paper.content import Picture
from kasane.record.pictures import canvas

_LETTER, _BAR, _GAP = 3.2, 5.0, 5.0
_NAMES, _VALUES = 22.0, 14.0
_FILLS = (colours.TINT_STRONG, colours.BLUE_MIDDLE, colours.BLUE_LIGHT, colours.VIOLET)


@dataclass(frozen=True, slots=True)
class Bar:
    """A question, the mean of each survey by its name, and the highest step of the scale."""

    label: str
    means: Mapping[str, float]
    steps: int


def bars_picture(bars: Sequence[Bar], width: float) -> Picture | None:
    """Each question with its bars; the last one, of now, has a dark edge. None without bars."""
    if not bars:
        return None
    heights = [_LETTER * 1.6 + _BAR * len(bar.means) + _GAP for bar in bars]
    drawn, axes = canvas.page(width, sum(heights))
    top = 0.0
    for bar, height in zip(bars, heights, strict=True):
        _draw(axes, top, width, bar)
        top += height
    return canvas.finished(drawn, width, _words(bars))


def _draw(axes: object, top: float, width: float, bar: Bar) -> None:
    from matplotlib.patches import Rectangle

    canvas.write(axes, 0.0, top + _LETTER, bar.label, size=canvas.points(_LETTER), va="center")
    whole = width - _NAMES - _VALUES
    for number, (name, value) in enumerate(bar.means.items()):
        y = top + _LETTER * 1.8 + _BAR * number
        at = y + _BAR / 2
        canvas.write(axes, 2.0, at, name, size=canvas.points(_LETTER), va="center")
        last = number == len(bar.means) - 1
        edge = colours.KEY if last else colours.LINE_STRONG
        fill = _FILLS[number % len(_FILLS)]
        long = whole * (value - 1) / max(bar.steps - 1, 1)
        axes.add_patch(  # type: ignore[attr-defined]
            Rectangle((_NAMES, y + 0.6), long, _BAR - 1.2, facecolor=fill, edgecolor=edge)
        )
        told = f"{value:.1f}"
        canvas.write(axes, _NAMES + long + 1.5, at, told, size=canvas.points(_LETTER), va="center")


def _words(bars: Sequence[Bar]) -> str:
    told = (
        f"{bar.label}：{'、'.join(f'{name} {value:.1f}' for name, value in bar.means.items())}"
        for bar in bars
    )
    return f"問いごとの平均を比べた図。{'。'.join(told)}。"
