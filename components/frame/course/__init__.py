"""The home of a workshop: all steps, their meetings and agendas, and where the room is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypedDict

from components import part
from components.state import Here


class OptionalStep(TypedDict):
    """A step of the whole programme that need not be held."""

    id: str
    short: str
    title: str
    for_step: str | None


def course(
    here: Here,
    planned: Mapping[str, int],
    optional: list[OptionalStep],
    closed: Iterable[str],
    on_open: Callable[[str], None],
) -> None:
    """Show the steps; those who lead can change the agenda of each for this workshop.

    Args:
        here: where the viewer is.
        planned: minutes of each activity, by its id.
        optional: the steps that a workshop may leave out, held or not.
        closed: the activities that the viewer may not open.
        on_open: called with the id of the activity to open, or of another page.
    """
    data = {"planned": dict(planned), "optional": optional, "closed": list(closed)}
    part.mount_live(here, "frame/course", data, "course", on_open)
