"""What a case tells of a household, left out of a record unless it is asked for."""

from __future__ import annotations

from kasane.programme import FormSheet, Sheet

_COLUMNS = {
    "case_hearing": ("asked", "outline", "concern"),
    "step2_preparation": ("case",),
}
"""Table → its columns that tell of cases, or lead to the one who told of them."""
LEFT_OUT = "ケースの内容は、のせていません。"


def is_case(sheet: Sheet) -> bool:
    """Whether each copy of a sheet is a case."""
    return isinstance(sheet, FormSheet) and sheet.repeats == "case"


def kept_back(sheet: Sheet) -> tuple[str, ...]:
    """The columns of a table that tell of cases."""
    return _COLUMNS.get(sheet.id, ())
