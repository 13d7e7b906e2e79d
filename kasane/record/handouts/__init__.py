"""Papers before a meeting, of what is already written: 案内, 説明資料, 依頼文, 次第, 進行台本."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from kasane.plain.clock import JAPAN
from kasane.programme import Programme
from kasane.record.chapters.cover import SAMPLE, info_of
from kasane.record.handouts.about import About, sources
from kasane.record.handouts.explanation import PERSON, SUPERIOR, print_explanation
from kasane.record.handouts.invitation import print_invitation, print_programme_of_the_day
from kasane.record.handouts.requests import (
    has_cases,
    has_interviews,
    paper_header,
    print_case_request,
    print_interview_request,
)
from kasane.record.handouts.script import print_script
from kasane.record.paper.content import para
from kasane.record.paper.paper import Paper
from kasane.record.session import record_name
from kasane.workshop.interviews import sheets_of
from kasane.workshop.reading import Reading
from kasane.workshop.telling import Telling
from kasane.workshop.use import use_of


@dataclass(frozen=True, slots=True)
class Handout:
    """A paper that goes out before a meeting.

    Attributes:
        put: writes it. of_meeting: whether it is about one meeting. across: on landscape paper.
        one_page: whether its letters get smaller, as far as can be read, where it would be two.
        fits: whether a programme has what it is about.
    """

    id: str
    title: str
    put: Callable[[Paper, About], None]
    of_meeting: bool = False
    across: bool = False
    one_page: bool = False
    fits: Callable[[Programme], bool] = lambda _programme: True


_INVITATION = "invitation"
HANDOUTS = (
    Handout(PERSON, "説明資料（本人あて）", partial(print_explanation, to=PERSON), one_page=True),
    Handout(
        SUPERIOR, "説明資料（上長あて）", partial(print_explanation, to=SUPERIOR), one_page=True
    ),
    Handout("cases", "依頼文（ケースを出す人あて）", print_case_request, fits=has_cases),
    Handout("interviews", "依頼文（話を聞く人あて）", print_interview_request, fits=has_interviews),
    Handout(_INVITATION, "案内", print_invitation, of_meeting=True, one_page=True),
    Handout("agenda", "次第", print_programme_of_the_day, of_meeting=True, one_page=True),
    Handout("script", "進行台本", print_script, of_meeting=True, across=True),
)


def handouts_of(programme: Programme) -> list[Handout]:
    """Those that a programme has."""
    return [each for each in HANDOUTS if each.fits(programme)]


def handout_document(
    reading: Reading, now: datetime, which: str, meeting: str | None = None
) -> bytes:
    """The Word file of a handout.

    Args:
        reading: The workshop as it is to be told; with `online` also where it is held online.
        now: When it is made, with a zone.
        which: Its id.
        meeting: Id of the meeting that it is about.

    Raises:
        KasaneError: the workshop was erased.
    """
    handout = _known(which)
    held = reading.meetings.get(meeting or "") if handout.of_meeting else None
    about = About(reading, held, now)
    use = use_of(reading, handout_texts(reading, which, meeting))
    for scale in _SCALES if handout.one_page else _SCALES[:1]:
        paper = _printed(handout, about, use, scale)
        if paper.page == 1 and paper.room > _SPARE:
            break
    return paper.bytes()


_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.76)
_SPARE = 22.0
"""Millimetres that stay free, as other fonts are wider."""


def _printed(handout: Handout, about: About, use: str, scale: float) -> Paper:
    info = info_of(about.reading)
    title, made = f"{info.name}　{handout.title}", about.now.astimezone(JAPAN)
    paper = Paper(title, paper_header(about), use, made, scale)
    paper.section("landscape" if handout.across else "portrait")
    handout.put(paper, about)
    for text in (SAMPLE if info.sample else "", paper.characters.sentence):
        if text:
            paper.put(para(text, "Small"))
    return paper


def handout_telling(reading: Reading, which: str, meeting: str | None, *, names: bool) -> Telling:
    """How much a handout tells: never of cases; an invitation also where people meet online."""
    held = reading.to_tell(Telling(online=True)).meetings.get(meeting or "")
    invites = which == _INVITATION and held is not None and bool(held.address)
    return Telling(names=names, online=invites)


def handout_texts(reading: Reading, which: str, meeting: str | None) -> set[str]:
    """Ids of the meetings and entries whose texts are in it."""
    if _known(which).of_meeting:
        return {meeting} if meeting else set()
    found = set(reading.meetings)
    if which in (PERSON, SUPERIOR):
        programme = reading.programme
        forms = [form for what in ("why_now", "what_for") for form, _ in sources(programme, what)]
        found |= {copy.id for form in forms for copy in reading.copies(form)}
    known = sheets_of(reading.programme)
    if which == "interviews" and known:
        found |= {row.id for row in reading.at(known.table.id)}
    return found


def handout_name(reading: Reading, now: datetime, which: str, meeting: str | None = None) -> str:
    """The file's name, as that of other records."""
    handout = _known(which)
    about = meeting if handout.of_meeting else None
    return record_name(reading, now, meeting=about, what=handout.title)


def _known(which: str) -> Handout:
    return next(each for each in HANDOUTS if each.id == which)
