"""Lists what is still to be done in a workshop, in a few words."""

from __future__ import annotations

from dataclasses import dataclass

from components.state import Here
from kasane.programme import TableSheet
from kasane.tables import way_of
from kasane.workshop import Role
from kasane.workshop.shapes import Value


@dataclass(frozen=True, slots=True)
class Link:
    """A page and what it is called with the number of what is there."""

    page: str
    label: str


def links(here: Here) -> list[Link]:
    """To-dos, cases and where things came from, as far as the viewer may see them."""
    own = "わたしの" if here.actor.role is Role.PARTICIPANT else ""
    return [
        Link("todo", f"{own}やること　あと{open_todos(here)}件"),
        Link("case_sharing", f"ケース　{cases(here)}件"),
        Link("thread", way_of(here.programme).title),
    ]


def open_todos(here: Here) -> int:
    """How many to-dos that somebody has taken on are open: of who takes part, their own."""
    leads = here.actor.role is Role.FACILITATOR
    name = here.reading.people.name(here.actor.member)
    own = {here.actor.member, name} - {""}
    found = 0
    for sheet in here.programme.sheets_of(TableSheet):
        if rule := sheet.todo:
            rows = (each.values for each in here.reading.at(sheet.id) if rule.counts(each.values))
            found += sum(
                rule.is_taken_on(row)
                and not rule.is_over(row)
                and (leads or bool(own & _people(row.get(rule.owner, ""))))
                for row in rows
            )
    return found


def _people(value: Value) -> set[str]:
    return {value} if isinstance(value, str) else set(value)


def cases(here: Here) -> int:
    """How many cases the viewer may see."""
    forms = here.programme.forms("case")
    return sum(not item.place for form in forms for item in here.reading.of(form.id))
