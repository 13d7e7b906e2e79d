"""Reads a roster that somebody kept in Excel or as CSV; roster_changes.py compares it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from kasane.plain import limits
from kasane.programme import TableColumn, TableSheet
from kasane.tables.cells import read_value
from kasane.tables.files.names import Names
from kasane.tables.take_in.lines import Line, columns_of, file_lines
from kasane.tables.take_in.mistakes import CsvMistakesError
from kasane.workshop.model import Value, clean_text

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
_NO_NAME = (
    "「氏名」という見出しの列が見つかりません。氏名・ふりがな・所属などの見出しをつけてください。"
)


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
    lines = file_lines(content, limits.MEMBERS * 4)
    names = {name: column for column in sheet.columns for name in _names(column)}
    at, columns = columns_of(lines, names, "name", _NO_NAME)
    body = [line for line in lines if line[0] > at and any(cell.strip() for cell in line[1])]
    if len(body) > limits.MEMBERS:
        raise CsvMistakesError([f"名簿に入れられるのは{limits.MEMBERS}人までです。"])
    mistakes: list[str] = []
    rows = [_row(line, columns, mistakes) for line in body]
    if not rows:
        mistakes.append("見出しの下に、1人も書かれていません。")
    if mistakes:
        raise CsvMistakesError(mistakes)
    headings = next(cells for line, cells in lines if line == at)
    unknown = [cell.strip() for n, cell in enumerate(headings) if cell.strip() and n not in columns]
    return RosterFile(tuple(rows), tuple(unknown))


def _names(column: TableColumn) -> tuple[str, ...]:
    return (column.label, *_ALSO.get(column.id, ()))


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
        if len(line) > limits.NAME and column.id in ("name", "organisation"):
            raise ValueError(f"{limits.NAME_TOO_LONG}。")
        text = unicodedata.normalize("NFKC", line) if column.id == "kana" else line
    return read_value(column.type, text, column.choices, Names({}, {}))
