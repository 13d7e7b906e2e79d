"""A board as a large page: what stands where, without names."""

from __future__ import annotations

from collections import defaultdict

from kasane.programme import BoardSheet
from kasane.record.kinds.board.notes import text_of
from kasane.record.pictures.board import BoardView, Column, Note
from kasane.workshop.reading import Reading


def view_of(sheet: BoardSheet, reading: Reading) -> BoardView:
    """The notes that all see, in printed order, each in its pile."""
    notes: dict[str, list[Note]] = defaultdict(list)
    seen = [note for note in reading.notes(sheet) if not note.covered]
    shown = {note.id: note.place for note in seen}
    for note in seen:
        under = shown.get(note.under or "") == note.place
        notes[note.place].append(Note(text_of(sheet, note), note.colour, under))
    return _view(sheet, notes)


def blank_view(sheet: BoardSheet) -> BoardView:
    """The board to stick notes on."""
    return _view(sheet, {})


def _view(sheet: BoardSheet, notes: dict[str, list[Note]]) -> BoardView:
    rows = [(row.id, row.label, "" if notes else row.note) for row in sheet.rows]
    columns = [Column(c.id, c.label, c.spanning) for c in sheet.columns]
    return BoardView(
        rows or [("", "", "")],
        columns,
        sheet.row_heading if sheet.rows else "",
        sheet.columns_heading,
        notes,
    )
