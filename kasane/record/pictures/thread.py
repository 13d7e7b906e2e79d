"""From the case to what came of it: boxes in lanes, joined where one came of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from kasane.plain import colours
from kasane.record.paper.content import Picture
from kasane.record.pictures import canvas

_WIDE, _GAP = 0.78, 0.22
_ROW, _EDGE = 12.5, 12.0
_MANY, _TALL_ROW = 6, 15.0
"""More lanes than this are narrow, so that a text takes more lines."""
_FILLS = (colours.WHITE, colours.PINK, colours.SKY, colours.CREAM, colours.GREY, colours.GREEN)


@dataclass(frozen=True, slots=True)
class ThreadBox:
    """A box: its id, its lane and what stands in it."""

    id: str
    lane: int
    text: str


def thread_picture(
    boxes: Sequence[ThreadBox],
    edges: Sequence[tuple[str, str]],
    lanes: Sequence[str],
    way: str,
    width: float,
) -> Picture | None:
    """The boxes of each lane below each other; None where there are none.

    Args:
        boxes: In the order in which they stand in their lanes.
        edges: From id to id.
        lanes: The headings; lanes without a box are left out.
        way: From where to where it leads, for whom the picture is read out.
        width: In millimetres.
    """
    used = sorted({box.lane for box in boxes})
    if len(used) < 2:
        return None
    columns = _uncrossed({lane: [box for box in boxes if box.lane == lane] for lane in used}, edges)
    tallest = max(map(len, columns.values()))
    row_height, lines = (_TALL_ROW, 4) if len(used) > _MANY else (_ROW, 3)
    drawn, axes = canvas.figure(width, _EDGE + row_height * tallest)
    size = 8 if lines == 3 else 7
    letters = int(width / len(used) * _WIDE / 2.45)
    spots: dict[str, tuple[float, float]] = {}
    for x, lane in enumerate(used):
        canvas.write(axes, x + _WIDE / 2, 0.5, lanes[lane], size=size, ha="center", va="center")
        for row, box in enumerate(columns[lane]):
            share = tallest / len(columns[lane])
            spots[box.id] = (float(x), -(row + 0.5) * share)
            fill = _FILLS[lane % len(_FILLS)]
            _draw(axes, spots[box.id], canvas.wrapped(box.text, letters, lines), fill)
    for source, target in edges:
        if source in spots and target in spots:
            (x1, y1), (x2, y2) = spots[source], spots[target]
            if x2 > x1:
                line = {"color": colours.LINE, "linewidth": 1.1, "zorder": 1}
                axes.plot([x1 + _WIDE, x2], [y1, y2], **line)
    axes.set_xlim(-0.03, len(used) - _GAP + 0.03)
    axes.set_ylim(-tallest - 0.1, 1.1)
    canvas.bare(axes)
    return canvas.finished(drawn, width, _words(columns, lanes, way, len(edges)))


def _uncrossed(
    columns: dict[int, list[ThreadBox]], edges: Sequence[tuple[str, str]]
) -> dict[int, list[ThreadBox]]:
    """The boxes of each lane at the height of those that they came from, so that lines run free."""
    height: dict[str, float] = {}
    ordered = {}
    for lane, column in columns.items():
        for row, box in enumerate(column):
            above = [height[a] for a, b in edges if b == box.id and a in height]
            height[box.id] = fmean(above) if above else row / len(column)
        ordered[lane] = sorted(column, key=lambda box: height[box.id])
        for row, box in enumerate(ordered[lane]):
            height[box.id] = (row + 0.5) / len(column)
    return ordered


def _draw(axes: object, spot: tuple[float, float], text: str, fill: str) -> None:
    from matplotlib.patches import Rectangle

    x, y = spot
    box = Rectangle(
        (x, y - 0.42), _WIDE, 0.84, facecolor=fill, edgecolor=colours.LINE_STRONG, zorder=2
    )
    axes.add_patch(box)  # type: ignore[attr-defined]
    inside = {"va": "center", "zorder": 3, "size": 6.5, "linespacing": 1.15}
    canvas.write(axes, x + 0.03, y, text, **inside)


def _words(columns: dict[int, list[ThreadBox]], lanes: Sequence[str], way: str, edges: int) -> str:
    counted = "、".join(f"{lanes[lane]}{len(boxes)}" for lane, boxes in columns.items())
    return f"{way}のつながりの図。{counted}、つながり{edges}。中身は一覧にあります。"
