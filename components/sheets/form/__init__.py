"""A form: fields in the layout of its printed sheet, one filled copy at a time."""

from __future__ import annotations

from typing import Any

from components import part
from components.forms.privacy_check import ask_before_opening
from components.state import Here
from kasane.programme import FieldSection, FormSheet, RoundSheet


def form(here: Here, sheet: FormSheet, key: str, copy: str | None = None) -> None:
    """Show a form that everybody fills at once.

    Args:
        here: where the viewer is.
        sheet: the form's definition.
        key: unique on the page.
        copy: id of the filled copy that is open at first; None: the room's, or the first.
    """
    data = {
        "workshop": here.actor.workshop,
        "sheet": sheet.model_dump(mode="json"),
        "copy": copy,
        "view": "member",
        "sheets": _others(here, sheet),
        "line_up": _lined_up(sheet),
    }
    part.mount("sheets/form", data, key, ask_before_opening if sheet.pick else None)


def _others(here: Here, sheet: FormSheet) -> dict[str, Any]:
    """The sheets from which texts are offered, to which notes are carried, and which led here."""
    shared = [known for known in here.programme.sheets if not isinstance(known, RoundSheet)]
    return {known.id: known.model_dump(mode="json") for known in shared if known.id != sheet.id} | {
        sheet.id: sheet.model_dump(mode="json")
    }


def _lined_up(sheet: FormSheet) -> str | None:
    """The first long text of a form made from an idea, beside which is shown what led to it."""
    if sheet.repeats != "idea":
        return None
    fields = [
        field
        for section in sheet.sections
        if isinstance(section, FieldSection)
        for field in section.fields
    ]
    return next((field.id for field in fields if field.type == "long_text"), None)
