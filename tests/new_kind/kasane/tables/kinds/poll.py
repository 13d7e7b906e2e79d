"""The file of a poll: one row a member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kasane.programme import Programme
from kasane.programme.sheets.poll import PollSheet
from kasane.tables.columns import tail, value_column
from kasane.tables.kinds.base import Kind
from kasane.tables.leaf import Leaf, told_apart
from kasane.workshop.model import Meeting


class PollKind(Kind[PollSheet]):
    """A column a question."""

    def leaves(
        self, sheet: PollSheet, programme: Programme, meetings: Mapping[str, Meeting]
    ) -> Iterator[Leaf]:
        questions = (value_column(sheet, question) for question in sheet.questions)
        columns = told_apart((*questions, *tail("colour", "under")))
        yield Leaf(sheet, "", sheet.title, "回答", columns)


KIND = PollKind()
