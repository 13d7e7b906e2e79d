"""Reads a board's CSV file back in, and says what is wrong with it, line by line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kasane.errors import KasaneError
from kasane.programme import BoardSheet
from kasane.tables import frames
from kasane.tables.csv_files import read_lines
from kasane.workshop.board import MAX_ENTRIES, places_of
from kasane.workshop.model import MAX_TEXT, clean_text

MAX_BYTES = 20_000_000
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


class CsvMistakesError(KasaneError):
    """A file that can't be read in, with every mistake found in it."""

    def __init__(self, mistakes: list[str]) -> None:
        shown = mistakes[:20]
        more = [f"ほかに{len(mistakes) - 20}か所あります。"] if len(mistakes) > 20 else []
        tail = "何も読み込んでいません。直してから、もう一度お試しください。"
        super().__init__("\n".join([*shown, *more, tail]))
        self.mistakes = mistakes


def read_board_csv(content: bytes, sheet: BoardSheet) -> list[BoardRow]:
    """The notes of a file, as `sheet_frame` writes it or as people typed it in a spreadsheet.

    列 and 付箋 (and 場面, where the board has rows) are needed, the other columns may be missing.

    Raises:
        CsvMistakesError: with a sentence for each mistake, naming line and column.
    """
    lines = _lines(content)
    heading, *rows = lines
    reader = _Reader(sheet, _checked_headings(sheet, heading[1]))
    found = [reader.row(line, cells) for line, cells in rows if any(cells)]
    if reader.mistakes:
        raise CsvMistakesError(reader.mistakes)
    return [row for row in found if row is not None]


def _lines(content: bytes) -> list[tuple[int, list[str]]]:
    if len(content) > MAX_BYTES:
        raise CsvMistakesError([f"ファイルが大きすぎます（{MAX_BYTES // 1_000_000}MBまで）。"])
    try:
        lines = read_lines(content)
    except UnicodeDecodeError as error:
        raise CsvMistakesError(
            ["文字コードが分かりません。UTF-8かShift_JISのCSVで保存してください。"]
        ) from error
    except ValueError as error:
        raise CsvMistakesError(
            [f'CSVとして読めません（{error}）。引用符（"）の閉じ忘れを確かめてください。']
        ) from error
    if not lines:
        raise CsvMistakesError(["ファイルが空です。"])
    if len(lines) - 1 > MAX_ENTRIES:
        raise CsvMistakesError([f"1枚のシートにはれる付箋は{MAX_ENTRIES}枚までです。"])
    return lines


def _checked_headings(sheet: BoardSheet, headings: list[str]) -> list[str]:
    known = frames.sheet_headings(sheet)
    needed = [frames.COLUMN, frames.TEXT, *([frames.ROW] if sheet.rows else [])]
    mistakes = [f"1行目に「{name}」の列がありません。" for name in needed if name not in headings]
    for number, name in enumerate(headings, 1):
        if name not in known:
            mistakes.append(f"1行目{number}列目の見出し「{name}」は、このシートにありません。")
        elif name in headings[: number - 1]:
            mistakes.append(f"1行目{number}列目の見出し「{name}」が重なっています。")
    if mistakes:
        raise CsvMistakesError(mistakes)
    return headings


class _Reader:
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
