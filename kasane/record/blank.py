"""A sheet with nothing in it, to print and write on."""

from __future__ import annotations

from datetime import datetime

from kasane.plain.clock import JAPAN
from kasane.plain.file_names import file_name
from kasane.programme import Sheet
from kasane.record.kinds import KINDS
from kasane.record.paper.paper import Paper, Size

_MADE = datetime(2020, 1, 1, tzinfo=JAPAN)
"""A blank sheet is the same whenever it is made."""
_SCALES: dict[Size, float] = {"A4": 1.0, "A3": 1.35}
"""Letters on A3 are larger: it hangs on a wall or lies amid a table."""


def blank_sheet(sheet: Sheet, size: Size = "A4") -> bytes:
    """The Word file of an empty sheet."""
    header = ("グループ（　　　　　　　　　　）", "　　　年　　　月　　　日（　　）")
    paper = Paper(sheet.title, header, "", _MADE, _SCALES[size])
    KINDS[sheet.kind].blank(paper, sheet, size)
    return paper.bytes()


def blank_name(sheet: Sheet, size: Size = "A4") -> str:
    """The file's name."""
    return file_name(f"{sheet.title}_空欄_{size}", ".docx")
