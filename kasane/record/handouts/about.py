"""What every handout is made from: the workshop as it is told, the meeting, the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from kasane.plain.clock import JAPAN
from kasane.plain.dates import japanese_date
from kasane.programme import FieldSection, FormSheet, Programme, SimpleField
from kasane.record.chapters.cover import info_of
from kasane.record.chapters.meetings import numbered, when
from kasane.record.paper.content import para
from kasane.record.paper.paper import Paper
from kasane.workshop.agenda import agenda_of, planned_end
from kasane.workshop.model import Meeting
from kasane.workshop.outgoing import LEFT_OUT
from kasane.workshop.reading import Reading

LATER = "（あらためてお知らせします）"
_BLANK = "　" * 14


@dataclass(frozen=True, slots=True)
class About:
    """What a handout is about.

    Attributes:
        reading: the workshop as it is told.
        held: the meeting; None where it is about the whole programme, or no meeting is planned.
    """

    reading: Reading
    held: Meeting | None
    now: datetime

    @property
    def programme(self) -> Programme:
        """The programme as this workshop holds it."""
        return self.reading.programme

    @property
    def meeting(self) -> str:
        """Such as 第2回; empty without a meeting."""
        return numbered(self.reading, self.held) if self.held else ""


def print_head(paper: Paper, about: About, to: str, title: str) -> None:
    """To whom (room for a name where that is not known), from whom and when, and what it is."""
    info = info_of(about.reading)
    made = japanese_date(about.now.astimezone(JAPAN).date())
    sender = "　".join(part for part in (info.municipality, info.name, "事務局") if part)
    lines = (made, to or f"{_BLANK}　様", sender, f"問い合わせ先：{_contact(about) or _BLANK}")
    paper.put(*(para(line, "Cover Kicker") for line in lines), para(title, "Title"))


def _contact(about: About) -> str:
    """Whom to ask, as it was written of a meeting; of this one first."""
    meetings = [*([about.held] if about.held else []), *about.reading.meetings.values()]
    return next((m.contact for m in meetings if m.contact and m.contact != LEFT_OUT), "")


def bullets(paper: Paper, texts: Sequence[str]) -> None:
    """A line each, with a dot before it."""
    paper.put(*(para(f"・{text}", "Item") for text in texts))


def given(text: str) -> str:
    """A meeting's text, or that it will be told."""
    return LATER if text in ("", LEFT_OUT) else text


def day_and_hours(reading: Reading, held: Meeting) -> str:
    """When it is, to its planned end."""
    return when(held.model_copy(update={"end": planned_end(reading, held)})).rstrip("～")


def minutes_of(reading: Reading, held: Meeting) -> int:
    """How long a meeting takes: from start to end, else as its agenda plans; 0: not known."""
    end = planned_end(reading, held)
    if held.start and end:
        begins, ends = time.fromisoformat(held.start), time.fromisoformat(end)
        return max(0, (ends.hour - begins.hour) * 60 + ends.minute - begins.minute)
    return sum(line.planned_minutes + line.break_after for line in agenda_of(reading, held))


def said(reading: Reading, what: str) -> list[str]:
    """What the secretariat wrote where the programme says that handouts take it from there."""
    return [
        text
        for form, field in sources(reading.programme, what)
        for copy in reading.copies(form)
        if (text := copy.text(field).strip()) and text != LEFT_OUT
    ]


def sources(programme: Programme, what: str) -> Iterator[tuple[FormSheet, str]]:
    """The forms and fields from which handouts take something."""
    for form in programme.sheets_of(FormSheet):
        for section in form.sections:
            for field in section.fields if isinstance(section, FieldSection) else ():
                if isinstance(field, SimpleField) and field.in_handouts == what:
                    yield form, field.id
