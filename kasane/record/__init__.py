"""Word: records, plans, blank sheets, one layout per kind of sheet; and posters as PDF."""

from kasane.record.blank import blank_name, blank_sheet
from kasane.record.chapters.meetings import when
from kasane.record.chapters.plan import (
    handed_on,
    plan_document,
    plan_name,
    plan_texts,
    plan_titles,
    plans_word,
)
from kasane.record.chapters.poster import (
    SIZES,
    Poster,
    PosterSize,
    blank_poster,
    blank_poster_name,
    filled_poster,
    large_sheets,
    poster_name,
    posters_of,
)
from kasane.record.command import RecordRequest, write_record
from kasane.record.handouts import (
    handout_document,
    handout_name,
    handout_telling,
    handout_texts,
    handouts_of,
)
from kasane.record.paper.paper import Size
from kasane.record.pdf import NO_OFFICE, office, pdf_of
from kasane.record.session import (
    TellProgress,
    current_meeting,
    key_points,
    meeting_draft,
    points_texts,
    record_name,
    record_texts,
    session_record,
)

__all__ = [
    "NO_OFFICE",
    "SIZES",
    "Poster",
    "PosterSize",
    "RecordRequest",
    "Size",
    "TellProgress",
    "blank_name",
    "blank_poster",
    "blank_poster_name",
    "blank_sheet",
    "current_meeting",
    "filled_poster",
    "handed_on",
    "handout_document",
    "handout_name",
    "handout_telling",
    "handout_texts",
    "handouts_of",
    "key_points",
    "large_sheets",
    "meeting_draft",
    "office",
    "pdf_of",
    "plan_document",
    "plan_name",
    "plan_texts",
    "plan_titles",
    "plans_word",
    "points_texts",
    "poster_name",
    "posters_of",
    "record_name",
    "record_texts",
    "session_record",
    "when",
    "write_record",
]
