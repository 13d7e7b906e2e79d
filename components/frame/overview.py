"""Lists what is still to be done in a workshop, in a few words."""

from __future__ import annotations

from dataclasses import dataclass

from components.frame.todo import progress
from components.state import Here
from kasane.tables import way_of


@dataclass(frozen=True, slots=True)
class Link:
    """A page and what it is called with the number of what is there."""

    page: str
    label: str


def links(here: Here) -> list[Link]:
    """To-dos, cases and where things came from, as far as the viewer may see them."""
    return [
        Link("todo", f"やること　あと{progress.progress(here).open}件"),
        Link("case_sharing", f"ケース　{cases(here)}件"),
        Link("thread", way_of(here.programme).title),
    ]


def cases(here: Here) -> int:
    """How many cases the viewer may see."""
    forms = here.programme.forms("case")
    return sum(not item.place for form in forms for item in here.reading.of(form.id))
