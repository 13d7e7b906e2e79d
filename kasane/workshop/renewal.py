"""Whether a workshop can go on with a newer definition of its programme: nothing may get lost.

What was written stays where it is. A definition that has no place for it any more, or in which it
could not be written, is refused by the names of these places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kasane.errors import RefusedError
from kasane.programme import Programme, SurveySheet, TableSheet
from kasane.programme.groups import with_groups
from kasane.store import Draft, Put, Record
from kasane.store.answers import waiting
from kasane.workshop.desk import Desk
from kasane.workshop.going_on import ActivityTime
from kasane.workshop.kinds import kind_of, place_of
from kasane.workshop.model import Entry, Meeting, read_all
from kasane.workshop.places import Place
from kasane.workshop.shapes import Value
from kasane.workshop.values import check_value

_HELD = ("turns", "survey", "results", "earlier")
"""Kinds of records that have a sheet's id, beside its own."""
_VOTE = ("type", "least", "most", "dots", "per_person")


def lost(desk: Desk, newer: Programme) -> list[str]:
    """The places with something in them that a newer definition has no place for.

    Returns:
        Words such as 「困りごと」の「原因」（3件）; none where all has its place.
    """
    now, then = _split(desk, desk.whole), _split(desk, newer)
    first = untouched(desk.draft, now)
    entries = [record for record in desk.draft.ever("entry") if record.id not in first]
    found = Counter[str](name for record in entries for name in _of_entry(record, now, then))
    found.update(_of_ballots(desk.draft, now, then))
    found.update(_of_about(desk.draft.ever("member"), now.roster, then.roster, now))
    found.update(_of_about(desk.draft.ever("meeting"), now.schedule, then.schedule, now))
    found.update(_of_surveys(desk, now, then))
    found.update(_of_room(desk, now, then))
    return [f"{name}（{count}件）" if count > 1 else name for name, count in found.items()]


def untouched(draft: Draft, programme: Programme) -> dict[str, Record]:
    """The entries that stand on sheets from the start and that nobody ever changed, by id."""
    found = {}
    for sheet in programme.sheets:
        for given in kind_of(sheet).first_entries(sheet, "", ""):
            record = draft.find(("entry", given.id))
            if record is not None and _is_as_given(record, given):
                found[given.id] = record
    return found


def without_place(draft: Draft, now: Programme, then: Programme) -> Iterator[Put]:
    """Untouched entries from the start that have no place any more."""
    for record in untouched(draft, now).values():
        if not record.deleted and place_in(then, record) is None:
            yield Put("entry", record.id, record.body, deleted=True)


def _split(desk: Desk, programme: Programme) -> Programme:
    return with_groups(programme, desk.info.split)


def _is_as_given(record: Record, given: Put) -> bool:
    same = ("sheet", "place", "values", "version")
    now = Entry.model_validate(record.body)
    new = Entry.model_validate(given.body)
    return now.created == now.changed and all(getattr(now, k) == getattr(new, k) for k in same)


def place_in(programme: Programme, record: Record) -> Place | None:
    """Where an entry is in a programme; None where that has no place for it."""
    try:
        return place_of(programme, record.body["sheet"], record.body["place"])
    except RefusedError:
        return None


def _of_entry(record: Record, now: Programme, then: Programme) -> Iterator[str]:
    before, after = place_in(now, record), place_in(then, record)
    if before is None:
        return
    if after is None or after.kind != before.kind:
        yield _called(now, record.body["sheet"], record.body["place"].split("/"))
        return
    for key, value in record.body["values"].items():
        if value and fits(before, key, value) and not fits(after, key, value):
            part = before.part(key)
            yield _named(before.sheet.title, part[0].label if part else key)
    colour = record.body.get("colour")
    if colour in before.colours and colour not in after.colours:
        yield _named(before.sheet.title, "付箋の色")


def fits(place: Place, key: str, value: Value) -> bool:
    """Whether a value could be written in a place."""
    part = place.part(key)
    if part is None:
        return False
    try:
        check_value(part[0], value)
    except RefusedError:
        return False
    return True


def _of_ballots(draft: Draft, now: Programme, then: Programme) -> Iterator[str]:
    old, new = _votes(now), _votes(then)
    for record in draft.ever("ballot"):
        for column in {key for marks in record.body["marks"].values() for key in marks}:
            at = (record.body["sheet"], column)
            if at in old and old[at] != new.get(at):
                yield _called(now, *at[:1], [column])


def _votes(programme: Programme) -> dict[tuple[str, str], list[object]]:
    return {
        (sheet.id, column.id): [getattr(column, key) for key in _VOTE]
        for sheet in programme.sheets
        for column in sheet.vote_columns
    }


def _of_about(
    records: Iterable[Record], old: TableSheet | None, new: TableSheet | None, now: Programme
) -> Iterator[str]:
    """What members and meetings say in columns that their sheet would not have."""
    columns = {column.id: column for column in (new.columns if new else ())}
    for record in records:
        for key, value in record.body.get("about", {}).items():
            if not value or old is None or key not in old.place_ids:
                continue
            try:
                check_value(columns[key], value)
            except (KeyError, RefusedError):
                yield _called(now, old.id, [key])


def _of_surveys(desk: Desk, now: Programme, then: Programme) -> Iterator[str]:
    held = waiting(desk.transaction.connection, desk.draft.workshop_id)
    for kind in _HELD:
        for record in desk.draft.ever(kind):
            if record.id in _ids(now) and record.id not in _ids(then):
                yield _named(now.sheet(record.id).title)
    for sheet in now.sheets_of(SurveySheet):
        answered = held.get(sheet.id) or desk.draft.find(("results", sheet.id))
        newer = then.sheet_of(SurveySheet, sheet.id)
        asked = {each.id: each for each in (newer.questions if newer else ())}
        for question in sheet.questions if answered else ():
            found = asked.get(question.id)
            if found is None or (found.type, found.choices) != (question.type, question.choices):
                yield _named(sheet.title, question.label)


def _of_room(desk: Desk, now: Programme, then: Programme) -> Iterator[str]:
    """Activities that were held, have papers or groups; steps of which a meeting is written."""
    here = {activity.id for activity in then.activities}
    times = {key for key, time in read_all(desk.draft, ActivityTime).items() if time.runs}
    papers = {record.body["activity"] for record in desk.draft.ever("attachment")}
    for activity in now.activities:
        if activity.id in times | papers | {*desk.info.groups} and activity.id not in here:
            yield f"活動「{activity.title}」"
    steps = {step.id for step in then.steps}
    for meeting in read_all(desk.draft, Meeting).values():
        for step in now.steps:
            if step.id in set(meeting.steps) - steps and is_written(meeting):
                yield f"開催した「{step.short}　{step.title}」"


def is_written(meeting: Meeting) -> bool:
    """Whether anything is said of a meeting beside its steps."""
    usual = Meeting(steps=meeting.steps)
    return meeting != usual


def _ids(programme: Programme) -> set[str]:
    return {sheet.id for sheet in programme.sheets}


def _called(programme: Programme, sheet_id: str, parts: Iterable[str]) -> str:
    sheet = programme.sheet(sheet_id)
    names = dict(_labels(sheet.model_dump(mode="json")))
    return _named(sheet.title, *(names[part] for part in parts if part in names))


def _labels(node: Any) -> Iterator[tuple[str, str]]:
    """The id and the name of every part below a node."""
    if isinstance(node, Mapping):
        if "id" in node and "label" in node:
            yield str(node["id"]), str(node["label"])
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _labels(each)


def _named(sheet: str, *parts: str) -> str:
    return f"「{sheet}」" + (f"の「{'・'.join(parts)}」" if parts else "")
