"""The lines of a workbook: what a person sees of it on its visible sheets."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from kasane.tables.files.csv_files import unguard
from kasane.tables.take_in.lines import FileLine, FilePage
from kasane.tables.take_in.mistakes import NO_TABLE, UnreadableError

STRUCK, HIDDEN = "打ち消し線がある行", "Excelで非表示の行"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of the old Excel begins, and one with a password."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MOST_UNPACKED = 100_000_000
_MOST_LINES, _MOST_COLUMNS = 20_000, 120
_JAPANESE_DATES = frozenset({*range(27, 32), *range(34, 37), *range(50, 59)})
"""The numbers of Excel's own Japanese date formats, which openpyxl does not know as dates."""
_PROTECTED = (
    "パスワードがかかっているExcelのファイルです。Excelで開き、「ファイル」→「情報」→"
    "「ブックの保護」→「パスワードを使用して暗号化」を空にして保存してから、選びなおします。"
)
Row = tuple[list[str], str]
"""The texts of a line, and why somebody may not want it."""
Block = tuple[int, int, int]
"""Cells that are merged: the first and the last line, and the column, counted from 0."""


def pages_of_workbook(content: bytes) -> list[FilePage]:
    """The visible sheets.

    Raises:
        UnreadableError: it can't be read.
    """
    if content.startswith(OLD):
        return _by_calamine(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            sizes = {part.filename: part.file_size for part in packed.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableError(NO_TABLE) from error
    if sum(size for name, size in sizes.items() if "/media/" not in name) > _MOST_UNPACKED:
        raise UnreadableError("ファイルの中身が大きすぎます。要る表だけを別のファイルにします。")
    if "xl/workbook.xml" not in sizes:
        return _by_calamine(content)
    try:
        book = load_workbook(io.BytesIO(content), data_only=True, rich_text=True)
    except Exception:  # what a program wrote that Excel opens and openpyxl does not
        return _by_calamine(content)
    shown = [page for page in book.worksheets if page.sheet_state == "visible"]
    return [_page(page) for page in shown]


def _page(page: Worksheet) -> FilePage:
    blocks = [(b.min_row, b.max_row, b.min_col - 1) for b in page.merged_cells.ranges]
    return FilePage(page.title, tuple(_lines(_rows(page), blocks)))


def _rows(page: Worksheet) -> Iterator[Row]:
    most = min(page.max_row, _MOST_LINES), min(page.max_column, _MOST_COLUMNS)
    for number, cells in enumerate(page.iter_rows(max_row=most[0], max_col=most[1]), 1):
        hidden = number in page.row_dimensions and page.row_dimensions[number].hidden
        doubt = STRUCK if any(map(_is_struck, cells)) else HIDDEN if hidden else ""
        yield [_cell_text(cell) for cell in cells], doubt


def _lines(rows: Iterable[Row], blocks: Iterable[Block]) -> Iterator[FileLine]:
    """The lines on which anything stands; merged cells all have the text of the first one."""
    above: dict[tuple[int, int], str] = {}
    merged = {
        (number, column): first
        for first, last, column in blocks
        for number in range(first + 1, min(last, _MOST_LINES) + 1)
    }
    for number, (texts, doubt) in enumerate(rows, 1):
        filled = [at for at in range(len(texts)) if (number, at) in merged]
        for at in filled:
            texts[at] = above[merged[number, at], at]
        above |= {(number, at): text for at, text in enumerate(texts)}
        if any(text.strip() for text in texts):
            yield FileLine(number, tuple(texts), frozenset(filled), doubt)


def _cell_text(cell: object) -> str:
    value, style = getattr(cell, "value", None), getattr(cell, "_style", None)
    if isinstance(value, int | float) and style is not None and style.numFmtId in _JAPANESE_DATES:
        value = from_excel(value)
    return _value_text(value)


def _value_text(value: object) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time() == time(0) else "%Y-%m-%d %H:%M")
    if isinstance(value, date | time):
        return value.isoformat()[:10] if isinstance(value, date) else value.strftime("%H:%M")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else unguard(str(value))


def _is_struck(cell: object) -> bool:
    value, font = getattr(cell, "value", None), getattr(cell, "font", None)
    if isinstance(value, CellRichText):
        return any(isinstance(part, TextBlock) and bool(part.font.strike) for part in value)
    return value is not None and font is not None and bool(font.strike)


def _by_calamine(content: bytes) -> list[FilePage]:
    """A workbook of another program or an old one; without what is struck out or hidden in it."""
    if _LOCKED in content:
        raise UnreadableError(_PROTECTED)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [s.name for s in book.sheets_metadata if s.visible is SheetVisibleEnum.Visible]
        return [_old_page(book, name) for name in names]
    except PasswordError as error:
        raise UnreadableError(_PROTECTED) from error
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableError(NO_TABLE) from error


def _old_page(book: CalamineWorkbook, name: str) -> FilePage:
    sheet = book.get_sheet_by_name(name)
    ranges = sheet.merged_cell_ranges or ()
    blocks = [(top + 1, bottom + 1, left) for (top, left), (bottom, _) in ranges]
    cells = sheet.to_python(skip_empty_area=False, nrows=_MOST_LINES)
    rows = [([_value_text(cell) for cell in row[:_MOST_COLUMNS]], "") for row in cells]
    return FilePage(name, tuple(_lines(rows, blocks)))
