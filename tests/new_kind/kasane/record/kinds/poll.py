"""A poll as its printed sheet: the questions with boxes to tick, or with how many ticked them."""

from __future__ import annotations

from collections import Counter

from kasane.programme.sheets.poll import PollSheet
from kasane.record.kinds.base import Kind
from kasane.record.paper.content import para, plain_table
from kasane.record.paper.paper import Paper, Size
from kasane.workshop.reading import Reading


class PollKind(Kind[PollSheet]):
    """Of answers only the number is told."""

    def filled(self, paper: Paper, sheet: PollSheet, reading: Reading) -> None:
        paper.section(sheet.orientation, follow=True)
        paper.chapter(sheet.title)
        for question in sheet.questions:
            paper.part(question.label)
            given = Counter(item.text(question.id) for item in reading.at(sheet.id))
            rows = [(choice, f"{given[choice]}人") for choice in question.choices]
            paper.table(plain_table((paper.width - 30.0, 30.0), ("答え", "人数"), rows))

    def blank(self, paper: Paper, sheet: PollSheet, size: Size) -> None:
        paper.section(sheet.orientation, size)
        paper.put(para(sheet.title, "Heading 1"), para(sheet.lead, "Small"))
        for question in sheet.questions:
            boxes = "　".join(f"□{choice}" for choice in question.choices)
            paper.put(para(question.label), para(boxes))


KIND = PollKind()
