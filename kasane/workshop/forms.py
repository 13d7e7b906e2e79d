"""Filled copies of forms: their letters and names, what is in them, which may be opened."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kasane.programme import FormSheet, Programme
from kasane.store import Body, Draft, Put, Record, State
from kasane.workshop.outgoing import LEFT_OUT
from kasane.workshop.shapes import Value


def name_of(
    sheet: FormSheet, values: Mapping[str, Value], letter: str, *, judged: bool = False
) -> str:
    """What a copy is called: by the text of the form's `named_by`, or ケースA.

    `judged`: what may not be told has been taken out of the values.
    """
    named = values.get(sheet.named_by, "") if sheet.named_by else ""
    hushed = not judged and sheet.named_by in untold(sheet, values)
    if isinstance(named, str) and named.strip() not in ("", LEFT_OUT) and not hushed:
        return " ".join(named.split())
    if sheet.once:
        return sheet.title
    return f"{'ケース' if sheet.is_case else sheet.title}{letter}"


def untold(sheet: FormSheet, values: Mapping[str, Value]) -> frozenset[str]:
    """The fields that name who was met and wants no name told.

    What the copy is called by stays where it is no person's: an organisation of which others are
    named as those who were met.
    """
    rule = sheet.unnamed
    if rule is None or values.get(rule.field) != rule.choice:
        return frozenset()
    lines = map(_plain, str(values.get(sheet.met or "") or "").splitlines())
    people = [line for line in lines if line]
    called = _plain(str(values.get(sheet.named_by or "") or ""))
    person = not people or any(one in called or called in one for one in people)
    named = [sheet.met, sheet.named_by if person else None]
    return frozenset(filter(None, named))


def unnamed(records: State | Draft, programme: Programme) -> dict[str, str]:
    """What those who want no name told are called, and where they are → what stands instead."""
    found: dict[str, str] = {}
    for sheet in (form for form in programme.sheets_of(FormSheet) if form.unnamed):
        for copy in records.all("entry"):
            values = copy.body["values"]
            if copy.body["sheet"] != sheet.id or copy.body["place"]:
                continue
            if hushed := untold(sheet, values):
                place = "ある人" if sheet.named_by in hushed else "ある団体"
                found |= dict.fromkeys(
                    str(values.get(sheet.met or "") or "").splitlines(), "ある人"
                )
                found |= {str(values.get(sheet.named_by or "") or ""): place}
    return {name: instead for name, instead in found.items() if name.strip()}


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def next_letter(draft: Draft, sheet: str) -> str:
    """The letter of the next copy: A, B … Z, AA …; one that was deleted keeps its own."""
    known = {key: record for key, record in draft.base.records.items() if key[0] == "entry"}
    for line in draft.lines:
        known |= {change.after.key: change.after for change in line.changes}
    used = sum(
        1
        for record in known.values()
        if record.kind == "entry" and record.body["sheet"] == sheet and record.body["letter"]
    )
    return letter(used)


def letter(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def inside(records: State | Draft, sheet: str, copy: str) -> list[Record]:
    """The living entries inside a copy of a form, those on the maps of a case too."""
    held = {r.id for r in records.all("sheet") if r.body.get("cases") == sheet} | {sheet}
    return [
        record
        for record in records.all("entry")
        if record.body["sheet"] in held and record.body["place"].startswith(f"{copy}/")
    ]


def answered(records: State | Draft, sheet: str, author: str) -> bool:
    """Whether a member has an answer in a round sheet."""
    return any(
        record.body["sheet"] == sheet and record.body["author"] == author
        for record in records.all("entry")
    )


def hold(draft: Draft, puts: Iterable[Put]) -> bool:
    """Whether the puts leave no entry inside a copy that is gone."""
    after = {put.id: put for put in puts}
    gone = {key for key, put in after.items() if put.deleted}
    left = {_inside_of(r.body) for r in draft.all("entry") if r.id not in gone}
    maps = [(record.id, record.body.get("cases")) for record in draft.all("sheet")]
    for put in after.values():
        copy, inner, _ = put.body["place"].partition("/")
        parent = after.get(copy) or draft.find(("entry", copy))
        if not put.deleted and inner and parent is not None and parent.deleted:
            return False
        sheet = put.body["sheet"]
        held = {sheet, *(found for found, cases in maps if cases == sheet)}
        if put.deleted and any((found, put.id) in left for found in held):
            return False
    return True


def _inside_of(body: Body) -> tuple[str, str]:
    """The sheet of an entry and the copy in which it is; empty where it is in none."""
    copy, inner, _ = body["place"].partition("/")
    return body["sheet"], copy if inner else ""


def confirmed(sheet: FormSheet, values: Mapping[str, Value]) -> bool:
    """Whether the basis for sharing a case is known, and what it asks for is written."""
    if sheet.pick is None:
        return True
    basis = values.get(sheet.pick.hidden_field)
    return bool(basis) and basis != sheet.pick.hidden_choice and not lacking(sheet, values)


def lacking(sheet: FormSheet, values: Mapping[str, Value]) -> list[str]:
    """Labels of the fields that a case's basis for sharing asks for and that are still empty."""
    if sheet.pick is None:
        return []
    wanted = sheet.pick.requires.get(str(values.get(sheet.pick.hidden_field) or ""), ())
    parts = [part for section in sheet.sections for part in section.parts]
    return [p.label for p in parts if p.id in wanted and not str(values.get(p.id) or "").strip()]


def closed_again(forms: Iterable[FormSheet], puts: Iterable[Put]) -> list[Put]:
    """The puts, with every case closed whose basis for sharing is not known."""
    known = {form.id: form for form in forms}
    return [_closed(known.get(put.body.get("sheet", "")), put) for put in puts]


def _closed(form: FormSheet | None, put: Put) -> Put:
    if form is None or form.pick is None or put.kind != "entry" or put.deleted:
        return put
    if put.body["place"] or put.body["hidden"] or confirmed(form, put.body["values"]):
        return put
    return replace(put, body={**put.body, "hidden": True})


def told(records: State | Draft, sheet: FormSheet) -> int:
    """How many copies the room looks at one after another, also of those that are not open yet.

    They are the picked ones; where people pick among all that they have heard (no choice that
    must occur), all that may be shown.
    """
    bodies = (r.body for r in records.all("entry") if not r.body["place"])
    values = [body["values"] for body in bodies if body["sheet"] == sheet.id]
    if sheet.pick is None:
        return 0
    if sheet.pick.one_of_each is not None:
        return sum(bool(each.get(sheet.pick.flag)) for each in values)
    return sum(confirmed(sheet, each) for each in values)
