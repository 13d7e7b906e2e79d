"""Sheets as pandas tables, and as CSV files on disk, for download and back in."""

from kasane.tables.agenda import Item, agenda_of
from kasane.tables.csv_files import CsvFile, Encoding, frame_file
from kasane.tables.frames import entries_frame, sheet_frame
from kasane.tables.kana import hiragana, kana_key
from kasane.tables.keeper import CsvKeeper
from kasane.tables.notes import Note, notes_of
from kasane.tables.people_frames import agenda_frame, members_frame
from kasane.tables.reading import CsvMistakesError, read_board_csv
from kasane.tables.row_reader import BoardRow
from kasane.tables.source import open_workshops, programmes_folder
from kasane.tables.workshop_files import csv_zip, put_workshop, write_csv, zip_name

__all__ = [
    "BoardRow",
    "CsvFile",
    "CsvKeeper",
    "CsvMistakesError",
    "Encoding",
    "Item",
    "Note",
    "agenda_frame",
    "agenda_of",
    "csv_zip",
    "entries_frame",
    "frame_file",
    "hiragana",
    "kana_key",
    "members_frame",
    "notes_of",
    "open_workshops",
    "programmes_folder",
    "put_workshop",
    "read_board_csv",
    "sheet_frame",
    "write_csv",
    "zip_name",
]
