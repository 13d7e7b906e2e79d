"""Reads a board's CSV file back in, and says what is wrong with it, line by line."""

from __future__ import annotations

from kasane.errors import KasaneError
from kasane.programme import BoardSheet
from kasane.tables import frames
from kasane.tables.csv_files import read_lines
from kasane.tables.row_reader import BoardRow, RowReader
from kasane.workshop.entries import MAX_ENTRIES

MAX_BYTES = 20_000_000


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
    (_, headings), *rows = _lines(content)
    _check_headings(sheet, headings)
    reader = RowReader(sheet, headings)
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


def _check_headings(sheet: BoardSheet, headings: list[str]) -> None:
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
