"""How often what people marked or wrote was said. In the browser: components/frame/counts/model.js.

Both are held to the same samples (tests/shared/counts.json).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.programme import Sheet
from kasane.programme.counts import CountRule
from kasane.programme.sheets.base import SheetBase
from kasane.workshop.item import Item
from kasane.workshop.kinds import Texts, kind_of, place_of
from kasane.workshop.reading import Reading

Message = dict[str, Any]


@dataclass(slots=True)
class Said:
    """A word, and the ids of the entries that say it."""

    word: str
    entries: list[str] = field(default_factory=list)

    @property
    def number(self) -> int:
        """How often it was said."""
        return len(self.entries)


@dataclass(frozen=True, slots=True)
class Tally:
    """The result of a rule: all given words in their order, or free words, the most said first."""

    rule: CountRule
    said: tuple[Said, ...]

    @property
    def told(self) -> tuple[Said, ...]:
        """The words to show; none until somebody has said one."""
        return self.said if any(each.entries for each in self.said) else ()


def tallies(reading: Reading, sheet: SheetBase) -> list[Tally]:
    """What is counted beside a sheet, as far as it may be read and is told.

    What sits in a case that is not open is not counted, nor what somebody carried on to another
    place that is counted as well. A note under another counts as what lies on top.
    """
    return [Tally(rule, _said(reading, sheet, rule)) for rule in sheet.counts]


def not_there(reading: Reading, tally: Tally) -> list[Said]:
    """The words that at least one of the rule's tables does not hold yet."""
    there = [_there(reading, reference) for reference in tally.rule.into]
    return [each for each in tally.told if not all(fold(each.word) in known for known in there)]


def into_rows(reading: Reading, tally: Tally, wanted: Collection[str]) -> list[list[Message]]:
    """The messages by which wanted words become rows of all the tables, for one `take_in`."""
    found: list[list[Message]] = []
    for reference in tally.rule.into:
        there, (table, _, column) = _there(reading, reference), reference.partition("/")
        for each in tally.told:
            if each.word in wanted and fold(each.word) not in there:
                add = {"op": "entry.add", "id": uuid4().hex, "sheet": table, "place": ""}
                sources = each.entries[: limits.SOURCES]
                found.append([add | {"values": {column: each.word}, "sources": sources}])
    return found


def _there(reading: Reading, reference: str) -> set[str]:
    """What stands in a column of a table already, as it is compared."""
    table, _, column = reference.partition("/")
    return {fold(row.text(column)) for row in reading.of(table)}


def fold(text: str) -> str:
    """A text as it is compared: width, case and blanks don't count."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def _said(reading: Reading, shown: SheetBase, rule: CountRule) -> tuple[Said, ...]:
    places = [
        (sheet, part)
        for named, _, part in (reference.partition("/") for reference in rule.of)
        for sheet in _sheets(reading, shown, named)
    ]
    found = [(item, words) for place in places for item, words in _in_place(reading, *place)]
    carried = {source for item, _ in found for source in item.sources}
    given = dict.fromkeys(word for place in places for word in _given(reading, *place))
    said = {fold(word): Said(word) for word in given}
    for item, words in found:
        for word in words if item.id not in carried else ():
            said.setdefault(fold(word), Said(word)).entries.append(item.id)
    every = list(said.values())
    return tuple(every if given else sorted(every, key=lambda each: -each.number))


def _sheets(reading: Reading, shown: SheetBase, named: str) -> list[Sheet]:
    """A sheet with its groups' copies; beside a group's copy that copy alone."""
    if shown.group_of == named:
        return [reading.programme.sheet(shown.id)]
    every = reading.programme.sheets
    return [sheet for sheet in every if named in (sheet.id, sheet.group_of)]


def _in_place(reading: Reading, sheet: Sheet, part: str) -> Iterator[tuple[Item, list[str]]]:
    texts = kind_of(sheet).texts(sheet).get(part, Texts(sheet.id, part))
    on = reading.of(texts.sheet)
    items = [item for item in on if item.readable and texts.fits(item.place)]
    by_id = {item.id: item for item in items}
    for item in sorted(items, key=lambda each: each.order):
        whole = reading.items.get(item.copy) if item.copy else None
        words = _words(by_id.get(item.under or "", item), texts.field)
        if words and (whole is None or whole.readable):
            yield item, words


def _words(item: Item, key: str) -> list[str]:
    value = item.values.get(key, "")
    every: Sequence[str] = [value] if isinstance(value, str) else value
    return [" ".join(word.split()) for word in every if word.strip()]


def _given(reading: Reading, sheet: Sheet, part: str) -> tuple[str, ...]:
    try:
        found = place_of(reading.programme, sheet.id, "").part(part)
    except RefusedError:
        return ()
    return getattr(found[0], "choices", ()) if found else ()
