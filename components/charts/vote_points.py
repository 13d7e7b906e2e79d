"""What was voted on a table's ideas, for the picture; only what has been opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from components.charts.scatter import Answers, Point, Scale, numbered
from components.state import Here
from kasane.programme import TableColumn, TableSheet
from kasane.workshop.model import BoardState
from kasane.workshop.operations.votes import Tallies, tally

Pile = list[str]
"""The ids of an idea and of those that were put under it."""


@dataclass(frozen=True, slots=True)
class OpenedVotes:
    """What may be shown of a voting.

    Attributes:
        now: whether the present ballot is opened; else the points are of the one before.
        ballot: which voting the points are of; 0 where none was opened yet.
        points: the ideas with answers on both scales, the most dots first.
        feasibility, importance: the two axes.
    """

    now: bool
    ballot: int
    points: list[Point]
    feasibility: Scale
    importance: Scale


def opened(here: Here, sheet_id: str) -> OpenedVotes:
    """The ideas as the last opened voting sees them."""
    sheet = here.programme.sheet_of(TableSheet, sheet_id)
    if sheet is None:
        raise KeyError(sheet_id)
    held = here.reading.held(sheet_id)
    now = held.state is not BoardState.PRIVATE
    ballot = held.ballot if now else held.ballot - 1
    votes, importance, feasibility = _asked(sheet)
    points = _points(here, sheet, ballot, (votes, importance, feasibility)) if ballot else []
    return OpenedVotes(now, ballot, points, _scale(feasibility), _scale(importance))


def _asked(sheet: TableSheet) -> tuple[TableColumn, TableColumn, TableColumn]:
    """The column of dots, and the two scales in their order: importance, feasibility."""
    votes = next(column for column in sheet.columns if column.type == "votes")
    importance, feasibility = [column for column in sheet.columns if column.type == "scale"][:2]
    return votes, importance, feasibility


def _scale(column: TableColumn) -> Scale:
    return Scale(column.label, column.least, column.most)


def _points(
    here: Here, sheet: TableSheet, ballot: int, asked: tuple[TableColumn, ...]
) -> list[Point]:
    now = tally(here.reading, sheet.id, ballot)
    before = tally(here.reading, sheet.id, ballot - 1) if ballot > 1 else None
    points = [_point(pile, text, asked, now, before) for pile, text in _piles(here, sheet)]
    return numbered(sorted((point for point in points if point), key=_weight))


def _weight(point: Point) -> tuple[int, float]:
    """Most dots first, then the higher means."""
    return (-point.dots, -point.importance.mean - point.feasibility.mean)


def _point(
    pile: Pile, text: str, asked: tuple[TableColumn, ...], now: Tallies, before: Tallies | None
) -> Point | None:
    votes, importance, feasibility = (_given(now, pile, column) for column in asked)
    if not importance or not feasibility:
        return None
    first = [_given(before, pile, column) for column in asked[1:]] if before else []
    x, y = _answers(feasibility), _answers(importance)
    return Point(
        number=0,
        idea=text,
        dots=sum(votes),
        importance=y,
        feasibility=x,
        corner=x.mean > _scale(asked[2]).middle and y.mean > _scale(asked[1]).middle,
        before=(fmean(first[1]), fmean(first[0])) if first and all(first) else None,
    )


def _answers(given: Sequence[int]) -> Answers:
    return Answers(fmean(given), min(given), max(given), len(given))


def _given(tallies: Tallies, pile: Pile, column: TableColumn) -> list[int]:
    """What everybody gave to the ideas of a pile."""
    return [value for entry in pile for value in tallies.of(entry, column.id).values]


def _piles(here: Here, sheet: TableSheet) -> list[tuple[Pile, str]]:
    """The ideas on top, with those under them, and their texts."""
    board, _, column = (sheet.rows_from or "").partition("/")
    notes = here.reading.of(board)
    shown = {note.id: note for note in notes if note.column == column and not note.hidden}
    tops = {note.id: [note.id] for note in shown.values() if note.under not in shown}
    for note in shown.values():
        if note.under in tops:
            tops[note.under].append(note.id)
    return [(pile, shown[top].text()) for top, pile in tops.items()]
