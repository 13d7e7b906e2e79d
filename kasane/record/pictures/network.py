"""Which organisations met, as a circle with lines, on paper and slides."""

from __future__ import annotations

from typing import Any

from kasane.plain import colours
from kasane.record.network import Network, Place
from kasane.record.paper.content import Picture
from kasane.record.paper.lettering import broken
from kasane.record.pictures import canvas

FILLS = (
    *(colours.SKY, colours.GREEN, colours.CREAM, colours.PINK, colours.VIOLET),
    *(colours.BLUE_MIDDLE, colours.GREY_DARK, colours.ORANGE),
)
"""Of the fields of work, in the order of the circle."""
_LETTER, _NAME = 3.1, 11.0
"""Millimetres of a letter; how many of them stand on a line of a name."""
_FROM_LINE = 1.25
"""From line to line, in letters."""


def network_picture(
    network: Network, width: float, height: float, letter: float = _LETTER
) -> Picture | None:
    """A dot a place, coloured by field; lines as the network says which are drawn.

    All in millimetres. Below stand the fields with their colours.
    """
    if not network.places:
        return None
    drawn, axes = canvas.page(width, height)
    legend = _legend(axes, network, width, height, letter)
    high = height - legend
    rx, ry = width / 2 - letter * (_NAME + 1.5), high / 2 - letter * 3

    def at(place: Place) -> tuple[float, float]:
        return width / 2 + rx * place.x, high / 2 - ry * place.y

    for tie in network.drawn:
        (x1, y1), (x2, y2) = at(tie.one), at(tie.other)
        colour, thick = (colours.KEY, 1.6) if tie.new else (colours.LINE, 0.7)
        axes.plot([x1, x2], [y1, y2], color=colour, linewidth=thick, zorder=1)
    for place in network.places:
        _dot(axes, at(place), _fill(network, place.field), 9)
        _name(axes, at(place), place, letter)
    return canvas.finished(drawn, width, words_of(network))


def _fill(network: Network, field: str) -> str:
    return FILLS[network.fields.index(field) % len(FILLS)]


def _dot(axes: Any, spot: tuple[float, float], fill: str, size: float) -> None:
    axes.plot(*spot, "o", color=fill, markeredgecolor=colours.HEAD, markersize=size, zorder=3)


def _legend(axes: Any, network: Network, width: float, height: float, letter: float) -> float:
    """The fields in rows from the bottom up; returns how high they are."""
    rows: list[list[tuple[float, str]]] = [[]]
    x = 2.0
    for field in network.fields:
        text = field or "分野は未記入"
        long = letter * (canvas.ems(text) + 3)
        if rows[-1] and x + long > width:
            rows.append([])
            x = 2.0
        rows[-1].append((x, field))
        x += long
    for number, row in enumerate(rows):
        y = height - (len(rows) - number - 0.5) * letter * 1.6
        for x, field in row:
            _dot(axes, (x, y), _fill(network, field), 6)
            size = canvas.points(letter)
            text = field or "分野は未記入"
            canvas.write(axes, x + letter * 0.8, y, text, size=size, va="center")
    return len(rows) * letter * 1.6


def _name(axes: Any, spot: tuple[float, float], place: Place, letter: float) -> None:
    lines = broken(place.name, _NAME, canvas.ems)
    side = "center" if abs(place.x) < 0.2 else "left" if place.x > 0 else "right"
    x = spot[0] + {"center": 0.0, "left": 3.0, "right": -3.0}[side]
    middle = (len(lines) - 1) / 2
    away = 1.5 + letter + middle * letter * _FROM_LINE
    lift = away * (-1 if place.y > 0 else 1) if side == "center" else 0.0
    size = canvas.points(letter)
    for number, text in enumerate(lines):
        y = spot[1] + lift + (number - middle) * letter * _FROM_LINE
        canvas.write(axes, x, y, text, size=size, ha=side, va="center", zorder=4)


def words_of(network: Network) -> str:
    """The picture in words."""
    told = f"集まった所属のつながりの図。所属は{len(network.places)}、"
    new = f"うちはじめて一緒に話し合った組み合わせは{len(network.new)}組。" if network.said else ""
    return f"{told}一緒に話し合った組み合わせは{len(network.ties)}組。{new}"
