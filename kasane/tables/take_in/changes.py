"""What a file would add, change and leave alone: each of its rows beside what stands there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from kasane.errors import RefusedError
from kasane.plain.kana import hiragana
from kasane.plain.names import plain_name
from kasane.tables.cells import MANY
from kasane.tables.files.export import Export
from kasane.tables.files.frames import cell_of
from kasane.tables.leaf import Column, Leaf
from kasane.tables.sheet_row import SheetRow
from kasane.tables.take_in.headings import NOT_READ
from kasane.tables.take_in.plan import Difference, Message, added, changed, home_of
from kasane.tables.take_in.rows import Said, Taken, clean
from kasane.tables.take_in.sorting import PassedOver
from kasane.workshop.kinds import place_of

Kind = Literal["new", "changed", "same"]
NO_SUCH = "いまのシートにないIDの行（消された行か、ほかのワークショップの行）"
TWICE = "上の行と同じIDの行（写してつくった行）"
_STAY = frozenset({"row", "column", "copy", "author", "colour"})
"""What is not emptied by an empty cell."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a row of a file means for a sheet.

    Attributes:
        name: what the row is called. details: (heading, before, after) of what changes.
        messages: the operations by which it is carried out.
        namesake: another row is called the same.
    """

    line: int
    kind: Kind
    name: str
    details: tuple[tuple[str, str, str], ...] = ()
    messages: tuple[Message, ...] = ()
    namesake: bool = False


@dataclass(slots=True)
class Compared:
    """What came of a comparison; `blanks`: empty cells of the file where something stands."""

    changes: list[Change] = field(default_factory=list)
    passed: list[PassedOver] = field(default_factory=list)
    blanks: int = 0


class Comparison:
    """Compares the rows of a file with a sheet."""

    def __init__(self, export: Export, leaf: Leaf, said: Said, *, emptied: bool) -> None:
        self._export, self._leaf, self._said, self._emptied = export, leaf, said, emptied
        self._known = {row.id: row for row in export.rows(leaf)}
        self._keys = leaf.known_by
        self._claimed: dict[str, int] = {}
        self._fresh: dict[tuple[str, ...], int] = {}
        self._by_name: dict[str, list[SheetRow]] = {}
        for row in self._known.values():
            self._by_name.setdefault(plain_name(self._name(row)), []).append(row)

    def of(self, rows: Sequence[Taken], wanted: Collection[int]) -> Compared:
        """What the rows mean.

        Args:
            rows: Of the file.
            wanted: Numbers of lines that are wanted as new rows, although their ID is not known.
        """
        found = Compared()
        filled = {heading for taken in rows for heading in taken.given}
        for taken in rows:
            line, why = taken.row.line, self._doubt(taken.row)
            if why and line not in wanted:
                found.passed.append(PassedOver(line, why, self._name(taken.row), may=True))
                continue
            try:
                own = replace(taken, row=replace(taken.row, id="")) if why else taken
                found.changes.append(self._change(own, filled, found))
            except _WrongError as error:
                self._said.wrong(line, error.heading, str(error))
        return found

    def _doubt(self, row: SheetRow) -> str:
        """Why it is not sure which row this is."""
        if not row.id:
            return ""
        if row.id in self._claimed:
            return TWICE
        reading = self._export.reading
        there = row.id in (*reading.people.members, *reading.meetings) or reading.lives(row.id)
        return "" if row.id in self._known or there else NO_SUCH

    def _change(self, taken: Taken, filled: Collection[str], found: Compared) -> Change:
        row, name = taken.row, self._name(taken.row)
        same = self._same(taken)
        if same is None:
            return self._added(taken)
        if same.id in self._claimed:
            raise _WrongError(self._heading, f"{self._claimed[same.id]}行目と同じものです。")
        self._claimed[same.id] = row.line
        taken = self._with_kept(taken, same)
        blank = [c for c in self._leaf.columns if self._empties(c, taken, same, filled)]
        found.blanks += len(blank)
        differences = self._differences(taken, same)
        if self._emptied:
            differences += [(c, _fact(same, c), () if c.kind in MANY else "") for c in blank]
        self._check_place(taken, same)
        messages = changed(self._export, self._leaf, same, row.place, differences)
        details = [*self._moved(taken, same), *(self._told(same, each) for each in differences)]
        kind: Kind = "changed" if messages else "same"
        return Change(row.line, kind, self._name(same) or name, tuple(details), tuple(messages))

    # Which row it is

    def _same(self, taken: Taken) -> SheetRow | None:
        """The row of the sheet that a row of the file means; None for a new one."""
        row = taken.row
        if row.id:
            if row.id not in self._known:
                raise _WrongError("ID", "ほかのシートの行か、いまは見られない行です。")
            return self._known[row.id]
        if self._leaf.sheet.once and not self._leaf.place:
            return self._known.get(self._leaf.sheet.id)
        if self._leaf.one_each:
            answers = (known for known in self._known.values() if known.author)
            return next((known for known in answers if known.author == row.author), None)
        return self._by_keys(row) if self._keys else self._alike(taken)

    def _alike(self, taken: Taken) -> SheetRow | None:
        """A row that says the same already, so that a file taken in twice adds nothing."""
        for known in self._by_name.get(plain_name(self._name(taken.row)), ()):
            free = known.place == taken.row.place and known.id not in self._claimed
            if free and not self._differences(taken, known):
                return known
        return None

    def _by_keys(self, row: SheetRow) -> SheetRow | None:
        named = self._by_name.get(plain_name(self._name(row)), [])
        alike = {known.id: self._agreement(row, known) for known in named}
        most = max((same for same, _ in alike.values()), default=0)
        surest = [k for k in named if alike[k.id][0] == most and (most or not alike[k.id][1])]
        if len(surest) > 1:
            raise _WrongError(
                self._heading, f"「{self._name(row)}」にあたる行が、いま{len(surest)}つあります。"
            )
        return surest[0] if surest else None

    def _agreement(self, row: SheetRow, known: SheetRow) -> tuple[int, int]:
        """In how many of the columns that tell namesakes apart they agree, and differ."""
        pairs = [(_key(row, key), _key(known, key)) for key in self._keys[1:]]
        said = [one == other for one, other in pairs if one and other]
        return sum(said), len(said) - sum(said)

    # What differs

    def _differences(self, taken: Taken, known: SheetRow) -> list[Difference]:
        return [
            (column, _fact(known, column), _fact(taken.row, column))
            for column in self._leaf.columns
            if column.heading in taken.given
            and column.slot not in NOT_READ | {"id", "row", "column", "copy", "author"}
            and not self._is_same(column, _fact(known, column), _fact(taken.row, column))
        ]

    def _is_same(self, column: Column, before: Any, after: Any) -> bool:
        if column.key in self._keys and before:
            return _folded(before, column.key == self._keys[0]) == _folded(
                after, column.key == self._keys[0]
            )
        if isinstance(before, tuple):
            before = tuple(filter(str.strip, map(clean, before)))
        return bool((clean(before) if isinstance(before, str) else before) == after)

    def _empties(
        self, column: Column, taken: Taken, known: SheetRow, filled: Collection[str]
    ) -> bool:
        """Whether a cell is empty where something stands; never of a column that is left out."""
        if column.slot in _STAY or column.key in self._keys[:1] or column.key == "@role":
            return False
        there = column.heading in taken.blank and column.heading in filled
        return bool(there and _fact(known, column))

    def _with_kept(self, taken: Taken, known: SheetRow | None) -> Taken:
        """The row with what is kept from other cells behind what stands there."""
        values, given = dict(taken.row.values), set(taken.given)
        for key, text in taken.kept:
            before = str(values.get(key) or (known.values.get(key, "") if known else ""))
            if text not in before:
                values[key] = f"{before}\n{text}".strip()
                given |= {c.heading for c in self._leaf.columns if c.key == key}
        return replace(taken, row=replace(taken.row, values=values), given=frozenset(given))

    # What is told and done

    def _added(self, taken: Taken) -> Change:
        taken = self._with_kept(taken, None)
        row, name = taken.row, self._name(taken.row)
        if self._keys:
            identity = tuple(_key(row, key) for key in self._keys)
            first = self._fresh.setdefault(identity, row.line)
            if first != row.line:
                raise _WrongError(self._heading, f"{first}行目の「{name}」と同じものです。")
        self._check_place(taken, None)
        self._check_author(row)
        details = tuple(
            (column.heading, "", text)
            for column in self._leaf.columns
            if column.heading in taken.given
            and column.slot != "id"
            and (text := self._cell(column, row))
            and text != name
        )
        messages = tuple(added(self._export, self._leaf, row))
        namesake = bool(self._keys) and plain_name(name) in self._by_name
        return Change(row.line, "new", name, details, messages, namesake)

    def _check_place(self, taken: Taken, known: SheetRow | None) -> None:
        if self._leaf.rows not in ("entries", "notes") or (
            known and known.place == taken.row.place
        ):
            return
        try:
            place_of(self._export.programme, *home_of(self._leaf, taken.row.place))
        except RefusedError as error:
            column = self._leaf.column("column") or self._leaf.column("row")
            what = "この場所の組み合わせは、シートにありません。"
            raise _WrongError(column.heading if column else "", what) from error

    def _check_author(self, row: SheetRow) -> None:
        column = self._leaf.column("author")
        if column is None or not row.author or row.author in self._export.names.by_id:
            return
        if self._leaf.one_each:
            raise _WrongError(column.heading, f"「{row.author}」は名簿にいません。")
        what = f"「{row.author}」は名簿にいないので、取り込む人が書いたものになります。"
        self._said.note(row.line, column.heading, what)

    def _moved(self, taken: Taken, known: SheetRow) -> Iterable[tuple[str, str, str]]:
        for column in self._leaf.columns:
            if column.slot in ("row", "column", "copy"):
                before, after = self._cell(column, known), self._cell(column, taken.row)
                if before != after:
                    yield column.heading, before, after

    def _told(self, known: SheetRow, difference: Difference) -> tuple[str, str, str]:
        column, before, after = difference
        if column.slot != "value":
            said = [replace(known, **{column.slot: fact}) for fact in (before, after)]
        else:
            said = [replace(known, values={column.key: fact}) for fact in (before, after)]
        return column.heading, self._cell(column, said[0]), self._cell(column, said[1])

    def _cell(self, column: Column, row: SheetRow) -> str:
        return str(cell_of(column, self._leaf, row, 0, self._export.names))

    @property
    def _heading(self) -> str:
        """The heading of the column that names a row."""
        columns = [column for column in self._leaf.columns if column.slot == "value"]
        named = [column for column in columns if column.key in self._keys[:1]] or columns
        return named[0].heading if named else ""

    def _name(self, row: SheetRow) -> str:
        """What a row is called: the first thing that stands in it."""
        if self._keys:
            return " ".join(str(row.values.get(self._keys[0], "")).split())
        columns = [c for c in self._leaf.columns if c.slot == "value"]
        texts = (self._cell(column, row) for column in columns)
        first = next((text for text in texts if text.strip()), "")
        return " ".join(clean(first).split())[:40]


class _WrongError(ValueError):
    """A row that can't be taken in."""

    def __init__(self, heading: str, what: str) -> None:
        super().__init__(what)
        self.heading = heading


def _fact(row: SheetRow, column: Column) -> Any:
    """What a row says in a column."""
    if column.slot == "value":
        return row.values.get(column.key, "")
    return getattr(row, column.slot)


def _key(row: SheetRow, key: str) -> str:
    return _folded(row.values.get(key, ""), first=False)


def _folded(value: Any, first: bool) -> str:
    plain = plain_name(clean(str(value)))
    return plain if first else hiragana(plain)
