"""The texts of one filled copy, and what in them looks like personal information."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from components import state
from kasane.privacy import Found, Letters, find, replaced
from kasane.programme import FieldSection, FormSheet, GridSection
from kasane.workshop import Actor
from kasane.workshop.item import Item
from kasane.workshop.kinds import place_of
from kasane.workshop.places import Place
from kasane.workshop.reading import Reading
from kasane.workshop.telling import TEXTS


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


def find_in_copy(reading: Reading, copy_id: str) -> list[CaseText]:
    """All texts of a copy as everybody will see them, with what was found in each.

    What the secretariat and the provider ask each other stays between them and is left out, and so
    is who provides the case.

    Args:
        reading: the workshop as a facilitator reads it.
        copy_id: id of the copy; an empty list where it is gone.
    """
    copy = reading.items.get(copy_id)
    sheet = reading.programme.sheet_of(FormSheet, copy.sheet) if copy else None
    if sheet is None:
        return []
    texts = list(_texts(reading, sheet, copy_id))
    known = [member.name for member in reading.people.members.values()]
    letters = Letters(text for *_, text in texts)
    return [
        CaseText(entry_id, field, label, text, tuple(find(text, known, letters)), version)
        for entry_id, field, label, version, text in texts
    ]


def texts_in(
    reading: Reading, item: Item, wanted: Collection[str], letters: Letters | None = None
) -> Iterator[CaseText]:
    """Some values of an entry outside of cases, as far as they hold texts.

    Args:
        reading: the workshop as a facilitator reads it.
        item: the entry.
        wanted: ids of the values.
        letters: kept from entry to entry where the same name shall have the same one.
    """
    names = [member.name for member in reading.people.members.values()]
    place = place_of(reading.programme, item.sheet, item.place)
    version = item.version if place.kind == "note" else None
    for part, _ in place.parts:
        text = item.text(part.id)
        if part.id in wanted and text.strip():
            marks = tuple(find(text, names, letters or Letters([text])))
            label = f"{place.sheet.title}・{part.label}"
            yield CaseText(item.id, part.id, label, text, marks, version)


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
        values = {known.field: new}
        version = known.version
        do(actor, "entry.edit", id=known.entry, version=version, values=values, confirmed=True)
    else:
        do(actor, "entry.write", id=known.entry, field=known.field, value=new, seen=known.text)


_Text = tuple[str, str, str, int | None, str]


def _texts(reading: Reading, sheet: FormSheet, copy_id: str) -> Iterator[_Text]:
    inside = [item for item in reading.of(sheet.id) if copy_id in (item.id, item.copy)]
    for item in sorted(inside, key=lambda item: _position(sheet, item.inner)):
        place = place_of(reading.programme, sheet.id, item.place)
        if place.kind != "question":
            yield from _values(sheet, item, place)


def _values(sheet: FormSheet, item: Item, place: Place) -> Iterator[_Text]:
    where = dict(_inner(sheet)).get(item.inner, "")
    for part, _ in place.parts:
        text = item.text(part.id)
        if part.type in TEXTS and text.strip():
            label = where if place.kind == "note" else "・".join(filter(None, (where, part.label)))
            version = item.version if place.kind == "note" else None
            yield item.id, part.id, label, version, text


def _position(sheet: FormSheet, inner: str) -> int:
    """The copy itself first, then what is inside, section by section."""
    return next((at for at, (known, _) in enumerate(_inner(sheet), 1) if known == inner), 0)


def _inner(sheet: FormSheet) -> Iterator[tuple[str, str]]:
    """Every place inside a copy, with what it is called."""
    for section in sheet.sections:
        if isinstance(section, FieldSection):
            yield from ((field.id, field.label) for field in section.fields)
        elif isinstance(section, GridSection):
            for row in section.rows:
                for column in section.columns:
                    yield f"{row.id}/{column.id}", f"{row.label}・{column.label}"
