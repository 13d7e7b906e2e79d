"""A step's agenda as this workshop has it: activities skipped, repeated, moved, other minutes."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.programme import Activity, Programme, Step
from kasane.store import Draft, Put, State
from kasane.workshop.desk import Desk
from kasane.workshop.going_on import Agenda, AgendaItem
from kasane.workshop.model import (
    Attendance,
    Meeting,
    Role,
    WorkshopInfo,
    body,
    read,
)
from kasane.workshop.shapes import Shape


class EditAgenda(Shape):
    """A step's whole agenda, in its order."""

    op: Literal["agenda.edit"]
    step: str
    items: tuple[AgendaItem, ...] = Field(min_length=1, max_length=limits.ITEMS)


def edit(desk: Desk, ask: EditAgenda) -> list[Put]:
    """Set a step's agenda for this workshop. What is left out is skipped, not gone."""
    step = next((known for known in desk.programme.steps if known.id == ask.step), None)
    known = {activity.id for activity in step.activities} if step else set()
    ids = [item.id for item in ask.items]
    if step is None or not known >= {item.activity for item in ask.items}:
        raise RefusedError("not_here", "このStepにない活動です。何も変わっていません。")
    if len(set(ids)) != len(ids):
        raise RefusedError("malformed", "進行表の番号が重なっています。何も変わっていません。")
    listed = {item.activity for item in ask.items}
    left_out = [
        AgendaItem(id=activity.id, activity=activity.id, skipped=True)
        for activity in step.activities
        if activity.id not in listed
    ]
    return [Put("agenda", step.id, body(Agenda(items=(*ask.items, *left_out))))]


def items_of(
    records: State | Draft, step: Step, day: Sequence[Step] = ()
) -> tuple[AgendaItem, ...]:
    """A step's agenda, skipped activities too; the programme's own where nobody changed it.

    What the programme's file has gained since is added, what it has lost is left out. Of the steps
    of one day, what the others make needless is skipped, unless somebody wants it after all.
    """
    known = [activity.id for activity in step.activities]
    agenda = read(records, Agenda, step.id)
    items = tuple(item for item in (agenda.items if agenda else ()) if item.activity in known)
    listed = {item.activity for item in items}
    fresh = [
        AgendaItem(id=each.id, activity=each.id, break_after=each.break_after)
        for each in step.activities
        if each.id not in listed
    ]
    needless = step.left_by_the_day(day)
    seen: set[str] = set()
    return tuple(_as_the_day_has_it(item, needless, seen) for item in (*items, *fresh))


def _as_the_day_has_it(item: AgendaItem, needless: Set[str], seen: set[str]) -> AgendaItem:
    """An item that is held or skipped; one that stands there once more is wanted."""
    again = item.activity in seen
    seen.add(item.activity)
    if item.skipped is not None:
        return item
    return item.model_copy(update={"skipped": item.activity in needless and not again})


def expected(records: State | Draft) -> int:
    """How many people are expected to speak: who is on the roster and not noted as absent."""
    info = read(records, WorkshopInfo)
    meeting = read(records, Meeting, info.meeting) if info and info.meeting else None
    noted = meeting.attendance if meeting else {}
    # By the records: pages ask this of each activity, and members are many.
    return sum(
        member.body["role"] != Role.VIEWER and noted.get(member.id) is not Attendance.ABSENT
        for member in records.all("member")
    )


def _interviews(records: State | Draft, programme: Programme) -> int:
    """How many interviews there are to tell of."""
    forms = {form.id for form in programme.forms("interview")}
    copies = (r.body for r in records.all("entry") if not r.body["place"])
    return sum(copy["sheet"] in forms for copy in copies)


def usual(
    records: State | Draft,
    programme: Programme,
    activity: Activity,
    cases: int,
    people: int | None = None,
) -> int:
    """Whole minutes that an activity takes for the people, cases and interviews that there are.

    What its minutes do not depend on is not counted.
    """
    minutes = activity.minutes
    interviews = _interviews(records, programme) if minutes.per_interview else 0
    if people is None:
        people = expected(records) if minutes.per_person_seconds else 0
    return minutes.planned(people, cases, interviews)


def minutes_of(
    records: State | Draft,
    programme: Programme,
    item: AgendaItem,
    cases: int,
    people: int | None = None,
) -> int:
    """Whole minutes that an item is planned to take."""
    if item.minutes is not None:
        return item.minutes
    return usual(records, programme, programme.activity(item.activity), cases, people)
