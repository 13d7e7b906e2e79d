"""One row of a board's CSV file as a note, with a sentence for everything wrong in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kasane.programme import BoardSheet
from kasane.tables import frames
from kasane.workshop.model import MAX_TEXT, clean_text
from kasane.workshop.places import places_of

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One note of a file.

    Attributes:
        line: where it begins in the file, counted from 1.
        place: "row/column", as in an entry.
        values: "text" and the board's note_fields by id.
        colour: the colour's id; empty for the column's own.
        author: the name as the file has it.
        id, under, sources: ids; empty where the file has none.
        version: 0 where the file has none.
    """

    line: int
    place: str
    values: Mapping[str, str]
    colour: str
    author: str
    under: str
    sources: tuple[str, ...]
    hidden: bool
    id: str
    version: int


class RowReader:
    """Reads rows one after the other and gathers the mistakes."""

    def __init__(self, sheet: BoardSheet, headings: list[str]) -> None:
        self.sheet = sheet
        self.headings = headings
        self.mistakes: list[str] = []
        self._ids: set[str] = set()
        self._rows = {name: row.id for row in sheet.rows for name in (row.short, row.label)}
        self._columns = {
            name: column.id
            for column in sheet.columns
            for name in (column.tag, column.short, column.label)
            if name
        }
        self._colours = {colour.label: colour.id for colour in sheet.colours}
        self._places = frozenset(places_of(sheet))

    def row(self, line: int, cells: list[str]) -> BoardRow | None:
        """One note, or None where something in it is wrong."""
        if len(cells) != len(self.headings):
            self._wrong(line, "", f"列の数が見出しと合いません（{len(cells)}列）。")
            return None
        before = len(self.mistakes)
        cell = dict(zip(self.headings, cells, strict=True))
        row = BoardRow(
            line=line,
            place=self._place(line, cell),
            values=self._values(line, cell),
            colour=self._named(line, cell, frames.COLOUR, self._colours, "色"),
            author=cell.get(frames.AUTHOR, "").strip(),
            under=self._id(line, cell, frames.UNDER),
            sources=self._sources(line, cell),
            hidden=self._flag(line, cell),
            id=self._own_id(line, cell),
            version=self._version(line, cell),
        )
        return row if len(self.mistakes) == before else None

    def _wrong(self, line: int, column: str, what: str) -> None:
        self.mistakes.append(f"{line}行目{f'「{column}」' if column else ''}: {what}")

    def _named(
        self, line: int, cell: Mapping[str, str], column: str, known: Mapping[str, str], what: str
    ) -> str:
        name = cell.get(column, "").strip()
        if name and name not in known:
            offered = "・".join(name for name in known if name)
            self._wrong(line, column, f"{what}「{name}」はありません（{offered}）。")
        return known.get(name, "") if name else ""

    def _place(self, line: int, cell: Mapping[str, str]) -> str:
        before = len(self.mistakes)
        row = self._named(line, cell, frames.ROW, self._rows, "場面")
        column = self._named(line, cell, frames.COLUMN, self._columns, "列")
        place = f"{row}/{column}"
        if len(self.mistakes) == before and place not in self._places:
            self._wrong(line, frames.COLUMN, "場面と列の組み合わせが、シートにありません。")
        return place

    def _values(self, line: int, cell: Mapping[str, str]) -> dict[str, str]:
        names = {frames.TEXT: "text"} | {part.label: part.id for part in self.sheet.note_fields}
        values = {key: self._text(line, cell, name) for name, key in names.items() if name in cell}
        if not values["text"].strip():
            self._wrong(line, frames.TEXT, "付箋に何も書かれていません。")
        return values

    def _text(self, line: int, cell: Mapping[str, str], column: str) -> str:
        text = clean_text(cell[column])
        if len(text) > MAX_TEXT:
            self._wrong(line, column, f"文が長すぎます（{MAX_TEXT}文字まで）。")
        return text

    def _id(self, line: int, cell: Mapping[str, str], column: str) -> str:
        found = cell.get(column, "").strip()
        if found and not _ID.fullmatch(found):
            self._wrong(line, column, "IDに使えるのは、半角の英数字と - _ で64文字までです。")
        return found

    def _own_id(self, line: int, cell: Mapping[str, str]) -> str:
        found = self._id(line, cell, frames.ID)
        if found in self._ids:
            self._wrong(line, frames.ID, f"ID「{found}」が重なっています。")
        if found:
            self._ids.add(found)
        return found

    def _sources(self, line: int, cell: Mapping[str, str]) -> tuple[str, ...]:
        found = tuple(cell.get(frames.SOURCES, "").split())
        if not all(_ID.fullmatch(source) for source in found):
            self._wrong(line, frames.SOURCES, "もとの付箋は、IDを空白で区切って書いてください。")
        return found

    def _flag(self, line: int, cell: Mapping[str, str]) -> bool:
        found = cell.get(frames.HIDDEN, "").strip()
        if found not in ("", frames.YES):
            self._wrong(line, frames.HIDDEN, f"「{frames.YES}」か空にしてください。")
        return found == frames.YES

    def _version(self, line: int, cell: Mapping[str, str]) -> int:
        found = cell.get(frames.VERSION, "").strip()
        if not found:
            return 0
        if not found.isdecimal() or len(found) > 9:
            self._wrong(line, frames.VERSION, "整数で書いてください。")
            return 0
        return int(found)
