"""Programme definitions as the live parts take them: agenda, stage, projector, board."""

from __future__ import annotations

from typing import Any

from components import words
from components.agenda import AgendaStep
from components.projector import ProjectorStep
from components.stage import Material, Next, StageActivity
from components.state import Here
from components.timer import Preset
from kasane.programme import Activity, BoardSheet, Programme
from kasane.tables import agenda_of
from kasane.workshop.access import PAGES


def page_of(activity: Activity) -> tuple[str, dict[str, str]]:
    """The page of an activity and what its address needs; a guide where it has no own page."""
    if activity.screen in PAGES:
        return activity.screen, {}
    return "activity", {"a": activity.id}


def board_of(programme: Programme, activity: Activity) -> BoardSheet | None:
    """The board that an activity works on, if it has one."""
    sheets = [programme.sheet(sheet) for sheet in activity.sheets]
    return next((sheet for sheet in sheets if isinstance(sheet, BoardSheet)), None)


def stage_activity(here: Here, activity: Activity) -> StageActivity:
    """An activity for the stage."""
    step = here.programme.step_of(activity.id)
    return {
        "id": activity.id,
        "title": activity.title,
        "short": activity.short,
        "step_title": f"{step.short}　{step.title}",
        "what": activity.what,
        "why": activity.why,
        "goals": list(activity.goals),
        "minutes_text": words.minutes_text(activity),
        "alone_minutes": activity.alone_minutes,
        "next": _next(here, activity),
        "materials": _materials(activity),
    }


def _next(here: Here, activity: Activity) -> Next | None:
    """The activity that follows on the same day."""
    step = here.programme.step_of(activity.id)
    held = here.meeting.steps if here.meeting and step.id in here.meeting.steps else (step.id,)
    day = [each for known in here.programme.steps if known.id in held for each in known.activities]
    after = day[day.index(activity) + 1 :]
    if not after:
        return None
    minutes = words.minutes_text(after[0])
    return {"id": after[0].id, "title": after[0].title, "minutes_text": minutes}


def _materials(activity: Activity) -> list[Material]:
    return [
        {
            "title": material.title,
            "url": material.url,
            "kind": material.kind,
            "segment": f"{material.start}〜{material.end}" if material.end else None,
        }
        for material in activity.materials
    ]


def presets(activity: Activity) -> list[Preset]:
    """Lengths that the timer offers."""
    fixed = activity.minutes.fixed
    offered: list[Preset] = []
    if activity.alone_minutes:
        alone = activity.alone_minutes
        offered.append({"label": f"個人ワーク {alone}分", "seconds": alone * 60})
    if fixed:
        offered.append({"label": f"活動ぜんぶ {fixed}分", "seconds": fixed * 60})
    return [*offered, {"label": "10分", "seconds": 600}, {"label": "3分", "seconds": 180}]


def agenda_steps(here: Here) -> list[AgendaStep]:
    """The agenda with planned clock times for the meeting that is on."""
    clocks = (
        {
            item.activity.id: item.planned_clock
            for item in agenda_of(here.state, here.programme, here.meeting)
        }
        if here.meeting
        else {}
    )
    held = here.meeting.steps if here.meeting else ()
    return [
        {
            "id": step.id,
            "short": step.short,
            "title": step.title,
            "current": step.id in held,
            "activities": [
                {
                    "id": activity.id,
                    "short": activity.short,
                    "title": activity.title,
                    "clock": clocks.get(activity.id),
                    "minutes_text": words.minutes_text(activity),
                }
                for activity in step.activities
            ],
        }
        for step in here.programme.steps
    ]


def projector_steps(programme: Programme) -> list[ProjectorStep]:
    """The programme for the projector."""
    return [
        {
            "id": step.id,
            "short": step.short,
            "title": step.title,
            "activities": [
                {
                    "id": activity.id,
                    "title": activity.title,
                    "what": activity.what,
                    "why": activity.why,
                    "goals": list(activity.goals),
                    "minutes_text": words.minutes_text(activity),
                    "materials": _materials(activity),
                    "sheet": _sheet_id(programme, activity),
                }
                for activity in step.activities
            ],
        }
        for step in programme.steps
    ]


def _sheet_id(programme: Programme, activity: Activity) -> str | None:
    sheet = board_of(programme, activity)
    return sheet.id if sheet else None


def board_data(sheet: BoardSheet) -> dict[str, Any]:
    """A board's definition for `components.board`."""
    return sheet.model_dump(mode="json")
