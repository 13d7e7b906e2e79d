"""The file of a survey: one row a member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kasane.programme import Programme
from kasane.programme.sheets.survey import SurveySheet
from kasane.tables.columns import tail, value_column
from kasane.tables.kinds.base import Kind
from kasane.tables.leaf import Leaf, told_apart
from kasane.workshop.model import Meeting


class SurveyKind(Kind[SurveySheet]):
    """A column a question."""

    def leaves(
        self, sheet: SurveySheet, programme: Programme, meetings: Mapping[str, Meeting]
    ) -> Iterator[Leaf]:
        questions = (value_column(sheet, question) for question in sheet.questions)
        columns = told_apart((*questions, *tail("colour", "under")))
        yield Leaf(sheet, "", sheet.title, "回答", columns)


KIND = SurveyKind()
