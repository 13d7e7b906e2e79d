"""Lists what is still to be done in a workshop, in a few words."""

from __future__ import annotations

from dataclasses import dataclass

from components.state import Here
from kasane.programme import TableSheet
from kasane.tables import way_of
from kasane.workshop import Role
from kasane.workshop.shapes import Value
from kasane.workshop.tasks import counted


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
    """How many to-dos are open, also those that nobody has: of who takes part, their own."""
    leads = here.actor.role is Role.FACILITATOR
    name = here.reading.people.name(here.actor.member)
    own = {here.actor.member, name} - {""}
    return sum(
        not rule.is_over(item.values)
        and (leads or bool(own & _people(item.values.get(rule.owner, ""))))
        for sheet in here.programme.sheets_of(TableSheet)
        if (rule := sheet.todo)
        for item in counted(here.reading, sheet, rule)
    )


def _people(value: Value) -> set[str]:
    return {value} if isinstance(value, str) else set(value)


def cases(here: Here) -> int:
    """How many cases the viewer may see."""
    forms = here.programme.forms("case")
    return sum(not item.place for form in forms for item in here.reading.of(form.id))
