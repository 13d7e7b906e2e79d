"""What the votes on a sheet came to, ballot by ballot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from kasane.programme import TableColumn, TableSheet
from kasane.record.task import Task
from kasane.workshop.model import BoardState, sheet_state


@dataclass(frozen=True, slots=True)
class Voting:
    """One ballot.

    Attributes:
        number: 1 for the first.
        people: how many voted.
        marks: entry id → column id → what each of them gave.
    """

    number: int
    people: int
    marks: Mapping[str, Mapping[str, list[int]]]

    def given(self, entry: str, column: str) -> list[int]:
        """What an entry got in a column, one number a person."""
        return self.marks.get(entry, {}).get(column, [])

    def dots(self, entry: str, column: str) -> int:
        """The dots on an entry."""
        return sum(self.given(entry, column))

    def mean(self, entry: str, column: str) -> float | None:
        """The mean of a scale; None where nobody answered."""
        given = self.given(entry, column)
        return fmean(given) if given else None

    def result(self, entry: str, column: TableColumn) -> str:
        """What is printed of it: dots, or mean, spread and number of answers."""
        if column.type == "votes":
            return f"{self.dots(entry, column.id)}票"
        given = self.given(entry, column.id)
        if not given:
            return "－"
        return f"{fmean(given):.1f}（{min(given)}～{max(given)}、{len(given)}人）"


def votings_of(task: Task, sheet: TableSheet) -> list[Voting]:
    """Every ballot that was opened, the first one first. What is still voted on is not in it."""
    held = sheet_state(task.state, sheet.id)
    covered = held.ballot if held.state is BoardState.PRIVATE else 0
    by_number: dict[int, list[Mapping[str, Any]]] = {}
    for record in task.state.all("ballot"):
        body = record.body
        if body["sheet"] == sheet.id and body["ballot"] != covered:
            by_number.setdefault(body["ballot"], []).append(body["marks"])
    return [_voting(number, marks) for number, marks in sorted(by_number.items())]


def still_voting(task: Task, sheet: TableSheet) -> bool:
    """Whether the present ballot is not opened yet."""
    return sheet_state(task.state, sheet.id).state is BoardState.PRIVATE


def _voting(number: int, ballots: list[Mapping[str, Any]]) -> Voting:
    marks: dict[str, dict[str, list[int]]] = {}
    for ballot in ballots:
        for entry, columns in ballot.items():
            for column, value in columns.items():
                if value:
                    marks.setdefault(entry, {}).setdefault(column, []).append(value)
    return Voting(number, sum(any(b.values()) for b in ballots), marks)
