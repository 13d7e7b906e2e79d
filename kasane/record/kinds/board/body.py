"""The body of a board's printed sheet: one row a phase, or several where it is long."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kasane.programme import BoardSheet, GridPart
from kasane.record.kinds.board.notes import Block, chunked, flowed, lines_of, paragraphs_of
from kasane.record.paper.content import SIDE_FILL, Cell, Para, Row, para

Filling = Callable[[str], list[Block]]
"""Place → what is in it."""
PAGE_LINES = 27.0
"""Lines of notes that fit below the headings of an A4 landscape page."""
_BAND_LINES = 12.0
"""Lines of the unbroken rows into which a sheet of several pages is cut."""
_UNCUT_LINES = 14.0
"""A phase of no more lines is not cut, even where it begins on the next page for that."""
_LEAST_LINES = 3.0


@dataclass(frozen=True, slots=True)
class _Band:
    """One row of the table: a phase, or a part of one."""

    row: GridPart | None
    cells: Mapping[str, Sequence[Block]]
    begins: bool = True
    ends: bool = True

    @property
    def lines(self) -> float:
        """The lines of the longest cell."""
        return max([_LEAST_LINES, *map(lines_of, self.cells.values())])


def body_rows(
    sheet: BoardSheet, filling: Filling, height: float, *, explained: bool = False
) -> list[Row]:
    """The rows of a board.

    A sheet that fits on a page has one row a phase, and a column over all phases is one merged
    cell. A longer one is cut into rows that are not broken, and what looks like one cell are
    several without lines between them: Word and LibreOffice cut off what is in a merged cell at
    the end of a page.

    Args:
        sheet: The board.
        filling: What is in its places.
        height: Of a phase, at least, in millimetres.
        explained: Whether it says below a phase's name what it covers.
    """
    spanning = {c.id: filling(f"/{c.id}") for c in sheet.columns if c.spanning}
    bands = _bands(sheet, filling)
    fits = sum(band.lines for band in bands) <= PAGE_LINES
    if fits and all(lines_of(blocks) <= PAGE_LINES for blocks in spanning.values()):
        columns = {name: _merged(blocks, len(bands)) for name, blocks in spanning.items()}
        return [_row(sheet, b, i, columns, height, explained) for i, b in enumerate(bands)]
    bands = [part for band in bands for part in _cut(band)]
    shares = {
        n: flowed(b, [band.lines for band in bands], _BAND_LINES) for n, b in spanning.items()
    }
    most = max(len(bands), *map(len, shares.values())) if shares else len(bands)
    bands += [_Band(bands[-1].row, {}, begins=False) for _ in range(most - len(bands))]
    columns = {name: _open(share, most) for name, share in shares.items()}
    return [_row(sheet, b, i, columns, 0.0, explained) for i, b in enumerate(bands)]


def _bands(sheet: BoardSheet, filling: Filling) -> list[_Band]:
    inner = [column.id for column in sheet.columns if not column.spanning]
    rows: Sequence[GridPart | None] = sheet.rows or [None]
    return [
        _Band(row, {name: filling(f"{row.id if row else ''}/{name}") for name in inner})
        for row in rows
    ]


def _cut(band: _Band) -> list[_Band]:
    if band.lines <= _UNCUT_LINES:
        return [band]
    parts = {name: chunked(blocks, _BAND_LINES) for name, blocks in band.cells.items()}
    count = max([1, *map(len, parts.values())])
    return [
        _Band(
            band.row,
            {name: part[i] if i < len(part) else [] for name, part in parts.items()},
            begins=i == 0,
            ends=i == count - 1,
        )
        for i in range(count)
    ]


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
        else Cell(
            paragraphs_of(band.cells.get(column.id, [])),
            open_above=not band.begins,
            open_below=not band.ends,
        )
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
    return [Cell(texts, fill=SIDE_FILL, open_above=not band.begins, open_below=not band.ends)]


def _merged(blocks: Sequence[Block], rows: int) -> list[Cell]:
    if rows == 1:
        return [Cell(paragraphs_of(blocks))]
    return [
        Cell(paragraphs_of(blocks), merge="begin"),
        *(Cell(merge="go on") for _ in range(rows - 1)),
    ]


def _open(shares: Sequence[Sequence[Block]], rows: int) -> list[Cell]:
    return [
        Cell(
            paragraphs_of(shares[i]) if i < len(shares) else (),
            open_above=i > 0,
            open_below=i < rows - 1,
        )
        for i in range(rows)
    ]
