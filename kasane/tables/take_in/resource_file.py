"""A town's list of resources as a file: written, read from Excel or CSV, and compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from kasane.plain.names import plain_name
from kasane.programme import TableColumn, TableSheet
from kasane.tables.cells import read_value
from kasane.tables.files.names import Names
from kasane.tables.take_in.lines import Line, columns_of, file_lines
from kasane.tables.take_in.mistakes import CsvMistakesError
from kasane.workshop.item import Item
from kasane.workshop.model import clean_text

MOST = 2_000
"""Resources in one file."""
Kind = Literal["new", "changed", "same"]
_ALSO = {
    "name": ("名称", "資源名", "資源", "団体名", "人・団体", "地域で活躍している人・団体"),
    "kind": ("種別",),
    "field": ("区分", "福祉・福祉以外"),
    "district": ("地域", "所在地区", "活動地区", "活躍している地域"),
    "interest": ("関心", "つながりそうな関心"),
    "reason": ("理由", "備考", "メモ", "メンバーと共有したいと思った理由"),
}
"""What people call the columns, beside the labels of the sheet."""
_NO_NAME = (
    "「名前」という見出しの列が見つかりません。名前・種類・分野・地区などの見出しをつけてください。"
)


@dataclass(frozen=True, slots=True)
class ResourceRow:
    """A resource of the file: the line, and the values by column id; empty ones are left out."""

    line: int
    values: Mapping[str, str]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.values["name"]


@dataclass(frozen=True, slots=True)
class ResourceFile:
    """What was read: the resources, and the headings that the list does not have."""

    rows: tuple[ResourceRow, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResourceChange:
    """What a line of the file means for the list.

    Attributes:
        entry: id of the row on the list; empty for a new one.
        changes: column → what stands there, and what the file has; of a new one all it has.
    """

    line: int
    kind: Kind
    name: str
    entry: str
    changes: Mapping[str, tuple[str, str]]


def read_resources(content: bytes, sheet: TableSheet) -> ResourceFile:
    """The resources of a file.

    Args:
        content: CSV (UTF-8 or CP932) or Excel (.xlsx).
        sheet: The list's sheet, whose columns are looked for under many names.

    Raises:
        CsvMistakesError: with a sentence for each mistake, naming line and column.
    """
    lines = file_lines(content, MOST * 2)
    written = [column for column in sheet.columns if not column.auto]
    names = {name: c for c in written for name in (c.label, *_ALSO.get(c.id, ()))}
    at, columns = columns_of(lines, names, "name", _NO_NAME)
    body = [line for line in lines if line[0] > at and any(cell.strip() for cell in line[1])]
    if len(body) > MOST:
        raise CsvMistakesError([f"1つのファイルに入れられるのは{MOST}件までです。"])
    mistakes: list[str] = []
    rows = [_row(line, columns, mistakes) for line in body]
    if not rows:
        mistakes.append("見出しの下に、1件も書かれていません。")
    if mistakes:
        raise CsvMistakesError(mistakes)
    headings = next(cells for line, cells in lines if line == at)
    ours = {column.label for column in sheet.columns if column.auto}
    unknown = (cell.strip() for n, cell in enumerate(headings) if n not in columns)
    return ResourceFile(tuple(rows), tuple(text for text in unknown if text and text not in ours))


def _row(line: Line, columns: Mapping[int, TableColumn], mistakes: list[str]) -> ResourceRow:
    number, cells = line
    values = {}
    for at, column in columns.items():
        try:
            value = _value(column, cells[at] if at < len(cells) else "")
        except ValueError as error:
            mistakes.append(f"{number}行目「{column.label}」: {error}")
        else:
            if value:
                values[column.id] = value
    if not values.get("name"):
        mistakes.append(f"{number}行目「名前」: ここが空です。")
    return ResourceRow(number, values)


def _value(column: TableColumn, text: str) -> str:
    if column.type == "choice":
        plain = unicodedata.normalize("NFKC", text).strip()
        text = plain if plain in column.choices else text
    elif column.type == "text":
        text = " ".join(clean_text(text).split())
    return str(read_value(column.type, text, column.choices, Names({}, {})))


def resource_changes(
    rows: Sequence[ResourceRow], known: Mapping[str, Item], sheet: TableSheet
) -> list[ResourceChange]:
    """Compare a file with the list. An empty cell changes nothing, and nothing is removed.

    Args:
        rows: Of the file.
        known: The rows of the list, by id.
        sheet: The list's sheet.

    Raises:
        CsvMistakesError: a name stands twice in the file, or on the list.
    """
    by_name: dict[str, list[str]] = {}
    for key, entry in known.items():
        by_name.setdefault(plain_name(_text(entry, "name")), []).append(key)
    mistakes: list[str] = []
    lines: dict[str, int] = {}
    found = []
    for row in rows:
        name = plain_name(row.name)
        same = by_name.get(name, [])
        if name in lines:
            mistakes.append(
                f"{row.line}行目「名前」: {lines[name]}行目の「{row.name}」と同じ名前です。"
            )
        if len(same) > 1:
            mistakes.append(
                f"{row.line}行目「名前」: 「{row.name}」は、リストに{len(same)}つあります。"
                "リストで1つにまとめてから取り込んでください。"
            )
        lines.setdefault(name, row.line)
        found.append(_change(row, same[0] if same else "", known, sheet))
    if mistakes:
        raise CsvMistakesError(mistakes)
    return found


def _change(
    row: ResourceRow, entry: str, known: Mapping[str, Item], sheet: TableSheet
) -> ResourceChange:
    changes = {}
    for column in sheet.columns:
        after = row.values.get(column.id, "")
        before = _text(known[entry], column.id) if entry else ""
        same_name = bool(entry) and column.id == "name"
        if after and after != before and not same_name:
            changes[column.id] = (before, after)
    kind: Kind = "new" if not entry else "changed" if changes else "same"
    return ResourceChange(row.line, kind, row.name, entry, changes)


def _text(entry: Item, column: str) -> str:
    return str(entry.values.get(column) or "")


def resource_frame(known: Sequence[Item], sheet: TableSheet) -> pd.DataFrame:
    """The list as people pass it on: its own columns, one row a resource, read back as it is."""
    rows = [
        [str(number) if column.auto else _text(entry, column.id) for column in sheet.columns]
        for number, entry in enumerate(known, 1)
    ]
    return pd.DataFrame(rows, columns=[column.label for column in sheet.columns])
