"""What the votes on a sheet came to, ballot by ballot."""

from __future__ import annotations

from dataclasses import dataclass

from kasane.programme import TableColumn, TableSheet
from kasane.workshop.model import BoardState
from kasane.workshop.operations.votes import Tallies, Tally, sides, tally
from kasane.workshop.reading import Reading
from kasane.workshop.sides import Sides


@dataclass(frozen=True, slots=True)
class Voting:
    """One ballot that was opened; number 1 is the first."""

    number: int
    tallies: Tallies
    sides: Sides | None = None

    def of(self, entry: str, column: TableColumn) -> Tally:
        """What was said of an entry."""
        return self.tallies.of(entry, column.id)

    def result(self, entry: str, column: TableColumn) -> str:
        """What is printed of it: dots, or mean and spread."""
        found = self.of(entry, column)
        if column.type == "votes":
            return f"{found.sum}票"
        if found.mean is None:
            return "－"
        return f"{found.mean:.1f}（{found.least}～{found.most}）"

    def apart(self, entry: str, column: TableColumn) -> list[str]:
        """What each side gave to an entry, a line each; none where that isn't told."""
        shares = self.sides.of(entry, column) if self.sides else {}
        votes = column.type == "votes"
        return [
            f"{side} {share.sum}票" if votes else f"{side} {share.mean:.1f}"
            for side, share in shares.items()
        ]


def votings_of(reading: Reading, sheet: TableSheet) -> list[Voting]:
    """Every ballot that was opened, the first one first. What is still voted on is not in it."""
    last = reading.held(sheet.id).ballot
    found = [
        Voting(number, tally(reading, sheet.id, number), sides(reading, sheet.id, number))
        for number in range(1, last + 1)
    ]
    return [voting for voting in found if voting.tallies.opened and voting.tallies.voters]


def still_voting(reading: Reading, sheet: TableSheet) -> bool:
    """Whether the present ballot is not opened yet."""
    return reading.held(sheet.id).state is BoardState.PRIVATE
