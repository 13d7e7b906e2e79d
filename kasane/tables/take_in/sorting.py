"""Which lines below the headings are rows, and which a person would pass over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Container
from dataclasses import dataclass

from kasane.tables.leaf import Leaf
from kasane.tables.take_in.headings import NOT_READ, FileTable, needed, plain
from kasane.tables.take_in.lines import FileLine

AGAIN, NUMBERS, FOOTER = "見出しのくりかえし", "番号のほかに何もない行", "注記・合計・記入例の行"
_NOTE = re.compile(
    r"(?:[※*]|注[)):：]|\(注).*"
    r"|(?:(?:合|小|総)?計|以上|総数)\W*(?:\d+\s*[名人件]?)?(?:以上)?"
    r"|(?:(?:令和|平成|R|H)\s*(?:\d+|元)|\d{4})\s*年?.*(?:現在|作成|時点|更新)"
    r"|\W*(?:記入)?例\W*"
    r"|\d+\s*[名人件]"
)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A line that is not taken in unless a person says so; `may`: whether they can."""

    line: int
    why: str
    text: str
    may: bool


def rows_of(
    table: FileTable, leaf: Leaf, wanted: Collection[int]
) -> tuple[list[FileLine], list[PassedOver]]:
    """The lines that are rows, and those that are passed over.

    Args:
        table: The page, understood.
        leaf: What it is taken for.
        wanted: Numbers of lines that a person wants in spite of a doubt.
    """
    rows, passed = [], []
    for line in table.body:
        if not line.own or _goes_on(line, table, leaf):
            continue
        why = _why_not(line, table, leaf)
        if why and (line.number not in wanted or why in (AGAIN, NUMBERS)):
            may = why not in (AGAIN, NUMBERS)
            passed.append(PassedOver(line.number, why, "　".join(line.own.values())[:60], may))
        else:
            rows.append(line)
    return rows, passed


def _at(table: FileTable, leaf: Leaf, slots: Container[str]) -> set[int]:
    """Where in a line the columns with such values stand."""
    names = {column.heading for column in leaf.columns if column.slot in slots}
    return {n for name, at in table.columns.items() if name in names for n in at}


def _goes_on(line: FileLine, table: FileTable, leaf: Leaf) -> bool:
    """Whether only a very long text of the row above goes on in it, of a column that is not read.

    So this app writes it: what names the row is merged with the line above.
    """
    ids = _at(table, leaf, ("id",)) & line.filled
    return bool(ids) and set(line.own) <= _at(table, leaf, NOT_READ)


def _why_not(line: FileLine, table: FileTable, leaf: Leaf) -> str:
    own = line.own
    if _repeats(own, table):
        return AGAIN
    has_id = any(own.get(at) for at in _at(table, leaf, ("id",)))
    if not has_id and len(own) <= 2 and _is_note(own, table, leaf):
        return FOOTER
    known = {n for at in table.columns.values() for n in at}
    if not (known - _at(table, leaf, NOT_READ)) & set(own):
        return NUMBERS
    return line.doubt


def _repeats(own: dict[int, str], table: FileTable) -> bool:
    """Whether a line repeats the headings."""
    known = {plain(text) for text in table.headings if text}
    known |= {plain(part) for text in table.headings for part in text.split()}
    enough = len(own) >= min(2, sum(1 for text in table.headings if text))
    return bool(table.heads) and enough and all(plain(text) in known for text in own.values())


def _is_note(own: dict[int, str], table: FileTable, leaf: Leaf) -> bool:
    texts = [unicodedata.normalize("NFKC", text).strip() for text in own.values()]
    needs = [at for column in needed(leaf) for at in table.columns.get(column.heading, ())]
    first = _NOTE.fullmatch(texts[0]) is not None
    return first and (len(own) == 1 or bool(needs) or _NOTE.fullmatch(texts[1]) is not None)
