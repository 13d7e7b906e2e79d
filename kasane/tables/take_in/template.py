"""A workbook to fill in: a sheet's headings, with the choices to pick from in each cell."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from kasane.tables.leaf import Leaf

_LINES = 500
_CHOICES = "選択肢"
_WRITTEN = frozenset({"value", "row", "column", "copy"})
"""What somebody fills in; the rest is the app's."""


def template(leaf: Leaf) -> bytes:
    """An Excel workbook with the columns of a sheet that people write."""
    book = Workbook()
    page, offered = book.worksheets[0], book.create_sheet(_CHOICES)
    page.title, page.freeze_panes, offered.sheet_state = "記入用", "A2", "hidden"
    written = [c for c in leaf.columns if c.slot in _WRITTEN or c.key == "copy"]
    for at, column in enumerate(written, 1):
        letter = get_column_letter(at)
        page.cell(1, at, column.heading).font = Font(bold=True)
        page.column_dimensions[letter].width = max(10, min(40, 2 * len(column.heading) + 6))
        if column.kind not in ("date", "time"):  # 4/1 stays what was written
            page.column_dimensions[letter].number_format = "@"
        choices = [*column.choices, *filter(None, column.known.values())]
        for line, choice in enumerate(choices, 1):
            offered.cell(line, at, choice)
        if choices and column.kind not in ("choices", "steps"):
            listed = DataValidation("list", f"{_CHOICES}!${letter}$1:${letter}${len(choices)}")
            listed.add(f"{letter}2:{letter}{_LINES}")
            page.add_data_validation(listed)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
