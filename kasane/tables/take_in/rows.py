"""What the rows of a file say, with a sentence for everything that was not clear in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kasane.plain.dates import read_date, read_span
from kasane.tables.cells import (
    CROSSES,
    TICKS,
    NoChoiceError,
    read_value,
)
from kasane.tables.files.export import Export
from kasane.tables.leaf import Column, Leaf
from kasane.tables.sheet_row import SheetRow
from kasane.tables.take_in.headings import NOT_READ, FileTable
from kasane.tables.take_in.lines import FileLine
from kasane.tables.take_in.mistakes import Said
from kasane.workshop.outgoing import LEFT_OUT
from kasane.workshop.shapes import UNSEEN, Value, clean_text

Answers = Mapping[tuple[str, str], str]
"""(heading, what is written) → the choice that a person says it means; empty: nothing."""
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!"})
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_DAY = re.compile(r"\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?")
_DONE = re.compile(r"(.+?)\s*に?(?:済み?|完了|説明済み?)?")
_POST = re.compile(
    r"\S{0,12}(?:長|主事|主任|主査|主幹|補佐|係|職員|委員|師|士|代表|理事|監事|会計|部員)"
)
_HALF = re.compile("[\uff61-\uff9f]+")


@dataclass(frozen=True, slots=True)
class Taken:
    """A row of a file.

    Attributes:
        given: headings of the columns in which it says something; blank: of those left empty.
        kept: (column key, text) that goes to what stands there already.
    """

    row: SheetRow
    given: frozenset[str]
    blank: frozenset[str]
    kept: tuple[tuple[str, str], ...] = ()


class RowReader:
    """Reads the rows of a table one after the other."""

    def __init__(
        self,
        table: FileTable,
        export: Export,
        leaf: Leaf,
        copies: Mapping[str, str],
        answers: Answers,
    ) -> None:
        self.said = Said()
        self._table, self._leaf, self._names, self._answers = table, leaf, export.names, answers
        self._copies, self._lives = copies, export.reading.lives
        self._columns = [
            c for c in leaf.columns if c.heading in table.columns and c.slot not in NOT_READ
        ]
        self._keys = leaf.known_by
        self._ids = [at for c in self._columns if c.slot == "id" for at in table.columns[c.heading]]

    def row(self, line: FileLine) -> Taken | None:
        """One row, or None where what is needed is wrong or not there."""
        found: dict[str, Any] = {"values": {}, "parts": {}, "kept": []}
        given, blank, fits = set(), set(), True
        has_id = any(line.own.get(at) for at in self._ids)
        for column in self._columns:
            text = self._of_copy(line, column) or self._text(line, column)
            must = self._must(column, has_id=has_id)
            if text.strip() == LEFT_OUT:  # as a shared file says; what stands, stands
                if not must:
                    continue
                text = ""
            try:
                if not text.strip():
                    blank.add(column.heading)
                    if must:
                        raise ValueError("ここが空です。")
                else:
                    self._take(line.number, column, text, found)
                    given.add(column.heading)
            except ValueError as error:
                if isinstance(error, NoChoiceError):
                    self.said.unsure[column.heading, error.text] = error.choices
                fits = fits and not must and column.slot not in ("row", "column", "id")
                self.said.wrong(line.number, column.heading, str(error))
        if not fits:
            return None
        parts, kept = found.pop("parts"), tuple(found.pop("kept"))
        place = self._leaf.place.format_map({"row": "", "column": "", "copy": ""} | parts)
        ends = {c.heading for c in self._leaf.columns if c.key in found["values"]}
        row = SheetRow(place=place, line=line.number, **found)
        return Taken(row, frozenset(given | ends), frozenset(blank), kept)

    def _must(self, column: Column, *, has_id: bool) -> bool:
        """Whether a row needs the column; a row with an ID does not need a value."""
        if has_id and column.slot == "value":
            return False
        return column.filled or column.key in self._keys[:1]

    def _text(self, line: FileLine, column: Column) -> str:
        """The text of a column, put together where it stands in several."""
        cells = [line.cells[n] for n in self._table.columns[column.heading] if n < len(line.cells)]
        texts = [cell for cell in cells if cell.strip() not in _ERRORS]
        if len(texts) < len(cells):
            self.said.note(line.number, column.heading, "Excelのエラー（#N/Aなど）は読みません。")
        texts = [text for text in texts if text.strip()] if len(texts) > 1 else texts
        text = " ".join(texts)
        if UNSEEN.search(text):
            self.said.note(line.number, column.heading, "目に見えない文字を除きました。")
        return self._answered(column, clean_text(text))

    def _of_copy(self, line: FileLine, column: Column) -> str:
        """The id of the copy whose name stands beside an id that is empty or of nothing here.

        So it is in a row written by hand, and in one that another workshop has written out.
        """
        shown = next((c for c in self._leaf.columns if (c.slot, c.key) == ("shown", "copy")), None)
        if column.slot != "copy" or shown is None or shown.heading not in self._table.columns:
            return ""
        if self._lives(self._text(line, column).strip()):
            return ""
        return self._copies.get(self._text(line, shown).strip(), "")

    def _answered(self, column: Column, text: str) -> str:
        """The text, or what a person said it means."""
        for (heading, written), meant in self._answers.items():
            if heading == column.heading and text.strip() == written:
                return meant
            if heading == column.heading and column.kind == "choices":
                text = text.replace(written, meant)
        return text

    def _take(self, line: int, column: Column, text: str, found: dict[str, Any]) -> None:
        """Put what stands in a cell where it belongs."""
        if column.slot == "value":
            found["values"] |= self._value(line, column, text, found["kept"])
        elif column.slot in ("row", "column"):
            known = {name: key for key, name in column.known.items()}
            found["parts"][column.slot] = _named(text.strip(), known | dict(column.also))
        elif column.slot == "copy":
            found["parts"]["copy"] = _id(text.strip())
        elif column.slot == "sources":
            found["sources"] = tuple(_id(each) for each in text.split())
        elif column.slot == "hidden":
            found["hidden"] = read_value("flag", text, (), self._names) == "1"
        elif column.slot == "colour":
            known = {name: key for key, name in column.known.items()}
            found["colour"] = _named(text.strip(), known)
        elif column.slot == "author":
            found["author"] = self._names.person(clean_text(text))
        else:
            found[column.slot] = _id(text.strip())

    def _value(
        self, line: int, column: Column, text: str, kept: list[tuple[str, str]]
    ) -> dict[str, Value]:
        """What a cell says, by the key of the column; a span says it of two."""
        if column.in_files.ticked and text.strip() not in column.choices:
            text = self._ticked(column, text, kept)
        if column.kind == "date":
            return self._date(column, text)
        if column.key in self._keys:
            text = self._name(column, " ".join(text.split()), kept)
        value = self._plain_value(column, text)
        if isinstance(value, str) and len(value) > column.most:
            raise ValueError(f"{column.most:,}文字までです。{len(value):,}文字あります。")
        self._say(line, column, text, value)
        return {column.key: value} if value else {}

    def _plain_value(self, column: Column, text: str) -> Value:
        if column.kind != "steps":
            return read_value(column.kind, text, column.choices, self._names)
        ids = {name: step for step, name in column.known.items()}
        found = read_value("choices", text, tuple(column.known.values()), self._names)
        return tuple(ids[name] for name in found)

    def _say(self, line: int, column: Column, text: str, value: Value) -> None:
        """Note where a choice was read that differs from the written text."""
        if column.kind not in ("choice", "choices"):
            return
        read = (value,) if isinstance(value, str) else value
        written = unicodedata.normalize("NFKC", text)
        for each in read:
            if unicodedata.normalize("NFKC", each) not in written:
                self.said.note(line, column.heading, f"「{text}」を「{each}」として読みました。")

    def _date(self, column: Column, text: str) -> dict[str, Value]:
        span = read_span(text)
        if span is None:
            return {column.key: read_date(text)}
        start, end = span
        if column.in_files.until:
            found = {column.key: start, column.in_files.until: end}
            return {key: day for key, day in found.items() if day}
        if (start and end) or not (start or end):
            raise ValueError("期間ではなく、1つの日付を書いてください。")
        return {column.key: start or end}

    def _ticked(self, column: Column, text: str, kept: list[tuple[str, str]]) -> str:
        """The choice for which a tick stands; a date beside it is kept elsewhere."""
        files, word = column.in_files, unicodedata.normalize("NFKC", text).strip()
        if word.upper() in TICKS - {"要"}:
            return files.ticked
        if word.upper() in CROSSES - {"不要"}:
            return files.unticked
        found = _DONE.fullmatch(word)
        if found is None or not _is_day(found[1]):
            return text
        if files.rest:
            kept.append((files.rest, f"{column.heading} {word}"))
        return files.ticked

    def _name(self, column: Column, text: str, kept: list[tuple[str, str]]) -> str:
        """A name in one line; a post beside it is kept elsewhere where the heading tells of one."""
        if column.key != self._keys[0]:
            text = _HALF.sub(lambda half: unicodedata.normalize("NFKC", half[0]), text)
        headings = "".join(self._table.headings[n] for n in self._table.columns[column.heading])
        parts = [part for part in re.split(r"[\s/／]+", text) if part]
        if not column.in_files.rest or not re.search("役職|職名|職氏名|役名", headings):
            return text
        for at in (-1, 0):
            if len(parts) > 1 and _POST.fullmatch(parts[at]):
                kept.append((column.in_files.rest, f"役職 {parts.pop(at)}"))
                return " ".join(parts)
        return text


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) or read_date(text))
    except ValueError:
        return False


def _named(text: str, known: Mapping[str, str]) -> str:
    """The id of what is called so."""
    if text not in known:
        raise NoChoiceError(text, [name for name in known if name])
    return known[text]


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError("IDに使えるのは、半角の英数字と - _ で64文字までです。")
    return text
