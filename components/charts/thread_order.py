"""In which order the boxes of each column stand, so that few lines cross."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Links = Mapping[tuple[str, str], int]
Columns = list[list[str]]
SWEEPS = 8
"""How often the columns are gone through, there and back."""
MOST = 300
"""With more lines than this nobody sees a crossing, and counting them takes time."""


def untangled(columns: Sequence[Sequence[str]], links: Links, last: Iterable[str]) -> Columns:
    """The columns, each in the order of what came of its boxes and of what they came from.

    Args:
        columns: Keys from top to bottom, from the first column to the last.
        links: From key to key; how many.
        last: What stays at the end of its column whatever it is linked to.
    """
    ends = set(last)
    results, sources = _ways(links, 0), _ways(links, 1)
    best = _swept([list(column) for column in columns], results, ends, back=True, rest=1.0)
    fewest, now = _crossings(best, links), best
    for turn in range(SWEEPS if len(links) <= MOST else 0):
        back = turn % 2 == 1
        now = _swept(now, results if back else sources, ends, back=back, rest=None)
        crossings = _crossings(now, links)
        if crossings < fewest:
            fewest, best = crossings, now
    return best


def _ways(links: Links, at: int) -> dict[str, list[tuple[str, int]]]:
    """Key → what is at the other end of its links, and how many."""
    ways: dict[str, list[tuple[str, int]]] = {}
    for link, count in links.items():
        ways.setdefault(link[at], []).append((link[1 - at], count))
    return ways


def _swept(
    columns: Columns,
    ways: Mapping[str, Sequence[tuple[str, int]]],
    last: set[str],
    *,
    back: bool,
    rest: float | None,
) -> Columns:
    """Each column anew, one after another, at the height of what the ways lead to.

    `rest` is where a box without any stands; None: where it was.
    """
    found = [list(column) for column in columns]
    place = {key: _height(turn, column) for column in found for turn, key in enumerate(column)}
    for number in reversed(range(len(found))) if back else range(len(found)):
        heights = {
            key: _middle(ways.get(key, ()), place, place[key] if rest is None else rest)
            for key in found[number]
        }
        found[number].sort(key=lambda key: (key in last, heights[key]))
        place |= {key: _height(turn, found[number]) for turn, key in enumerate(found[number])}
    return found


def _height(turn: int, column: Sequence[str]) -> float:
    return (turn + 0.5) / len(column)


def _middle(ends: Sequence[tuple[str, int]], place: Mapping[str, float], otherwise: float) -> float:
    """Where the ends of a box stand on average."""
    total = sum(count for _, count in ends)
    return sum(place[end] * count for end, count in ends) / total if total else otherwise


def _crossings(columns: Columns, links: Links) -> int:
    """How many pairs of lines between the same two columns cross."""
    at = {key: (n, turn) for n, column in enumerate(columns) for turn, key in enumerate(column)}
    between: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for start, end in links:
        between.setdefault((at[start][0], at[end][0]), []).append((at[start][1], at[end][1]))
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for lines in between.values()
        for n, one in enumerate(lines)
        for other in lines[n + 1 :]
    )
