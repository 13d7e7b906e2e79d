"""A household on paper: who lives together in a box, who lives elsewhere below it, with a line.

On screen: components/sheets/form/household.js. The picture is our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kasane.plain import colours
from kasane.programme.household import Person
from kasane.record.paper.content import Picture
from kasane.record.paper.lettering import broken
from kasane.record.pictures import canvas

_LETTER, _LINE = 3.2, 4.4
_CELL, _EDGE, _GAP = 34.0, 4.0, 9.0
_SIGN = 6.0
"""Millimetres from the middle of a sign to its edge."""


def household_picture(people: Sequence[Person], together: str, width: float) -> Picture | None:
    """The signs with what is written of each; None where nobody is. `together`: of the box."""
    if not people:
        return None
    most = max(int((width - 2 * _EDGE) // _CELL), 1)
    home = [person for person in people if person.home == "together"]
    away = [person for person in people if person.home != "together"]
    tall, foot = [_tallest(home), _tallest(away)], _LINE * 1.6 if _legend(people) else 0.0
    box = -(-len(home) // most) * tall[0] + (_EDGE + _LINE if home else 0.0)
    height = box + (_GAP if home and away else 0.0) + -(-len(away) // most) * tall[1] + foot
    drawn, axes = canvas.page(width, height)
    if home:
        wide = min(most, len(home)) * _CELL + 2 * _EDGE
        _box(axes, wide, box)
        _text(axes, _EDGE, _LINE * 0.8, together, ha="left")
        _people(axes, home, most, _EDGE + _LINE, tall[0])
    if away:
        top = box + (_GAP if home else 0.0)
        _ties(axes, away[:most], box if home else None, top)
        _people(axes, away, most, top, tall[1])
    _text(axes, _EDGE, height - foot / 2, _legend(people), ha="left")
    return canvas.finished(drawn, width, _words(people))


def _told(person: Person) -> list[str]:
    room = (_CELL - 3.0) / _LETTER
    texts = [person.name or "（続柄なし）", *person.more]
    where = [] if person.home == "together" else [person.lives]
    return [line for text in (*texts, *where) for line in broken(text, room, canvas.ems)]


def _tallest(people: Sequence[Person]) -> float:
    return 2 * _SIGN + 3.0 + max((len(_told(person)) for person in people), default=0) * _LINE + 2.0


def _people(axes: Any, people: Sequence[Person], most: int, top: float, tall: float) -> None:
    for number, person in enumerate(people):
        x = _EDGE + _CELL * (number % most + 0.5)
        y = top + tall * (number // most) + _SIGN
        _draw_sign(axes, x, y, person.sign[:1])
        for line, text in enumerate(_told(person)):
            _text(axes, x, y + _SIGN + 1.6 + _LINE * (line + 0.5), text, bold=line == 0)


def _draw_sign(axes: Any, x: float, y: float, sign: str) -> None:
    from matplotlib.patches import Circle, Rectangle

    style: dict[str, Any] = {
        "facecolor": colours.WHITE,
        "edgecolor": colours.INK,
        "linewidth": 1.2,
        "zorder": 3,
    }
    if sign == "□":
        style |= {"facecolor": colours.CREAM, "linewidth": 2.0}
        canvas.put(axes, Rectangle((x - _SIGN, y - _SIGN), 2 * _SIGN, 2 * _SIGN, **style))
        return
    fill = {"◎": colours.PINK, "○": colours.GREEN}.get(sign, colours.WHITE)
    style |= {"facecolor": fill, "linewidth": 2.0 if sign else 1.2}
    canvas.put(axes, Circle((x, y), _SIGN, **style))
    if sign == "◎":
        canvas.put(axes, Circle((x, y), _SIGN - 1.6, **style))


def _ties(axes: Any, people: Sequence[Person], box: float | None, top: float) -> None:
    """A line from the box to each below it: drawn through where they come and go."""
    for number, person in enumerate(people if box is not None else ()):
        x = _EDGE + _CELL * (number + 0.5)
        dash = "-" if person.home == "near" else ":"
        axes.plot([x, x], [box, top], dash, color=colours.LINE_STRONG, linewidth=1.6, zorder=1)


def _box(axes: Any, width: float, height: float) -> None:
    from matplotlib.patches import FancyBboxPatch

    patch = FancyBboxPatch(
        (0.4, 0.4),
        width - 0.8,
        height - 0.8,
        boxstyle="round,pad=0,rounding_size=3",
        facecolor=colours.TINT_FAINT,
        edgecolor=colours.KEY,
        linewidth=1.2,
    )
    canvas.put(axes, patch)


def _text(
    axes: Any, x: float, y: float, text: str, *, ha: str = "center", bold: bool = False
) -> None:
    size = canvas.points(_LETTER * (1.08 if bold else 1.0))
    canvas.write(axes, x, y, text, size=size, ha=ha, va="center", zorder=4)


def _legend(people: Sequence[Person]) -> str:
    return "　".join(dict.fromkeys(person.sign for person in people if person.sign))


def _words(people: Sequence[Person]) -> str:
    told = (
        "、".join(filter(None, [*_told(person)[:1], *person.more, person.sign[2:]]))
        + ("" if person.home == "together" else f"（{person.lives}）")
        for person in people
    )
    return f"世帯の図。{'。'.join(told)}。"
