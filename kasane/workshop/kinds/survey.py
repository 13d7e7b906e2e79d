"""Surveys: nothing of them is an entry, so that nothing of them is anybody's."""

from __future__ import annotations

from kasane.programme import SurveySheet
from kasane.workshop.item import Item
from kasane.workshop.kinds.base import Kind, Wall
from kasane.workshop.kinds.nodes import Around
from kasane.workshop.places import Place


class SurveyKind(Kind[SurveySheet]):
    """Answers go another way than entries (kasane.workshop.answering)."""

    def place(self, sheet: SurveySheet, place: str) -> Place | None:
        return None

    def value_ids(self, sheet: SurveySheet) -> frozenset[str]:
        return frozenset()

    def wall(self, sheet: SurveySheet) -> Wall:
        return Wall(None)

    def node(self, sheet: SurveySheet, item: Item, around: Around) -> None:
        return None


KIND = SurveyKind()
