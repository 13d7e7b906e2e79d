"""What the layouts of maps and overlaps share: their cases, their pins, and tables of pins."""

from __future__ import annotations

from collections.abc import Sequence

from kasane.programme import Area, AreaSheet, FormSheet, TableColumn
from kasane.programme.sheets.base import SheetBase
from kasane.record.kinds.base import Case
from kasane.record.paper.columns import widths
from kasane.record.paper.content import Row, Table, head, para, row_of
from kasane.record.paper.paper import Paper
from kasane.record.values import LEFT_OUT, shown
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading

_AUTHOR = 30.0


def cases_of(reading: Reading, sheet: SheetBase) -> list[Case]:
    """The cases that have pins on a sheet, as far as they may be seen; those taken up first.

    What all fill together is no case, and has no name.
    """
    form = reading.programme.sheet_of(FormSheet, sheet.copies_of)
    if form is None:
        return []
    used = {pin.copy for pin in reading.of(sheet.id) if pin.written and not pin.hidden}
    copies = (copy for copy in reading.copies(form) if copy.id in used)
    return [Case(copy.id, "" if form.once else reading.copy_name(form, copy)) for copy in copies]


def pins_of(reading: Reading, sheet: AreaSheet, case: Case) -> dict[str, list[Item]]:
    """Area → its pins of a case, in order."""
    return {
        area.id: [pin for pin in reading.at(sheet.id, f"{case.id}/{area.id}") if pin.written]
        for area in sheet.areas
    }


def told(reading: Reading, sheet: AreaSheet, columns: Sequence[TableColumn]) -> list[TableColumn]:
    """The columns that may be told: those that tell of a case only where cases are wanted."""
    return [column for column in columns if reading.telling.tells(sheet, column)]


def name_of(reading: Reading, sheet: AreaSheet, area: Area, pin: Item) -> str:
    """What a pin is called; empty where that tells of a case and none are wanted."""
    column = sheet.name_column(area.id)
    return shown(reading, column, pin) if reading.telling.tells(sheet, column) else ""


def tag_of(area: Area, number: int) -> str:
    """What a pin is called for short, such as ①-2."""
    return f"{area.tag}-{number}" if area.tag else str(number)


def print_pins(
    paper: Paper,
    sheet: AreaSheet,
    reading: Reading,
    area: Area,
    pins: Sequence[Item],
    *,
    tags: bool,
) -> None:
    """The pins of an area as a table; only how many there are where nothing of them is told."""
    paper.part(f"{area.label}（{len(pins)}件）", inner=True)
    columns = told(reading, sheet, sheet.columns_of(area.id))
    if not columns or sheet.name_column(area.id) not in columns:
        paper.put(para(LEFT_OUT, "Small"))
        return
    names = [reading.people.name(pin.author) for pin in pins]
    first = [11.0 if not tags else 15.0]
    last = [_AUTHOR] if any(names) else []
    inner = widths(paper, columns, paper.width - sum(first) - sum(last))
    across = [*first, *inner, *last]
    heads = ["No", *(column.label for column in columns), *(["書いた人"] if last else [])]
    rows = [Row([head(text) for text in heads], heading=True)]
    for number, (pin, name) in enumerate(zip(pins, names, strict=True), 1):
        texts = [tag_of(area, number) if tags else str(number)]
        texts += [shown(reading, column, pin) for column in columns]
        rows.append(row_of([*texts, *([name] if last else [])]))
    paper.table(Table(across, rows))


def print_nothing(paper: Paper, sheet: AreaSheet) -> None:
    """A sheet on which nothing may be told."""
    paper.flow()
    paper.chapter(sheet.title)
    paper.put(para("まだ何も書かれていません。"))


def print_covered(paper: Paper, sheet: AreaSheet, reading: Reading) -> None:
    """How many there are that nobody else sees yet."""
    covered = reading.covered(sheet.id)
    if covered:
        paper.put(para(f"公開前のもの {covered}件は、のせていません。", "Small"))
