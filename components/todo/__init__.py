"""Everybody's to-dos from all sheets, and what the secretariat follows up."""

from __future__ import annotations

from components import part
from components.state import Here
from kasane.programme import FormSheet, TableSheet


def todo(here: Here, key: str) -> None:
    """Show the to-dos: one's own first, for facilitators everybody's below.

    Args:
        here: where the viewer is.
        key: unique on the page.
    """
    sheets = [
        sheet.model_dump(mode="json")
        for sheet in here.programme.sheets
        if isinstance(sheet, TableSheet | FormSheet)
    ]
    part.mount("todo", {"workshop": here.actor.workshop, "sheets": sheets}, key)
