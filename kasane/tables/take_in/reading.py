"""Reads a sheet's CSV file back in, and says what is wrong with it, line by line."""

from __future__ import annotations

from kasane.plain import limits
from kasane.tables.files.csv_files import read_lines
from kasane.tables.files.names import Names
from kasane.tables.kinds import leaves_of
from kasane.tables.leaf import Leaf
from kasane.tables.sheet_row import SheetRow
from kasane.tables.take_in.mistakes import CsvMistakesError
from kasane.tables.take_in.row_reader import RowReader
from kasane.workshop.reading import Reading

MAX_BYTES = 20_000_000


def read_sheet_csv(
    content: bytes, reading: Reading, sheet_id: str, leaf: str = ""
) -> list[SheetRow]:
    """The rows of a file, as `sheet_frame` writes it or as people typed it in a spreadsheet.

    What tells where a row belongs (列, 用紙のID …) and its text are needed; the other columns may
    be missing.

    Args:
        content: The file.
        reading: The workshop, by whose members and meetings names and headings are understood.
        sheet_id: The sheet.
        leaf: As in `sheet_frame`.

    Raises:
        CsvMistakesError: with a sentence for each mistake, naming line and column.
        KeyError: the sheet or the leaf is not there.
    """
    leaves = leaves_of(reading.programme, reading.programme.sheet(sheet_id), reading.meetings)
    by_id = {found.id: found for found in leaves}
    wanted = by_id[leaf] if leaf or leaf in by_id else leaves[0]
    return read_leaf(content, wanted, Names.of(reading.people))


def read_leaf(content: bytes, leaf: Leaf, names: Names) -> list[SheetRow]:
    """The rows of one file of a sheet.

    Raises:
        CsvMistakesError: with a sentence for each mistake, naming line and column.
    """
    (_, headings), *rows = checked_lines(content)
    _check_headings(leaf, headings)
    reader = RowReader(leaf, headings, names)
    found = [reader.row(line, cells) for line, cells in rows if any(cells)]
    if reader.mistakes:
        raise CsvMistakesError(reader.mistakes)
    return [row for row in found if row is not None]


def checked_lines(content: bytes) -> list[tuple[int, list[str]]]:
    """The rows of a file with the lines on which they begin; one row at least.

    Raises:
        CsvMistakesError: it is too large, empty, or no CSV.
    """
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
    if len(lines) - 1 > limits.ENTRIES:
        raise CsvMistakesError([f"1枚のシートに入るのは{limits.ENTRIES}行までです。"])
    return lines


def _check_headings(leaf: Leaf, headings: list[str]) -> None:
    needed = [column.heading for column in leaf.columns if column.needed]
    mistakes = [f"1行目に「{name}」の列がありません。" for name in needed if name not in headings]
    for number, name in enumerate(headings, 1):
        if name not in leaf.headings:
            mistakes.append(f"1行目{number}列目の見出し「{name}」は、このシートにありません。")
        elif name in headings[: number - 1]:
            mistakes.append(f"1行目{number}列目の見出し「{name}」が重なっています。")
    if mistakes:
        raise CsvMistakesError(mistakes)
