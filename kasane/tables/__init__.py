"""Sheets as pandas tables, and as CSV files on disk, for download and back in."""

from kasane.plain.kana import hiragana, kana_key
from kasane.source import open_workshops, programmes_folder
from kasane.tables.files.calendar_file import (
    calendar_file,
    calendar_name,
    venues_kept_back,
)
from kasane.tables.files.csv_files import CsvFile, Encoding, frame_file
from kasane.tables.files.frames import entries_frame, rows_frame
from kasane.tables.files.listing import sheet_title
from kasane.tables.files.log_frame import log_frame
from kasane.tables.files.names import Names
from kasane.tables.files.people_frames import agenda_frame, members_frame
from kasane.tables.files.questions_frame import in_turn as questions_in_turn
from kasane.tables.files.workbook import workbook, workbook_name
from kasane.tables.files.workshop_files import csv_zip, put_workshop, write_csv, zip_name
from kasane.tables.kinds import leaves_of
from kasane.tables.leaf import Leaf
from kasane.tables.sheet_row import SheetRow
from kasane.tables.take_in.changes import RowChange
from kasane.tables.take_in.files import pages_of
from kasane.tables.take_in.headings import FileTable
from kasane.tables.take_in.lines import FilePage
from kasane.tables.take_in.look import Answer, Look, look, own_pages, recognised, understood
from kasane.tables.take_in.mistakes import UnreadableError
from kasane.tables.take_in.template import template
from kasane.workshop.agenda import agenda_of, planned_end
from kasane.workshop.thread.ways import Way, way_of

__all__ = [
    "Answer",
    "CsvFile",
    "Encoding",
    "FilePage",
    "FileTable",
    "Leaf",
    "Look",
    "Names",
    "RowChange",
    "SheetRow",
    "UnreadableError",
    "Way",
    "agenda_frame",
    "agenda_of",
    "calendar_file",
    "calendar_name",
    "csv_zip",
    "entries_frame",
    "frame_file",
    "hiragana",
    "kana_key",
    "leaves_of",
    "log_frame",
    "look",
    "members_frame",
    "open_workshops",
    "own_pages",
    "pages_of",
    "planned_end",
    "programmes_folder",
    "put_workshop",
    "questions_in_turn",
    "recognised",
    "rows_frame",
    "sheet_title",
    "template",
    "understood",
    "venues_kept_back",
    "way_of",
    "workbook",
    "workbook_name",
    "write_csv",
    "zip_name",
]
