"""Importance against feasibility, with the spread of the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from kasane.plain import colours
from kasane.plain.means import mean_text
from kasane.programme import TableColumn
from kasane.record.paper.content import Picture
from kasane.record.pictures import canvas

_BAND = 0.9
"""How far down from the top ideas are in the way of a word there."""
_MOST = 30
"""Ideas drawn; the others have few votes and are in the list."""


@dataclass(frozen=True, slots=True)
class IdeaPoint:
    """An idea: its number in the list, its text, what people gave for both scales."""

    number: int
    text: str
    upward: tuple[int, ...]
    across: tuple[int, ...]


def priorities_picture(
    spots: Sequence[IdeaPoint], upward: TableColumn, across: TableColumn, width: float
) -> Picture:
    """Dots with numbers at the means, thin lines from the least to the most answer."""
    drawn, axes = canvas.figure(width, width * 0.78)
    middle = ((across.least + across.most) / 2, (upward.least + upward.most) / 2)
    ends = (across.most + 0.4, upward.most + 0.4)
    axes.fill_between([middle[0], ends[0]], middle[1], ends[1], color=colours.TINT_STRONG, zorder=0)
    for spot in spots[:_MOST]:
        x, y = fmean(spot.across), fmean(spot.upward)
        line = {"color": colours.LINE, "linewidth": 1, "zorder": 1}
        axes.plot([min(spot.across), max(spot.across)], [y, y], **line)
        axes.plot([x, x], [min(spot.upward), max(spot.upward)], **line)
        axes.plot([x], [y], "o", color=colours.KEY, markersize=13, zorder=2)
        number = {"color": "white", "ha": "center", "va": "center", "zorder": 3}
        canvas.write(axes, x, y, str(spot.number), size=8, **number)
    axes.set_xlim(across.least - 0.4, ends[0])
    axes.set_ylim(upward.least - 0.4, ends[1])
    axes.set_xticks(range(across.least, across.most + 1))
    axes.set_yticks(range(upward.least, upward.most + 1))
    axes.grid(color=colours.GREY_DARK, linewidth=0.6)
    above = any(fmean(spot.upward) > ends[1] - _BAND for spot in spots[:_MOST])
    at, side = (middle[1] + 0.06, "bottom") if above else (ends[1] - 0.06, "top")
    corner = {"ha": "right", "va": side, "color": colours.KEY}
    canvas.write(axes, ends[0] - 0.06, at, "重要かつ実現できそう", size=9, **corner)
    label = {"fontfamily": canvas.families(), "fontsize": 9, "color": colours.HEAD}
    axes.set_xlabel(canvas.fitting(f"{across.label} →"), **label)
    axes.set_ylabel(canvas.fitting(f"{upward.label} →"), **label)
    canvas.name_ticks(axes)
    return canvas.finished(drawn, width, _words(spots, upward, across))


def _words(spots: Sequence[IdeaPoint], upward: TableColumn, across: TableColumn) -> str:
    told = "、".join(
        f"{spot.number}は{upward.label}{mean_text(fmean(spot.upward))}・{across.label}"
        f"{mean_text(fmean(spot.across))}"
        for spot in spots[:_MOST]
    )
    return f"{upward.label}と{across.label}の散布図。番号は表のNo。{told}。"
