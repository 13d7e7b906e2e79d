"""A sheet as it stands, and which of its rows a row of a file means."""

from __future__ import annotations

from typing import Any

from kasane.plain.kana import hiragana
from kasane.plain.names import plain_name
from kasane.tables.files.export import Export
from kasane.tables.files.frames import cell_of
from kasane.tables.leaf import Column, Leaf
from kasane.tables.sheet_row import SheetRow
from kasane.tables.take_in.mistakes import WrongError
from kasane.tables.take_in.rows import Taken
from kasane.workshop.shapes import clean_text

NO_SUCH = "いまのシートにないIDの行（消された行か、ほかのワークショップの行）"
READ = frozenset({"value", "colour", "under", "sources", "hidden"})
"""What of a row a file can change, beside its place."""
TWICE = "上の行と同じIDの行（写してつくった行）"


class Standing:
    """The rows of a leaf, each of which a file can mean once."""

    def __init__(self, export: Export, leaf: Leaf) -> None:
        self.export, self.leaf = export, leaf
        self.rows = {row.id: row for row in export.rows(leaf)}
        self.named: dict[str, list[SheetRow]] = {}
        for row in self.rows.values():
            self.named.setdefault(plain_name(self.name(row)), []).append(row)
        self._claimed: dict[str, int] = {}
        self._others = {*export.reading.people.members, *export.reading.meetings}

    @property
    def heading(self) -> str:
        """The heading of the column that names a row."""
        columns = [column for column in self.leaf.columns if column.slot == "value"]
        named = [column for column in columns if column.key in self.leaf.known_by[:1]]
        return next((column.heading for column in named or columns), "")

    def cell(self, column: Column, row: SheetRow) -> str:
        """What of a row stands in a column."""
        return str(cell_of(column, self.leaf, row, 0, self.export.names))

    def name(self, row: SheetRow) -> str:
        """What a row is called: the first thing that stands in it."""
        if self.leaf.known_by:
            return " ".join(str(row.values.get(self.leaf.known_by[0], "")).split())
        texts = (self.cell(c, row) for c in self.leaf.columns if c.slot == "value")
        first = next((text for text in texts if text.strip()), "")
        return " ".join(clean_text(first).split())[:40]

    def doubt(self, row: SheetRow) -> str:
        """Why an ID may not mean a row of this sheet; empty where it does."""
        if row.id in self._claimed:
            return TWICE
        there = row.id in self._others or self.export.reading.lives(row.id)
        return "" if not row.id or row.id in self.rows or there else NO_SUCH

    def claimed(self, taken: Taken) -> SheetRow | None:
        """The row that a row of a file means; None for a new one.

        Raises:
            WrongError: it is not there, could be one of several, or an earlier line means it.
        """
        found = self._found(taken)
        if found is None:
            return None
        first = self._claimed.setdefault(found.id, taken.row.line)
        if first != taken.row.line:
            raise WrongError(self.heading, f"{first}行目と同じものです。")
        return found

    def _found(self, taken: Taken) -> SheetRow | None:
        row, leaf = taken.row, self.leaf
        if row.id:
            if row.id not in self.rows:
                raise WrongError("ID", "ほかのシートの行か、いまは見られない行です。")
            return self.rows[row.id]
        if leaf.sheet.once and not leaf.place:
            return self.rows.get(leaf.sheet.id)
        if leaf.one_each:
            return next((known for known in self.rows.values() if known.author == row.author), None)
        return self._by_keys(row) if leaf.known_by else self._alike(taken)

    def _alike(self, taken: Taken) -> SheetRow | None:
        """A row that says the same already, so that a file taken in twice adds nothing."""
        for known in self.named.get(plain_name(self.name(taken.row)), ()):
            same = all(
                self.is_same(column, fact(known, column), fact(taken.row, column))
                for column in self.leaf.columns
                if column.heading in taken.given and column.slot in READ
            )
            if same and known.place == taken.row.place and known.id not in self._claimed:
                return known
        return None

    def _by_keys(self, row: SheetRow) -> SheetRow | None:
        """The row of the same name; of several, the one that agrees in most columns."""
        named = self.named.get(plain_name(self.name(row)), [])
        alike = [(*self._agreement(row, known), known) for known in named]
        most = max((same for same, _, _ in alike), default=0)
        surest = [known for same, other, known in alike if same == most and (most or not other)]
        if len(surest) > 1:
            what = f"「{self.name(row)}」にあたる行が、いま{len(surest)}つあります。"
            raise WrongError(self.heading, what)
        return surest[0] if surest else None

    def _agreement(self, row: SheetRow, known: SheetRow) -> tuple[int, int]:
        """How many of the columns that tell namesakes apart agree, and how many differ."""
        pairs = zip(self.identity(row)[1:], self.identity(known)[1:], strict=True)
        said = [one == other for one, other in pairs if one and other]
        return sum(said), len(said) - sum(said)

    def identity(self, row: SheetRow) -> tuple[str, ...]:
        """The texts by which a row is known, however they are typed."""
        return tuple(hiragana(_plain(row.values.get(key, ""))) for key in self.leaf.known_by)

    def is_same(self, column: Column, before: Any, after: Any) -> bool:
        """Whether what stands there and what a file has are the same, however it is typed."""
        if column.key in self.leaf.known_by and before:
            fold = str if column.key == self.leaf.known_by[0] else hiragana
            return fold(_plain(before)) == fold(_plain(after))
        if isinstance(before, tuple):
            before = tuple(filter(str.strip, map(clean_text, before)))
        return bool((clean_text(before) if isinstance(before, str) else before) == after)


def fact(row: SheetRow, column: Column) -> Any:
    """What a row says in a column."""
    return row.values.get(column.key, "") if column.slot == "value" else getattr(row, column.slot)


def _plain(value: Any) -> str:
    return plain_name(clean_text(str(value)))
