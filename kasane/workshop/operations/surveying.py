"""Surveys as those who lead hold them: questions of their own, closing, showing, the link.

Answers themselves are no operation: kasane.workshop.answering takes them without a trace.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.programme import BoardSheet, SurveyQuestion, SurveySheet
from kasane.programme.base import MistakeError, check_unique
from kasane.store import Put
from kasane.store.answers import taken, waiting
from kasane.workshop.desk import Desk
from kasane.workshop.model import Entry, body, read
from kasane.workshop.operations.revealing import looked_through
from kasane.workshop.operations.votes import looked_at
from kasane.workshop.shapes import Id, Shape
from kasane.workshop.surveys import (
    LEAST,
    Results,
    Survey,
    SurveyLink,
    batch_of,
    questions_of,
    texts_of,
)


class NameSurvey(Shape):
    """Take answers again, or count them."""

    op: Literal["survey.open", "survey.close"]
    sheet: Id


class EditSurvey(Shape):
    """The workshop's own questions of a survey."""

    op: Literal["survey.edit"]
    sheet: Id
    questions: tuple[SurveyQuestion, ...] = Field(max_length=10)


class ShowResults(Shape):
    """Whether the room sees the numbers."""

    op: Literal["survey.show"]
    sheet: Id
    shown: bool


class LinkSurvey(Shape):
    """A new link for people outside of the roster, or none."""

    op: Literal["survey.link"]
    sheet: Id
    on: bool


class TakeTexts(Shape):
    """Free texts as notes of a board."""

    op: Literal["survey.take"]
    sheet: Id
    question: Id
    board: Id
    place: str = Field(max_length=130)


def hold(desk: Desk, asked: NameSurvey) -> list[Put]:
    """Take answers again; or stop that and count those that are there, if they are enough."""
    sheet, known = _survey(desk, asked.sheet)
    held = Put("survey", sheet.id, body(known.model_copy(update={"open": asked.op[7:] == "open"})))
    connection, workshop = desk.transaction.connection, desk.draft.workshop_id
    if asked.op == "survey.open" or waiting(connection, workshop).get(sheet.id, 0) < LEAST:
        return [held]
    questions, bodies = questions_of(sheet, known), taken(connection, workshop, sheet.id)
    before = read(desk.draft, Results, sheet.id) or Results()
    found = before.model_copy(
        update={
            "batches": (*before.batches, batch_of(questions, bodies)),
            "texts": texts_of(questions, before, bodies),
        }
    )
    return [held, Put("results", sheet.id, body(found))]


def edit(desk: Desk, asked: EditSurvey) -> list[Put]:
    """Ask other questions of one's own, as long as nobody has answered."""
    sheet, known = _survey(desk, asked.sheet)
    there = waiting(desk.transaction.connection, desk.draft.workshop_id).get(sheet.id, 0)
    if there or read(desk.draft, Results, sheet.id):
        raise RefusedError(
            "stale", "もう答えた人がいるため、問いは変えられません。何も変わっていません。"
        )
    new = known.model_copy(update={"own": asked.questions})
    try:
        check_unique(questions_of(sheet, new), "問い")
    except MistakeError as error:
        raise RefusedError("exists", "同じ問いが2つあります。何も変わっていません。") from error
    return [Put("survey", sheet.id, body(new))]


def show(desk: Desk, asked: ShowResults) -> list[Put]:
    """Show the numbers to the room, which looks at them then, or not any more."""
    found = _results(desk, asked.sheet).model_copy(update={"shown": asked.shown})
    looks = looked_at(desk, asked.sheet) if asked.shown else []
    return [Put("results", asked.sheet, body(found)), *looks]


def link(desk: Desk, asked: LinkSurvey) -> list[Put]:
    """Make a link; the one before does not open any more."""
    sheet, _ = _survey(desk, asked.sheet)
    made = body(SurveyLink(token=secrets.token_urlsafe(16)))
    return [Put("survey_link", sheet.id, made, deleted=not asked.on)]


def take(desk: Desk, asked: TakeTexts) -> list[Put]:
    """Put each free text on a board, once, as a note that nobody has signed.

    Where it names somebody, those who lead read it once more before the others see it.
    """
    texts = _results(desk, asked.sheet).texts.get(asked.question, ())
    board = desk.programme.sheet_of(BoardSheet, asked.board)
    if board is None or asked.place not in board.places:
        raise RefusedError("not_here", "この場所には貼れません。何も変わっていません。")
    column = board.column(asked.place.split("/")[1])
    ranks = [r.body["rank"] for r in desk.draft.all("entry") if r.body["sheet"] == board.id]
    first = max(ranks, default=0.0) + 1.0
    notes = (
        (_id(asked.sheet, asked.question, text), text, first + number)
        for number, text in enumerate(sorted(set(texts)))
    )
    return [
        Put("entry", key, body(looked_through(desk, _note(desk, asked, text, rank, column.colour))))
        for key, text, rank in notes
        if desk.draft.find(("entry", key)) is None
    ]


def _note(desk: Desk, asked: TakeTexts, text: str, rank: float, colour: str) -> Entry:
    return Entry(
        sheet=asked.board,
        place=asked.place,
        values={"text": text},
        colour=colour,
        rank=rank,
        author=desk.actor.member,
        anonymous=True,
        created=desk.at,
        changed=desk.at,
    )


def _id(sheet: str, question: str, text: str) -> str:
    return hashlib.sha256(f"{sheet}/{question}/{text}".encode()).hexdigest()[:32]


def _survey(desk: Desk, sheet_id: str) -> tuple[SurveySheet, Survey]:
    sheet = desk.programme.sheet_of(SurveySheet, sheet_id)
    if sheet is None:
        raise RefusedError("not_here", "このアンケートはありません。何も変わっていません。")
    return sheet, read(desk.draft, Survey, sheet.id) or Survey()


def _results(desk: Desk, sheet_id: str) -> Results:
    found = read(desk.draft, Results, sheet_id)
    if found is None:
        raise RefusedError("gone", "結果はまだありません。締め切ると出ます。")
    return found
