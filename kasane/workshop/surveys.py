"""Surveys: what is asked, what may be answered, and how answers become numbers without people.

Answers wait outside of the records (kasane.store.answers). Closing counts them all at once, five
or more; only the numbers, and the free texts in a random order, become a record, and the answers
are gone. docs/decisions/2026-11-27-surveys-without-a-trace.md says why.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from kasane.errors import RefusedError
from kasane.programme import SurveyQuestion, SurveySheet
from kasane.workshop.shapes import Id, Shape, clean_text

LEAST = 5
"""Answers that are counted together; fewer are never shown, apart or as a difference."""
MOST = 500
"""Answers that wait on one sheet until they are counted: a full hall, and no flood by a link."""
Side = Literal["inside", "outside"]
SIDES: Mapping[Side, str] = {"inside": "庁内", "outside": "庁外"}
_TEXT = 1_000
AnswerText = Annotated[str, AfterValidator(clean_text), Field(max_length=_TEXT)]
Counts = dict[str, dict[str, int]]
"""Question → answer → how many."""


class Survey(Shape):
    """How a survey is held. Kind "survey", id: the sheet's.

    Attributes:
        open: whether answers are taken. own: the workshop's own questions, after the programme's.
    """

    open: bool = True
    own: tuple[SurveyQuestion, ...] = Field((), max_length=10)


class SurveyLink(Shape):
    """By what people outside of the roster answer. Kind "survey_link", id: the sheet's."""

    token: str


class Counted(Shape):
    """How many answered, and how many said what."""

    people: int
    answers: Counts = Field(default_factory=dict)


class Batch(Shape):
    """What was counted at one closing; `sides` only where nobody stands out by it."""

    all: Counted
    sides: dict[Side, Counted] = Field(default_factory=dict)


class Results(Shape):
    """What a survey came to. Kind "results", id: the sheet's.

    Attributes:
        shown: whether the room may see the numbers.
        texts: question → free texts in a random order; for those who lead.
    """

    shown: bool = False
    batches: tuple[Batch, ...] = ()
    texts: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @property
    def all(self) -> Counted:
        """Everybody."""
        return added(batch.all for batch in self.batches)

    @property
    def sides(self) -> dict[Side, Counted]:
        """庁内 and 庁外; none where they were not told apart at every closing."""
        if not self.batches or not all(batch.sides for batch in self.batches):
            return {}
        return {side: added(batch.sides[side] for batch in self.batches) for side in SIDES}


class Earlier(Shape):
    """What it came to in the rounds before. Kind "earlier", id: the sheet's."""

    rounds: dict[int, Counted]


class Given(Shape):
    """One person's answers; never kept with who or when.

    Attributes:
        paper: typed in from paper by who leads.
    """

    values: dict[Id, AnswerText] = Field(max_length=40)
    side: Literal["inside", "outside", ""] = ""
    paper: bool = False


def questions_of(sheet: SurveySheet, survey: Survey | None) -> tuple[SurveyQuestion, ...]:
    """All that is asked: the programme's questions, then the workshop's own."""
    return (*sheet.questions, *(survey.own if survey else ()))


def as_asked(sheet: SurveySheet, survey: Survey | None) -> SurveySheet:
    """The sheet as it is printed: with the workshop's own questions."""
    return sheet.model_copy(update={"questions": questions_of(sheet, survey)})


def fitting(questions: Iterable[SurveyQuestion], given: Given) -> dict[str, str]:
    """What was answered, without what was left out.

    Raises:
        RefusedError: "malformed" where something else was answered, "empty" where nothing was.
    """
    known = {question.id: question for question in questions}
    values = {key: text.strip() for key, text in given.values.items() if text.strip()}
    for key, text in values.items():
        if key not in known or (known[key].choices and text not in known[key].choices):
            raise RefusedError(
                "malformed",
                "問いが変わったようです。画面を開きなおしてから、もう一度答えてください。",
            )
    if not values:
        raise RefusedError("empty", "1つも答えていません。答えてから送ってください。")
    return values


def counted(questions: Sequence[SurveyQuestion], answers: Sequence[Mapping[str, str]]) -> Counted:
    """How many said what; a question that fewer than five answered is left out."""
    found: Counts = {}
    for question in questions:
        said = Counter(answer[question.id] for answer in answers if answer.get(question.id))
        if question.choices and said.total() >= LEAST:
            found[question.id] = {choice: said[choice] for choice in question.choices}
    return Counted(people=len(answers), answers=found)


def batch_of(questions: Sequence[SurveyQuestion], bodies: Sequence[Mapping[str, object]]) -> Batch:
    """What a closing counts; needs five."""
    by_side: dict[str, list[Mapping[str, str]]] = {side: [] for side in (*SIDES, "")}
    for body in bodies:
        by_side[str(body["side"])].append(body["values"])  # type: ignore[arg-type]
    every = [answer for answers in by_side.values() for answer in answers]
    return Batch(all=counted(questions, every), sides=_sides(questions, by_side))


def _sides(
    questions: Sequence[SurveyQuestion], by_side: Mapping[str, Sequence[Mapping[str, str]]]
) -> dict[Side, Counted]:
    """Both sides apart, where each has five, and nobody or five remain without a side."""
    if not _apart([len(by_side[side]) for side in SIDES], len(by_side[""])):
        return {}
    told = [
        question
        for question in questions
        if _apart(
            [_said(by_side[side], question.id) for side in SIDES], _said(by_side[""], question.id)
        )
    ]
    return {side: counted(told, by_side[side]) for side in SIDES}


def _apart(sides: Iterable[int], rest: int) -> bool:
    return all(number >= LEAST for number in sides) and (rest == 0 or rest >= LEAST)


def _said(answers: Sequence[Mapping[str, str]], question: str) -> int:
    return sum(bool(answer.get(question)) for answer in answers)


def texts_of(
    questions: Sequence[SurveyQuestion],
    before: Results,
    bodies: Sequence[Mapping[str, object]],
) -> dict[str, tuple[str, ...]]:
    """The free texts of all closings, in an order that tells nothing."""
    found: dict[str, tuple[str, ...]] = {}
    for question in questions:
        new = [str(body["values"].get(question.id, "")) for body in bodies]  # type: ignore[attr-defined]
        texts = [*before.texts.get(question.id, ()), *(text for text in new if text)]
        secrets.SystemRandom().shuffle(texts)
        if not question.choices and texts:
            found[question.id] = tuple(texts)
    return found


def added(parts: Iterable[Counted]) -> Counted:
    """Several counts together."""
    people, answers = 0, dict[str, dict[str, int]]()
    for part in parts:
        people += part.people
        for question, said in part.answers.items():
            known = answers.setdefault(question, {})
            for choice, number in said.items():
                known[choice] = known.get(choice, 0) + number
    return Counted(people=people, answers=answers)


def mean(said: Mapping[str, int]) -> float | None:
    """The mean step of a scale, 1 for the lowest; None where nobody answered."""
    total = sum(said.values())
    return sum(n * step for step, n in enumerate(said.values(), 1)) / total if total else None


def laid_beside(
    earlier: Mapping[int, Counted], before: Results | None, results: Results | None
) -> dict[str, Counted]:
    """What is compared, by what it is called: earlier rounds, the survey before, this one."""
    told = {f"{number}巡目": counted for number, counted in earlier.items()}
    if before is not None:
        told["はじめ"] = before.all
    if results is not None:
        told["おわり" if before is not None else "今回"] = results.all
    return told
