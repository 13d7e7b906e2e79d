"""One row of a sheet's file, with a sentence for everything wrong in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kasane.programme import BoardSheet
from kasane.tables.cells import YES, read_value
from kasane.tables.files.names import Names
from kasane.tables.leaf import Column, Leaf
from kasane.tables.sheet_row import SheetRow
from kasane.workshop.model import Value

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_BAD_ID = "IDに使えるのは、半角の英数字と - _ で64文字までです。"
_PLACED = ("row", "column", "copy")


class RowReader:
    """Reads rows one after the other and gathers the mistakes."""

    def __init__(self, leaf: Leaf, headings: list[str], names: Names) -> None:
        self.leaf = leaf
        self.headings = headings
        self.names = names
        self.mistakes: list[str] = []
        self._columns = {c.heading: c for c in leaf.columns if c.heading in headings}
        self._ids: set[str] = set()
        sheet = leaf.sheet
        self._places = frozenset(sheet.places) if isinstance(sheet, BoardSheet) else None

    def row(self, line: int, cells: list[str]) -> SheetRow | None:
        """One row, or None where something in it is wrong."""
        if len(cells) != len(self.headings):
            self._wrong(line, "", f"列の数が見出しと合いません（{len(cells)}列）。")
            return None
        before = len(self.mistakes)
        found: dict[str, Any] = {"values": {}, "shown": {}, "parts": {}}
        for heading, text in zip(self.headings, cells, strict=True):
            column = self._columns[heading]
            try:
                self._take(column, text, found)
            except ValueError as error:
                self._wrong(line, heading, str(error))
        place = self._place(line, found.pop("parts"), len(self.mistakes) == before)
        row = SheetRow(place=place, line=line, **found)
        return row if len(self.mistakes) == before else None

    def _wrong(self, line: int, heading: str, what: str) -> None:
        self.mistakes.append(f"{line}行目{f'「{heading}」' if heading else ''}: {what}")

    def _take(self, column: Column, text: str, found: dict[str, Any]) -> None:
        """Put what stands in a cell where it belongs."""
        if column.filled and not text.strip():
            raise ValueError("ここが空です。")
        if column.slot == "value":
            value = self._value(column, text)
            if value:
                found["values"][column.key] = value
        elif column.slot == "shown":
            if text:
                found["shown"][column.heading] = text
        elif column.slot in _PLACED:
            found["parts"][column.slot] = self._part(column, text.strip())
        elif column.slot != "order":
            found[column.slot] = self._fact(column, text)

    def _value(self, column: Column, text: str) -> Value:
        if column.kind == "steps":
            ids = {name: step for step, name in column.known.items()}
            known = tuple(column.known.values())
            found = read_value("choices", text, known, self.names)
            return tuple(ids[name] for name in found)
        return read_value(column.kind, text, column.choices, self.names)

    def _part(self, column: Column, text: str) -> str:
        if column.slot == "copy":
            return _id(text)
        return _named(text, {**column.also, **{name: key for key, name in column.known.items()}})

    def _fact(self, column: Column, text: str) -> Any:
        """What stands in one of the columns that every entry has."""
        plain = text.strip()
        if column.slot == "id":
            return self._own_id(plain)
        if column.slot == "under":
            return _id(plain)
        if column.slot == "sources":
            return _ids(plain)
        if column.slot == "colour":
            return _named(plain, {name: key for key, name in column.known.items()})
        if column.slot == "author":
            return read_value("person", text, (), self.names)
        if column.slot == "hidden":
            return _flag(plain)
        return _number(plain) if column.slot == "version" else plain

    def _own_id(self, text: str) -> str:
        if _id(text) and text in self._ids:
            raise ValueError(f"ID「{text}」が重なっています。")
        self._ids.add(text)
        return text

    def _place(self, line: int, parts: Mapping[str, str], fits: bool) -> str:
        known = {"row": "", "column": "", "copy": "", **parts}
        place = self.leaf.place.format_map(known)
        if fits and self._places is not None and place not in self._places:
            column = self.leaf.column("column")
            heading = column.heading if column else ""
            self._wrong(line, heading, "場面と列の組み合わせが、シートにありません。")
        return place


def _named(text: str, known: Mapping[str, str]) -> str:
    """The id of what is called so."""
    if text and text not in known:
        offered = "・".join(name for name in known if name)
        raise ValueError(f"「{text}」はありません（{offered}）。")
    return known.get(text, "") if text else ""


def _id(text: str) -> str:
    if text and not _ID.fullmatch(text):
        raise ValueError(_BAD_ID)
    return text


def _ids(text: str) -> tuple[str, ...]:
    found = tuple(text.split())
    if not all(_ID.fullmatch(source) for source in found):
        raise ValueError("もとは、IDを空白で区切って書いてください。")
    return found


def _flag(text: str) -> bool:
    if text not in ("", YES):
        raise ValueError(f"「{YES}」か空にしてください。")
    return text == YES


def _number(text: str) -> int:
    if text and (not text.isdecimal() or len(text) > 9):
        raise ValueError("整数で書いてください。")
    return int(text or 0)
