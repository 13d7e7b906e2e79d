"""Lists what is still to be done in a workshop, in a few words."""

from __future__ import annotations

from dataclasses import dataclass

from components.frame.todo import progress
from components.state import Here
from kasane.programme import FormSheet
from kasane.tables import way_of
from kasane.workshop.access import Sight, View


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
    sight = Sight.of(here.state)
    found = [
        record
        for sheet in here.programme.sheets
        if isinstance(sheet, FormSheet) and sheet.repeats == "case"
        for record in here.state.all("entry")
        if record.body["sheet"] == sheet.id and record.body["place"] == ""
    ]
    return sum(sight.view(record, here.actor) is not View.NOTHING for record in found)
