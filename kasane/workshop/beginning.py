"""What is in a workshop from the start: its facts, meetings, sheets and default rows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from kasane.programme import Programme, Sheet
from kasane.store import Draft, Put
from kasane.workshop.going_on import Timer
from kasane.workshop.kinds import kind_of
from kasane.workshop.model import (
    Authors,
    BoardState,
    Meeting,
    Member,
    Role,
    SheetState,
    WorkshopInfo,
    body,
)
from kasane.workshop.shapes import Clock, GivenName, Name, Shape


class NewWorkshop(Shape):
    """What is asked when a workshop starts; `date` and the rest are those of its first meeting.

    Attributes:
        previous: the workshop of the round before, led by the same device.
        carry: ids of its members and entries that go on (see kasane.workshop.rounds).
        left_out: ids of optional steps that are not held.
    """

    programme: str
    name: GivenName
    municipality: Name = ""
    round: int = Field(1, ge=1, le=99)
    previous: str | None = None
    carry: tuple[str, ...] = Field((), max_length=6_000)
    date: datetime.date
    start: Clock = "13:30"
    end: Clock | Literal[""] = ""
    venue: Name = ""
    steps: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    sample: bool = False
    keep_until: datetime.date | None = None


def first_records(
    programme: Programme,
    ask: NewWorkshop,
    facilitator: str,
    at: str,
    definition: str = "",
    leader: str = "事務局",
) -> list[Put]:
    """Everything a workshop starts with; `definition` as in WorkshopInfo, `leader` is a name."""
    info = WorkshopInfo(
        programme=programme.id,
        definition=definition,
        name=ask.name,
        municipality=ask.municipality,
        round=ask.round,
        previous=ask.previous,
        meeting="m1",
        left_out=ask.left_out,
        sample=ask.sample,
        keep_until=ask.keep_until,
    )
    of = ask.municipality
    member = Member(name=leader, organisation=of, role=Role.FACILITATOR, joined=True)
    return [
        Put("workshop", "main", body(info)),
        *_meetings(programme, ask),
        Put("member", facilitator, body(member)),
        Put("timer", "main", body(Timer())),
        *(
            put
            for sheet in programme.sheets
            for put in records_of(programme, sheet, facilitator, at)
        ),
    ]


def _meetings(programme: Programme, ask: NewWorkshop) -> Iterator[Put]:
    """The meeting that was asked for, and one without a date for each Step that is left."""
    first = Meeting(steps=ask.steps, date=ask.date, start=ask.start, end=ask.end, venue=ask.venue)
    yield Put("meeting", "m1", body(first))
    held = [step for step in programme.without(ask.left_out).steps if step.meeting]
    left = [step for step in held if step.id not in ask.steps]
    for number, step in enumerate(left, 2):
        yield Put("meeting", f"m{number}", body(Meeting(steps=(step.id,))))


def missing_records(draft: Draft, programme: Programme, at: str) -> list[Put]:
    """What sheets that the workshop has never known start with, and on what cases are opened."""
    known = {record.id for record in draft.all("sheet")}
    found = [sheet for sheet in programme.sheets if sheet.id not in known]
    first = next((m.id for m in draft.all("member") if m.body["role"] == Role.FACILITATOR), "owner")
    puts = [put for sheet in found for put in records_of(programme, sheet, first, at)]
    new = [put for put in puts if draft.find((put.kind, put.id)) is None]
    held = ((sheet, draft.get("sheet", sheet.id)) for sheet in programme.sheets)
    older = ((s, record) for s, record in held if record and lacks_ground(s, record.body))
    return [*new, *(Put("sheet", r.id, r.body | ground_of(s)) for s, r in older)]


def lacks_ground(sheet: Sheet, held: Mapping[str, Any]) -> bool:
    """Whether a sheet's record lacks what its programme asks for before people see a case."""
    return any(held.get(key) != value for key, value in ground_of(sheet).items() if value)


def ground_of(sheet: Sheet) -> dict[str, Any]:
    """The field with a case's ground for sharing, and where people confirm before they see it."""
    rule = getattr(sheet, "pick", None) if sheet.is_case else None
    confirms = dict(rule.confirmed_in) if rule else {}
    return {"ground": rule.hidden_field if rule and confirms else "", "confirms": confirms}


def records_of(programme: Programme, sheet: Sheet, author: str, at: str) -> Iterator[Put]:
    """What a sheet starts with: how it is held, and what stands on it."""
    yield Put("sheet", sheet.id, body(_state(programme, sheet)))
    yield from kind_of(sheet).first_entries(sheet, author, at)


def _state(programme: Programme, sheet: Sheet) -> SheetState:
    kind = kind_of(sheet)
    alone = any(
        activity.alone_minutes and (sheet.group_of or sheet.id) in activity.sheets
        for activity in programme.activities
    )
    private = kind.starts_private(sheet, alone=alone)
    return SheetState(
        state=BoardState.PRIVATE if private else BoardState.OPEN,
        authors=Authors.SHOWN if kind.signed else Authors.HIDDEN,
        seen_by=sheet.seen_by,
        cases=sheet.copies_of,
        **ground_of(sheet),
    )
