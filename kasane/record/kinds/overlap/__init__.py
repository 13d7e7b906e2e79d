"""An overlap as its printed sheet: a picture of each case, then all that was written, as tables."""

from __future__ import annotations

from typing import Any

from kasane.programme import OverlapSheet
from kasane.record.kinds.areas import cases_of, print_covered, print_nothing, print_pins, told
from kasane.record.kinds.base import Case, Frame, Kind, begin_blank
from kasane.record.kinds.overlap.case import CaseOverlap, blank_view
from kasane.record.paper.content import Row, Table, head, para, row_of
from kasane.record.paper.paper import Paper, Size
from kasane.record.pictures.lens import Lens
from kasane.record.pictures.overlap import draw_overlap, overlap_picture
from kasane.record.values import shown
from kasane.workshop.reading import Reading

_TAG, _JOINED, _HANDS = 15.0, 60.0, 20.0
_HEIGHT = 128.0
"""Millimetres of a picture on an upright page."""
_BLANK_HEADS = 38.0


class OverlapKind(Kind[OverlapSheet]):
    """A picture of each case, then the ideas and both circles."""

    large = True

    def filled(self, paper: Paper, sheet: OverlapSheet, reading: Reading) -> None:
        """For each case the picture, the ideas with what they join, and both circles."""
        cases = cases_of(reading, sheet)
        if not cases:
            print_nothing(paper, sheet)
        for number, case in enumerate(cases):
            if number == 0:
                paper.flow()
                paper.chapter(sheet.title)
            if not sheet.one_for_all:
                paper.part(case.name)
            found = CaseOverlap(sheet, reading, case)
            picture, drawn = overlap_picture(found.view, paper.width, _HEIGHT, found.words)
            paper.picture(picture)
            if _shortened(drawn):
                paper.put(para(f"{_shortened(drawn)}全文は、あとの表にあります。", "Small"))
            _print_ideas(paper, found)
            for circle in sheet.circles:
                print_pins(paper, sheet, reading, circle, found.pins[circle.id], tags=True)
        print_covered(paper, sheet, reading)

    def blank(self, paper: Paper, sheet: OverlapSheet, size: Size) -> None:
        """Two empty circles to write on, filling one page."""
        begin_blank(
            paper,
            sheet,
            size,
            sheet.orientation,
            *([] if sheet.one_for_all else ["ケース（　　　）"]),
        )
        height = paper.height - _BLANK_HEADS * paper.scale
        words = "書きこむための2つの円。" + "、".join(area.label for area in sheet.areas)
        picture, _ = overlap_picture(blank_view(sheet), paper.width, height, words)
        paper.picture(picture)
        asked = "・".join(column.label for column in sheet.columns_of(sheet.middle.id)[1:])
        paper.put(para(f"アイデアごとに考えること：{asked}", "Small"))

    def cases(self, sheet: OverlapSheet, reading: Reading) -> list[Case]:
        return cases_of(reading, sheet)

    def draw(
        self, axes: Any, frame: Frame, sheet: OverlapSheet, reading: Reading, case: Case
    ) -> str:
        """What stands below is how much had no room."""
        return _shortened(draw_overlap(axes, frame, CaseOverlap(sheet, reading, case).view))

    def draw_blank(self, axes: Any, frame: Frame, sheet: OverlapSheet) -> None:
        draw_overlap(axes, frame, blank_view(sheet))


def _shortened(drawn: Lens) -> str:
    """What the picture does not show whole."""
    cut = f"長い {drawn.cut}件は、図では途中までです。" if drawn.cut else ""
    left_out = len(drawn.left_out)
    return cut + (f"入りきらない {left_out}件は、図にありません。" if left_out else "")


def _print_ideas(paper: Paper, found: CaseOverlap) -> None:
    sheet, reading = found.sheet, found.reading
    paper.part(f"{sheet.middle.label}（{len(found.ideas)}件）", inner=True)
    if not found.ideas:
        paper.put(para("アイデアは、まだありません。", "Small"))
        return
    columns = told(reading, sheet, sheet.columns_of(sheet.middle.id))
    rest = paper.width - _TAG - _JOINED - (_HANDS if sheet.hands else 0.0)
    each = rest / max(len(columns), 1)
    hands = [_HANDS] if sheet.hands else []
    across = [_TAG, *(each for _ in columns[:1]), _JOINED, *(each for _ in columns[1:]), *hands]
    labels = [column.label for column in columns]
    asked = [f"{sheet.hands.label}（挙手）"] if sheet.hands else []
    heads = ["No", *labels[:1], "つなぐ付箋", *labels[1:], *asked]
    rows = [Row([head(text) for text in heads], heading=True)]
    for idea in found.ideas:
        texts = [shown(reading, column, idea) for column in columns]
        joined = "\n".join(found.names[source] for source in found.joined(idea))
        count = [f"{found.hands(idea)}人"] if sheet.hands else []
        rows.append(row_of([found.tags[idea.id], *texts[:1], joined, *texts[1:], *count]))
    paper.table(Table(across, rows))


KIND = OverlapKind()
