"""Every table of a workshop with its name: numbered in the programme's order, for people.

All files are called here: those of the folder beside the database, of the zip, and the pages of a
workbook. A number belongs to a table whether it is told or not, so that it is the same in all of
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from kasane.plain.file_names import file_name
from kasane.programme import Programme, Sheet, SurveySheet
from kasane.tables.files.counts_frame import counts_frame
from kasane.tables.files.export import Export
from kasane.tables.files.frames import all_entries, leaf_frame
from kasane.tables.files.log_frame import log_frame
from kasane.tables.files.people_frames import agenda_frame, members_frame
from kasane.tables.files.placeless_frame import placeless_frame
from kasane.tables.files.questions_frame import questions_frame
from kasane.tables.files.survey_frame import survey_frame
from kasane.tables.files.thread_frame import thread_frame
from kasane.tables.files.votes_frame import votes_frame
from kasane.tables.leaf import Leaf
from kasane.workshop.placeless import PLACELESS, placeless

README = "00_お読みください.txt"
INTERNAL = "_内部用"


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a workshop.

    Attributes:
        id: for programs, of its sheet and what in it; title: for people.
        told: whether it is written out.
        closed: cases that nobody has opened may stand in it, or what is asked about cases.
        leaf: of a sheet; None for the tables over all sheets.
        overview: looked through on screen; what stands in it stands on paper elsewhere.
    """

    id: str
    title: str
    frame: Callable[[], pd.DataFrame]
    told: bool = True
    closed: bool = False
    leaf: Leaf | None = None
    overview: bool = False
    number: int = 0

    @property
    def name(self) -> str:
        """Its name without an ending: 01_事前準備用ワークシート."""
        return file_name(f"{self.number:02}_{self.title}{INTERNAL if self.closed else ''}", "")

    @property
    def file(self) -> str:
        """The name of its CSV file."""
        return f"{self.name}.csv"

    @property
    def former(self) -> str:
        """What its CSV file was called until November 2026."""
        title = self.leaf.title if self.leaf else self.title.rpartition("_")[2]
        return file_name(f"{self.id}_{title}", ".csv")


def tables_of(export: Export) -> list[Table]:
    """Every table of a workshop, also those that are not told."""
    every = [*_of_sheets(export), *_of_all(export), *_of_surveys(export), _placeless(export)]
    return [replace(table, number=number) for number, table in enumerate(every, 1)]


def told_tables(export: Export) -> list[Table]:
    """The tables that are written out."""
    return [table for table in tables_of(export) if table.told]


def sheet_title(programme: Programme, sheet: Sheet) -> str:
    """A sheet's title; with its step where two are called the same."""
    if sum(other.title == sheet.title for other in programme.sheets) < 2:
        return sheet.title
    users = (
        step for step in programme.steps for each in step.activities if sheet.id in each.sheets
    )
    step = next(users, None)
    return f"{sheet.title}（{step.short}）" if step else sheet.title


def _of_sheets(export: Export) -> Iterator[Table]:
    for leaf in export.every_leaf:
        told = export.tells(leaf)
        sheet, title = leaf.sheet, sheet_title(export.programme, leaf.sheet)
        own = title if leaf.title == sheet.title else leaf.title
        named = own if own.startswith(title) else f"{title}_{own}"
        parts = "_".join(part for part in (sheet.id, leaf.id) if part)
        closed = export.reading.telling.closed and bool(sheet.is_case or sheet.copies_of)
        yield Table(parts, named, partial(leaf_frame, export, leaf), told, closed, leaf)
        if sheet.vote_columns and not leaf.id:
            votes = partial(votes_frame, export, leaf)
            inside = closed and bool(sheet.copies_of)
            yield Table(f"{sheet.id}_votes", f"{title}_投票", votes, told, inside)
        if sheet.counts and not leaf.id:
            frame = partial(counts_frame, export.reading, sheet)
            yield Table(f"{sheet.id}_counts", f"{title}_数えたもの", frame, told)


def _of_surveys(export: Export) -> Iterator[Table]:
    reading = export.reading
    for sheet in export.programme.sheets_of(SurveySheet):
        frame = partial(survey_frame, reading, sheet)
        title = sheet_title(export.programme, sheet)
        yield Table(sheet.id, title, frame, told=reading.results(sheet.id) is not None)


def _of_all(export: Export) -> Iterator[Table]:
    reading = export.reading
    yield Table("agenda", "進行", partial(agenda_frame, reading))
    closed = reading.telling.closed
    yield Table("questions", "会場からの質問", partial(questions_frame, reading))
    yield Table("thread", "つながり", partial(thread_frame, export), closed=closed, overview=True)
    yield Table("entries", "全項目", partial(all_entries, export), closed=closed, overview=True)
    roster = any(leaf.rows == "members" for leaf in export.leaves)
    yield Table("members", "メンバー", partial(members_frame, reading), told=not roster)
    log = partial(log_frame, reading)
    yield Table("log", "活動の記録", log, told=closed, closed=closed, overview=True)


def _placeless(export: Export) -> Table:
    """The last one: it is there in few workshops, and the numbers of the others stay."""
    reading = export.reading
    frame = partial(placeless_frame, reading)
    return Table("placeless", PLACELESS, frame, told=bool(placeless(reading)), closed=True)
