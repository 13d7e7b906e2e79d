"""The file of a memo: the answers to its questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kasane.programme import MemoSheet, Programme
from kasane.tables.columns import ORDER, tail
from kasane.tables.kinds.base import Kind
from kasane.tables.leaf import Column, Leaf, told_apart
from kasane.workshop.model import Meeting


class MemoKind(Kind[MemoSheet]):
    """One row an answer."""

    def leaves(
        self, sheet: MemoSheet, programme: Programme, meetings: Mapping[str, Meeting]
    ) -> Iterator[Leaf]:
        questions = {question.id: question.label for question in sheet.questions}
        question = Column("問い", "row", known=questions, needed=True, filled=True)
        text = Column("文", "value", "text", "long_text")
        columns = told_apart((question, Column(ORDER, "order"), text, *tail("colour", "under")))
        yield Leaf(sheet, "", sheet.title, "メモ", columns, place="{row}")


KIND = MemoKind()
