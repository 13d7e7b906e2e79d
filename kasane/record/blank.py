"""A sheet with nothing in it, to print and write on."""

from __future__ import annotations

from datetime import datetime

from kasane.plain.clock import JAPAN
from kasane.plain.file_names import file_name
from kasane.programme import Sheet
from kasane.record.kinds import KINDS
from kasane.record.paper.paper import Paper, Size
from kasane.workshop.reading import Reading
from kasane.workshop.telling import ON_SCREEN

_MADE = datetime(2020, 1, 1, tzinfo=JAPAN)
"""A blank sheet is the same whenever it is made."""
_WHO = "グループ（　　　　　　　　）名前（　　　　　　　　　　　）"
_WHEN = "令和　　　年　　　月　　　日（　　）"
_SCALES: dict[Size, float] = {"A4": 1.0, "A3": 1.35}
"""Letters on A3 are larger: it hangs on a wall or lies amid a table."""


def blank_sheet(sheet: Sheet, size: Size = "A4", example: Reading | None = None) -> bytes:
    """The Word file of an empty sheet, and its example on a page of its own where there is one.

    Args:
        sheet: Its definition.
        size: Of the empty sheet; the example is on A4.
        example: The worked example of the sheet's programme.
    """
    kind = KINDS[sheet.kind]
    header = (_WHO if kind.signed else "", _WHEN)
    paper = Paper(sheet.title, header, "", _MADE, _SCALES[size], numbered=False)
    kind.blank(paper, sheet, size)
    known = example.programme.sheets if example else ()
    filled = next((each for each in known if each.id == sheet.id), None)
    if example is None or filled is None:
        return paper.bytes()
    told = example.to_tell(ON_SCREEN)
    if has_example(filled, told):
        paper.header("記入例", "架空のまちのものです")
        kind.example(paper, filled, told)
    return paper.bytes()


def has_example(sheet: Sheet, example: Reading) -> bool:
    """Whether the worked example has something on a sheet that may be shown."""
    items = example.of(sheet.id)
    if items and all(item.covered or item.hidden for item in items):
        return False
    return KINDS[sheet.kind].is_used(sheet, example, whole=True)


def blank_name(sheet: Sheet, size: Size = "A4") -> str:
    """The file's name."""
    return file_name(f"{sheet.title}_空欄_{size}", ".docx")
