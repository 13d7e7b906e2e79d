"""Word: records of a meeting or a programme, plans, blank sheets; one layout per kind of sheet."""

from kasane.record.blank import blank_name, blank_sheet
from kasane.record.cases import is_case, kept_back
from kasane.record.command import Wish, write_record
from kasane.record.layouts import LAYOUTS, Layout
from kasane.record.meetings import meetings_in_order, when
from kasane.record.paper import Size
from kasane.record.plan import plan_document, plan_name, plan_titles
from kasane.record.session import Progress, current_meeting, record_name, session_record

__all__ = [
    "LAYOUTS",
    "Layout",
    "Progress",
    "Size",
    "Wish",
    "blank_name",
    "blank_sheet",
    "current_meeting",
    "is_case",
    "kept_back",
    "meetings_in_order",
    "plan_document",
    "plan_name",
    "plan_titles",
    "record_name",
    "session_record",
    "when",
    "write_record",
]
