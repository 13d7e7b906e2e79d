"""The record of one meeting, or of the whole programme, as minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import compress

from kasane.plain.clock import JAPAN
from kasane.plain.dates import japanese_date
from kasane.plain.file_names import file_name
from kasane.programme import Sheet
from kasane.record.chapters import cover
from kasane.record.chapters.attachments import print_attachments
from kasane.record.chapters.decisions import print_decisions
from kasane.record.chapters.meetings import (
    print_meeting_facts,
    print_programme_facts,
    told_steps,
)
from kasane.record.chapters.people import print_agenda, print_all_agendas, print_members
from kasane.record.chapters.takers import print_takers
from kasane.record.chapters.thread_list import print_thread
from kasane.record.kinds import KINDS
from kasane.record.paper.content import para
from kasane.record.paper.paper import Paper
from kasane.record.scope import of_sheets
from kasane.workshop.as_held import as_held
from kasane.workshop.model import Meeting, WorkshopInfo
from kasane.workshop.reading import Reading
from kasane.workshop.use import use_of

TellProgress = Callable[[str, float], None]
"""Told what is being written, and which part of the whole is done (0 to 1)."""


def session_record(
    reading: Reading,
    now: datetime,
    *,
    meeting: str | None = None,
    progress: TellProgress | None = None,
) -> bytes:
    """The Word record of one meeting, or of the whole programme.

    Args:
        reading: The workshop as it is to be told.
        now: When the record is made, with a zone.
        meeting: Id of the meeting whose sheets are printed; None for the whole programme.
        progress: Is told what is being written.
    """
    reading = as_held(reading, meeting) if meeting else reading
    info, held = cover.info_of(reading), reading.meetings.get(meeting or "")
    day = held.date if held and held.date else now.astimezone(JAPAN).date()
    header = (info.name, japanese_date(day) + ("" if held else " 作成"))
    sheets, empty = _sheets(reading, held)
    use = use_of(reading, record_texts(reading, meeting) if meeting and held else None)
    paper = Paper(f"{info.name} 記録", header, use, now.astimezone(JAPAN))
    tell = progress or (lambda _what, _share: None)
    tell("はじめのページ", 0.0)
    paper.section(cover=True)
    cover.print_cover(paper, reading, held, now, use)
    paper.section()
    if held:
        _print_meeting(paper, info, held, reading)
    else:
        print_programme_facts(paper, info, reading)
        print_takers(paper, reading)
        paper.section(follow=True)
        print_all_agendas(paper, reading)
    print_decisions(paper, reading, sheets)
    if empty:
        paper.put(para(f"何も書かれていないシート：{'、'.join(s.title for s in empty)}", "Small"))
    _print_sheets(paper, reading, sheets, tell)
    print_attachments(paper, reading, held)
    if not held:
        tell("つながり", 0.95)
        print_thread(paper, reading)
    if paper.characters.sentence:
        paper.put(para(paper.characters.sentence, "Small"))
    return paper.bytes()


def record_texts(reading: Reading, meeting: str) -> set[str]:
    """Whose texts the record of a meeting has."""
    return of_sheets(reading, meeting, _sheets(reading, reading.meetings.get(meeting))[0])


def record_name(reading: Reading, now: datetime, *, meeting: str | None = None) -> str:
    """The file's name, which says 内部用 (with names or cases) or 共有用."""
    info, held = cover.info_of(reading), reading.meetings.get(meeting or "")
    day = (held.date if held else None) or now.astimezone(JAPAN).date()
    what = "記録" if held else "全体の記録"
    return file_name(f"{info.name}_{what}_{day:%Y%m%d}_{reading.telling.word}", ".docx")


def current_meeting(reading: Reading) -> str | None:
    """Id of the meeting that is on or comes next; None where there is none."""
    info, known = reading.info, reading.meetings
    return info.meeting if info and info.meeting in known else next(iter(known), None)


def _print_meeting(paper: Paper, info: WorkshopInfo, held: Meeting, reading: Reading) -> None:
    print_meeting_facts(paper, info, reading, held)
    print_members(paper, reading, held)
    paper.chapter("進行")
    print_agenda(paper, reading, held)


def _print_sheets(paper: Paper, reading: Reading, sheets: list[Sheet], tell: TellProgress) -> None:
    for number, sheet in enumerate(sheets):
        tell(sheet.title, 0.1 + 0.85 * number / len(sheets))
        KINDS[sheet.kind].filled(paper, sheet, reading)
        KINDS[sheet.kind].lists(paper, sheet, reading)


def _sheets(reading: Reading, held: Meeting | None) -> tuple[list[Sheet], list[Sheet]]:
    """The sheets with something on them, and those without; of a meeting those of its steps."""
    if held is None or not held.steps:
        wanted = {sheet.id for sheet in reading.programme.sheets}
    else:
        steps = told_steps(reading, held)
        wanted = {sheet for step in steps for each in step.activities for sheet in each.sheets}
    every = reading.programme.sheets
    ours = [s for s in every if (s.group_of or s.id) in wanted and reading.opens(s)]
    whole = held is None
    used = [KINDS[sheet.kind].is_used(sheet, reading, whole=whole) for sheet in ours]
    return list(compress(ours, used)), [s for s, there in zip(ours, used, strict=True) if not there]
