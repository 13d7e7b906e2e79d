"""A leaf: one file of a sheet, with the columns that it has.

A board or a table is one leaf. A form is one leaf with a row for each filled copy, and one more
for each list, small table and grid of notes in it, so that every file can be sorted and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from kasane.plain import limits
from kasane.programme import InFiles, Sheet

RowKind = Literal["entries", "notes", "members", "meetings"]
Slot = Literal[
    "value",
    "row",
    "column",
    "copy",
    "order",
    "shown",
    "colour",
    "letter",
    "author",
    "under",
    "sources",
    "hidden",
    "id",
    "version",
    "created",
    "changed",
]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a leaf.

    Attributes:
        slot: what of a row stands in it; key: which of its values.
        kind: the type of the value; choices: what may be chosen there.
        known: id → what stands in the cell; also: other ways in which people write it.
        most: how many characters a text may have; in_files: how people write the column.
        needed: a file without it is a mistake; filled: so is a row.
        personal: left out where no names are wanted.
    """

    heading: str
    slot: Slot
    key: str = ""
    kind: str = "text"
    choices: tuple[str, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, str] = field(default_factory=dict)
    needed: bool = False
    filled: bool = False
    most: int = limits.TEXT
    in_files: InFiles = field(default_factory=InFiles)
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """One file of a sheet.

    Attributes:
        id: unique in the sheet; empty for its first leaf. title: what people call it.
        rows: what its rows are; "notes" are those of the board that a table takes its rows from.
        what: what one row is called.
        place: of its entries, with {copy}, {row} and {column} where they differ.
        detail: tells of cases. hushed: only for the owner's own disk.
        known_by: keys of the columns by which a file finds a row again that has no ID; the first
            is its name. one_each: there is one row a person, whose it is.
    """

    sheet: Sheet
    id: str
    title: str
    what: str
    columns: tuple[Column, ...]
    rows: RowKind = "entries"
    place: str = ""
    detail: bool = False
    hushed: bool = False
    known_by: tuple[str, ...] = ()
    one_each: bool = False

    @property
    def headings(self) -> list[str]:
        """The first row of its file."""
        return [column.heading for column in self.columns]

    def column(self, slot: Slot) -> Column | None:
        """The first column for something."""
        return next((column for column in self.columns if column.slot == slot), None)

    def parts(self, place: str) -> dict[str, str] | None:
        """Copy, row and column of a place; None where it is not one of this leaf."""
        wanted, given = self.place.split("/"), place.split("/")
        if len(wanted) != len(given):
            return None
        pairs = list(zip(wanted, given, strict=True))
        if any(name != part for name, part in pairs if not name.startswith("{")):
            return None
        found = {name[1:-1]: part for name, part in pairs if name.startswith("{")}
        known: dict[str, Mapping[str, str]] = {
            column.slot: column.known for column in self.columns if column.known
        }
        fits = all(part in known[slot] for slot, part in found.items() if slot in known)
        return found if fits else None


def told_apart(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns with a number behind a heading that was there before."""
    seen: dict[str, int] = {}
    found = []
    for column in columns:
        heading = column.heading
        while heading in seen:
            seen[column.heading] += 1
            heading = f"{column.heading}（{seen[column.heading]}）"
        seen[heading] = 1
        found.append(replace(column, heading=heading))
    return tuple(found)
