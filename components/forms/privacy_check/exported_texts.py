"""What of the cases goes into a file, and what in it looks like personal information."""

from __future__ import annotations

from dataclasses import replace

from components.forms.privacy_check.case_texts import CaseText, find_in_copy, texts_in
from kasane.programme import FormSheet
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
            found += [text for item in shown for text in texts_in(told, item, item.of_case)]
    return found
