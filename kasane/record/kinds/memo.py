"""A memo: free texts under their questions."""

from __future__ import annotations

from kasane.programme import MemoSheet
from kasane.record.kinds.base import Kind, begin_blank
from kasane.record.paper.content import Cell, Row, Table, cell, head, para, signed
from kasane.record.paper.paper import Paper, Size
from kasane.record.values import LEFT_OUT
from kasane.workshop.reading import Reading

_HEADS = 34.0


class MemoKind(Kind[MemoSheet]):
    """Free texts under their questions."""

    def filled(self, paper: Paper, sheet: MemoSheet, reading: Reading) -> None:
        """The questions, each with what was written under it."""
        paper.flow()
        paper.chapter(sheet.title)
        for question in sheet.questions:
            paper.part(question.label)
            pieces = [p for p in reading.at(sheet.id, question.id) if p.written]
            if question.of_case and not reading.telling.cases:
                paper.put(para(LEFT_OUT, "Small"))
                continue
            for piece in pieces:
                name = reading.people.name(piece.author)
                paper.put(signed(f"・{piece.text()}", name, "Cell"))
            if not pieces:
                paper.put(para("まだ何も書かれていません。", "Small"))

    def blank(self, paper: Paper, sheet: MemoSheet, size: Size) -> None:
        """A box under every question, filling one page together."""
        begin_blank(paper, sheet, size, sheet.orientation)
        room = paper.height - (_HEADS + 8.0 * len(sheet.questions)) * paper.scale
        rows = []
        for question in sheet.questions:
            rows.append(Row([head(question.label)]))
            rows.append(Row([_box(question.hint)], height=room / len(sheet.questions)))
        paper.table(Table((paper.width,), rows, free=False), room=False)


def _box(hint: str) -> Cell:
    return cell(hint, "Small") if hint else cell("")


KIND = MemoKind()
