"""What a prefecture is told of a workshop: where it stands and how many, and nothing else.

A glance holds numbers, and words that no participant wrote: a municipality as accounts.toml names
it, a title that comes with かさね. tests/workshop/test_glance.py holds that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kasane.programme import FormSheet, Programme
from kasane.store import Record, State
from kasane.workshop.model import Meeting, WorkshopInfo, read, read_all

OWN = "市町村で直したプログラム"


@dataclass(frozen=True, slots=True)
class Glance:
    """Where a workshop stands, in numbers.

    Attributes:
        programme: its title; of a municipality's own only that it is one.
        step: the number of the step that was held last; 0 before the first. steps: of how many.
        called: that step's name, in a programme that comes with かさね.
        meetings: how many have a date. held: of how many it has come.
        ideas: what people could vote on. plans: filled plans.
    """

    municipality: str
    programme: str
    round: int
    step: int
    steps: int
    called: str
    meetings: int
    held: int
    cases: int
    ideas: int
    plans: int


def glance(records: State, programme: Programme, municipality: str, today: date) -> Glance:
    """Count a workshop.

    Args:
        records: of its kinds workshop, meeting and entry.
        programme: as the workshop holds it, without steps that are left out.
        municipality: as it is known to whoever is told.
        today: in Japan.
    """
    info = read(records, WorkshopInfo)
    dated = [meeting for meeting in read_all(records, Meeting).values() if meeting.date]
    come = [meeting for meeting in dated if meeting.date and meeting.date <= today]
    entries = [record for record in records.all("entry") if not record.deleted]
    on = info.activity if info else None
    met = {step for meeting in come for step in meeting.steps}
    reached = [
        number
        for number, step in enumerate(programme.steps, 1)
        if step.id in met or on in {activity.id for activity in step.activities}
    ]
    own, last = info is None or bool(info.definition), max(reached, default=0)
    return Glance(
        municipality=municipality,
        programme=OWN if own else programme.title,
        round=info.round if info else 1,
        step=last,
        steps=len(programme.steps),
        called=programme.steps[last - 1].short if last and not own else "",
        meetings=len(dated),
        held=len(come),
        cases=_copies(programme.forms("case"), entries),
        ideas=_ideas(programme, entries),
        plans=_copies(programme.forms("idea"), entries) + _handed_on(programme, entries),
    )


def _copies(forms: list[FormSheet], entries: list[Record]) -> int:
    """How many filled copies there are of some forms."""
    ids = {form.id for form in forms}
    return sum(e.body["sheet"] in ids and not e.body["place"] for e in entries)


def _handed_on(programme: Programme, entries: list[Record]) -> int:
    """How many forms that are handed on have anything in them."""
    forms = {form.id for form in programme.sheets_of(FormSheet) if form.handed_on}
    begun = {
        e.body["sheet"]
        for e in entries
        if e.body["place"] or any(value for value in e.body["values"].values())
    }
    return len(forms & begun)


def _ideas(programme: Programme, entries: list[Record]) -> int:
    """How many entries people could vote on; one that lies under another is part of that."""
    forms = {form.id for form in programme.sheets_of(FormSheet)}
    voted = {s.voted_on for s in programme.sheets if s.vote_columns and s.id not in forms}
    return sum(
        not e.body["stack"] and f"{e.body['sheet']}/{e.body['place'].rpartition('/')[2]}" in voted
        for e in entries
    )
