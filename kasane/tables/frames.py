"""Sheets, members and the agenda as pandas tables with Japanese headings.

Times are Japan's. Texts are as they were written; what makes them safe in a file is done by
kasane.tables.csv_files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from kasane.programme import BoardSheet, Programme
from kasane.store import State
from kasane.tables.clock import time_text
from kasane.tables.notes import Note, author_name, notes_of
from kasane.workshop.access import Actor

ROW, COLUMN, ORDER, TEXT = "場面", "列", "並び", "付箋"
COLOUR, AUTHOR, UNDER, SOURCES = "色", "書いた人", "重ね先", "もとの付箋"
HIDDEN, ID, VERSION = "見えなくした", "ID", "版"
CREATED, CHANGED = "書いた時刻（日本時間）", "直した時刻（日本時間）"
SHEET, SOURCE_TEXTS = "シート", "もとの付箋の文"
YES = "はい"
_TAIL = [COLOUR, AUTHOR, UNDER, SOURCES, HIDDEN, ID, VERSION, CREATED, CHANGED]


def sheet_headings(sheet: BoardSheet) -> list[str]:
    """The headings of a board's table."""
    return [ROW, COLUMN, ORDER, TEXT, *(part.label for part in sheet.note_fields), *_TAIL]


def sheet_frame(
    state: State,
    programme: Programme,
    sheet_id: str,
    actor: Actor | None,
    *,
    with_names: bool = True,
) -> pd.DataFrame:
    """A board, one row a note.

    Args:
        state: The workshop.
        programme: The programme that it runs.
        sheet_id: A board of it.
        actor: Who exports; None for the files on the owner's own disk, which have every text.
        with_names: Whether 書いた人 is filled where a note is signed.

    Returns:
        The columns of `sheet_headings`. Notes that the actor may only know to be there are left
        out; `attrs["covered"]` has their number.

    Raises:
        KeyError: the sheet is not there, or is no board.
    """
    sheet = board_of(programme, sheet_id)
    notes = notes_of(state, sheet, actor)
    rows = list(_rows(state, sheet, notes, with_names=with_names))
    frame = pd.DataFrame(rows, columns=sheet_headings(sheet))
    frame.attrs["covered"] = sum(note.covered for note in notes)
    return frame


def entries_frame(
    state: State, programme: Programme, actor: Actor | None, *, with_names: bool = True
) -> pd.DataFrame:
    """All entries of all boards in one list, with the texts that each came from."""
    headings = [SHEET, ROW, COLUMN, ORDER, TEXT, *_TAIL[:4], SOURCE_TEXTS, *_TAIL[4:]]
    boards = [(sheet, notes_of(state, sheet, actor)) for sheet in boards_of(programme)]
    texts = {note.id: note.text for _, notes in boards for note in notes if not note.covered}
    rows = []
    for sheet, notes in boards:
        for note, row in zip(
            _shown(notes), _rows(state, sheet, notes, with_names=with_names), strict=True
        ):
            sources = "\n".join(texts[source] for source in note.sources if source in texts)
            rows.append([sheet.title, *row[:4], *row[-9:-5], sources, *row[-5:]])
    frame = pd.DataFrame(rows, columns=headings)
    frame.attrs["covered"] = sum(note.covered for _, notes in boards for note in notes)
    return frame


def board_of(programme: Programme, sheet_id: str) -> BoardSheet:
    """A board of the programme, or KeyError."""
    sheet = programme.sheet(sheet_id)
    if not isinstance(sheet, BoardSheet):
        raise KeyError(sheet_id)
    return sheet


def boards_of(programme: Programme) -> list[BoardSheet]:
    """Every board of the programme, in its order."""
    return [sheet for sheet in programme.sheets if isinstance(sheet, BoardSheet)]


def _shown(notes: Sequence[Note]) -> list[Note]:
    return [note for note in notes if not note.covered]


def _rows(
    state: State, sheet: BoardSheet, notes: Sequence[Note], *, with_names: bool
) -> Iterator[list[object]]:
    rows = {row.id: row.label for row in sheet.rows}
    columns = {column.id: column.label for column in sheet.columns}
    colours: dict[str, str] = {colour.id: colour.label for colour in sheet.colours}
    shown = _shown(notes)
    orders = _orders(shown)
    for note in shown:
        yield [
            rows.get(note.row, note.row),
            columns.get(note.column, note.column),
            orders[note.id],
            note.text,
            *(note.values.get(part.id, "") for part in sheet.note_fields),
            colours.get(note.colour, note.colour),
            author_name(state, note.author) if with_names else "",
            note.under or "",
            " ".join(note.sources),
            YES if note.hidden else "",
            note.id,
            note.version,
            time_text(note.created),
            time_text(note.changed),
        ]


def _orders(notes: Sequence[Note]) -> dict[str, int]:
    seen: dict[str, int] = {}
    orders = {}
    for note in notes:
        seen[note.place] = seen.get(note.place, 0) + 1
        orders[note.id] = seen[note.place]
    return orders
