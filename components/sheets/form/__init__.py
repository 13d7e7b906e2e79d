"""A form: fields in the layout of its printed sheet, one filled copy at a time."""

from __future__ import annotations

from components import part
from components.forms.privacy_check import ask_before_opening
from components.state import Here
from kasane.programme import FormSheet


def form(here: Here, sheet: FormSheet, key: str, copy: str | None = None) -> None:
    """Show a form that everybody fills at once.

    Args:
        here: where the viewer is.
        sheet: the form's definition.
        key: unique on the page.
        copy: id of the filled copy that is open at first; None: the room's, or the first.
    """
    data = {"sheet": sheet.id, "copy": copy}
    part.mount_live(here, "sheets/form", data, key, ask_before_opening if sheet.pick else None)
