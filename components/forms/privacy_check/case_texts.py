"""The texts of one filled copy, and what in them looks like personal information."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from components import state
from kasane.privacy import Found, Letters, find, replaced
from kasane.programme import FieldSection, FormSheet, GridSection, Programme
from kasane.store import State
from kasane.workshop import Actor
from kasane.workshop.kinds import place_of
from kasane.workshop.model import Entry, Member, entries_of, read_all
from kasane.workshop.places import Place


@dataclass(frozen=True, slots=True)
class CaseText:
    """One text of a copy.

    Attributes:
        entry: id of the copy, or of what sits inside it.
        field: id of the value.
        label: what it is called on the sheet.
        text: as it stands.
        found: what looks like personal information in it.
        version: of a note, which is written as a whole; None: its values are written one by one.
    """

    entry: str
    field: str
    label: str
    text: str
    found: tuple[Found, ...]
    version: int | None


def find_in_copy(
    records: State, programme: Programme, copy_id: str, names: Iterable[str]
) -> list[CaseText]:
    """All texts of a copy as everybody will see them, with what was found in each.

    What the secretariat and the provider ask each other stays between them and is left out, and so
    is who provides the case.

    Args:
        records: the workshop as it stands.
        programme: of the workshop.
        copy_id: id of the copy; an empty list where it is gone.
        names: of the roster.
    """
    record = records.get("entry", copy_id)
    if record is None:
        return []
    sheet = programme.sheet(record.body["sheet"])
    if not isinstance(sheet, FormSheet):
        return []
    texts = list(_texts(records, programme, sheet, copy_id))
    known = list(names)
    letters = Letters(text for *_, text in texts)
    return [
        CaseText(entry_id, field, label, text, tuple(find(text, known, letters)), version)
        for entry_id, field, label, version, text in texts
    ]


def roster(records: State) -> list[str]:
    """The names that are looked for."""
    return [member.name for member in read_all(records, Member).values()]


def fingerprint(texts: Iterable[CaseText]) -> str:
    """Differs as soon as a text does: what was confirmed is what was read."""
    digest = hashlib.sha256()
    for known in texts:
        digest.update(f"{known.entry}\0{known.field}\0{known.text}\0".encode())
    return digest.hexdigest()[:16]


def write(actor: Actor, known: CaseText, found: Iterable[Found]) -> None:
    """Put the replacements into a text.

    Raises:
        RefusedError: "stale" where somebody has changed the text meanwhile, and as always.
    """
    new = replaced(known.text, found)
    do = state.workshops().do
    if known.version is not None:
        do(actor, "entry.edit", id=known.entry, version=known.version, values={known.field: new})
    else:
        do(actor, "entry.write", id=known.entry, field=known.field, value=new, seen=known.text)


_Text = tuple[str, str, str, int | None, str]


def _texts(records: State, programme: Programme, sheet: FormSheet, copy_id: str) -> Iterator[_Text]:
    inside: list[tuple[int, str, Entry, Place]] = []
    for entry_id, entry in entries_of(records, sheet.id).items():
        if entry_id == copy_id or entry.place.startswith(f"{copy_id}/"):
            place = place_of(programme, sheet.id, entry.place)
            inside.append((_position(sheet, entry.place), entry_id, entry, place))
    inside.sort(key=lambda known: known[0])
    for _, entry_id, entry, place in inside:
        if place.kind != "question":
            yield from _values(sheet, entry_id, entry, place)


def _values(sheet: FormSheet, entry_id: str, entry: Entry, place: Place) -> Iterator[_Text]:
    where = _part_label(sheet, entry.place)
    for part, _ in place.parts:
        text = entry.values.get(part.id)
        if part.type in ("text", "long_text") and isinstance(text, str) and text.strip():
            label = where if place.kind == "note" else "・".join(filter(None, (where, part.label)))
            version = entry.version if place.kind == "note" else None
            yield entry_id, part.id, label, version, text


def _position(sheet: FormSheet, place: str) -> int:
    """The copy itself first, then what is inside, section by section."""
    inner = place.partition("/")[2]
    return next((at for at, (known, _) in enumerate(_inner(sheet), 1) if known == inner), 0)


def _part_label(sheet: FormSheet, place: str) -> str:
    inner = place.partition("/")[2]
    return dict(_inner(sheet)).get(inner, "")


def _inner(sheet: FormSheet) -> Iterator[tuple[str, str]]:
    """Every place inside a copy, with what it is called."""
    for section in sheet.sections:
        if isinstance(section, FieldSection):
            yield from ((field.id, field.label) for field in section.fields)
        elif isinstance(section, GridSection):
            for row in section.rows:
                for column in section.columns:
                    yield f"{row.id}/{column.id}", f"{row.label}・{column.label}"
