"""Rows whose cells have widths of their own, as the boxes of a printed form have."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kasane.record.paper.content import Cell, Row, Table, begun, gone_on
from kasane.record.paper.measure import LINE, height_of

_LONGEST_WHOLE = 110.0
_HEAD = 45.0
"""Millimetres within which the short rows at the head of a form are tied to what they head."""
_SAME = 1.0
"""Millimetres between two edges that are meant to be one."""
_SPARE = 0.4
"""Millimetres of what a row is thought to take that it does not need on a blank sheet."""
StripCell = tuple[float, Cell]
"""A cell with its width in millimetres."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One row of boxes.

    Attributes:
        weight: its share of the height of a page that is printed blank; 0 for headings.
        heading: whether it is repeated on every page.
        tied: whether the next one is on the same page.
        least: millimetres that it is high at least, to be written in by hand.
    """

    boxes: Sequence[StripCell]
    weight: float = 0.0
    heading: bool = False
    tied: bool = False
    least: float = 0.0

    @property
    def height(self) -> float:
        """What its longest box takes, roughly, in millimetres."""
        return max((_height(cell, width) for width, cell in self.boxes), default=LINE)


def needed(strip: Strip, scale: float) -> float:
    """Millimetres that a strip takes at least."""
    return max(strip.least, (strip.height - _SPARE) * scale)


def beside(label: Cell, width: float, strips: Sequence[Strip]) -> list[Strip]:
    """Strips with a label on the left that reaches over all of them."""
    if len(strips) == 1:
        return [replace(strips[0], boxes=[(width, label), *strips[0].boxes])]
    cells = [begun(label), *(gone_on(label) for _ in strips[1:])]
    return [
        replace(strip, boxes=[(width, cell), *strip.boxes])
        for cell, strip in zip(cells, strips, strict=True)
    ]


def closed(strips: Sequence[Strip]) -> list[Strip]:
    """The strips of one box, which stay on a page; of a long one two rows at least on each."""
    long = sum(strip.height for strip in strips) > _LONGEST_WHOLE
    last = len(strips) - 1
    return [
        replace(strip, tied=strip.tied or (n < last and not (long and _may_end(strips, n))))
        for n, strip in enumerate(strips)
    ]


def opened(strips: Sequence[Strip]) -> list[Strip]:
    """The strips of a filled form, whose head stands on no page without what comes below it."""
    found, above = [], 0.0
    for strip in strips:
        above += strip.height
        found.append(replace(strip, tied=strip.tied or above <= _HEAD))
    return found


def headed(strips: Sequence[Strip]) -> list[Strip]:
    """The strips of one small table; of a long one the first is its heading on every page."""
    if sum(strip.height for strip in strips) <= _LONGEST_WHOLE:
        return list(strips)
    (width, label), *heads = strips[0].boxes
    rest = Cell(fill=label.fill)
    cells = [begun(rest), *(gone_on(rest) for _ in strips[2:])]
    rows = [
        replace(strip, boxes=[(width, cell), *strip.boxes[1:]])
        for cell, strip in zip(cells, strips[1:], strict=True)
    ]
    return [
        replace(strips[0], boxes=[(width, replace(label, merge="")), *heads], heading=True),
        *rows,
    ]


def _may_end(strips: Sequence[Strip], at: int) -> bool:
    """Whether a page may end below a strip: not below heads or a first row, nor before the last."""
    alone = at in {0, len(strips) - 2} or not strips[at - 1].weight
    return bool(strips[at].weight) and not (alone and strips[at].height <= _LONGEST_WHOLE / 2)


def strips_table(strips: Sequence[Strip], unit: float = 0.0) -> Table:
    """Strips as one table, whose columns begin wherever a box of some strip does.

    Args:
        strips: All equally wide.
        unit: Millimetres of height for each weight, on a blank sheet.
    """
    edges = _apart(sorted({edge for strip in strips for edge in _edges(strip.boxes)}))
    widths = [right - left for left, right in zip([0.0, *edges], edges, strict=False)]
    return Table(widths, [_row(strip, edges, unit) for strip in strips], free=False)


def unit_for(strips: Sequence[Strip], room: float, scale: float = 1.0) -> float:
    """Millimetres for each weight with which strips fill a page.

    A strip that needs more than its weight gives takes what it needs, and the others share the
    rest.
    """
    fixed = [strip for strip in strips if not strip.weight]
    free = [strip for strip in strips if strip.weight]
    while free:
        taken = sum(needed(strip, scale) for strip in fixed)
        unit = max(0.0, room - taken) / sum(strip.weight for strip in free)
        short = [s for s in free if needed(s, scale) > s.weight * unit]
        if not short:
            return unit
        fixed += short
        free = [strip for strip in free if strip not in short]
    return 0.0


def _row(strip: Strip, edges: Sequence[float], unit: float) -> Row:
    cells, left = [], 0.0
    for (_, cell), right in zip(strip.boxes, _edges(strip.boxes), strict=True):
        span = sum(left + _SAME < edge <= right + _SAME for edge in edges)
        cells.append(replace(cell, span=span))
        left = right
    whole = strip.height <= _LONGEST_WHOLE
    height = max(strip.least, strip.weight * unit)
    return Row(cells, heading=strip.heading, whole=whole, height=height, tied=strip.tied)


def _apart(edges: Sequence[float]) -> list[float]:
    """The edges without those that are meant to be the next one."""
    following = [*edges[1:], math.inf]
    return [edge for edge, after in zip(edges, following, strict=True) if after - edge > _SAME]


def _edges(boxes: Iterable[StripCell]) -> list[float]:
    found, at = [], 0.0
    for width, _ in boxes:
        at += width
        found.append(round(at, 1))
    return found


def _height(cell: Cell, width: float) -> float:
    texts = ["".join(run.text for run in paragraph.runs) for paragraph in cell.paragraphs]
    return height_of("\n".join(texts), width) if texts else LINE
