"""The widths of a table's columns: nothing broken that should not be, and rows of few lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kasane.plain.letters import ems
from kasane.record.paper.measure import Kept, capacity, needed

Numbers = NDArray[np.float64]
_STEPS = (8.0, 2.0)
"""Millimetres by which columns are widened at the cost of others."""
_WORTH = 0.05
"""Lines that a change of widths has to save."""
_SHARPER = 6.0
"""How much more the longest text of a row counts than the others, which soon are the longest."""
_LOOKED_AT = 40
"""Rows by which the widths of columns are chosen."""
_LINES = (Kept(8.0), Kept(6.0), Kept(4.0))
"""What stays whole, where there is room; less of the lines where that helps."""
_CLOSE = (Kept(4.0, names=7.0), Kept(4.0, names=0.0), Kept(4.0, 12.0, names=0.0))
"""Only where nothing else is left: offices are broken before people's names, those before
addresses, and no time and no date for any of them."""
_HELPS = 0.93
"""The share of the lines that may be left where short lines are broken for it."""
_HEADING = 6
"""Letters of a heading that stand on one line; longer ones are parted in lines alike."""


def balanced(
    begin: Sequence[float], grid: Sequence[Sequence[str]], heads: int, scale: float
) -> list[float]:
    """Widths that sum up to those to begin with.

    Args:
        begin: Millimetres to begin with.
        grid: The texts, row by row, those of the heading rows first.
        heads: How many rows are headings.
        scale: Of the letters.
    """
    told = [[*map(_line_of, row)] for row in grid[:heads]] + [*map(list, grid[heads:])]
    distinct = [set(texts) for texts in zip(*told, strict=True)]
    columns = [_Column.of(texts, scale) for texts in zip(*_some(grid), strict=True)]
    best: list[float] = []
    fewest = np.inf
    for kept in (*_LINES, *_CLOSE):
        if kept in _CLOSE and fewest < np.inf:
            break
        least = [max(needed(text, kept) for text in texts) * scale for texts in distinct]
        widths, lines = _settled(columns, begin, least)
        if lines < fewest * _HELPS or not best:
            best, fewest = widths, lines
        if sum(least) > sum(begin):
            fewest = np.inf
    return best


def _line_of(heading: str) -> str:
    """What of a heading stands on its first line."""
    lines = -(-len(heading) // _HEADING) or 1
    return heading[: -(-len(heading) // lines)]


def _some(grid: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Rows by which it is decided: of many every second or third."""
    return grid[:: max(1, -(-len(grid) // _LOOKED_AT))]


@dataclass(frozen=True, slots=True)
class _Column:
    """The lengths of the lines of a column's texts, and which row each is of.

    Attributes:
        known: what was worked out; between two steps most columns keep their width.
    """

    lengths: Numbers
    rows: NDArray[np.intp]
    count: int
    scale: float
    known: dict[float, Numbers] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Sequence[str], scale: float) -> _Column:
        lines = [(row, ems(line)) for row, text in enumerate(texts) for line in text.split("\n")]
        rows = np.array([row for row, _ in lines], dtype=np.intp)
        return cls(np.array([length for _, length in lines]), rows, len(texts), scale)

    def weights(self, width: float) -> Numbers:
        """How much each row counts at a width: its lines, those of long texts far more."""
        if width not in self.known:
            self.known[width] = self._weighed(width)
        return self.known[width]

    def _weighed(self, width: float) -> Numbers:
        lines = np.maximum(1.0, self.lengths / capacity(width / self.scale))
        summed = np.bincount(self.rows, weights=lines, minlength=self.count).astype(np.float64)
        return np.power(summed, _SHARPER)


def _settled(
    columns: Sequence[_Column], begin: Sequence[float], least: Sequence[float]
) -> tuple[list[float], float]:
    """The best widths that are found from those, and about how many lines the rows have then."""
    widths = _above(begin, least)
    for step in _STEPS:
        while (pair := _better(columns, widths, least, step)) is not None:
            widths[pair[0]] += step
            widths[pair[1]] -= step
    return widths, _lines(sum(c.weights(w) for c, w in zip(columns, widths, strict=True)))


def _lines(weights: Numbers | int) -> float:
    return float((np.asarray(weights) ** (1.0 / _SHARPER)).sum())


def _above(widths: Sequence[float], least: Sequence[float]) -> list[float]:
    """The widths, none less than it may be; what that takes comes from those with more."""
    whole = sum(widths)
    if sum(least) >= whole:
        return [each * whole / sum(least) for each in least]
    spare = [max(0.0, width - each) for width, each in zip(widths, least, strict=True)]
    share = (whole - sum(least)) / (sum(spare) or 1.0)
    return [each + more * share for each, more in zip(least, spare, strict=True)]


def _better(
    columns: Sequence[_Column], widths: Sequence[float], least: Sequence[float], step: float
) -> tuple[int, int] | None:
    """Which column to widen at the cost of which, so that most lines are saved; None: none."""
    free = np.array([w - step >= low for w, low in zip(widths, least, strict=True)])
    if not free.any():
        return None
    now = np.array([c.weights(w) for c, w in zip(columns, widths, strict=True)])
    wider = np.array([c.weights(w + step) for c, w in zip(columns, widths, strict=True)]) - now
    less = [w - step if able else w for w, able in zip(widths, free, strict=True)]
    narrower = np.array([c.weights(w) for c, w in zip(columns, less, strict=True)]) - now
    whole = now.sum(axis=0)
    tried = np.maximum(whole + wider[:, None, :] + narrower[None, :, :], 1.0)
    lines = (tried ** (1.0 / _SHARPER)).sum(axis=2)
    lines[:, ~free] = np.inf
    np.fill_diagonal(lines, np.inf)
    if lines.min() > _lines(whole) - _WORTH:
        return None
    first, second = np.unravel_index(int(lines.argmin()), lines.shape)
    return int(first), int(second)
