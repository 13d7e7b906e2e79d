"""Which sheets a worked example has something on: for the others no example is promised."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kasane.errors import KasaneError
from kasane.programme import Programme, Sheet, TableSheet
from kasane.samples.reading import load_sample
from kasane.samples.story import Moment


def sheets_of(programme: Programme, file: Path) -> list[Sheet]:
    """The sheets of a programme on which its example has something, in their order."""
    written = _written(file)
    return [sheet for sheet in programme.sheets if _is_shown(programme, sheet, written)]


def _is_shown(programme: Programme, sheet: Sheet, written: frozenset[str]) -> bool:
    """Rows of members, meetings and notes are there with these."""
    table = programme.sheet_of(TableSheet, sheet.id)
    if table is not None and table.rows_of != "entries":
        return bool(written)
    source = table.rows_from if table else None
    return (source or sheet.id).partition("/")[0] in written


@cache
def _written(file: Path) -> frozenset[str]:
    """Ids of the sheets on which people write in an example; none where it can't be read."""
    try:
        days = load_sample(file).days
    except KasaneError:
        return frozenset()
    return frozenset(sheet for day in days for moment in day.moments for sheet in _of(moment))


def _of(moment: Moment) -> Iterator[str]:
    """The first entries of a sheet are called after it: todo-d1, idea_sheet."""
    yield from (added.sheet for added in moment.add)
    yield from (part.sheet for part in (moment.board, moment.turns, moment.votes) if part)
    yield from (writing.id.rpartition("-d")[0] or writing.id for writing in moment.write)
