"""The body of a board's printed sheet: one row a phase, or several where it is long."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kasane.programme import BoardSheet, GridPart
from kasane.record.kinds.board.notes import Block, chunked, flowed, lines_of, paragraphs_of
from kasane.record.paper.content import SIDE_FILL, Cell, Para, Row, para

Filling = Callable[[str], list[Block]]
"""Place → what is in it."""
PAGE_LINES = 32.0
"""Lines of notes that fit below the headings of an A4 landscape page."""
_BEGUN_LINES = 8.0
"""Lines that have to be left for a phase to begin on a page on which it does not end."""
_LEAST_LINES = 3.0
_SHORT_LINES = 24.0
"""Lines of notes on less than half an upright page."""


@dataclass(frozen=True, slots=True)
class _Band:
    """One row of the table: a phase, or a part of one."""

    row: GridPart | None
    cells: Mapping[str, Sequence[Block]]
    begins: bool = True

    @property
    def lines(self) -> float:
        """The lines of the longest cell."""
        return max([_LEAST_LINES, *map(lines_of, self.cells.values())])


def body_pages(
    sheet: BoardSheet, filling: Filling, height: float, *, explained: bool = False
) -> list[list[Row]]:
    """The rows of a board, page by page.

    Each page is a table of its own, in which a column over all phases is one merged cell: Word and
    LibreOffice cut off what is in a merged cell at the end of a page. A board without phases is
    one row, which may be broken between pages.

    Args:
        sheet: The board.
        filling: What is in its places.
        height: Of a phase, at least, in millimetres.
        explained: Whether it says below a phase's name what it covers.
    """
    pages = _pages(_bands(sheet, filling)) if sheet.rows else [_bands(sheet, filling)]
    spanning = {c.id: filling(f"/{c.id}") for c in sheet.columns if c.spanning}
    shares = {name: _shared(blocks, pages) for name, blocks in spanning.items()}
    most = max([len(pages), *map(len, shares.values())])
    pages += [[_Band(pages[-1][-1].row, {}, begins=False)] for _ in range(most - len(pages))]
    least = height if most == 1 else 0.0
    printed = []
    for number, bands in enumerate(pages):
        parts = {n: share[number] if number < len(share) else [] for n, share in shares.items()}
        columns = {name: _merged(blocks, len(bands)) for name, blocks in parts.items()}
        printed.append([_row(sheet, b, i, columns, least, explained) for i, b in enumerate(bands)])
    return printed


def is_short(sheet: BoardSheet, filling: Filling) -> bool:
    """Whether it takes less than half an upright page, with no column over all phases."""
    apart = not any(column.spanning for column in sheet.columns)
    return apart and sum(band.lines for band in _bands(sheet, filling)) <= _SHORT_LINES


def _bands(sheet: BoardSheet, filling: Filling) -> list[_Band]:
    inner = [column.id for column in sheet.columns if not column.spanning]
    rows: Sequence[GridPart | None] = sheet.rows or [None]
    return [
        _Band(row, {name: filling(f"{row.id if row else ''}/{name}") for name in inner})
        for row in rows
    ]


def _pages(bands: Sequence[_Band]) -> list[list[_Band]]:
    """The phases page by page, one cut where it begins on a page that is too short for it."""
    pages: list[list[_Band]] = [[]]
    room = PAGE_LINES
    for band in bands:
        rest: _Band | None = band
        while rest is not None:
            if rest.lines > room and pages[-1] and room < _BEGUN_LINES:
                pages.append([])
                room = PAGE_LINES
            here, rest = _cut(rest, room)
            pages[-1].append(here)
            room -= here.lines
            if rest is not None:
                pages.append([])
                room = PAGE_LINES
    return pages


def _cut(band: _Band, room: float) -> tuple[_Band, _Band | None]:
    """What of a band fits into so many lines, and what is left of it."""
    parts = {name: chunked(blocks, room) for name, blocks in band.cells.items()}
    here = _Band(band.row, {name: part[0] for name, part in parts.items()}, band.begins)
    left = {name: [b for later in part[1:] for b in later] for name, part in parts.items()}
    return here, _Band(band.row, left, begins=False) if any(left.values()) else None


def _shared(blocks: Sequence[Block], pages: Sequence[Sequence[_Band]]) -> list[list[Block]]:
    """What stands beside all phases, on each page as much as its phases take of the whole."""
    used = [sum(band.lines for band in bands) for bands in pages]
    rooms = [lines_of(blocks) * each / sum(used) for each in used[:-1]]
    return flowed(blocks, [*rooms, PAGE_LINES], PAGE_LINES)


def _row(
    sheet: BoardSheet,
    band: _Band,
    index: int,
    columns: Mapping[str, Sequence[Cell]],
    height: float,
    explained: bool,
) -> Row:
    cells = [
        columns[column.id][index]
        if column.spanning
        else Cell(paragraphs_of(band.cells.get(column.id, [])))
        for column in sheet.columns
    ]
    side = _side(band, explained) if band.row else []
    return Row([*side, *cells], whole=band.lines <= PAGE_LINES, height=height)


def _side(band: _Band, explained: bool) -> list[Cell]:
    assert band.row is not None  # noqa: S101 - callers ask only for sheets with rows
    texts: list[Para] = [para(band.row.label, "Cell Head")]
    if explained:
        texts.append(para(band.row.note, "Small"))
    if not band.begins:
        texts = [para(f"{band.row.short or band.row.label}（つづき）", "Small")]
    return [Cell(texts, fill=SIDE_FILL)]


def _merged(blocks: Sequence[Block], rows: int) -> list[Cell]:
    if rows == 1:
        return [Cell(paragraphs_of(blocks))]
    return [
        Cell(paragraphs_of(blocks), merge="begin"),
        *(Cell(merge="go on") for _ in range(rows - 1)),
    ]
