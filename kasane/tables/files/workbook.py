"""All tables of a workshop as one .xlsx with a page for each, as offices keep them."""

from __future__ import annotations

import io
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.fonts import DEFAULT_FONT
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kasane.plain.clock import JAPAN
from kasane.plain.file_names import file_name
from kasane.tables.columns import CHANGED, CREATED, HIDDEN, ID, SOURCES, VERSION
from kasane.tables.files.about import about_lines
from kasane.tables.files.csv_files import GETA, guard
from kasane.tables.files.export import Export
from kasane.tables.files.listing import README, Table, told_tables
from kasane.tables.files.on_paper import UPRIGHT, lay_across, lay_out, narrowed
from kasane.workshop.reading import Reading
from kasane.workshop.use import use_of

_NAME, _CELL = 31, 32_000
"""How many characters Excel takes as a page's name and in a cell."""
_FOR_TAKING_IN = frozenset({SOURCES, HIDDEN, ID, VERSION, CREATED, CHANGED})
_NARROW, _HEAD, _WIDE = 8.0, 9.0, 44.0
_LINE_HEIGHT, _TALLEST = 17.0, 409.0
"""Points from line to line, and the most that Excel takes for a row."""
_UNKNOWN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_DATE = re.compile(r"\d[\d-]+")
_FORBIDDEN = re.compile(r"[\\/*?:\[\]]")
_LINE = Side(style="thin", color="BFBFBF")
_TOP = Alignment(vertical="top", wrap_text=True)
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEADING, _TEXT, _NUMBER = "かさね 見出し", "かさね 文", "かさね 数"


def workbook(reading: Reading, now: datetime) -> bytes:
    """The workbook: what is in it first, then a page a table, numbered as the files are.

    Args:
        reading: The workshop as it is to be told.
        now: When it is made, with a zone.
    """
    export, book = Export(reading), Workbook()
    frames = [(table, table.frame()) for table in told_tables(export)]
    for style in _styles():
        book.add_named_style(style)
    about, use = book.worksheets[0], use_of(reading)
    lay_out(about, use)
    about.title = README.removesuffix(".txt")
    _tell(about, about_lines(export, [(table, len(frame)) for table, frame in frames]))
    for table, frame in frames:
        page = book.create_sheet(page_name(table))
        lay_out(page, use)
        _fill(page, frame)
    made = now.astimezone(JAPAN).replace(tzinfo=None)
    book.properties.created = book.properties.modified = made
    book.properties.creator = "かさね"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def workbook_name(reading: Reading, now: datetime) -> str:
    """The file's name, which says 内部用 or 共有用."""
    name = reading.info.name if reading.info else ""
    use = reading.telling.word
    return file_name(f"{name}_表_{now.astimezone(JAPAN):%Y%m%d-%H%M}_{use}", ".xlsx")


def page_name(table: Table) -> str:
    """A table's name as Excel takes it."""
    return _FORBIDDEN.sub("_", table.name)[:_NAME]


def _styles() -> Iterable[NamedStyle]:
    """How cells look, each said once: to look up a style for every cell takes long."""
    boxed = partial(NamedStyle, alignment=_TOP, border=_BOX)
    fill = PatternFill("solid", fgColor="E8EDF5")
    bold = Font(name=DEFAULT_FONT.name, sz=DEFAULT_FONT.sz, bold=True)
    yield boxed(name=_HEADING, number_format="@", font=bold, fill=fill)
    yield boxed(name=_TEXT, number_format="@", font=DEFAULT_FONT)
    yield boxed(name=_NUMBER, font=DEFAULT_FONT)


def _tell(page: Worksheet, lines: Iterable[str]) -> None:
    """A line a row; a long one ends before the id of its table, where no program cuts it."""
    page.column_dimensions["A"].width = UPRIGHT
    for number, line in enumerate(lines, 1):
        told = line if _breadth(line) < UPRIGHT * 0.8 else line.replace("　［", "\n［")
        page.cell(number, 1, told or None).alignment = _TOP
        page.row_dimensions[number].height = _height([told], [UPRIGHT])


def _fill(page: Worksheet, frame: pd.DataFrame) -> None:
    headings = [str(heading) for heading in frame.columns]
    rows = [headings, *frame.itertuples(index=False, name=None)]
    for number, values in enumerate(rows, 1):
        for at, value in enumerate(values, 1):
            cell = page.cell(number, at)
            cell.value = content = _content(value)
            if isinstance(content, str):
                cell.data_type = "s"
            cell.style = _HEADING if number == 1 else _NUMBER if type(content) is int else _TEXT
    page.freeze_panes = "A2"
    printed = _printed(headings)
    widths = narrowed(list(map(_width, zip(*rows, strict=True))), printed)
    if headings:
        page.auto_filter.ref = page.dimensions
        lay_across(page, widths[:printed], len(rows))
    for at, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(at)].width = width
    for number, row in enumerate(rows, 1):
        page.row_dimensions[number].height = _height(row, widths)


def _height(row: Iterable[object], widths: Iterable[float]) -> float:
    """Points of a row that shows its texts whole; not every program reckons that itself."""
    lines = [
        sum(max(1, math.ceil(_breadth(line) / (width - 3.0))) for line in str(value).split("\n"))
        for value, width in zip(row, widths, strict=True)
    ]
    return min(_TALLEST, _LINE_HEIGHT * max(lines, default=1))


def _printed(headings: Sequence[str]) -> int:
    """How many columns go on paper: the last ones are for taking the file in again."""
    last = len(headings)
    while last > 1 and headings[last - 1] in _FOR_TAKING_IN:
        last -= 1
    return last


def _content(value: object) -> str | int | None:
    """A number as one, all else as a text that no program takes for a formula."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return guard(_UNKNOWN.sub(GETA, str(value)))[:_CELL] or None


def _width(column: Sequence[object]) -> float:
    """As wide as its texts need; the heading may stand in lines that break no date."""
    heading, *values = map(str, column)
    dates = max(map(len, _DATE.findall(heading)), default=0)
    told = max((_breadth(line) for value in values for line in value.split("\n")), default=0)
    needed = max(told + 2.0, min(_breadth(heading) + 2.0, max(_HEAD, dates + 6.0)))
    return min(_WIDE, max(_NARROW, needed))


def _breadth(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
