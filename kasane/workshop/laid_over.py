"""A worked example laid over a programme that was changed since: what of it still has its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kasane.programme import Programme, SurveySheet
from kasane.store import Record, State
from kasane.workshop.kinds import given_values
from kasane.workshop.reading import Reading
from kasane.workshop.renewal import fits, place_in

_OF_A_SHEET = ("turns", "ballot", "sides", "survey", "results")
_OF_ALL = ("workshop", "member", "story")
_OF_THE_DEFINITION = ("seen_by", "cases")
"""What the record of a sheet has of its definition."""


def laid_over(example: Reading, empty: Reading) -> Reading:
    """The example as it looks in another programme, with what that one has besides.

    Args:
        example: a worked example.
        empty: a workshop of the changed programme in which nobody has written.
    """
    programme = empty.programme
    kept = {record.key: record for record in _kept(example, programme)}
    filled = {record.body["sheet"] for record in kept.values() if record.kind == "entry"}
    given = given_values(programme)
    for record in empty.records.all("entry"):
        if record.body["sheet"] not in filled or record.id in given:
            kept.setdefault(record.key, record)
    for record in empty.records.all("sheet"):
        held = example.records.get("sheet", record.id) if record.id in filled else None
        new = {key: record.body[key] for key in _OF_THE_DEFINITION}
        kept[record.key] = replace(held, body=held.body | new) if held else record
    state = State(example.workshop, example.records.revision, kept)
    return replace(empty, records=state, actor=example.actor)


def _kept(example: Reading, programme: Programme) -> Iterator[Record]:
    """What of the example has its place in the programme."""
    sheets, steps = {sheet.id for sheet in programme.sheets}, {step.id for step in programme.steps}
    gone = given_values(example.programme).keys() - given_values(programme)
    yield from (record for kind in _OF_ALL for record in example.records.all(kind))
    for record in example.records.all("meeting"):
        held = [step for step in record.body["steps"] if step in steps]
        if held:
            yield replace(record, body=record.body | {"steps": held})
    for record in (r for kind in _OF_A_SHEET for r in example.records.all(kind)):
        sheet = record.body.get("sheet", record.id)
        if sheet in sheets and _as_it_was(example.programme, programme, sheet):
            yield record
    for record in example.records.all("entry"):
        if record.id not in gone and (found := _entry(record, example.programme, programme)):
            yield found


def _as_it_was(before: Programme, now: Programme, sheet: str) -> bool:
    """Whether votes and answers still belong to the same columns and questions."""
    one, other = before.sheet_of(SurveySheet, sheet), now.sheet_of(SurveySheet, sheet)
    if one or other:
        return bool(one and other and one.questions == other.questions)
    known = {each.id: list(each.vote_columns) for each in before.sheets}
    return known.get(sheet) == list(now.sheet(sheet).vote_columns)


def _entry(record: Record, before: Programme, now: Programme) -> Record | None:
    """An entry with those of its values that can be written; None where it has no place."""
    old, place = place_in(before, record), place_in(now, record)
    if old is None or place is None or old.kind != place.kind:
        return None
    colour = record.body.get("colour")
    if colour in old.colours and colour not in place.colours:
        return None
    values = {key: each for key, each in record.body["values"].items() if fits(place, key, each)}
    return replace(record, body=record.body | {"values": values})
