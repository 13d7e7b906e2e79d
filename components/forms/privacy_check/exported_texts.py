"""What of the cases goes into a file, and what in it looks like personal information."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from components.forms.privacy_check.case_texts import CaseText, find_in_copy
from kasane.privacy import Letters, find
from kasane.programme import FormSheet, Sheet
from kasane.workshop.item import Item
from kasane.workshop.kinds import place_of
from kasane.workshop.reading import Reading
from kasane.workshop.telling import Telling


def find_in_export(reading: Reading) -> list[CaseText]:
    """All texts that are only in a file with cases, with what was found in each.

    Those of the cases that are open, and what elsewhere tells of cases.
    """
    told = reading.to_tell(Telling(names=True, cases=True))
    found: list[CaseText] = []
    for sheet in told.programme.sheets:
        items = told.of(sheet.id)
        cases = told.programme.sheet_of(FormSheet, sheet.id) if sheet.is_case else None
        if cases:
            for copy in (item for item in items if not item.place):
                name = told.copy_name(cases, copy)
                texts = find_in_copy(told, copy.id)
                found += [replace(text, label=f"{name}・{text.label}") for text in texts]
        else:
            shown = (item for item in items if not item.hidden)
            found += [text for item in shown for text in _of_case(told, sheet, item)]
    return found


def _of_case(reading: Reading, sheet: Sheet, item: Item) -> Iterator[CaseText]:
    names = [member.name for member in reading.people.members.values()]
    place = place_of(reading.programme, sheet.id, item.place)
    version = item.version if place.kind == "note" else None
    for part, _ in place.parts:
        text = item.text(part.id)
        if part.id in item.of_case and text.strip():
            marks = tuple(find(text, names, Letters([text])))
            label = f"{sheet.title}・{part.label}"
            yield CaseText(item.id, part.id, label, text, marks, version)
