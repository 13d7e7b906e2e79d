"""Polls: questions with given answers, which everybody answers once."""

from typing import Any, Literal

from pydantic import Field

from kasane.programme.sheets.base import SheetBase
from kasane.programme.sheets.fields import ChoiceField


class PollSheet(SheetBase):
    """Questions, each with the answers that may be chosen."""

    kind: Literal["poll"]
    questions: tuple[ChoiceField, ...] = Field(min_length=1)

    @classmethod
    def begins(cls) -> tuple[str, dict[str, Any]]:
        """One question."""
        question = {
            "id": "first",
            "label": "どちらですか",
            "type": "choice",
            "choices": ["はい", "いいえ"],
        }
        return "投票", {"orientation": "portrait", "questions": [question]}

    @property
    def place_ids(self) -> frozenset[str]:
        """Ids of the questions."""
        return frozenset(question.id for question in self.questions)
