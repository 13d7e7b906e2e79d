"""What an entry is on the way from a person to a plan, by the sheet on which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from kasane.programme import (
    Area,
    BoardSheet,
    FormSheet,
    MapSheet,
    OverlapSheet,
    Programme,
    Sheet,
    TableSheet,
)


class Thing(StrEnum):
    """What an entry is on the way from a case to what came of it, in that order."""

    CASE = "case"
    CASE_NOTE = "case_note"
    WISH = "wish"
    KNOWN = "known"
    RESOURCE = "resource"
    CANDIDATE = "candidate"
    INTERVIEW = "interview"
    CHANCE = "chance"
    FINDING = "finding"
    IDEA = "idea"
    STUDY = "study"
    ACTION = "action"
    TRIAL = "trial"
    PLAN = "plan"
    ARRANGEMENT = "arrangement"
    VISION = "vision"
    OWN_PART = "own_part"
    OTHER = "other"


def things_of(programme: Programme) -> dict[tuple[str, str], Thing]:
    """Sheet and part of it → what stands there.

    The part is the area of a map or an overlap and the column of a board; it is empty for the
    rows of a table and the copies of a form, and "*" for what is inside those.
    """
    return {key: thing for sheet in programme.sheets for key, thing in _of_sheet(programme, sheet)}


def _of_sheet(programme: Programme, sheet: Sheet) -> Iterator[tuple[tuple[str, str], Thing]]:
    if isinstance(sheet, MapSheet):
        yield (sheet.id, sheet.centre.id), Thing.WISH
        yield from (((sheet.id, ring.id), Thing.RESOURCE) for ring in sheet.rings)
    elif isinstance(sheet, OverlapSheet):
        yield (sheet.id, sheet.middle.id), Thing.IDEA
        yield from (((sheet.id, circle.id), _of_circle(circle)) for circle in sheet.circles)
    elif isinstance(sheet, BoardSheet):
        yield from _of_board(programme, sheet)
    elif isinstance(sheet, TableSheet):
        yield (sheet.id, ""), _of_rows(programme, sheet)
    elif isinstance(sheet, FormSheet):
        copy, inside = _IN_FORM[sheet.repeats]
        yield (sheet.id, ""), copy
        yield (sheet.id, "*"), inside


_IN_FORM = {
    "case": (Thing.CASE, Thing.CASE_NOTE),
    "idea": (Thing.PLAN, Thing.ARRANGEMENT),
    "interview": (Thing.INTERVIEW, Thing.INTERVIEW),
    "once": (Thing.OTHER, Thing.STUDY),
}


def _of_circle(circle: Area) -> Thing:
    """What is told of the person is a wish; what is told of the others, a chance."""
    return Thing.WISH if any(column.of_case for column in circle.columns) else Thing.CHANCE


def _of_board(programme: Programme, board: BoardSheet) -> Iterator[tuple[tuple[str, str], Thing]]:
    asked = any(own.partition("/")[0] == board.id for own in _chosen_from(programme))
    gives = any(column.gives_from for column in board.columns)
    for column in board.columns:
        if gives:
            yield (board.id, column.id), Thing.IDEA if column.gives_from else Thing.FINDING
        else:
            yield (board.id, column.id), Thing.VISION if asked else Thing.OTHER


def _chosen_from(programme: Programme) -> Iterator[str]:
    """The places of which rows of tables take their texts."""
    for sheet in programme.sheets:
        for column in sheet.columns if isinstance(sheet, TableSheet) else ():
            if column.choices_from:
                yield column.choices_from


def _of_rows(programme: Programme, table: TableSheet) -> Thing:
    for sheet in programme.sheets:
        if isinstance(sheet, MapSheet) and table.id in (sheet.known_in, sheet.leads_to):
            return Thing.KNOWN if table.id == sheet.known_in else Thing.CANDIDATE
    taken = [column.choices_from for column in table.columns if column.choices_from]
    if not taken:
        return Thing.OTHER
    source = programme.sheet(taken[0].partition("/")[0])
    if isinstance(source, OverlapSheet):
        return Thing.TRIAL
    return Thing.OWN_PART if isinstance(source, BoardSheet) else Thing.ACTION
