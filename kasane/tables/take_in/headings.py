"""A page of a file as a table: which line has the headings, and which column is which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kasane.plain.names import plain_name
from kasane.tables.leaf import Column, Leaf
from kasane.tables.take_in.lines import FileLine, FilePage

Chosen = Mapping[str, str]
"""Heading of the file → heading of the leaf, as a person chose it; empty: not read."""
_LOOKED = 20
"""How far down the headings may stand, below a title."""
NOT_READ = frozenset({"order", "shown", "letter", "version", "created", "changed"})
"""What the app works out itself; in a file it is for people."""


@dataclass(frozen=True, slots=True)
class FileTable:
    """A page, understood.

    Attributes:
        headings: of the file, by column; one of two lines has both texts.
        columns: which cells make up a column of the leaf, in their order.
        heads: the numbers of the lines of headings; body: the lines below them.
        missing: headings without which nothing can be taken in.
    """

    page: FilePage
    headings: tuple[str, ...] = ()
    columns: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    heads: tuple[int, ...] = ()
    body: tuple[FileLine, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def score(self) -> tuple[bool, int, int, int]:
        """How well it fits: whether all is there that is needed, and how much is known."""
        cells = sum(len(at) for at in self.columns.values())
        fits = not self.missing and bool(self.columns)
        return fits, len(self.columns), cells, -len(self.heads)

    @property
    def unread(self) -> list[str]:
        """The headings of columns that stay behind."""
        used = {at for columns in self.columns.values() for at in columns}
        return [text for at, text in enumerate(self.headings) if text and at not in used]


def needed(leaf: Leaf) -> list[Column]:
    """The columns without which a row says nothing."""
    named = leaf.known_by[:1]
    return [c for c in leaf.columns if c.needed or (c.slot == "value" and c.key in named)]


@lru_cache(maxsize=1024)  # each sheet's file is compared with the same few headings
def plain(heading: str) -> str:
    """A heading without what people write differently: width, blanks, brackets, stars."""
    return "".join(c for c in plain_name(heading) if c.isalnum() or c == "ー")


def table_of(page: FilePage, leaf: Leaf, chosen: Chosen, at: int | None = None) -> FileTable:
    """A page as a table of a leaf.

    Args:
        page: Of the file.
        leaf: What it is taken for.
        chosen: What a person said of its columns.
        at: Number of the line with the headings; 0: there is none, None: it is looked for.
    """
    names = _Names(leaf, chosen)
    tables = [
        _table(page, index, names)
        for index, line in enumerate(page.lines[:_LOOKED])
        if at in (None, line.number)
    ]
    found = max(tables, key=lambda table: table.score, default=None)
    if found is None or (at is None and not found.columns):
        return _bare(page, names)
    return found


def _bare(page: FilePage, names: _Names) -> FileTable:
    """A page on which no heading is known: its columns are called by their numbers."""
    width = max(len(line.cells) for line in page.lines)
    return _told(page, tuple(f"{n}列目" for n in range(1, width + 1)), (), page.lines, names)


def _table(page: FilePage, index: int, names: _Names) -> FileTable:
    """A page whose headings stand in a line, and perhaps in the next one too."""
    first, rest = page.lines[index], page.lines[index + 1 :]
    one = _told(page, tuple(map(_line, first.cells)), (first.number,), rest, names)
    if not rest or not _is_second(first, rest[0], names):
        return one
    pairs = _pairs(first.cells, rest[0].cells)
    heads = (first.number, rest[0].number)
    two = _told(page, tuple(pairs), heads, rest[1:], names)
    return two if set(two.missing) <= set(one.missing) else one


def _is_second(first: FileLine, line: FileLine, names: _Names) -> bool:
    """Whether a line has the smaller headings below those of the first one."""
    pairs = _pairs(first.cells, line.cells)
    words = [(text, pairs[at]) for at, text in line.own.items() if plain(text)]
    known = sum(names.knows(text) or names.knows(pair) for text, pair in words)
    upper = dict(enumerate(first.cells))
    gap = any(not upper.get(at, "").strip() for at in line.own)
    numbers = any(character.isdigit() for text in line.own.values() for character in text)
    return known > 0 and not numbers and (gap or known * 2 >= len(line.own))


def _pairs(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Both texts of each heading; one that spans several columns stands over all of them."""
    found, last = [], ""
    for at in range(max(len(upper), len(lower))):
        above = _line(upper[at]) if at < len(upper) else ""
        below = _line(lower[at]) if at < len(lower) else ""
        last = above or (last if below else "")
        found.append(" ".join(text for text in dict.fromkeys((last, below)) if text))
    return found


def _line(text: str) -> str:
    return " ".join(text.split())


def _told(
    page: FilePage,
    headings: tuple[str, ...],
    heads: tuple[int, ...],
    body: Sequence[FileLine],
    names: _Names,
) -> FileTable:
    found: dict[str, list[int]] = {}
    for at, heading in enumerate(headings):
        column = names.column(heading)
        others = found.get(column.heading, []) if column else []
        if column and (not others or names.belong(column, [headings[n] for n in (*others, at)])):
            found.setdefault(column.heading, []).append(at)
    columns = {heading: tuple(at) for heading, at in found.items()}
    missing = tuple(c.heading for c in needed(names.leaf) if c.heading not in columns)
    return FileTable(page, headings, columns, heads, tuple(body), missing)


class _Names:
    """What the columns of a leaf are called in files."""

    def __init__(self, leaf: Leaf, chosen: Chosen) -> None:
        self.leaf = leaf
        self._by_heading = {column.heading: column for column in leaf.columns}
        self._chosen = chosen
        self._names: dict[str, Column] = {}
        self._parts: dict[str, list[Column]] = {}
        for column in leaf.columns:
            for name in column.in_files.joined:
                self._parts.setdefault(plain(name), []).append(column)
        for column in reversed(leaf.columns):
            self._names |= {plain(name): column for name in column.in_files.called}
        self._names |= {plain(column.heading): column for column in reversed(leaf.columns)}

    def knows(self, heading: str) -> bool:
        """Whether something is called so, or a part of it is."""
        return plain(heading) in self._names or plain(heading) in self._parts

    def column(self, heading: str) -> Column | None:
        """The column that a heading means, of two texts the lower one first."""
        if heading in self._chosen:
            return self._by_heading.get(self._chosen[heading])
        upper, _, lower = heading.rpartition(" ")
        above = self._names.get(plain(upper)) if upper else None
        for text in (heading, lower):
            if plain(text) in self._names:
                return self._names[plain(text)]
        parts = self._parts.get(plain(lower), [])
        return above if above in parts or not parts else parts[0]

    def belong(self, column: Column, headings: Sequence[str]) -> bool:
        """Whether several columns of a file make up one, such as 姓 and 名 or both below 所属."""
        lowers = [plain(heading.rpartition(" ")[2]) for heading in headings]
        uppers = {heading.rpartition(" ")[0] for heading in headings}
        joined = {plain(name) for name in column.in_files.joined}
        return set(lowers) <= joined or (len(uppers) == 1 and "" not in uppers)
