"""The lines of a file that somebody brings, whatever program wrote it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from kasane.tables.files.csv_files import unguard
from kasane.tables.take_in.mistakes import UnreadableError

MAX_BYTES = 20_000_000
_MOST_UNPACKED = 100_000_000
_MOST_LINES = 20_000
_MOST_COLUMNS = 120
STRUCK, HIDDEN = "打ち消し線がある行", "Excelで非表示の行"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_JAPANESE_DATES = frozenset({*range(27, 32), *range(34, 37), *range(50, 59)})
"""The numbers of Excel's own Japanese date formats, which openpyxl does not know as dates."""
_QUOTED = re.compile(r'"(?:[^"]|"")*(?:"|$)')
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file.

    Attributes:
        number: counted from 1.
        filled: the cells that have their text only because they are merged with the one above.
        doubt: why somebody may not want it; empty for most.
    """

    number: int
    cells: tuple[str, ...]
    filled: frozenset[int] = frozenset()
    doubt: str = ""

    @property
    def own(self) -> dict[int, str]:
        """What was written in this line itself, by column."""
        return {n: c for n, c in enumerate(self.cells) if c.strip() and n not in self.filled}


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of a workbook; a text file has one without a name."""

    name: str
    lines: tuple[Line, ...]


def pages_of(content: bytes) -> list[Page]:
    """What a person sees of a file: its visible sheets on which anything stands.

    Args:
        content: CSV, tabs or semicolons in any of the encodings of Japan, or a workbook.

    Raises:
        UnreadableError: it can't be read.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableError(f"ファイルが大きすぎます（{MAX_BYTES // 1_000_000}MBまで）。")
    if content.startswith(b"PK"):
        found = _workbook(content)
    elif content.startswith(_OLD):
        found = _by_calamine(content)
    else:
        found = [Page("", tuple(_text_lines(content)))]
    pages = [page for page in found if page.lines]
    if not pages:
        raise UnreadableError("ファイルに、何も書かれていません。")
    return pages


def _workbook(content: bytes) -> list[Page]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = [part for part in packed.infolist() if not part.filename.startswith("xl/media")]
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _not_excel() from error
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise UnreadableError("ファイルの中身が大きすぎます。要る表だけを別のファイルにします。")
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        return _by_calamine(content)
    try:
        book = load_workbook(io.BytesIO(content), data_only=True, rich_text=True)
    except Exception:  # what a program wrote that Excel opens and openpyxl does not
        return _by_calamine(content)
    shown = [page for page in book.worksheets if page.sheet_state == "visible"]
    return [Page(page.title, tuple(_page_lines(page))) for page in shown]


def _page_lines(page: Worksheet) -> Iterator[Line]:
    blocks = ((b.min_row, b.max_row, b.min_col - 1) for b in page.merged_cells.ranges)
    merged = _merged(blocks)
    above: dict[int, tuple[str, ...]] = {}
    most = min(page.max_row, _MOST_LINES), min(page.max_column, _MOST_COLUMNS)
    for number, cells in enumerate(page.iter_rows(max_row=most[0], max_col=most[1]), 1):
        texts = [_cell_text(cell) for cell in cells]
        for column, top in merged.get(number, {}).items():
            texts[column] = above[top][column]
        above[number] = tuple(texts)
        if any(text.strip() for text in texts):
            hidden = number in page.row_dimensions and page.row_dimensions[number].hidden
            doubt = STRUCK if any(map(_is_struck, cells)) else HIDDEN if hidden else ""
            yield Line(number, tuple(texts), frozenset(merged.get(number, ())), doubt)


def _merged(blocks: Iterable[tuple[int, int, int]]) -> dict[int, dict[int, int]]:
    """Line → column → the line above it with whose cell it is merged."""
    found: dict[int, dict[int, int]] = {}
    for first, last, column in blocks:
        for number in range(first + 1, min(last, _MOST_LINES) + 1):
            if column < _MOST_COLUMNS:
                found.setdefault(number, {})[column] = first
    return found


def _cell_text(cell: object) -> str:
    value = getattr(cell, "value", None)
    style = getattr(cell, "_style", None)
    if isinstance(value, int | float) and style is not None and style.numFmtId in _JAPANESE_DATES:
        value = from_excel(value)
    return _value_text(value)


def _value_text(value: object) -> str:
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.strftime("%Y-%m-%d" if midnight else "%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else unguard(str(value))


def _is_struck(cell: object) -> bool:
    value, font = getattr(cell, "value", None), getattr(cell, "font", None)
    if isinstance(value, CellRichText):
        return any(isinstance(part, TextBlock) and bool(part.font.strike) for part in value)
    return value is not None and font is not None and bool(font.strike)


def _by_calamine(content: bytes) -> list[Page]:
    """A workbook of another program or an old one; without what is struck out or hidden in it."""
    if _LOCKED in content:
        raise _with_password()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [s.name for s in book.sheets_metadata if s.visible is SheetVisibleEnum.Visible]
        return [Page(name, tuple(_sheet_lines(book, name))) for name in names]
    except PasswordError as error:
        raise _with_password() from error
    except (CalamineError, OSError, ValueError) as error:
        raise _not_excel() from error


def _sheet_lines(book: CalamineWorkbook, name: str) -> Iterator[Line]:
    sheet = book.get_sheet_by_name(name)
    ranges = sheet.merged_cell_ranges or ()
    merged = _merged((top + 1, bottom + 1, left) for (top, left), (bottom, _) in ranges)
    above: dict[int, tuple[str, ...]] = {}
    rows = sheet.to_python(skip_empty_area=False, nrows=_MOST_LINES)
    for number, cells in enumerate(rows, 1):
        texts = [_value_text(cell) for cell in cells[:_MOST_COLUMNS]]
        for column, top in merged.get(number, {}).items():
            texts[column] = above[top][column]
        above[number] = tuple(texts)
        if any(text.strip() for text in texts):
            yield Line(number, tuple(texts), frozenset(merged.get(number, ())))


def _with_password() -> UnreadableError:
    return UnreadableError(
        "パスワードがかかっているExcelのファイルです。Excelで開き、「ファイル」→「情報」→"
        "「ブックの保護」→「パスワードを使用して暗号化」を空にして保存してから、選びなおします。"
    )


def _not_excel() -> UnreadableError:
    return UnreadableError(
        "表のファイルとして読めません。Excelで開いて、.xlsxかCSVで保存しなおしてから選びます。"
    )


def _text_lines(content: bytes) -> Iterator[Line]:
    text = _decoded(content)
    if (
        text.lstrip()
        .lower()
        .startswith(("<html", "<!doctype", "<table", "<?xml", "%pdf", "{\\rtf"))
    ):
        raise _not_excel()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    number = 1
    try:
        for cells in reader:
            texts = tuple(unguard(cell) for cell in cells)
            if any(cell.strip() for cell in texts):
                yield Line(number, texts)
            number = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(
            f'{number}行目: CSVとして読めません。引用符（"）の閉じ忘れを確かめてください。'
        ) from error


def _delimiter(text: str) -> str:
    """What stands between the cells of the first lines: a comma, a tab or a semicolon."""
    bare = _QUOTED.sub("", text[:20_000])
    return max(",\t;", key=bare.count)


def _decoded(content: bytes) -> str:
    """A text in UTF-8, UTF-16, ISO-2022-JP, EUC-JP or CP932.

    Raises:
        UnreadableError: it is in none of them.
    """
    tries = ["utf-8-sig", "euc_jis_2004", "cp932"]
    if content.startswith(_UTF16):
        tries = ["utf-16"]
    elif b"\x1b$" in content:
        tries = ["iso2022_jp_2004", "iso2022_jp_ext"]
    for encoding in tries:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError(
        "文字コードが分かりません。Excelで開いて、「CSV UTF-8」か.xlsxで保存しなおします。"
    )
