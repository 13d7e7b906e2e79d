"""A plan backwards from the day on which it should stand: when, what, who, and a bar beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kasane.plain import colours
from kasane.plain.dates import short_date
from kasane.record.paper.content import Picture
from kasane.record.paper.lettering import broken, listed
from kasane.record.pictures import canvas

_LETTER, _LEADING, _GAP, _EDGE = 3.2, 1.35, 2.6, 1.5
"""Height of letters in millimetres; from line to line in it; between lines of the plan; around."""
_SHARES = (0.16, 0.36, 0.24, 0.24)
"""Of the width: when, what, who, and the bar."""
_LINES = 3


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
    lines = [_lines(due, width) for due in shown]
    heights = [max(map(len, each)) * _LETTER * _LEADING + _GAP for each in lines]
    drawn, axes = canvas.page(width, sum(heights) + 2 * _EDGE)
    y = _EDGE
    for due, texts, height in zip(shown, lines, heights, strict=True):
        _draw_texts(axes, y + _GAP / 2, width, texts)
        _draw_bar(axes, y + height / 2, width, _share(due, shown), is_goal=due in goal)
        y += height
    return canvas.finished(drawn, width, _words(shown))


def _lines(due: Due, width: float) -> list[list[str]]:
    """Day, task and owner in lines; a long one is cut, as it stands whole in the table above."""
    found = []
    rooms = [width * share / _LETTER - 1.0 for share in _SHARES]
    owners = listed(due.owner, rooms[2], canvas.ems)
    for units, room in zip(([short_date(due.day)], [due.task], owners), rooms, strict=False):
        parts = [line for unit in units for line in broken(unit, room, canvas.ems)]
        if len(parts) > _LINES:
            parts = [*parts[: _LINES - 1], parts[_LINES - 1][:-1] + "…"]
        found.append(parts)
    return found


def _draw_texts(axes: object, top: float, width: float, texts: Sequence[Sequence[str]]) -> None:
    left = 0.0
    for parts, share in zip(texts, _SHARES, strict=False):
        for number, line in enumerate(parts):
            y = top + (number + 0.5) * _LETTER * _LEADING
            canvas.write(axes, left, y, line, size=canvas.points(_LETTER), va="center")
        left += width * share


def _share(due: Due, shown: Sequence[Due]) -> float:
    """How far along the whole time a day is, from 0.05 to 1."""
    first, last = min(d.day for d in shown), max(d.day for d in shown)
    return 0.05 + 0.95 * (due.day - first).days / max((last - first).days, 1)


def _draw_bar(axes: object, y: float, width: float, share: float, *, is_goal: bool) -> None:
    from matplotlib.patches import Rectangle

    whole = width * _SHARES[-1] - 3.0
    left = width - whole - 2.0
    colour = colours.OK if is_goal else colours.KEY
    bar = Rectangle((left, y - 1.4), whole * share, 2.8, facecolor=colours.TINT_STRONG, linewidth=0)
    axes.add_patch(bar)  # type: ignore[attr-defined]
    mark = "D" if is_goal else "o"
    axes.plot([left + whole * share], [y], mark, color=colour, markersize=6)  # type: ignore[attr-defined]


def _words(shown: Sequence[Due]) -> str:
    told = "、".join(f"{short_date(d.day)} {d.task}" for d in shown)
    return f"実現したい日からさかのぼる段取りの図。後の日から順に、{told}。"
