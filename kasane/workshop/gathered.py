"""What stands in several tables, read together under the headings of one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kasane.programme import FieldSection, FormSheet, TableField, TableSheet
from kasane.programme.gathered import GatheredPart, GatheredRule
from kasane.workshop.counts import fold
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading
from kasane.workshop.telling import TEXTS


@dataclass(slots=True)
class Gathered:
    """A heading, and under it the texts of each part of the rule, in its order."""

    heading: str
    parts: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing stands under it."""
        return not any(texts for _, texts in self.parts)


def gathered(reading: Reading, rule: GatheredRule) -> list[Gathered]:
    """Every heading, also one under which nothing stands yet; then the rest, if there is any."""
    table, _, column = rule.under.partition("/")
    headings = dict.fromkeys(filter(None, (row.text(column) for row in reading.at(table))))
    known = {fold(heading): heading for heading in headings}
    found = {heading: Gathered(heading) for heading in [*known.values(), ""]}
    for part in rule.parts:
        texts: dict[str, list[str]] = {heading: [] for heading in found}
        for heading, text in _rows(reading, part):
            texts[known.get(fold(heading), "")].append(text)
        for heading, each in found.items():
            each.parts.append((part.title, texts[heading]))
    rest = found.pop("")
    rest.heading = rule.rest
    return [*found.values(), *([] if rest.empty else [rest])]


def read_first(reading: Reading, rule: GatheredRule) -> Iterator[tuple[str, str]]:
    """What the forms say that are read before: label and text, a line a row of a small table."""
    for name in rule.first:
        sheet = reading.programme.sheet_of(FormSheet, name)
        for copy in reading.copies(sheet) if sheet else ():
            yield from ((label, text) for label, text in _of_form(reading, sheet, copy) if text)


def _of_form(reading: Reading, sheet: FormSheet | None, copy: Item) -> Iterator[tuple[str, str]]:
    for section in sheet.sections if sheet else ():
        for part in section.fields if isinstance(section, FieldSection) else ():
            if isinstance(part, TableField):
                rows = reading.at(copy.sheet, f"{copy.id}/{part.id}")
                lines = ("　".join(_texts(row, part)) for row in rows)
                yield part.label, "\n".join(filter(None, lines))
            elif part.type in TEXTS:
                yield part.label, copy.text(part.id).strip()


def _texts(row: Item, part: TableField) -> Iterator[str]:
    yield from (row.text(column.id) for column in part.columns if row.text(column.id))


def _rows(reading: Reading, part: GatheredPart) -> Iterator[tuple[str, str]]:
    """The heading that each row names, and its text with how far it is."""
    table, _, column = part.of.partition("/")
    sheet = reading.programme.sheet_of(TableSheet, table)
    for row in reading.at(table) if sheet else ():
        text, more = row.text(column).strip(), row.text(part.more).strip() if part.more else ""
        if text:
            yield row.text(part.by), f"{text}（{more}）" if more else text
