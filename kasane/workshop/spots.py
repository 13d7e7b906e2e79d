"""What may be told of the values in a place of a sheet."""

from __future__ import annotations

from dataclasses import dataclass

from kasane.errors import RefusedError
from kasane.programme import Programme
from kasane.workshop.kinds import place_of
from kasane.workshop.telling import PEOPLE, TEXTS, tells_of_case


@dataclass(frozen=True, slots=True)
class Spot:
    """Where entries sit, and which of their values are texts, tell of a case or name people.

    None: the programme does not know the place (any more), so all of them may.
    """

    sheet: str
    place: str
    copy: str = ""
    of_case: frozenset[str] | None = None
    people: frozenset[str] | None = None
    texts: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()


def spot(programme: Programme, sheet: str, place: str) -> Spot:
    """Where a place of a sheet is, and what can be written there."""
    try:
        found = place_of(programme, sheet, place)
    except RefusedError:
        return Spot(sheet, place)
    parts = [part for part, _ in found.parts]
    of_case = frozenset(part.id for part in parts if tells_of_case(found.sheet, part))
    people = frozenset(part.id for part in parts if part.type in PEOPLE)
    texts = frozenset(part.id for part in parts if part.type in TEXTS)
    near = frozenset(part.id for part in parts if getattr(part, "near_case", False))
    return Spot(sheet, place, found.copy, of_case, people, texts, near)
