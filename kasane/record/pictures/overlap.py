"""The overlap of a case: two circles with their notes, the ideas in both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kasane.plain import colours
from kasane.record.paper.content import Picture
from kasane.record.paper.lettering import broken
from kasane.record.pictures import canvas
from kasane.record.pictures.lens import (
    LEADING,
    PAD,
    ZONES,
    Circles,
    Lens,
    LensBox,
    LensText,
    Zone,
    lens,
)

_HEAD, _NOTE = 4.2, 2.6
"""Heights of the letters above the circles, on a picture 257 mm wide."""
_FILLS: dict[Zone, str] = {"left": "pink", "middle": "cream", "right": "sky"}
_WIDE: dict[Zone, float] = {"left": 0.31, "middle": 0.35, "right": 0.31}
_SPOTS: dict[Zone, float] = {"left": 0.16, "middle": 0.5, "right": 0.84}
_USUAL = 257.0
_TALLER, _TALLEST = 20.0, 1.3
"""Millimetres by which a picture grows until all has room; its height to its width at most."""


@dataclass(frozen=True, slots=True)
class OverlapView:
    """What an overlap shows.

    Attributes:
        heads: zone → what stands above it, and a smaller line.
        texts: zone → its boxes, in order.
        colours: zone → colour of its notes.
    """

    heads: Mapping[Zone, tuple[str, str]]
    texts: Mapping[Zone, Sequence[LensText]] = field(default_factory=dict)
    colours: Mapping[Zone, str] = field(default_factory=lambda: dict(_FILLS))


def overlap_picture(
    view: OverlapView, width: float, height: float, words: str
) -> tuple[Picture, Lens]:
    """It as a picture so many millimetres wide, and as high or as high as its boxes need."""
    while True:
        drawn, axes = canvas.page(width, height)
        found = draw_overlap(axes, (0.0, 0.0, width, height), view)
        if not found.left_out or height > width * _TALLEST:
            break
        height += _TALLER
    return canvas.finished(drawn, width, words), found


def draw_overlap(axes: Any, frame: tuple[float, float, float, float], view: OverlapView) -> Lens:
    """Draw it into a frame (left, top, width, height); returns where everything stands."""
    left, top, width, height = frame
    head = _draw_heads(axes, left, top, width, view)
    texts = {zone: tuple(view.texts.get(zone, ())) for zone in ZONES}
    found = lens(width, height - head, texts, canvas.ems)
    _draw_circles(axes, left, top + head, found.circles, view)
    for box in found.boxes:
        _draw_box(axes, left, top + head, box, found.size, view.colours[box.zone])
    return found


def _draw_heads(axes: Any, left: float, top: float, width: float, view: OverlapView) -> float:
    """What stands above the zones; returns the height that it takes."""
    unit, most = width / _USUAL, 0.0
    for zone, (label, note) in view.heads.items():
        room, y = width * _WIDE[zone], top
        for text, size, colour in ((label, _HEAD, colours.KEY), (note, _NOTE, colours.HEAD)):
            each = max(size * unit, canvas.READABLE)
            for line in broken(text, room / each, canvas.ems) if text else ():
                spot = {"ha": "center", "va": "center", "color": colour}
                x, middle = left + width * _SPOTS[zone], y + each * LEADING / 2
                canvas.write(axes, x, middle, line, size=canvas.points(each), **spot)
                y += each * LEADING
        most = max(most, y - top)
    return most + 1.5 * unit


def _draw_circles(axes: Any, left: float, top: float, circles: Circles, view: OverlapView) -> None:
    from matplotlib.patches import Polygon

    sides: tuple[Zone, Zone] = ("left", "right")
    outlines = [
        [(left + x, top + y) for x, y in circles.outline(centre)] for centre in circles.centres
    ]
    for zone, outline in zip(sides, outlines, strict=True):
        fill = colours.NOTES.get(view.colours[zone], colours.GREY)
        canvas.put(axes, Polygon(outline, facecolor=fill, alpha=0.3, linewidth=0))
    for outline in outlines:
        canvas.put(axes, Polygon(outline, facecolor="none", edgecolor=colours.KEY, linewidth=1.2))


def _draw_box(axes: Any, left: float, top: float, box: LensBox, size: float, colour: str) -> None:
    canvas.note(axes, left + box.x, top + box.y, box.width, box.height, colour, size * 0.25)
    for number, line in enumerate(box.lines):
        y = top + box.y + (PAD + (number + 0.5) * LEADING) * size
        below = number >= len(box.lines) - box.more
        options = {"va": "center", "color": colours.KEY if below else colours.HEAD, "zorder": 4}
        canvas.write(axes, left + box.x + PAD * size, y, line, size=canvas.points(size), **options)
