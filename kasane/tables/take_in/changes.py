"""What a file would add, change and leave alone: each of its rows beside what stands there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from kasane.errors import RefusedError
from kasane.plain.names import plain_name
from kasane.tables.leaf import Column
from kasane.tables.sheet_row import SheetRow
from kasane.tables.take_in.mistakes import Said, WrongError
from kasane.tables.take_in.plan import Message, added, changed, home_of
from kasane.tables.take_in.rows import Taken
from kasane.tables.take_in.sorting import PassedOver
from kasane.tables.take_in.standing import READ, Standing, fact
from kasane.workshop.kinds import place_of

Kind = Literal["new", "changed", "same"]


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a row of a file means for a sheet.

    Attributes:
        name: what the row is called. details: (heading, before, after) of what changes.
        messages: the operations by which it is carried out.
        namesake: another row is called the same.
    """

    line: int
    kind: Kind
    name: str
    details: tuple[tuple[str, str, str], ...]
    messages: tuple[Message, ...]
    namesake: bool = False


@dataclass(slots=True)
class Compared:
    """The result of a comparison; `blanks`: cells empty in the file and filled on the sheet."""

    changes: list[RowChange] = field(default_factory=list)
    passed: list[PassedOver] = field(default_factory=list)
    blanks: int = 0


class Comparison:
    """Compares the rows of a file with a sheet."""

    def __init__(self, standing: Standing, said: Said, *, emptied: bool) -> None:
        self._standing, self._said, self._emptied = standing, said, emptied
        self._leaf, self._found = standing.leaf, Compared()
        self._fresh: dict[tuple[str, ...], int] = {}
        self._filled: set[str] = set()

    def of(self, rows: Sequence[Taken], wanted: Collection[int]) -> Compared:
        """What the rows mean.

        Args:
            rows: Of the file.
            wanted: Numbers of lines that are wanted as new rows, although their ID is not known.
        """
        self._filled = {heading for taken in rows for heading in taken.given}
        for taken in rows:
            row, why = taken.row, self._standing.doubt(taken.row)
            if why and row.line not in wanted:
                name = self._standing.name(row)
                self._found.passed.append(PassedOver(row.line, why, name, may=True))
                continue
            own = replace(taken, row=replace(row, id="")) if why else taken
            try:
                self._found.changes.append(self._change(own))
            except WrongError as error:
                self._said.wrong(row.line, error.heading, str(error))
        return self._found

    def _change(self, taken: Taken) -> RowChange:
        known = self._standing.claimed(taken)
        after = self._after(taken, known)
        line, name = taken.row.line, self._standing.name(after)
        self._check_place(after, known)
        if known is None:
            self._check_new(after)
            messages = added(self._standing.export, self._leaf, after)
            namesake = bool(self._leaf.known_by) and plain_name(name) in self._standing.named
            details = self._details(SheetRow(), after, name)
            return RowChange(line, "new", name, details, tuple(messages), namesake)
        messages = changed(self._standing.export, self._leaf, known, after)
        details = self._details(known, after)
        return RowChange(line, "changed" if messages else "same", name, details, tuple(messages))

    def _after(self, taken: Taken, known: SheetRow | None) -> SheetRow:
        """The row as the file wants it: what it says over what stands there."""
        if known is None:
            return _with_kept(taken.row, taken)
        after = replace(known, place=taken.row.place, line=taken.row.line)
        for column in self._leaf.columns:
            if column.slot in READ and column.heading in taken.given:
                said = fact(taken.row, column)
                if not self._standing.is_same(column, fact(known, column), said):
                    after = _with(after, column, said)
            elif self._is_emptied(column, taken) and fact(known, column):
                self._found.blanks += 1
                if self._emptied:
                    after = _with(after, column, type(fact(known, column))())
        return _with_kept(after, taken)

    def _is_emptied(self, column: Column, taken: Taken) -> bool:
        """Whether an empty cell would empty the sheet's value; never in a column without texts."""
        stays = column.slot not in READ - {"colour"} or column.key in (
            *self._leaf.known_by[:1],
            "@role",
        )
        return not stays and column.heading in taken.blank and column.heading in self._filled

    def _details(
        self, before: SheetRow, after: SheetRow, name: str | None = None
    ) -> tuple[tuple[str, str, str], ...]:
        cell = self._standing.cell
        texts = [
            (column.heading, cell(column, before), cell(column, after))
            for column in self._leaf.columns
            if column.slot in READ | {"row", "column", "copy", "author"}
        ]
        return tuple(each for each in texts if each[1] != each[2] and each[2] != name)

    def _check_place(self, row: SheetRow, known: SheetRow | None) -> None:
        if known is not None and known.place == row.place:
            return
        if self._leaf.rows not in ("members", "meetings"):
            try:
                place_of(self._standing.export.programme, *home_of(self._leaf, row.place))
            except RefusedError as error:
                column = self._leaf.column("column") or self._leaf.column("row")
                what = "この場所の組み合わせは、シートにありません。"
                raise WrongError(column.heading if column else "", what) from error

    def _check_new(self, row: SheetRow) -> None:
        """Refuse a row that stands twice in the file; note an author who is not on the roster."""
        first = self._fresh.setdefault(self._standing.identity(row), row.line)
        if self._leaf.known_by and first != row.line:
            name = self._standing.name(row)
            raise WrongError(self._standing.heading, f"{first}行目の「{name}」と同じものです。")
        column = self._leaf.column("author")
        if column is None or not row.author or row.author in self._standing.export.names.by_id:
            return
        if self._leaf.one_each:
            raise WrongError(column.heading, f"「{row.author}」は名簿にいません。")
        what = f"「{row.author}」は名簿にいないので、取り込む人が書いたものになります。"
        self._said.note(row.line, column.heading, what)


def _with(row: SheetRow, column: Column, said: Any) -> SheetRow:
    """Return a row with another value in a column."""
    if column.slot == "value":
        return replace(row, values={**row.values, column.key: said})
    return replace(row, **{column.slot: said})


def _with_kept(row: SheetRow, taken: Taken) -> SheetRow:
    """Return a row with the texts of other cells added below its own."""
    values = dict(row.values)
    for key, text in taken.kept:
        if text not in str(values.get(key, "")):
            values[key] = f"{values.get(key, '')}\n{text}".strip()
    return replace(row, values=values)
