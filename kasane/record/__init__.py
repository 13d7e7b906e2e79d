"""Word: the record of a session, and blank sheets; one layout per kind of sheet."""

from kasane.record.blank import blank_name, blank_sheet
from kasane.record.layouts import LAYOUTS, Layout
from kasane.record.session import record_name, session_record, write_record

__all__ = [
    "LAYOUTS",
    "Layout",
    "blank_name",
    "blank_sheet",
    "record_name",
    "session_record",
    "write_record",
]
