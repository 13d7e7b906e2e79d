"""All tables of a workshop as one .xlsx with a page for each, as offices keep them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from kasane.plain.clock import JAPAN
from kasane.plain.file_names import file_name
from kasane.plain.letters import ems
from kasane.tables.files.about import about_lines
from kasane.tables.files.export import Export
from kasane.tables.files.listing import README, Table, told_tables
from kasane.tables.files.on_paper import ONE_PAGE, UPRIGHT, lay_out
from kasane.tables.files.table_page import LINE, UNIT, fill, held, new_book
from kasane.tables.files.widths import height
from kasane.workshop.reading import Reading
from kasane.workshop.use import use_of

_NAME = 31
"""How many characters Excel takes as a page's name."""
_PROPERTIES = "docProps/"
_CHANGED = re.compile(rb"[^>]*</dcterms:modified>")
_PROGRAM = re.compile(rb"<(Application|AppVersion)>[^<]*</\1>")
_FORBIDDEN = re.compile(r"[\\/*?:\[\]]")


def workbook(reading: Reading, now: datetime) -> bytes:
    """The workbook: what is in it first, then a page a table, numbered as the files are.

    A table in which nothing stands yet is only named on the first page.

    Args:
        reading: The workshop as it is to be told.
        now: When it is made, with a zone.
    """
    export, book = Export(reading), new_book()
    frames = [(table, table.frame()) for table in told_tables(export)]
    told = [(table, frame) for table, frame in frames if len(frame)]
    about, use = book.worksheets[0], use_of(reading)
    lay_out(about, use)
    about.title = README.removesuffix(".txt")
    lines = about_lines(export, [(table, len(frame)) for table, frame in told])
    _tell(about, [*lines, *_left_out([table for table, frame in frames if frame.empty])])
    for table, frame in told:
        page = book.create_sheet(page_name(table))
        lay_out(page, use)
        fill(page, frame, on_screen=table.overview)
    _describe(book, reading, now)
    buffer = io.BytesIO()
    book.save(buffer)
    return _dated(buffer, now)


def workbook_name(reading: Reading, now: datetime) -> str:
    """The file's name, which says 内部用 or 共有用."""
    name = reading.info.name if reading.info else ""
    use = reading.telling.word
    return file_name(f"{name}_表_{now.astimezone(JAPAN):%Y%m%d-%H%M}_{use}", ".xlsx")


def page_name(table: Table) -> str:
    """A table's name as Excel takes it."""
    return _FORBIDDEN.sub("_", table.name)[:_NAME]


def _describe(book: Workbook, reading: Reading, now: datetime) -> None:
    about, name = book.properties, reading.info.name if reading.info else ""
    about.title, about.language = held(f"{name}　表"), "ja-JP"
    about.creator = about.lastModifiedBy = "かさね"
    about.created = now.astimezone(UTC).replace(tzinfo=None)


def _dated(saved: io.BytesIO, now: datetime) -> bytes:
    """The book with the time when it was made in all places, and no other program's name."""
    made, buffer = now.astimezone(JAPAN).timetuple()[:6], io.BytesIO()
    changed = f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</dcterms:modified>".encode()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            if part.startswith(_PROPERTIES):  # in long pages there is nothing to be looked for
                content = _PROGRAM.sub(b"", _CHANGED.sub(changed, content))
            new.writestr(zipfile.ZipInfo(part, made), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _left_out(tables: Sequence[Table]) -> list[str]:
    """Which tables have no page, as nothing stands in them."""
    names = [f"{table.name}　［{table.id}］" for table in tables]
    return ["", "まだ何も書かれていないため、シートにしていない表：", *names] if names else []


def _tell(page: Worksheet, lines: Iterable[str]) -> None:
    """A line a row; a long one ends before the id of its table, where no program cuts it.

    A few lines more than a page has are printed on it, smaller.
    """
    page.column_dimensions["A"].width, points = UPRIGHT / UNIT, 0.0
    for number, line in enumerate(lines, 1):
        told = line if ems(line) < UPRIGHT * 0.9 else line.replace("　［", "\n［")
        page.cell(number, 1, told or None).style = LINE
        page.row_dimensions[number].height = height([told], [UPRIGHT])
        points += height([told], [UPRIGHT])
    page.page_setup.fitToHeight = int(points <= ONE_PAGE)
