"""What the room asked in a meeting, or in all: without names, with its hands."""

from __future__ import annotations

from kasane.plain.clock import japan_time
from kasane.record.paper.content import plain_table
from kasane.record.paper.paper import Paper
from kasane.tables import questions_in_turn
from kasane.workshop.model import Meeting
from kasane.workshop.reading import Reading

_WIDTHS = (28.0, 20.0)
"""Millimetres of the columns with the hands and the answer."""


def print_questions(paper: Paper, reading: Reading, held: Meeting | None) -> None:
    """The questions of a meeting's day, or all; nothing where nobody asked."""
    rows = [
        (one.text, f"{hands}人" if (hands := reading.hands(key)) else "", _answer(one.answered))
        for key, one in questions_in_turn(reading)
        if held is None or held.date in (None, japan_time(one.created).date())
    ]
    if rows:
        paper.chapter("会場からの質問")
        heads = ("質問", "わたしも聞きたい", "答え")
        paper.table(plain_table((paper.width - sum(_WIDTHS), *_WIDTHS), heads, rows))


def _answer(answered: bool) -> str:
    return "答えた" if answered else "まだ"
