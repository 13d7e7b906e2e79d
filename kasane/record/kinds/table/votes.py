"""What the votes on a sheet came to, ballot by ballot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from kasane.plain.limits import IDEAS_APART, SIDES_APART
from kasane.plain.means import mean_text
from kasane.programme import BoardSheet, TableColumn, TableSheet
from kasane.workshop.item import Item
from kasane.workshop.model import BoardState
from kasane.workshop.operations.votes import Tallies, Tally, sides, tally
from kasane.workshop.reading import Reading
from kasane.workshop.sides import Share, Sides, gap, together


@dataclass(frozen=True, slots=True)
class Voting:
    """One ballot that was opened; number 1 is the first.

    Attributes:
        piles: idea → it and those put under it, whose votes are its own.
    """

    number: int
    tallies: Tallies
    sides: Sides | None = None
    piles: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def of(self, entry: str, column: TableColumn) -> Tally:
        """What was said of an entry with those put under it: dots are added, answers pooled."""
        pile = self.piles.get(entry, (entry,))
        return Tally(tuple(sorted(v for e in pile for v in self.tallies.of(e, column.id).values)))

    def result(self, entry: str, column: TableColumn) -> str:
        """What is printed of it: dots, or mean and spread."""
        found = self.of(entry, column)
        if column.type == "votes":
            return f"{found.sum}票"
        if found.mean is None:
            return "－"
        return f"{mean_text(found.mean)}（{found.least}～{found.most}）"

    def shares(self, entry: str, column: TableColumn) -> dict[str, Share]:
        """What each side gave to an entry with those put under it; none where that isn't told."""
        if self.sides is None:
            return {}
        pile = self.piles.get(entry, (entry,))
        answered = [each for each in pile if self.tallies.of(each, column.id).values]
        return together([self.sides.of(each, column) for each in answered or [entry]], column)

    def apart(self, entry: str, column: TableColumn) -> list[str]:
        """What each side gave to an entry, a line each; none where that isn't told."""
        votes = column.type == "votes"
        return [
            f"{side} {share.sum}票" if votes else f"{side} {mean_text(share.mean)}"
            for side, share in self.shares(entry, column).items()
        ]

    def widest(
        self, ideas: Sequence[Item], columns: Sequence[TableColumn]
    ) -> list[tuple[Item, TableColumn, dict[str, Share]]]:
        """The ideas that the sides see most differently, each in the column where that is so."""
        found = []
        for idea in ideas:
            each = [
                (gap(shares, column), column, shares)
                for column in columns
                for shares in [self.shares(idea.id, column)]
            ]
            by, column, shares = max(each, key=itemgetter(0))
            if by >= SIDES_APART:
                found.append((by, (idea, column, shares)))
        found.sort(key=itemgetter(0), reverse=True)
        return [told for _, told in found[:IDEAS_APART]]


def votings_of(reading: Reading, sheet: TableSheet) -> list[Voting]:
    """Every ballot that was opened, the first one first. What is still voted on is not in it."""
    last = reading.held(sheet.id).ballot
    piles = {top.id: [top.id, *(n.id for n in under)] for top, under in piles_of(reading, sheet)}
    found = [
        Voting(number, tally(reading, sheet.id, number), sides(reading, sheet.id, number), piles)
        for number in range(1, last + 1)
    ]
    return [voting for voting in found if voting.tallies.opened and voting.tallies.voters]


def still_voting(reading: Reading, sheet: TableSheet) -> bool:
    """Whether the present ballot is not opened yet."""
    return reading.held(sheet.id).state is BoardState.PRIVATE


def piles_of(reading: Reading, sheet: TableSheet) -> Sequence[tuple[Item, list[Item]]]:
    """The ideas with those put under them, as they stand on their board."""
    return reading.once(_piles_on, sheet.rows_from or "/")


def _piles_on(reading: Reading, place: str) -> Sequence[tuple[Item, list[Item]]]:
    board_id, _, column = place.partition("/")
    board = reading.programme.sheet_of(BoardSheet, board_id)
    every = reading.notes(board) if board else []
    notes = [note for note in every if note.column == column and not note.covered]
    ids = {note.id for note in notes}
    tops = [note for note in notes if note.under not in ids]
    return [(top, [note for note in notes if note.under == top.id]) for top in tops]
