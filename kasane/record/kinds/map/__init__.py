"""A map as its printed sheet: a picture of each case, then all resources with what was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kasane.programme import MapSheet, TableColumn
from kasane.record.kinds.areas import cases_of, print_covered, print_nothing, print_pins
from kasane.record.kinds.base import Case, Frame, Kind, begin_blank
from kasane.record.kinds.map.case import CaseMap, blank_view, legend
from kasane.record.paper.content import para, plain_table
from kasane.record.paper.paper import Paper, Size
from kasane.record.pictures.resource_map import draw_map, map_picture
from kasane.workshop.reading import Reading

_HEIGHT = 118.0
"""Millimetres of a picture on an upright page."""
_BLANK_HEADS = 42.0


class MapKind(Kind[MapSheet]):
    """A picture of each case, then all resources with what was said."""

    large = True

    def filled(self, paper: Paper, sheet: MapSheet, reading: Reading) -> None:
        """For each case the picture, and the centre and both rings as tables."""
        found = [CaseMap(sheet, reading, case) for case in cases_of(reading, sheet)]
        if not found:
            print_nothing(paper, sheet)
        for number, each in enumerate(found):
            if number == 0:
                paper.flow()
                paper.chapter(sheet.title)
            paper.part(each.case.name)
            paper.picture(map_picture(each.view, paper.width, _HEIGHT, each.words))
            paper.put(para(f"{each.counts}　／　{legend(sheet)}", "Small"))
            for area in sheet.areas:
                print_pins(paper, sheet, reading, area, each.pins[area.id], tags=False)
        if len(found) > 1:
            _print_counts(paper, sheet, found)
        print_covered(paper, sheet, reading)

    def blank(self, paper: Paper, sheet: MapSheet, size: Size) -> None:
        """Empty rings to write on, filling one page."""
        begin_blank(paper, sheet, size, sheet.orientation, "ケース（　　　）")
        height = paper.height - _BLANK_HEADS * paper.scale
        words = "書きこむための図。" + "、".join(area.label for area in sheet.areas)
        paper.picture(map_picture(blank_view(sheet), paper.width, height, words))
        asked = "・".join(map(_asked, sheet.columns))
        paper.put(para(f"付箋に書くこと：{asked}", "Small"))

    def cases(self, sheet: MapSheet, reading: Reading) -> list[Case]:
        return cases_of(reading, sheet)

    def draw(self, axes: Any, frame: Frame, sheet: MapSheet, reading: Reading, case: Case) -> str:
        """What stands below are counts, and what letters and colours say."""
        found = CaseMap(sheet, reading, case)
        draw_map(axes, frame, found.view)
        return f"{found.counts}　／　{legend(sheet)}"

    def draw_blank(self, axes: Any, frame: Frame, sheet: MapSheet) -> None:
        draw_map(axes, frame, blank_view(sheet))


def _asked(column: TableColumn) -> str:
    return column.label + (f"（{'／'.join(column.choices)}）" if column.choices else "")


def _print_counts(paper: Paper, sheet: MapSheet, found: Sequence[CaseMap]) -> None:
    """How many resources each case has, beside each other."""
    paper.part("ケースごとの数")
    apart = sheet.apart
    rows = []
    for each in found:
        there = sum(pin.text(apart.column) == apart.choice for pin in each.resources)
        rings = [f"{len(each.pins[ring.id])}件" for ring in sheet.rings]
        rows.append([each.case.name, *rings, f"{len(each.resources)}件", f"{there}件"])
    heads = ("ケース", *(ring.label for ring in sheet.rings), "合計", f"うち{apart.choice}")
    rest = (paper.width - 90.0) / len(sheet.rings)
    paper.table(plain_table((36.0, *(rest for _ in sheet.rings), 24.0, 30.0), heads, rows))


KIND = MapKind()
