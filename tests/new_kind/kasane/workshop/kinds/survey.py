"""Surveys: one answer a member, seen by nobody else until the secretariat opens them."""

from __future__ import annotations

from kasane.programme.sheets.survey import SurveySheet
from kasane.workshop.item import Item
from kasane.workshop.kinds.base import Kind
from kasane.workshop.kinds.nodes import Around
from kasane.workshop.places import Place, for_everyone


class SurveyKind(Kind[SurveySheet]):
    """Answers are not signed, and lead to nothing."""

    def place(self, sheet: SurveySheet, place: str) -> Place | None:
        return None if place else Place(sheet, "answer", for_everyone(sheet.questions))

    def value_ids(self, sheet: SurveySheet) -> frozenset[str]:
        return sheet.place_ids

    def held(self, sheet: SurveySheet) -> bool:
        return True

    def starts_private(self, sheet: SurveySheet, *, alone: bool) -> bool:
        return True

    def node(self, sheet: SurveySheet, item: Item, around: Around) -> None:
        return None


KIND = SurveyKind()
