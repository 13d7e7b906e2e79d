"""Questions from the room: asked without a name, moved up by the hands of others."""

from __future__ import annotations

import uuid
from typing import Annotated, Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.going_on import Hand, Question
from kasane.workshop.model import Role, body, read
from kasane.workshop.shapes import Id, Shape, Text

ON_THE_WALL = limits.FLOOR_QUESTIONS
"""What the room looks at where the questions are on the wall."""


class AskQuestion(Shape):
    """A question to the room."""

    op: Literal["question.ask"]
    id: Id
    text: Annotated[Text, Field(min_length=1)]


class NameQuestion(Shape):
    """Away with a question."""

    op: Literal["question.remove"]
    id: Id


class AnswerQuestion(Shape):
    """Whether the room has had its answer."""

    op: Literal["question.answer"]
    id: Id
    answered: bool


class RaiseHand(Shape):
    """One's own hand for a question, up or down."""

    op: Literal["question.hand"]
    id: Id
    up: bool


def ask(desk: Desk, asked: AskQuestion) -> list[Put]:
    """Put a question to the room.

    Raises:
        RefusedError: "empty", "exists", "too_many".
    """
    if not asked.text.strip():
        raise RefusedError("empty", "質問を書いてから、押してください。")
    if desk.draft.find(("question", asked.id)) is not None:
        raise RefusedError("exists", "この質問はもう出ています。")
    if sum(1 for _ in desk.draft.all("question")) >= limits.QUESTIONS:
        raise RefusedError(
            "too_many", f"質問は{limits.QUESTIONS}個までです。文はこの画面に残っています。"
        )
    new = Question(text=asked.text, author=desk.actor.member, created=desk.at)
    return [Put("question", asked.id, body(new))]


def remove(desk: Desk, asked: NameQuestion) -> list[Put]:
    """Delete a question with its hands: one's own, or as somebody who leads."""
    known = _known(desk, asked.id)
    if desk.actor.role is not Role.FACILITATOR and known.author != desk.actor.member:
        raise RefusedError(
            "forbidden", "消せるのは、質問した本人と事務局だけです。そのまま残っています。"
        )
    hands = [r for r in desk.draft.all("hand") if r.body["question"] == asked.id]
    return [
        Put("question", asked.id, body(known), deleted=True),
        *(Put("hand", hand.id, hand.body, deleted=True) for hand in hands),
    ]


def answer(desk: Desk, asked: AnswerQuestion) -> list[Put]:
    """Note that the room has had its answer, or not yet."""
    known = _known(desk, asked.id).model_copy(update={"answered": asked.answered})
    return [Put("question", asked.id, body(known))]


def raise_hand(desk: Desk, asked: RaiseHand) -> list[Put]:
    """Raise or lower one's own hand; one has one hand."""
    _known(desk, asked.id)
    hand = Hand(question=asked.id, member=desk.actor.member)
    raised = [r.id for r in desk.draft.all("hand") if r.body == body(hand)]
    if bool(raised) == asked.up:
        return []
    # Everybody is told the id: it must not say whose hand it is.
    return [Put("hand", raised[0] if raised else uuid.uuid4().hex, body(hand), not asked.up)]


def _known(desk: Desk, question: str) -> Question:
    found = read(desk.draft, Question, question)
    if found is None:
        raise RefusedError("gone", "この質問はもうありません。何も変わっていません。")
    return found
