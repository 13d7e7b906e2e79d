"""Everybody's to-dos from all sheets, and what the secretariat follows up."""

from __future__ import annotations

from components import part, sidebar
from components.frame import activities
from components.state import Here
from kasane.workshop.access import PAGES


def todo(here: Here, key: str) -> None:
    """Show the to-dos: one's own first, for facilitators everybody's below.

    Args:
        here: where the viewer is.
        key: unique on the page.
    """
    data = {"places": places(here)}
    part.mount_live(
        here, "frame/todo", data, key, lambda activity: sidebar.open_page(here, activity)
    )


def places(here: Here) -> dict[str, str]:
    """Sheet → the activity in which somebody of this role writes it."""
    written = (
        (sheet.id, activities.where_written(here.programme, sheet.id))
        for sheet in here.programme.sheets
    )
    return {
        sheet: activity.id
        for sheet, activity in written
        if activity and here.actor.role in PAGES[activities.page_of(activity)[0]]
    }
