"""A blank form on as many pages as leave room to write by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kasane.record.paper.strips import Strip, needed

LINE_TO_WRITE = 7.0
"""Millimetres in which a line is written by hand."""


def spread(parts: Iterable[Sequence[Strip]], room: float, scale: float = 1.0) -> list[list[Strip]]:
    """The strips of each page, about alike full.

    Args:
        parts: The strips of each section, which stay on a page.
        room: Millimetres of a page for them.
        scale: Of the letters.
    """
    roomy = [[_roomy(strip) for strip in part] for part in parts if part]
    heights = [_height(part, scale) for part in roomy]
    pages = 1
    found = _parted(roomy, heights, pages)
    while pages < len(roomy) and any(_height(page, scale) > room for page in found):
        pages += 1
        found = _parted(roomy, heights, pages)
    return found


def _height(strips: Sequence[Strip], scale: float) -> float:
    return sum(needed(strip, scale) for strip in strips)


def _roomy(strip: Strip) -> Strip:
    return replace(strip, least=LINE_TO_WRITE) if strip.weight else strip


def _parted(
    parts: Sequence[Sequence[Strip]], heights: Sequence[float], pages: int
) -> list[list[Strip]]:
    """The parts on so many pages, each on that on which its middle falls."""
    found: list[list[Strip]] = [[] for _ in range(pages)]
    above, each = 0.0, sum(heights) / pages
    for part, height in zip(parts, heights, strict=True):
        found[min(pages - 1, int((above + height / 2) / each))] += part
        above += height
    return [page for page in found if page]
