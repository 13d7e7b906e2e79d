"""Memos: free text under questions."""

from typing import Literal, Self

from pydantic import Field, model_validator

from kasane.programme.base import Definition, Guidance, Id, Label, check_unique
from kasane.programme.sheets.base import SheetBase


class Question(Definition):
    """A question of a memo. `of_case` as in TableColumn."""

    id: Id
    label: Label
    hint: Guidance = ""
    of_case: bool = False


class MemoSheet(SheetBase):
    """Free text under questions; `alone`: everybody's own until the secretariat opens it."""

    kind: Literal["memo"]
    questions: tuple[Question, ...] = Field(min_length=1)
    alone: bool = False

    @classmethod
    def begins(cls) -> tuple[str, dict[str, object]]:
        """One question."""
        question = {"id": "first", "label": "思ったこと"}
        return "メモ（問いに答えて書く）", {"orientation": "portrait", "questions": [question]}

    @property
    def place_ids(self) -> frozenset[str]:
        """Ids of the questions."""
        return frozenset(question.id for question in self.questions)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        check_unique(self.questions, "問い", "questions")
        return self
