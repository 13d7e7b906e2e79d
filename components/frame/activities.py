"""What pages ask about a programme's activities: their pages, sheets, lengths and times."""

from __future__ import annotations

from typing import TypedDict

from components import words
from components.state import Here
from kasane.programme import (
    Activity,
    BoardSheet,
    FormSheet,
    Programme,
    Sheet,
    Step,
)
from kasane.workshop.access import PAGES
from kasane.workshop.agenda import agenda_of, copies_told, items_in, usual_minutes
from kasane.workshop.kinds import kind_of
from kasane.workshop.model import Meeting


class TimetableLine(TypedDict):
    """One activity of a day; `clock` such as 「13:45」, empty where the day has no time yet."""

    clock: str
    title: str
    minutes_text: str


def page_of(activity: Activity) -> tuple[str, dict[str, str]]:
    """The page of an activity and what its address needs; a guide where it has no own page."""
    if activity.screen in PAGES:
        return activity.screen, {"a": activity.id}
    return "activity", {"a": activity.id}


def closed_to(here: Here) -> list[str]:
    """The activities whose page the viewer may not open, which are not offered."""
    known = here.programme.activities
    return [each.id for each in known if here.actor.role not in PAGES[page_of(each)[0]]]


def board_of(programme: Programme, activity: Activity) -> BoardSheet | None:
    """The board that an activity works on, if it has one."""
    return next(iter(programme.sheets_of(BoardSheet, activity)), None)


def held_sheet_of(programme: Programme, activity: Activity) -> Sheet | None:
    """The sheet of an activity that is held as 個人ワーク, 公開 or 締切 on its page."""
    sheets = map(programme.sheet, activity.sheets)
    return next((sheet for sheet in sheets if kind_of(sheet).held(sheet)), None)


def planned(here: Here) -> dict[str, int]:
    """Whole minutes of each activity for the people and cases there are; 0 where it is open."""
    picked = {
        form.id: copies_told(here.reading, form)
        for form in here.programme.sheets_of(FormSheet)
        if form.pick
    }
    return {
        each.id: usual_minutes(here.reading, each, sum(picked.get(s, 0) for s in each.sheets) or 1)
        for each in here.programme.activities
    }


def where_written(programme: Programme, sheet: str) -> Activity | None:
    """Where people write a sheet: in the field if there is such an activity, else in the first."""
    using = [each for each in programme.activities if sheet in each.sheets]
    field = [each for each in using if not programme.step_of(each.id).meeting]
    return next(iter([*field, *using]), None)


def optional_steps(programme: Programme) -> list[dict[str, str | None]]:
    """The steps of a whole programme that a workshop may leave out."""
    return [
        {"id": step.id, "short": step.short, "title": step.title, "for_step": step.for_step}
        for step in programme.steps
        if step.optional
    ]


def timetable(here: Here, step: Step) -> list[TimetableLine]:
    """What is held on the day of a step, with planned clock times, as this workshop has it."""
    held = _held(here, step)
    own = {
        item.id: item.minutes
        for each in here.programme.steps
        for item in items_in(here.reading, each)
    }
    return [
        {
            "clock": item.planned_clock,
            "title": item.activity.title,
            "minutes_text": f"{minutes}分"
            if (minutes := own.get(item.id))
            else words.minutes_text(item.activity),
        }
        for item in agenda_of(here.reading, held)
        if not item.skipped
    ]


def purposes_of_day(here: Here, step: Step) -> list[str]:
    """What the day of a step is for; another step that is held on it counts as well."""
    held = _held(here, step)
    return [text for s in here.programme.steps if s.id in held.steps for text in s.purposes]


def _held(here: Here, step: Step) -> Meeting:
    """The meeting of a step: the present one, else its first, else one without day and time."""
    known = [here.meeting, *here.reading.meetings.values()]
    found = (meeting for meeting in known if meeting and step.id in meeting.steps)
    return next(found, Meeting(steps=(step.id,)))
