"""Surveys: questions with a scale, given answers or free text, answered without any name."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from kasane.programme.base import Definition, Guidance, Id, Label, MistakeError, check_unique
from kasane.programme.sheets.base import SheetBase

SCALE = ("そう思わない", "あまりそう思わない", "どちらともいえない", "少しそう思う", "そう思う")
"""The answers of a scale that names none, the lowest first."""


class SurveyQuestion(Definition):
    """A question. `choices`: the answers, of a scale the lowest first; none for free text."""

    id: Id
    label: Label
    hint: Guidance = ""
    type: Literal["scale", "choice", "text"]
    choices: tuple[Label, ...] = Field((), max_length=12)

    @model_validator(mode="before")
    @classmethod
    def _usual_scale(cls, given: object) -> object:
        if isinstance(given, Mapping) and given.get("type") == "scale" and not given.get("choices"):
            return {**given, "choices": SCALE}
        return given

    @model_validator(mode="after")
    def _choices_fit(self) -> Self:
        if (self.type == "text") == (len(self.choices) > 1):
            raise MistakeError(
                "choice の問いには choices を2つ以上書き、text の問いには書きません。", "choices"
            )
        if len(set(self.choices)) < len(self.choices):
            raise MistakeError("choices に同じ答えが2つあります。", "choices")
        return self


class SurveySheet(SheetBase):
    """Questions that everybody answers once, unsigned (kasane.workshop.surveys).

    `before` is the survey with which it is compared, question by question of the same id.
    """

    kind: Literal["survey"]
    questions: tuple[SurveyQuestion, ...] = Field(min_length=1, max_length=30)
    before: Id | None = None

    @classmethod
    def begins(cls) -> tuple[str, dict[str, object]]:
        """One question with a scale."""
        question = {"id": "first", "label": "参加してよかったですか", "type": "scale"}
        return "アンケート（名前なしで答える）", {
            "orientation": "portrait",
            "questions": [question],
        }

    @property
    def place_ids(self) -> frozenset[str]:
        """Ids of the questions."""
        return frozenset(question.id for question in self.questions)

    def check_among(self, sheets: Mapping[str, SheetBase]) -> None:
        """Raise MistakeError where what it is compared with is no survey."""
        if self.before and not isinstance(sheets.get(self.before), SurveySheet):
            raise MistakeError(
                f"アンケート「{self.before}」がありません。比べる前のアンケートのidを書いてください。",
                "before",
            )

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        check_unique(self.questions, "問い", "questions")
        return self
