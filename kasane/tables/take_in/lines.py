"""The lines of a table that somebody kept in Excel or as CSV, and which column is which."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from kasane.plain.names import plain_name
from kasane.programme import TableColumn
from kasane.tables.take_in.mistakes import CsvMistakesError
from kasane.tables.take_in.reading import MAX_BYTES, checked_lines

Line = tuple[int, list[str]]
"""The number of a line in its file, and its cells."""
_HEADING_LINES = 20
"""How far down the headings may stand, below a title."""
_MOST_UNPACKED = 200_000_000
_MOST_COLUMNS = 60


def file_lines(content: bytes, most: int) -> list[Line]:
    """The lines of a file on which anything stands.

    Args:
        content: CSV (UTF-8 or CP932) or Excel (.xlsx).
        most: How many lines of an Excel file are looked at.

    Raises:
        CsvMistakesError: it can't be read.
    """
    return _excel_lines(content, most) if content[:2] == b"PK" else _csv_lines(content)


def _csv_lines(content: bytes) -> list[Line]:
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise CsvMistakesError(
            ["古いExcelの形式（.xls）です。Excelで「.xlsx」として保存しなおしてください。"]
        )
    return checked_lines(content)


def _excel_lines(content: bytes, most: int) -> list[Line]:
    """The rows of the first sheet with anything on it."""
    if len(content) > MAX_BYTES:
        raise CsvMistakesError([f"ファイルが大きすぎます（{MAX_BYTES // 1_000_000}MBまで）。"])
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                raise CsvMistakesError(["ファイルの中身が大きすぎます。"])
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for page in book.worksheets:
            lines = list(_page_lines(page.iter_rows(max_col=_MOST_COLUMNS, values_only=True), most))
            if lines:
                return lines
    except CsvMistakesError:
        raise
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise CsvMistakesError(
            ["Excelのファイルとして読めません。Excelで開いて、.xlsxで保存しなおしてください。"]
        ) from error
    raise CsvMistakesError(["ファイルが空です。"])


def _page_lines(rows: Iterator[tuple[object, ...]], most: int) -> Iterator[Line]:
    for number, cells in enumerate(rows, 1):
        if number > most:
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
    """A heading without what people write differently: width, case, brackets, stars."""
    return "".join(c for c in plain_name(heading) if c.isalnum() or c == "ー")


def columns_of(
    lines: Sequence[Line], names: Mapping[str, TableColumn], needed: str, missing: str
) -> tuple[int, dict[int, TableColumn]]:
    """The line of the headings, and which column each of its cells is.

    Args:
        lines: Of the file.
        names: What people call the columns.
        needed: Id of the column without which there is no table.
        missing: What is said where it is not there.

    Raises:
        CsvMistakesError: it is not there, or a column is there twice.
    """
    known = {_plain(name): column for name, column in names.items()}
    for line, cells in lines[:_HEADING_LINES]:
        columns = {n: known[_plain(cell)] for n, cell in enumerate(cells) if _plain(cell) in known}
        if needed in {column.id for column in columns.values()}:
            _check_once(line, columns)
            return line, columns
    raise CsvMistakesError([missing])


def _check_once(line: int, columns: Mapping[int, TableColumn]) -> None:
    ids = [column.id for column in columns.values()]
    twice = {column.label for column in columns.values() if ids.count(column.id) > 1}
    if twice:
        raise CsvMistakesError([f"{line}行目: 「{label}」の列が2つあります。" for label in twice])
