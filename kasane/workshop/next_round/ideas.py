"""The ideas of an overlap, and which of them went well where somebody tried them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kasane.programme import OverlapSheet, Programme, TableColumn, TableSheet
from kasane.workshop.item import Item


@dataclass(frozen=True, slots=True)
class Trials:
    """The table in which the ideas of an overlap are tried, and the column that names the idea."""

    table: TableSheet
    idea: TableColumn

    @property
    def outcome(self) -> TableColumn | None:
        """The first column of choices among those that say what came of a trial."""
        rule, columns = self.table.todo, self.table.columns
        found = rule.result_columns(columns) if rule else columns
        return next((column for column in found if column.type == "choice"), None)

    def went_well(self, values: Mapping[str, object]) -> bool:
        """Whether a row has the best of its outcomes, which is its first choice."""
        outcome = self.outcome
        return outcome is not None and values.get(outcome.id) == outcome.choices[0]

    def went(self, values: Mapping[str, object]) -> bool:
        """Whether a row says how it went."""
        return self.outcome is not None and bool(values.get(self.outcome.id))


def overlap_of(programme: Programme) -> OverlapSheet | None:
    """The overlap of a programme, where it has one."""
    return next(iter(programme.sheets_of(OverlapSheet)), None)


def trials_of(programme: Programme) -> Trials | None:
    """Where the ideas of the overlap are tried; None where nobody tries them."""
    overlap = overlap_of(programme)
    for sheet in programme.sheets_of(TableSheet) if overlap else ():
        for column in sheet.columns:
            if overlap and column.choices_from == overlap.voted_on:
                return Trials(sheet, column)
    return None


def ideas_in(programme: Programme, seen: Sequence[Item]) -> list[Item]:
    """The ideas in the middle of the overlaps."""
    overlap = overlap_of(programme)
    if overlap is None:
        return []
    return [
        item
        for item in seen
        if (item.sheet, item.inner) == (overlap.id, overlap.middle.id) and not item.hidden
    ]


def good_ideas(programme: Programme, seen: Sequence[Item]) -> list[Item]:
    """The ideas of which somebody found out that they are possible."""
    good = _sources_of_good(programme, seen)
    return [idea for idea in ideas_in(programme, seen) if idea.id in good]


def open_ideas(programme: Programme, seen: Sequence[Item]) -> list[Item]:
    """The ideas that nobody tried, or that did not go well yet."""
    good = _sources_of_good(programme, seen)
    return [idea for idea in ideas_in(programme, seen) if idea.id not in good]


def _sources_of_good(programme: Programme, seen: Sequence[Item]) -> set[str]:
    trials = trials_of(programme)
    return {
        source
        for item in seen
        if trials and item.sheet == trials.table.id and trials.went_well(item.values)
        for source in item.sources
    }
