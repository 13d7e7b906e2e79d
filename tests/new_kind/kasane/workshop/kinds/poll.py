"""Polls: one answer a member, seen by nobody else until the secretariat opens them."""

from __future__ import annotations

from kasane.programme.sheets.poll import PollSheet
from kasane.workshop.item import Item
from kasane.workshop.kinds.base import Kind
from kasane.workshop.kinds.nodes import Around
from kasane.workshop.places import Place, for_everyone


class PollKind(Kind[PollSheet]):
    """Answers are not signed, and lead to nothing."""

    def place(self, sheet: PollSheet, place: str) -> Place | None:
        return None if place else Place(sheet, "answer", for_everyone(sheet.questions))

    def value_ids(self, sheet: PollSheet) -> frozenset[str]:
        return sheet.place_ids

    def held(self, sheet: PollSheet) -> bool:
        return True

    def starts_private(self, sheet: PollSheet, *, alone: bool) -> bool:
        return True

    def node(self, sheet: PollSheet, item: Item, around: Around) -> None:
        return None


KIND = PollKind()
