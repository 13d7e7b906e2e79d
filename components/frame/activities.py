"""Programme definitions as the live parts take them: agenda, stage, projector, board."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

from components import words
from components.frame.agenda import AgendaActivity, AgendaStep
from components.frame.course import CourseStep, OptionalStep
from components.frame.projector import ProjectorActivity
from components.frame.stage import Material, Preset, StageActivity, WallSheet
from components.state import Here
from kasane.programme import (
    Activity,
    AreaSheet,
    BoardSheet,
    FormSheet,
    MemoSheet,
    Programme,
    Sheet,
    Step,
)
from kasane.workshop.access import PAGES
from kasane.workshop.agenda import agenda_of, copies_told, items_in, people_speaking
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


def board_of(programme: Programme, activity: Activity) -> BoardSheet | None:
    """The board that an activity works on, if it has one."""
    sheets = [programme.sheet(sheet) for sheet in activity.sheets]
    return next((sheet for sheet in sheets if isinstance(sheet, BoardSheet)), None)


def held_sheet_of(programme: Programme, activity: Activity) -> Sheet | None:
    """The sheet of an activity that is held as 個人ワーク, 公開 or 締切 on its page, if it has one.

    Boards, maps and overlaps, and memos that are everybody's own at first.
    """
    sheets = [programme.sheet(sheet) for sheet in activity.sheets]
    return next((sheet for sheet in sheets if _is_held(sheet)), None)


def _is_held(sheet: Sheet) -> bool:
    alone = isinstance(sheet, MemoSheet) and sheet.alone
    return alone or isinstance(sheet, BoardSheet | AreaSheet)


def steps(here: Here) -> list[AgendaStep]:
    """The programme's steps with what the agenda needs of their activities."""
    there = _there(here)
    return [_step(there, step) for step in here.programme.steps]


def _step(there: _There, step: Step) -> AgendaStep:
    return {
        "id": step.id,
        "short": step.short,
        "title": step.title,
        "meeting": step.meeting,
        "activities": [_activity(there, activity) for activity in step.activities],
    }


def _activity(there: _There, activity: Activity) -> AgendaActivity:
    return {
        "id": activity.id,
        "short": activity.short,
        "title": activity.title,
        "minutes_text": words.minutes_text(activity),
        "planned": there.planned(activity),
    }


@dataclass(frozen=True, slots=True)
class _There:
    """The people who take turns, and how many copies of each form are told, by its id."""

    people: int
    picked: Mapping[str, int]

    def planned(self, activity: Activity) -> int:
        """Whole minutes for those people and cases; 0 where it is open."""
        cases = sum(self.picked.get(sheet, 0) for sheet in activity.sheets)
        return activity.minutes.planned(self.people, cases=cases or 1)


def _there(here: Here) -> _There:
    picked = {
        form.id: copies_told(here.reading, form)
        for form in here.programme.sheets
        if isinstance(form, FormSheet) and form.pick
    }
    return _There(people_speaking(here.reading), picked)


def course(here: Here) -> list[CourseStep]:
    """The programme's steps as the home of a workshop tells them."""
    there = _there(here)
    return [
        {
            **_step(there, step),
            "duration": step.duration,
            "optional": step.optional,
            "purposes": list(step.purposes),
            "secretariat_preparation": list(step.secretariat_preparation),
            "member_preparation": list(step.member_preparation),
            "notes": list(step.notes),
        }
        for step in here.programme.steps
    ]


def where_written(programme: Programme, sheet: str) -> Activity | None:
    """Where people write a sheet: in the field if there is such an activity, else in the first."""
    using = [each for each in programme.activities if sheet in each.sheets]
    field = [each for each in using if not programme.step_of(each.id).meeting]
    return next(iter([*field, *using]), None)


def optional_steps(programme: Programme) -> list[OptionalStep]:
    """The steps of a whole programme that a workshop may leave out."""
    return [
        {"id": step.id, "short": step.short, "title": step.title}
        for step in programme.steps
        if step.optional
    ]


def stage_activity(here: Here, activity: Activity) -> StageActivity:
    """An activity for the stage."""
    held = held_sheet_of(here.programme, activity)
    step = here.programme.step_of(activity.id)
    return {
        "id": activity.id,
        "title": activity.title,
        "short": activity.short,
        "step_title": f"{step.short}　{step.title}",
        "what": activity.what,
        "why": activity.why,
        "goals": list(activity.goals),
        "alone_minutes": activity.alone_minutes,
        "materials": materials(activity),
        "sheets": _on_the_wall(here.programme, activity),
        "held": held.title if isinstance(held, MemoSheet) else "",
    }


def _on_the_wall(programme: Programme, activity: Activity) -> list[WallSheet]:
    """The sheets that can be chosen for the wall; of cases one is opened, never all."""
    found = [programme.sheet(sheet) for sheet in activity.sheets]
    return [
        {"id": sheet.id, "title": sheet.title}
        for sheet in found
        if sheet.seen_by == "everyone"
        and not (isinstance(sheet, FormSheet) and sheet.repeats != "once")
    ]


def materials(activity: Activity) -> list[Material]:
    """What an activity uses, with the part of it that is looked at."""
    return [
        {
            "title": material.title,
            "url": material.url,
            "kind": material.kind,
            "segment": f"{material.start}〜{material.end}" if material.end else material.pages,
        }
        for material in activity.materials
    ]


SHORT_PRESETS: list[Preset] = [
    {"label": "10分", "seconds": 600},
    {"label": "3分", "seconds": 180},
]


def presets(activity: Activity) -> list[Preset]:
    """Lengths that the timer offers beside the whole activity's."""
    if activity.alone_minutes is None:
        return SHORT_PRESETS
    alone = activity.alone_minutes
    return [{"label": f"個人ワーク {alone}分", "seconds": alone * 60}, *SHORT_PRESETS]


def projector_activities(programme: Programme) -> dict[str, ProjectorActivity]:
    """What the projector shows of each activity, by id."""
    return {
        activity.id: {
            "what": activity.what,
            "why": activity.why,
            "goals": list(activity.goals),
            "materials": materials(activity),
            "sheets": list(activity.sheets),
        }
        for activity in programme.activities
    }


def purposes(programme: Programme) -> dict[str, list[str]]:
    """What each step is for, by its id."""
    return {step.id: list(step.purposes) for step in programme.steps}


def sheets(programme: Programme) -> dict[str, dict[str, Any]]:
    """Every sheet's definition, by id."""
    return {sheet.id: sheet.model_dump(mode="json") for sheet in programme.sheets}


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


def _held(here: Here, step: Step) -> Meeting:
    """The meeting of a step: the present one, else its first, else one without day and time."""
    known = [here.meeting, *here.reading.meetings.values()]
    found = (meeting for meeting in known if meeting and step.id in meeting.steps)
    return next(found, Meeting(steps=(step.id,)))
