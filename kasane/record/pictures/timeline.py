"""A plan backwards from the day on which it should stand: what by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kasane.plain import colours
from kasane.record.paper.content import Picture
from kasane.record.pictures import canvas

_ROW, _EDGE = 11.5, 8.0
_LETTERS, _LONGEST, _LINES = 36, 30, 3
"""That fit into the whole span, that a line has at most, and the lines of a label."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be done by a day, and by whom."""

    day: date
    task: str
    owner: str = ""


def timeline_picture(steps: Sequence[Due], target: date | None, width: float) -> Picture | None:
    """One line a step, the last above, each with a bar that ends on its day; None without days."""
    if not steps:
        return None
    goal = [Due(target, "実現したい日")] if target else []
    shown = [*goal, *sorted(steps, key=lambda step: step.day, reverse=True)]
    drawn, axes = canvas.figure(width, _EDGE + _ROW * len(shown))
    first, last = min(d.day for d in shown), max(d.day for d in shown)
    span = max((last - first).days, 14)
    begin = first.toordinal() - span * 0.06
    for row, due in enumerate(shown):
        y, x = -row, due.day.toordinal()
        is_goal = bool(goal) and row == 0
        colour = colours.OK if is_goal else colours.KEY
        axes.plot([begin, x], [y, y], color=colours.TINT_STRONG, linewidth=9, zorder=1)
        axes.plot([x], [y], "D" if is_goal else "o", color=colour, markersize=8, zorder=2)
        beside = {"va": "center", "size": 8.5}
        after = f"{due.task}（{due.owner}）" if due.owner else due.task
        inside, letters = side_of((x - begin) / span)
        spot = x - span * 0.02 if inside else x + span * 0.02
        text = canvas.wrapped(after, letters, _LINES)
        canvas.write(axes, spot, y, text, ha="right" if inside else "left", zorder=3, **beside)
        day = f"{due.day.year}年{due.day.month}月{due.day.day}日"
        canvas.write(axes, begin - span * 0.02, y, day, ha="right", **beside)
    axes.set_xlim(begin - span * 0.24, last.toordinal() + span * 0.06)
    axes.set_ylim(-len(shown) + 0.4, 0.6)
    canvas.bare(axes)
    return canvas.finished(drawn, width, _words(shown))


def side_of(part: float) -> tuple[bool, int]:
    """Whether a label stands left of its mark, in its bar, and how many letters a line has there.

    Args:
        part: How far along the mark is, of the whole span (0 to about 1.06).
    """
    left, right = part * _LETTERS, (1.1 - part) * _LETTERS
    return left > right, min(_LONGEST, int(max(left, right)) - 1)


def _words(shown: Sequence[Due]) -> str:
    told = "、".join(f"{d.day.year}年{d.day.month}月{d.day.day}日 {d.task}" for d in shown)
    return f"実現したい日からさかのぼる段取りの図。後の日から順に、{told}。"
