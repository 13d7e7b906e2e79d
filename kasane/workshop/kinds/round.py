"""Rounds: one answer a member, where somebody keeps what was said."""

from __future__ import annotations

from kasane.programme import RoundSheet
from kasane.workshop.item import Item
from kasane.workshop.kinds.base import Kind, Wall
from kasane.workshop.kinds.nodes import Around
from kasane.workshop.places import Place, for_everyone


class RoundKind(Kind[RoundSheet]):
    """What somebody said in a round leads to nothing: it is no part of the thread."""

    signed = True
    one_each = True

    def place(self, sheet: RoundSheet, place: str) -> Place | None:
        return None if place else Place(sheet, "answer", for_everyone(sheet.fields))

    def value_ids(self, sheet: RoundSheet) -> frozenset[str]:
        return sheet.place_ids

    def wall(self, sheet: RoundSheet) -> Wall:
        return Wall("", turns=True)

    def node(self, sheet: RoundSheet, item: Item, around: Around) -> None:
        return None


KIND = RoundKind()
