"""An organisation on paper as a chart: from the widest part on the left to the narrowest.

On screen: components/sheets/form/tree.js. The picture is our own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kasane.plain import colours
from kasane.programme.tree import Branch
from kasane.record.paper.content import Picture
from kasane.record.paper.lettering import broken
from kasane.record.pictures import canvas

_LETTER, _LINE = 3.2, 4.4
_GAP, _BETWEEN, _INSIDE = 8.0, 2.0, 1.6
"""Millimetres between levels, between parts of one level, and inside of a box."""


def tree_pictures(
    branches: Sequence[Branch], levels: int, width: float, room: float
) -> Iterator[Picture]:
    """The boxes with lines from each to what belongs to it; a picture a page where they are many.

    `width` and `room` are of the page, in millimetres.
    """
    wide = (width - _GAP * (levels - 1)) / levels
    pages: list[list[Branch]] = []
    for branch in branches:
        if not pages or _tall([*pages[-1], branch], wide) > room:
            pages.append([])
        pages[-1].append(branch)
    for page in pages:
        drawn, axes = canvas.page(width, _tall(page, wide) + 1.0)
        _draw(axes, page, (0.4, 0.5), wide, first=True)
        yield canvas.finished(drawn, width, f"組織図。{_words(page)}。")


def _lines(branch: Branch, wide: float) -> list[str]:
    room = (wide - 2 * _INSIDE) / (_LETTER * 1.08)
    texts = [branch.name, *branch.more]
    return [line for text in texts for line in broken(text, room, canvas.ems)]


def _own(branch: Branch, wide: float) -> float:
    return len(_lines(branch, wide)) * _LINE + 2 * _INSIDE


def _tall(branches: Sequence[Branch], wide: float) -> float:
    """Millimetres that parts take below each other, with what belongs to them."""
    each = (max(_own(branch, wide), _tall(branch.parts, wide)) for branch in branches)
    return sum(each) + _BETWEEN * max(len(branches) - 1, 0)


def _draw(
    axes: Any,
    branches: Sequence[Branch],
    corner: tuple[float, float],
    wide: float,
    *,
    first: bool = False,
) -> None:
    left, top = corner
    for branch in branches:
        own = _own(branch, wide)
        _box(axes, (left, top, wide - 0.8, own), colours.TINT_FAINT if first else colours.WHITE)
        for number, text in enumerate(_lines(branch, wide)):
            at = (left + _INSIDE, top + _INSIDE + _LINE * (number + 0.5))
            look: dict[str, Any] = {"ha": "left", "va": "center", "zorder": 4}
            canvas.write(axes, *at, text, size=canvas.points(_LETTER), **look)
        if branch.parts:
            _lines_to(axes, branch, (left + wide - 0.8, top), wide)
            _draw(axes, branch.parts, (left + wide + _GAP, top), wide)
        top += max(own, _tall(branch.parts, wide)) + _BETWEEN


def _lines_to(axes: Any, branch: Branch, corner: tuple[float, float], wide: float) -> None:
    """From the right of a box to the left of each that belongs to it."""
    right, top = corner
    middle, down = right + _GAP / 2, top + _LINE / 2 + _INSIDE
    style = {"color": colours.LINE_STRONG, "linewidth": 1.4, "zorder": 1}
    at = top
    for part in branch.parts:
        y = at + _LINE / 2 + _INSIDE
        axes.plot([right, middle, middle, right + _GAP + 0.8], [down, down, y, y], **style)
        at += max(_own(part, wide), _tall(part.parts, wide)) + _BETWEEN


def _box(axes: Any, frame: tuple[float, float, float, float], fill: str) -> None:
    from matplotlib.patches import FancyBboxPatch

    left, top, wide, tall = frame
    patch = FancyBboxPatch(
        (left, top),
        wide,
        tall,
        boxstyle="round,pad=0,rounding_size=1.4",
        facecolor=fill,
        edgecolor=colours.KEY,
        linewidth=1.1,
        zorder=2,
    )
    canvas.put(axes, patch)


def _words(branches: Sequence[Branch]) -> str:
    told = []
    for branch in branches:
        inside = f"（{_words(branch.parts)}）" if branch.parts else ""
        told.append("、".join([branch.name, *branch.more]) + inside)
    return "、".join(told)
