"""Writes a record to a file, as the command `record` does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from kasane.errors import KasaneError
from kasane.record.chapters.meetings import find_meeting
from kasane.record.chapters.plan import plan_document, plan_name
from kasane.record.pdf import as_pdf
from kasane.record.session import key_points, record_name, session_record
from kasane.source import open_workshops, reading_of
from kasane.tables import workbook, workbook_name
from kasane.tables.files.csv_files import put_file
from kasane.workshop.access import Actor
from kasane.workshop.model import Role
from kasane.workshop.reading import Reading
from kasane.workshop.telling import Telling

Form = Literal["word", "pdf", "xlsx"]
_WHOLE = (
    "表（xlsx）はプログラム全体のものだけです。"
    "--meeting と --plan と --key-points を外してください。"
)


@dataclass(frozen=True, slots=True)
class RecordRequest:
    """What is wanted.

    Attributes:
        meeting: id, day or number of the meeting; None for the whole programme.
        plan: only the plans. key_points: only the first page of the record.
        form: what is written; "xlsx" are the tables of the whole programme.
    """

    with_names: bool = False
    with_cases: bool = False
    meeting: str | None = None
    plan: bool = False
    form: Form = "word"
    key_points: bool = False


def write_record(
    data: Path, workshop_id: str, out: Path | None = None, wish: RecordRequest | None = None
) -> Path:
    """Write a workshop's record as a facilitator sees it.

    Args:
        data: The data folder.
        workshop_id: The workshop.
        out: The file; one of its own name in the present folder where None.
        wish: What is in it; without names and cases, the whole programme, where None.

    Raises:
        KasaneError: there are no data, no such workshop, meeting or plan, or no PDF can be made.
    """
    wanted = wish or RecordRequest()
    telling = Telling(wanted.with_names, wanted.with_cases)
    actor = Actor(workshop_id, "owner", Role.FACILITATOR)
    with open_workshops(data) as workshops:
        reading = reading_of(workshops, workshop_id, actor, telling)
        now = workshops.clock()
        name, content = _made(reading, wanted, now)
    path = out or Path(name)
    put_file(path, content)
    return path


def _made(reading: Reading, wanted: RecordRequest, now: datetime) -> tuple[str, bytes]:
    if wanted.form == "xlsx":
        if wanted.plan or wanted.meeting or wanted.key_points:
            raise KasaneError(_WHOLE)
        return workbook_name(reading, now), workbook(reading, now)
    if wanted.plan:
        name, content = plan_name(reading, now), plan_document(reading, now)
    else:
        meeting = find_meeting(reading, wanted.meeting) if wanted.meeting else None
        what, make = ("要点", key_points) if wanted.key_points else ("記録", session_record)
        name = record_name(reading, now, meeting=meeting, what=what)
        content = make(reading, now, meeting=meeting)
    if wanted.form == "pdf":
        return str(Path(name).with_suffix(".pdf")), as_pdf(content)
    return name, content
