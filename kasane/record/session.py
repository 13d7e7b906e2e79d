"""The record of one meeting, or of the whole programme, as minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import compress

from kasane.plain.clock import JAPAN
from kasane.plain.dates import japanese_date
from kasane.plain.file_names import file_name
from kasane.programme import Sheet, Step
from kasane.record.chapters import cover
from kasane.record.chapters.attachments import print_attachments
from kasane.record.chapters.counts import print_counts
from kasane.record.chapters.decisions import print_decisions
from kasane.record.chapters.meetings import (
    numbered,
    print_meeting_facts,
    print_programme_facts,
    told_steps,
)
from kasane.record.chapters.people import print_agenda, print_all_agendas, print_members
from kasane.record.chapters.placeless import print_placeless
from kasane.record.chapters.questions import print_questions
from kasane.record.chapters.since import print_since
from kasane.record.chapters.takers import print_takers
from kasane.record.chapters.thread_list import print_thread
from kasane.record.facts import begun, decided, draft_of
from kasane.record.kinds import KINDS
from kasane.record.paper.content import para
from kasane.record.paper.paper import Paper
from kasane.record.scope import of_sheets
from kasane.workshop.agenda import items_in
from kasane.workshop.as_held import as_held
from kasane.workshop.model import Meeting
from kasane.workshop.reading import Reading
from kasane.workshop.tasks import open_tasks
from kasane.workshop.use import use_of

_AROUND = 6
"""Chapters that stand around those of the sheets."""
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
    held = reading.meetings.get(meeting or "")
    sheets, empty = _sheets(reading, held)
    texts = record_texts(reading, meeting) if meeting else None
    paper = _begun(reading, held, sheets, now, "記録", texts)
    tell = progress or (lambda _what, _share: None)
    tell("はじめのページ", 0.0)
    paper.section(follow=paper.page > 1)
    paper.contents(len(sheets) + _AROUND)
    if held:
        print_meeting_facts(paper, reading, held)
        print_members(paper, reading, held)
        paper.chapter("進行")
        print_agenda(paper, reading, held)
    else:
        print_programme_facts(paper, reading)
        print_takers(paper, reading)
        paper.section(follow=True)
        print_all_agendas(paper, reading)
    print_decisions(paper, reading, sheets)
    if held:
        print_since(paper, reading, held, sheets)
    if empty:
        paper.put(para(f"何も書かれていないシート：{'、'.join(s.title for s in empty)}", "Small"))
    _print_sheets(paper, reading, sheets, tell)
    print_questions(paper, reading, held)
    print_attachments(paper, reading, held)
    if not held:
        print_placeless(paper, reading)
        tell("つながり", 0.95)
        print_thread(paper, reading)
    return _finished(paper)


def key_points(
    reading: Reading,
    now: datetime,
    *,
    meeting: str | None = None,
    progress: TellProgress | None = None,
) -> bytes:
    """The first page of a record alone: 要点1枚. The arguments are those of `session_record`."""
    if progress:
        progress("要点", 0.3)
    reading = as_held(reading, meeting) if meeting else reading
    held = reading.meetings.get(meeting or "")
    texts = points_texts(reading, meeting)
    return _finished(_begun(reading, held, _sheets(reading, held)[0], now, "要点", texts))


def record_texts(reading: Reading, meeting: str) -> set[str]:
    """Whose texts the record of a meeting has."""
    tasks = {key for task in open_tasks(reading) for key in (task.item.id, task.item.copy)}
    own = _sheets(reading, reading.meetings.get(meeting))[0]
    return of_sheets(reading, meeting, own) | tasks


def points_texts(reading: Reading, meeting: str | None = None) -> set[str]:
    """Whose texts the first page of a record has: those that would stand there if all were told."""
    if reading.telling.cases:
        return set()  # nothing is asked about
    whole = reading.to_tell(replace(reading.telling, asks=False))
    sheets = _sheets(whole, whole.meetings.get(meeting or ""))[0]
    lines = " ".join(decided(whole, sheets))
    told = {item.id: lines for sheet in sheets for item in whole.of(sheet.id)}
    told |= {task.item.id: lines + " ".join(task.text.split()) for task in open_tasks(whole)}
    named = (text for text in reading.asked if begun(text.text) in told.get(text.id, ""))
    return {meeting or "", *(f"{text.id}/{text.field}" for text in named)}


def record_name(
    reading: Reading, now: datetime, *, meeting: str | None = None, what: str = "記録"
) -> str:
    """The file's name, which says 内部用 (with names or cases) or 共有用."""
    info, held = cover.info_of(reading), reading.meetings.get(meeting or "")
    day = (held.date if held else None) or now.astimezone(JAPAN).date()
    which = f"{numbered(reading, held)}_{what}" if held else f"全体の{what}"
    return file_name(f"{info.name}_{which}_{day:%Y%m%d}_{reading.telling.word}", ".docx")


def meeting_draft(reading: Reading, now: datetime, meeting: str) -> str:
    """The facts of a meeting, for somebody who writes its summary to start from."""
    reading = as_held(reading, meeting)
    held = reading.meetings[meeting]
    return draft_of(reading, held, _sheets(reading, held)[0], now)


def current_meeting(reading: Reading) -> str | None:
    """Id of the meeting that is on or comes next; None where there is none."""
    info, known = reading.info, reading.meetings
    return info.meeting if info and info.meeting in known else next(iter(known), None)


def _begun(
    reading: Reading,
    held: Meeting | None,
    sheets: list[Sheet],
    now: datetime,
    what: str,
    texts: set[str] | None,
) -> Paper:
    """A document with its first page."""
    info = cover.info_of(reading)
    day = held.date if held and held.date else now.astimezone(JAPAN).date()
    name = f"{info.name}　{numbered(reading, held)}" if held else info.name
    use = use_of(reading, texts)
    header = (name, japanese_date(day) + ("" if held else " 作成"))
    paper = Paper(f"{name}　{what}", header, use, now.astimezone(JAPAN))
    paper.section()
    cover.print_front(paper, cover.Front(reading, held, sheets, use, now))
    return paper


def _finished(paper: Paper) -> bytes:
    if paper.characters.sentence:
        paper.put(para(paper.characters.sentence, "Small"))
    return paper.bytes()


def _print_sheets(paper: Paper, reading: Reading, sheets: list[Sheet], tell: TellProgress) -> None:
    for number, sheet in enumerate(sheets):
        tell(sheet.title, 0.1 + 0.85 * number / len(sheets))
        KINDS[sheet.kind].filled(paper, sheet, reading)
        KINDS[sheet.kind].lists(paper, sheet, reading)
        print_counts(paper, sheet, reading)


def _sheets(reading: Reading, held: Meeting | None) -> tuple[list[Sheet], list[Sheet]]:
    """The sheets with something on them, and those without; of a meeting those of its steps."""
    whole = held is None or not held.steps
    order = _by_agenda(
        reading, reading.programme.steps if held is None or whole else told_steps(reading, held)
    )
    ours = [
        s
        for s in reading.programme.sheets
        if (whole or (s.group_of or s.id) in order) and reading.opens(s)
    ]
    ours.sort(key=lambda sheet: order.get(sheet.group_of or sheet.id, len(order)))
    used = [KINDS[sheet.kind].is_used(sheet, reading, whole=held is None) for sheet in ours]
    return list(compress(ours, used)), [s for s, there in zip(ours, used, strict=True) if not there]


def _by_agenda(reading: Reading, steps: Sequence[Step]) -> dict[str, int]:
    """When the sheets of some steps come first, by the agenda of this workshop.

    What an optional step beside the meetings shares with others, such as results, stands there.
    """
    told = [(step, sheet) for step in steps for sheet in _sheets_in(reading, step)]
    elsewhere = {sheet for step, sheet in told if not _beside_meetings(step)}
    ours = (s for step, s in told if not (_beside_meetings(step) and s in elsewhere))
    return {sheet: number for number, sheet in enumerate(dict.fromkeys(ours))}


def _sheets_in(reading: Reading, step: Step) -> Iterator[str]:
    for item in items_in(reading, step):
        yield from reading.programme.activity(item.activity).sheets


def _beside_meetings(step: Step) -> bool:
    return step.optional and not step.meeting
