"""What of the cases goes into a file, and what in it looks like personal information."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from components.forms.privacy_check.case_texts import CaseText, find_in_copy
from kasane.privacy import Letters, find
from kasane.programme import FormSheet, Programme, Sheet
from kasane.store import State
from kasane.workshop.forms import copies
from kasane.workshop.kinds import place_of
from kasane.workshop.model import entries_of
from kasane.workshop.places import Place
from kasane.workshop.telling import is_case, tells_of_case


def find_in_export(records: State, programme: Programme, names: Iterable[str]) -> list[CaseText]:
    """All texts that are only in a file with cases, with what was found in each.

    Those of the cases that are open, and what elsewhere tells of cases.

    Args:
        records: the workshop as it stands.
        programme: of the workshop.
        names: of the roster.
    """
    known = list(names)
    found: list[CaseText] = []
    for sheet in programme.sheets:
        if isinstance(sheet, FormSheet) and is_case(sheet):
            for copy in copies(records, sheet):
                if not copy.entry.hidden:
                    texts = find_in_copy(records, programme, copy.id, known)
                    found += [replace(t, label=f"{copy.name}・{t.label}") for t in texts]
        else:
            found += _of_cases(records, programme, sheet, known)
    return found


def _of_cases(
    records: State, programme: Programme, sheet: Sheet, names: list[str]
) -> Iterator[CaseText]:
    for entry_id, entry in entries_of(records, sheet.id).items():
        copy = records.get("entry", entry.place.partition("/")[0])
        if entry.hidden or (copy is not None and copy.body["hidden"]):
            continue
        place = place_of(programme, sheet.id, entry.place)
        version = entry.version if place.kind == "note" else None
        for field, label in _parts(sheet, place):
            text = entry.values.get(field)
            if isinstance(text, str) and text.strip():
                marks = tuple(find(text, names, Letters([text])))
                yield CaseText(entry_id, field, f"{sheet.title}・{label}", text, marks, version)


def _parts(sheet: Sheet, place: Place) -> Iterator[tuple[str, str]]:
    """The values of an entry that tell of cases: id and label."""
    return ((part.id, part.label) for part, _ in place.parts if tells_of_case(sheet, part))
