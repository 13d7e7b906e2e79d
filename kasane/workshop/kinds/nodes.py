"""Entries as nodes of the thread, which leads from a case to what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kasane.programme import ListField, TableField
from kasane.workshop.item import Item
from kasane.workshop.places import Part

_TEXTS = ("text", "long_text")


class Thing(StrEnum):
    """What an entry is on the way from a case to what came of it, in that order."""

    CASE = "case"
    CASE_NOTE = "case_note"
    WISH = "wish"
    KNOWN = "known"
    RESOURCE = "resource"
    CANDIDATE = "candidate"
    INTERVIEW = "interview"
    CHANCE = "chance"
    FINDING = "finding"
    IDEA = "idea"
    STUDY = "study"
    ACTION = "action"
    TRIAL = "trial"
    PLAN = "plan"
    ARRANGEMENT = "arrangement"
    VISION = "vision"
    OWN_PART = "own_part"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that somebody wrote.

    Attributes:
        part: the part of its sheet in which it stands, as in `Around.things`.
        text: what it is called; where: the place on its sheet, in words; state: such as 済.
        case: id of the case in which it is written, or its own where it is one.
        meets: of a resource, the wishes of the case that it may meet, as somebody wrote them.
        of_case: its text tells of a case.
    """

    id: str
    thing: Thing
    sheet: str
    text: str
    where: str = ""
    state: str = ""
    case: str = ""
    meets: str = ""
    of_case: bool = False
    part: str = ""

    def without_case(self, told: str) -> Node:
        """The node without what it tells of a case; `told` is the text that may be told."""
        return replace(self, text="" if self.of_case else told, meets="")


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around an entry when it becomes a node.

    Attributes:
        items: all entries that may be read, by id.
        things: what stands where. The key is a sheet and a part of it: the area of a map or an
            overlap, the column of a board; "" for the rows of a table and the copies of a form,
            "*" for what is inside those.
    """

    items: Mapping[str, Item]
    things: Mapping[tuple[str, str], Thing]

    def case_name(self, case: str) -> str:
        """Such as ケースA; empty where the case may not be read."""
        copy = self.items.get(case)
        return f"ケース{copy.letter}" if copy else ""


def called(parts: Iterable[Part | TableField | ListField], item: Item, named_by: str = "") -> str:
    """What a row is called: its name, else its own words, else those that it took from a list.

    `named_by` is the part that names it, where the programme says which.
    """
    name = [part for part in parts if part.id == named_by]
    words = [part for part in parts if part.type in _TEXTS and not getattr(part, "auto", None)]
    own = [part for part in words if not getattr(part, "choices_from", None)]
    texts = [item.text(part.id) for part in (*name, *own, *words)]
    return next((text for text in texts if text.strip()), "")
