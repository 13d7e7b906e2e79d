"""The home of a workshop: all steps, their meetings and agendas, and where the room is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from components import part
from components.frame.agenda import AgendaStep


class CourseStep(AgendaStep):
    """A step with all that people want to know before it."""

    duration: str
    optional: bool
    purposes: list[str]
    secretariat_preparation: list[str]
    member_preparation: list[str]
    notes: list[str]


class OptionalStep(TypedDict):
    """A step of the whole programme that need not be held."""

    id: str
    short: str
    title: str


def course(
    workshop: str,
    steps: list[CourseStep],
    optional: list[OptionalStep],
    key: str,
    on_open: Callable[[str], None],
) -> None:
    """Show the steps; those who lead can change the agenda of each for this workshop.

    Args:
        workshop: its id.
        steps: the programme's, as far as they are held.
        optional: those that a workshop may leave out, held or not.
        key: unique on the page.
        on_open: called with the id of the activity to open.
    """
    data = {"workshop": workshop, "steps": steps, "optional": optional}
    part.mount("frame/course", data, key, on_open)
