"""What came of talking with people: the cases taken up, hands for ideas, what was found out."""

from __future__ import annotations

from collections.abc import Sequence

from kasane.programme import (
    FormSheet,
    OverlapSheet,
    Sheet,
    of_kind,
)
from kasane.record.facts import picked_copies
from kasane.record.kinds.areas import cases_of, name_of
from kasane.record.kinds.overlap.case import CaseOverlap
from kasane.record.origins import Origins
from kasane.record.paper.content import plain_table
from kasane.record.paper.paper import Paper
from kasane.workshop.item import Item
from kasane.workshop.operations.votes import tally
from kasane.workshop.reading import Reading

_MOST = 10
"""Ideas that are told; all are on their sheet."""


def picked_cases(reading: Reading, sheets: Sequence[Sheet]) -> list[str]:
    """The names of the cases that were taken up, with the hands that were shown for them."""
    return [
        reading.copy_name(sheet, copy) + _hands(reading, sheet, copy)
        for sheet, copy in picked_copies(reading, sheets)
    ]


def _hands(reading: Reading, sheet: FormSheet, copy: Item) -> str:
    shown = tally(reading, sheet.id).of(copy.id, sheet.hands.id).count if sheet.hands else 0
    return f"（挙手{shown}人）" if shown else ""


def raised_hands(reading: Reading, sheets: Sequence[Sheet]) -> list[tuple[str, str, str, str]]:
    """The ideas for which hands were shown, the most first: idea, case, hands, what came of it."""
    found, origins = [], Origins(reading)
    for sheet in of_kind(OverlapSheet, sheets):
        for case in cases_of(reading, sheet):
            overlap = CaseOverlap(sheet, reading, case)
            for idea in overlap.ideas:
                text = name_of(reading, sheet, sheet.middle, idea)
                found.append((overlap.hands(idea), text, case.name, origins.chosen(idea.id)))
    ranked = sorted((each for each in found if each[0]), key=lambda each: -each[0])
    return [(text, case, f"{hands}人", came) for hands, text, case, came in ranked[:_MOST]]


def print_hands(paper: Paper, hands: Sequence[tuple[str, str, str, str]]) -> None:
    """Ideas with their hands."""
    paper.part("できそうと手が挙がったアイデア")
    widths = (paper.width - 84.0, 28.0, 16.0, 40.0)
    paper.table(plain_table(widths, ("アイデア", "ケース", "挙手", "選んだもの"), hands))
