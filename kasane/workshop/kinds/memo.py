"""Memos: everybody's own answers to questions."""

from __future__ import annotations

from kasane.programme import MemoSheet
from kasane.workshop.item import Item
from kasane.workshop.kinds.base import Kind, Texts, Wall
from kasane.workshop.kinds.nodes import Around, Node, Thing
from kasane.workshop.places import Place, for_everyone, text_part


class MemoKind(Kind[MemoSheet]):
    """A memo of one's own is seen by nobody else until the secretariat opens it."""

    holds = "memo"
    one_each = True

    def place(self, sheet: MemoSheet, place: str) -> Place | None:
        asked = next((question for question in sheet.questions if question.id == place), None)
        if asked is None:
            return None
        return Place(sheet, "memo", for_everyone([text_part(of_case=asked.of_case)]))

    def value_ids(self, sheet: MemoSheet) -> frozenset[str]:
        return frozenset()

    def texts(self, sheet: MemoSheet) -> dict[str, Texts]:
        return {asked.id: Texts(sheet.id, "text", asked.id) for asked in sheet.questions}

    def wall(self, sheet: MemoSheet) -> Wall:
        return Wall("")

    def held(self, sheet: MemoSheet) -> bool:
        return sheet.alone

    def starts_private(self, sheet: MemoSheet, *, alone: bool) -> bool:
        return sheet.alone

    def node(self, sheet: MemoSheet, item: Item, around: Around) -> Node:
        return Node(item.id, Thing.OTHER, sheet.id, item.text())


KIND = MemoKind()
