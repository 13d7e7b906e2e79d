"""A case that goes on in the next round: closed, to be agreed to anew, with what to report on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from kasane.programme import FormSheet, Programme
from kasane.programme.follow_up import FollowUpRule
from kasane.programme.sheets.sections import PickRule
from kasane.store import Draft, Record
from kasane.workshop.places import is_question


def follow_ups(programme: Programme) -> list[FormSheet]:
    """The forms whose copies go on in a next round."""
    return [sheet for sheet in programme.sheets_of(FormSheet) if sheet.follow_up]


def cases_going_on(
    before: Draft, programme: Programme, wanted: Collection[str]
) -> Iterator[Record]:
    """The copies that were chosen, what sits in them, and the rows to report on."""
    for sheet in follow_ups(programme):
        entries = [each for each in before.all("entry") if each.body["sheet"] == sheet.id]
        for copy in entries:
            if copy.id in wanted and not copy.body["place"]:
                inside = [e for e in entries if e.body["place"].startswith(f"{copy.id}/")]
                yield from _going_on(sheet, copy, inside)


def _going_on(sheet: FormSheet, copy: Record, inside: list[Record]) -> Iterator[Record]:
    rule = sheet.follow_up
    if rule is None:
        return
    values = dict(copy.body["values"])
    if sheet.pick:
        _agree_anew(sheet.pick, values)
    hidden = bool(copy.body["hidden"] or sheet.is_case)
    yield replace(copy, body=copy.body | {"values": values, "hidden": hidden})
    emptied = {each.table: each.clears for each in rule.decided}
    for record in inside:
        table = record.body["place"].partition("/")[2]
        if table != rule.into and not is_question(record.body["place"]):
            clears = emptied.get(table, ())
            left = {k: v for k, v in record.body["values"].items() if k not in clears}
            yield replace(record, body=record.body | {"values": left})
    yield from _reports(sheet, rule, copy, inside)


def _agree_anew(rule: PickRule, values: dict[str, Any]) -> None:
    """Leave behind the ground on which a case was shared, and who agreed to what."""
    for name in (rule.flag, *(each for names in rule.requires.values() for each in names)):
        values.pop(name, None)
    values[rule.hidden_field] = rule.hidden_choice


def _reports(
    sheet: FormSheet, rule: FollowUpRule, copy: Record, inside: list[Record]
) -> Iterator[Record]:
    parts = {part.id: part for section in sheet.sections for part in section.parts}

    def rows_in(table: str) -> list[tuple[str, Any]]:
        rows = (each for each in inside if each.body["place"] == f"{copy.id}/{table}")
        return [(r.id, r.body["values"]) for r in sorted(rows, key=lambda r: r.body["rank"])]

    for number, (values, source) in enumerate(rule.to_report(parts, copy.body["values"], rows_in)):
        own: dict[str, Any] = {"sources": (source,) if source else (), "stack": None}
        own |= {"place": f"{copy.id}/{rule.into}", "values": values, "colour": "", "letter": ""}
        yield replace(copy, id=f"{copy.id}:{number}", body=copy.body | own | {"hidden": False})
