"""A table as a page of a workbook: no text is cut, and none becomes a formula or a date."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import partial

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kasane.plain.letters import ems
from kasane.tables.columns import FOR_PROGRAMS, SOURCE_TEXTS
from kasane.tables.files.csv_files import GETA, guard
from kasane.tables.files.on_paper import keep_on_screen, lay_across
from kasane.tables.files.widths import LETTER, beside, fitted, height

UNIT = 0.5
"""How wide a digit of the book's own letters is, by which programs reckon the widths of columns."""
LINE = "かさね 行"
"""How a line looks that stands in no table."""
_HEADING, _TEXT, _NUMBER = "かさね 見出し", "かさね 文", "かさね 数"
"""How cells look, each said once: to look up a style for every cell takes long."""
_HEADING_LINE = 8.0
"""How long a heading on one line may be."""
_FONT, _EVEN = "BIZ UDPGothic", "BIZ UDGothic"
_CELL, _TALLEST = 32_000, 409.0
"""How many characters a cell gets, of which Excel takes 32,767, and points of a row."""
_LINES = re.compile(f"[^\n]{{0,{_CELL - 1}}}\n|[^\n]{{1,{_CELL}}}")
_UNKNOWN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_EDGE = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_TOP = Alignment(vertical="top", wrap_text=True)
_RIGHT = Alignment(vertical="top", horizontal="right", indent=1, wrap_text=True)


def new_book() -> Workbook:
    """A workbook with one page, and how its cells look."""
    book = Workbook()
    normal: NamedStyle = vars(book)["_named_styles"]["Normal"]
    normal.font = Font(name=_EVEN, sz=LETTER)
    boxed = partial(NamedStyle, border=_BOX, alignment=_TOP)
    fill, font = PatternFill("solid", fgColor="E8EDF5"), partial(Font, name=_FONT, sz=LETTER)
    for style in (
        boxed(name=_HEADING, number_format="@", font=font(bold=True), fill=fill),
        boxed(name=_TEXT, number_format="@", font=font()),
        boxed(name=_NUMBER, font=font(), alignment=_RIGHT),
        NamedStyle(name=LINE, font=font(), alignment=_TOP),
    ):
        book.add_named_style(style)
    return book


def fill(page: Worksheet, frame: pd.DataFrame, *, on_screen: bool) -> None:
    """The table on a page that is laid out already; `on_screen`: it is not printed.

    A row that is too high for Excel is several merged ones. A text that is too long for a cell goes
    on further down in them; what people write never is, but texts that are told together may be.
    """
    rows = [list(map(_in_lines, frame.columns)), *frame.astype(object).to_numpy().tolist()]
    columns = list(zip(*rows, strict=True))
    printed = _printed(columns)
    widths = [*fitted(columns[:printed]), *beside(columns[printed:])]
    for at, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(at)].width = width / UNIT
    last = 0
    for values in rows:
        last = _put(page, last + 1, values, height(values, widths))
    page.freeze_panes, page.auto_filter.ref = "A2", page.dimensions
    lay_across(page, widths[:printed], last)
    if on_screen:
        keep_on_screen(page, len(widths)).style = LINE


def held(text: str) -> str:
    """A text with a mark for each character that no workbook holds."""
    return _UNKNOWN.sub(GETA, text)


def _in_lines(heading: str) -> str:
    """A long heading with its brackets below it, where no program parts the date in them."""
    if heading in FOR_PROGRAMS or ems(heading) <= _HEADING_LINE:
        return heading
    return re.sub("(?<=.)（", "\n（", heading, count=1)


def _put(page: Worksheet, first: int, values: Sequence[object], points: float) -> int:
    """One row, so many points high; returns the last of the rows that it takes."""
    number = math.ceil(points / _TALLEST)
    last = first + number - 1
    for row in range(first, last + 1):
        page.row_dimensions[row].height = points / number
    for at, value in enumerate(values, 1):
        parts = _parts(value)
        begins = [first + number * part // len(parts) for part in range(len(parts))]
        for part, begin, end in zip(parts, begins, [*begins[1:], last + 1], strict=True):
            _write(page, begin, at, part)
            if end - begin > 1:
                page.merge_cells(start_row=begin, end_row=end - 1, start_column=at, end_column=at)
    return last


def _parts(value: object) -> list[int | Decimal | str]:
    """A value as cells hold it: a very long text is parted, after a line of it where it can be."""
    if isinstance(value, int | Decimal):
        return [value]
    text = held(str(value))
    if len(text) <= _CELL:
        return [guard(text)]
    parts = [""]
    for line in _LINES.findall(text):
        if len(parts[-1]) + len(line) > _CELL:
            parts.append("")
        parts[-1] += line
    return [guard(part) for part in parts]


def _write(page: Worksheet, row: int, column: int, value: int | Decimal | str) -> None:
    cell = page.cell(row, column)
    if isinstance(value, str):
        cell.value, cell.style = value or None, _HEADING if row == 1 else _TEXT
        if value:
            cell.data_type = "s"
    else:
        cell.value, cell.style = value, _NUMBER


def _printed(columns: Sequence[Sequence[object]]) -> int:
    """How many columns go on paper: the last ones are for programs, or say nothing."""
    last = len(columns)
    while last > 1 and _says_nothing(*columns[last - 1]):
        last -= 1
    return last


def _says_nothing(heading: object, *values: object) -> bool:
    return heading in FOR_PROGRAMS or (heading == SOURCE_TEXTS and not any(values))
