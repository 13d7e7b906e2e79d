"""Reads a roster that somebody kept in Excel or as CSV; roster_changes.py compares it."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from kasane.programme import TableColumn, TableSheet
from kasane.tables.cells import read_value
from kasane.tables.mistakes import CsvMistakesError
from kasane.tables.names import Names
from kasane.tables.reading import MAX_BYTES, checked_lines
from kasane.workshop.members import MAX_MEMBERS
from kasane.workshop.model import MAX_NAME, Value, clean_text

Line = tuple[int, list[str]]
_ALSO = {
    "name": ("氏名", "名前", "お名前", "氏名漢字", "メンバー", "参加者"),
    "kana": ("ふりがな", "フリガナ", "よみ", "よみがな", "読み", "読み仮名", "カナ", "氏名カナ"),
    "organisation": ("所属", "所属先", "所属機関", "所属部署", "機関名", "団体名", "所属団体"),
    "told_person": ("本人説明", "本人への説明"),
    "told_superior": ("上長説明", "上長への説明", "上司への説明"),
    "takes_part_from": ("参加期間から", "参加開始", "参加開始日"),
    "takes_part_until": ("参加期間まで", "参加終了", "参加終了日"),
    "remarks": ("備考", "メモ"),
}
"""What people call the columns, beside the labels of the sheet."""
_TICKS = {
    "済み": "済",
    "○": "済",
    "〇": "済",
    "◯": "済",
    "済です": "済",
    "×": "未",
    "未済": "未",
    "まだ": "未",
}
_HEADING_LINES = 20
"""How far down the headings may stand, below a title."""
_MOST_UNPACKED = 200_000_000
_MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A person of the file: the line, and the values by column id; what is empty is left out."""

    line: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class RosterFile:
    """What was read: the people, and the headings that the roster does not have."""

    rows: tuple[RosterRow, ...]
    unknown: tuple[str, ...]


def read_roster(content: bytes, sheet: TableSheet) -> RosterFile:
    """The people of a file.

    Args:
        content: CSV (UTF-8 or CP932) or Excel (.xlsx).
        sheet: The roster's sheet, whose columns are looked for under many names.

    Raises:
        CsvMistakesError: with a sentence for each mistake, naming line and column.
    """
    lines = _excel_lines(content) if content[:2] == b"PK" else _csv_lines(content)
    at, columns = _headings(lines, sheet)
    body = [line for line in lines if line[0] > at and any(cell.strip() for cell in line[1])]
    if len(body) > MAX_MEMBERS:
        raise CsvMistakesError([f"名簿に入れられるのは{MAX_MEMBERS}人までです。"])
    mistakes: list[str] = []
    rows = [_row(line, columns, mistakes) for line in body]
    if not rows:
        mistakes.append("見出しの下に、1人も書かれていません。")
    if mistakes:
        raise CsvMistakesError(mistakes)
    headings = next(cells for line, cells in lines if line == at)
    unknown = [cell.strip() for n, cell in enumerate(headings) if cell.strip() and n not in columns]
    return RosterFile(tuple(rows), tuple(unknown))


def _csv_lines(content: bytes) -> list[Line]:
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise CsvMistakesError(
            ["古いExcelの形式（.xls）です。Excelで「.xlsx」として保存しなおしてください。"]
        )
    return checked_lines(content)


def _excel_lines(content: bytes) -> list[Line]:
    """The rows of the first sheet with anything on it."""
    if len(content) > MAX_BYTES:
        raise CsvMistakesError([f"ファイルが大きすぎます（{MAX_BYTES // 1_000_000}MBまで）。"])
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                raise CsvMistakesError(["ファイルの中身が大きすぎます。"])
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for page in book.worksheets:
            lines = list(_page_lines(page.iter_rows(max_col=_MOST_COLUMNS, values_only=True)))
            if lines:
                return lines
    except CsvMistakesError:
        raise
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise CsvMistakesError(
            ["Excelのファイルとして読めません。Excelで開いて、.xlsxで保存しなおしてください。"]
        ) from error
    raise CsvMistakesError(["ファイルが空です。"])


def _page_lines(rows: Iterator[tuple[object, ...]]) -> Iterator[Line]:
    for number, cells in enumerate(rows, 1):
        if number > MAX_MEMBERS * 4:
            return
        texts = [_cell_text(cell) for cell in cells]
        if any(texts):
            yield number, texts


def _cell_text(cell: object) -> str:
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _plain(heading: str) -> str:
    """A heading without what people write differently: width, blanks, brackets, stars."""
    text = unicodedata.normalize("NFKC", heading)
    return "".join(c for c in text if c.isalnum() or c == "ー")


def _headings(lines: Sequence[Line], sheet: TableSheet) -> tuple[int, dict[int, TableColumn]]:
    """The line of the headings, and which column of the roster each of its cells is."""
    known = {_plain(name): column for column in sheet.columns for name in _names(column)}
    for line, cells in lines[:_HEADING_LINES]:
        columns = {n: known[_plain(cell)] for n, cell in enumerate(cells) if _plain(cell) in known}
        if "name" in {column.id for column in columns.values()}:
            _check_once(line, columns)
            return line, columns
    raise CsvMistakesError(
        [
            "「氏名」という見出しの列が見つかりません。氏名・ふりがな・所属などの見出しをつけてください。"
        ]
    )


def _names(column: TableColumn) -> tuple[str, ...]:
    return (column.label, *_ALSO.get(column.id, ()))


def _check_once(line: int, columns: Mapping[int, TableColumn]) -> None:
    ids = [column.id for column in columns.values()]
    twice = {column.label for column in columns.values() if ids.count(column.id) > 1}
    if twice:
        raise CsvMistakesError([f"{line}行目: 「{label}」の列が2つあります。" for label in twice])


def _row(line: Line, columns: Mapping[int, TableColumn], mistakes: list[str]) -> RosterRow:
    number, cells = line
    values: dict[str, Value] = {}
    for at, column in columns.items():
        text = cells[at] if at < len(cells) else ""
        try:
            value = _value(column, text)
        except ValueError as error:
            mistakes.append(f"{number}行目「{column.label}」: {error}")
        else:
            if value:
                values[column.id] = value
    if not values.get("name") and not any(m.startswith(f"{number}行目") for m in mistakes):
        mistakes.append(f"{number}行目「氏名」: ここが空です。")
    return RosterRow(number, values)


def _value(column: TableColumn, text: str) -> Value:
    if column.type == "choice":
        plain = unicodedata.normalize("NFKC", text).strip()
        told = _TICKS.get(plain, plain)
        text = told if told in column.choices else text
    if column.type == "text":
        line = " ".join(clean_text(text).split())
        if len(line) > MAX_NAME and column.id in ("name", "organisation"):
            raise ValueError(f"{MAX_NAME}文字までです。")
        text = unicodedata.normalize("NFKC", line) if column.id == "kana" else line
    return read_value(column.type, text, column.choices, Names({}, {}))
