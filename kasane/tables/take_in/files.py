"""A file that somebody brings as pages of lines, whatever program wrote it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from kasane.tables.files.csv_files import unguard
from kasane.tables.take_in.lines import FileLine, FilePage
from kasane.tables.take_in.mistakes import NO_TABLE, UnreadableError
from kasane.tables.take_in.workbooks import OLD, pages_of_workbook

MAX_BYTES = 20_000_000
_QUOTED = re.compile(r'"(?:[^"]|"")*(?:"|$)')


def pages_of(content: bytes) -> list[FilePage]:
    """What a person sees of a file: its visible sheets on which anything stands.

    Args:
        content: CSV, tabs or semicolons in any of the encodings of Japan, or a workbook.

    Raises:
        UnreadableError: it can't be read.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableError(f"ファイルが大きすぎます（{MAX_BYTES // 1_000_000}MBまで）。")
    if content.startswith((b"PK", OLD)):
        pages = [page for page in pages_of_workbook(content) if page.lines]
    else:
        lines = tuple(_lines(content))
        pages = [FilePage("", lines)] if lines else []
    if not pages:
        raise UnreadableError("ファイルに、何も書かれていません。")
    return pages


def _lines(content: bytes) -> Iterator[FileLine]:
    text = _decoded(content)
    if text.lstrip().startswith(("<", "%PDF", "{\\rtf")):
        raise UnreadableError(NO_TABLE)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    number = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield FileLine(number, tuple(map(unguard, cells)))
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
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
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
