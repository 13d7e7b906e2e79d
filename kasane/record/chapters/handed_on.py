"""A form that is handed on as a document: headings and tables instead of boxes to write in."""

from __future__ import annotations

from collections.abc import Iterator

from kasane.programme import FieldSection, FormField, FormSheet, ListField, TableField
from kasane.record.paper.columns import rows_of, widths
from kasane.record.paper.content import Row, Table, fact_table, head, para, plain_table
from kasane.record.paper.paper import Paper
from kasane.record.values import shown
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading
from kasane.workshop.whole import counted

_NAME = 45.0
_OPEN = "（これから決めます）"


def print_document(paper: Paper, sheet: FormSheet, reading: Reading, copy: Item) -> None:
    """The sections with something written, and those that have to be; then what is still open."""
    for section in sheet.sections:
        if not isinstance(section, FieldSection):
            continue
        written = [field for field in section.fields if _written(reading, field, copy)]
        if not (written or section.required):
            continue
        paper.put(para(section.title or sheet.title, "Heading 2"))
        if not written:
            paper.put(para(_OPEN))
        _print_fields(paper, reading, written, copy)
    _print_open(paper, sheet, reading, copy)


def _print_fields(paper: Paper, reading: Reading, fields: list[FormField], copy: Item) -> None:
    facts: list[tuple[str, str]] = []
    for field in fields:
        if isinstance(field, TableField | ListField):
            _print_facts(paper, facts)
            facts = []
            if len(fields) > 1:
                paper.put(para(field.label, "Heading 3"))
            _print_rows(paper, reading, field, copy)
        else:
            facts.append((field.label, shown(reading, field, copy)))
    _print_facts(paper, facts)


def _print_facts(paper: Paper, facts: list[tuple[str, str]]) -> None:
    if facts:
        paper.table(fact_table(paper.width, facts, _NAME))


def _print_rows(paper: Paper, reading: Reading, field: TableField | ListField, copy: Item) -> None:
    rows = list(_rows(reading, field, copy))
    if isinstance(field, TableField):
        heads = Row([head(column.label) for column in field.columns], heading=True)
        across = widths(paper, field.columns, paper.width)
        paper.table(Table(across, [heads, *rows_of(reading, field.columns, rows)]))
        return
    texts = [[shown(reading, part, row) for part in field.fields] for row in rows]
    each = paper.width / len(field.fields)
    heads_of = [part.label for part in field.fields]
    paper.table(plain_table([each] * len(heads_of), heads_of, texts))


def _rows(reading: Reading, field: TableField | ListField, copy: Item) -> Iterator[Item]:
    """The rows with something written; of those that are flagged as done only these."""
    flag = field.one_of_each.flag if isinstance(field, TableField) and field.one_of_each else ""
    for row in reading.at(copy.sheet, f"{copy.id}/{field.id}"):
        if row.written and (not flag or row.text(flag)):
            yield row


def _written(reading: Reading, field: FormField, copy: Item) -> bool:
    if not isinstance(field, TableField | ListField):
        return bool(shown(reading, field, copy).strip())
    given = field.given if isinstance(field, TableField) else frozenset[str]()
    rows = _rows(reading, field, copy)
    return any(text for row in rows for key, text in row.values.items() if key not in given)


def _print_open(paper: Paper, sheet: FormSheet, reading: Reading, copy: Item) -> None:
    """What has to be written and is not: whoever decides should see it."""
    left = [each for each in counted(reading, sheet, copy) if each.required and not each.whole]
    if left:
        paper.put(para("これから決める事項", "Heading 2"))
        half = paper.width / 2
        rows = [(each.title, "、".join(each.empty)) for each in left]
        paper.table(plain_table([half, half], ("事項", "まだ決まっていないところ"), rows))
