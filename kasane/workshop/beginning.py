"""What is in a workshop from the start: its facts, meetings, sheets and default rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pydantic import Field

from kasane.programme import AreaSheet, FormSheet, MemoSheet, Programme, Sheet, TableSheet
from kasane.programme.base import Value as Given
from kasane.store import Draft, Put
from kasane.workshop.model import (
    Authors,
    BoardState,
    Clock,
    Entry,
    GivenName,
    Meeting,
    Member,
    Name,
    Role,
    Shape,
    SheetState,
    Timer,
    Value,
    WorkshopInfo,
    body,
)
from kasane.workshop.places import is_once, is_signed


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
    date: date
    start: Clock = "13:30"
    venue: Name = ""
    steps: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    sample: bool = False


def first_records(programme: Programme, ask: NewWorkshop, facilitator: str, at: str) -> list[Put]:
    """Everything a workshop starts with."""
    info = WorkshopInfo(
        programme=programme.id,
        name=ask.name,
        municipality=ask.municipality,
        round=ask.round,
        previous=ask.previous,
        meeting="m1",
        left_out=ask.left_out,
        sample=ask.sample,
    )
    leader = Member(
        name="事務局", organisation=ask.municipality, role=Role.FACILITATOR, joined=True
    )
    return [
        Put("workshop", "main", body(info)),
        *_meetings(programme, ask),
        Put("member", facilitator, body(leader)),
        Put("timer", "main", body(Timer())),
        *(
            put
            for sheet in programme.sheets
            for put in _of_sheet(programme, sheet, facilitator, at)
        ),
    ]


def _meetings(programme: Programme, ask: NewWorkshop) -> Iterator[Put]:
    """The meeting that was asked for, and one without a date for each Step that is left."""
    first = Meeting(steps=ask.steps, date=ask.date, start=ask.start, venue=ask.venue)
    yield Put("meeting", "m1", body(first))
    held = [step for step in programme.without(ask.left_out).steps if step.meeting]
    left = [step for step in held if step.id not in ask.steps]
    for number, step in enumerate(left, 2):
        yield Put("meeting", f"m{number}", body(Meeting(steps=(step.id,))))


def missing_records(draft: Draft, programme: Programme, at: str) -> list[Put]:
    """What sheets that the workshop has never known start with."""
    known = {record.id for record in draft.all("sheet")}
    found = [sheet for sheet in programme.sheets if sheet.id not in known]
    first = next((m.id for m in draft.all("member") if m.body["role"] == Role.FACILITATOR), "owner")
    puts = [put for sheet in found for put in _of_sheet(programme, sheet, first, at)]
    return [put for put in puts if draft.find((put.kind, put.id)) is None]


def _of_sheet(programme: Programme, sheet: Sheet, author: str, at: str) -> Iterator[Put]:
    yield Put("sheet", sheet.id, body(_state(programme, sheet)))
    if isinstance(sheet, FormSheet) and is_once(sheet):
        yield Put("entry", sheet.id, body(_entry(sheet, {}, author, 1.0, at)))
        for section in sheet.sections:
            for part in section.parts:
                rows = getattr(part, "default_rows", ())
                yield from _rows(sheet, rows, f"{sheet.id}/{part.id}", author, at)
    if isinstance(sheet, TableSheet) and sheet.rows_of == "entries":
        yield from _rows(sheet, sheet.default_rows, "", author, at)


def _rows(
    sheet: Sheet, rows: tuple[dict[str, Given], ...], place: str, author: str, at: str
) -> Iterator[Put]:
    inner = place.replace("/", "-") or sheet.id
    for number, row in enumerate(rows, 1):
        values = {key: _value(given) for key, given in row.items()}
        entry = _entry(sheet, values, author, float(number), at, place)
        yield Put("entry", f"{inner}-d{number}", body(entry))


def is_default(entry: str) -> bool:
    """Whether an entry's id is that of a default row, which every round begins with."""
    return re.search(r"-d\d+$", entry) is not None


def _entry(
    sheet: Sheet, values: dict[str, Value], author: str, rank: float, at: str, place: str = ""
) -> Entry:
    return Entry(
        sheet=sheet.id,
        place=place,
        values=values,
        rank=rank,
        author=author,
        created=at,
        changed=at,
    )


def _value(given: Given) -> Value:
    """A value of a default row as entries hold it."""
    if isinstance(given, bool):
        return "1" if given else ""
    return given if isinstance(given, tuple) else str(given)


def _state(programme: Programme, sheet: Sheet) -> SheetState:
    alone = any(
        activity.alone_minutes and sheet.id in activity.sheets for activity in programme.activities
    )
    voted = isinstance(sheet, TableSheet) and sheet.voted
    own = isinstance(sheet, MemoSheet) and sheet.alone
    private = voted or own or (alone and sheet.kind == "board")
    return SheetState(
        state=BoardState.PRIVATE if private else BoardState.OPEN,
        authors=Authors.SHOWN if is_signed(sheet) else Authors.HIDDEN,
        seen_by=sheet.seen_by,
        cases=sheet.cases if isinstance(sheet, AreaSheet) else "",
    )
