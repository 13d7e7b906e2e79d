"""What a survey came to: a row an answer that could be given, and one a free text."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from kasane.programme import SurveySheet
from kasane.workshop.reading import Reading
from kasane.workshop.surveys import SIDES, Counted, questions_of

_HEADINGS = ["問い", "答え", "人数", *SIDES.values()]


def survey_frame(reading: Reading, sheet: SurveySheet) -> pd.DataFrame:
    """Numbers of five answers or more, both sides where each has five; texts in no order."""
    return pd.DataFrame(list(_rows(reading, sheet)), columns=_HEADINGS)


def _rows(reading: Reading, sheet: SurveySheet) -> Iterator[list[object]]:
    results = reading.results(sheet.id)
    if results is None:
        return
    sides = results.sides
    for question in questions_of(sheet, reading.survey(sheet.id)):
        for choice in question.choices:
            every = _number(results.all, question.id, choice)
            apart = [_number(sides.get(side), question.id, choice) for side in SIDES]
            yield [question.label, choice, every, *apart]
        for text in results.texts.get(question.id, ()):
            yield [question.label, text, "", "", ""]


def _number(counted: Counted | None, question: str, choice: str) -> int | str:
    said = counted.answers.get(question) if counted else None
    return said[choice] if said else ""
