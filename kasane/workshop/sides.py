"""Votes by side, 庁内 and 庁外: sums that are made once, when a voting is opened.

docs/decisions/2026-11-28-votes-by-side.md says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import Field

from kasane.plain.limits import IN_SIDE
from kasane.plain.means import mean_text
from kasane.programme import Programme, Sheet, TableColumn
from kasane.store import Draft
from kasane.workshop.shapes import Shape

Marks = Mapping[str, Mapping[str, int]]
"""A ballot's: entry → column → dots, or the number on the scale."""


class Share(Shape):
    """What one side gave to an idea, and how many people that are; dots: all of it who voted."""

    sum: int
    count: int

    @property
    def mean(self) -> float:
        """What one person gave."""
        return self.sum / self.count


class Sides(Shape):
    """A voting by side. Kind "sides", id: sheet/voting.

    Attributes:
        labels: what the sides are called, in the roster's order.
        people: side → how many voted; empty where the sides are not told.
        marks: entry → column → side → what it gave.
        once: whether they were told at an opening; they are not counted anew after that.
    """

    sheet: str
    ballot: int
    labels: tuple[str, ...]
    people: dict[str, int] = Field(default_factory=dict)
    marks: dict[str, dict[str, dict[str, Share]]] = Field(default_factory=dict)
    once: bool = False

    def of(self, entry: str, column: TableColumn) -> dict[str, Share]:
        """What each side gave to an idea in a column; nothing where that isn't told."""
        found = self.marks.get(entry, {}).get(column.id)
        if found is None and column.type == "votes":
            return {label: Share(sum=0, count=count) for label, count in self.people.items()}
        return found or {}


def why_not(labels: Iterable[str]) -> str:
    """Why the sides of a voting are not told."""
    named = "・".join(labels)
    few = f"どちらも{IN_SIDE}人以上が投票し、だれの票か分からないときだけ出します。"
    return f"{named}に分けた数は、{few}"


def side_of(programme: Programme, draft: Draft, member: str) -> str:
    """The side that the roster says of somebody; empty where it says none."""
    found = draft.get("member", member)
    return str(found.body["about"].get(programme.about_members.side) or "") if found else ""


def labels_of(programme: Programme) -> tuple[str, ...]:
    """The sides that the roster of a programme tells apart."""
    column = programme.about_members.side
    return programme.roster.column(column).choices if programme.roster and column else ()


def counted(
    sheet: Sheet, number: int, labels: Sequence[str], ballots: Iterable[tuple[str, Marks]]
) -> Sides:
    """A voting by side, as far as nobody stands out by it.

    Args:
        sheet: What is voted on.
        number: Which voting.
        labels: The sides.
        ballots: The side of who voted, and their marks.
    """
    empty = Sides(sheet=sheet.id, ballot=number, labels=tuple(labels))
    by_side: dict[str, list[Marks]] = {label: [] for label in labels}
    rest: list[Marks] = []
    for side, marks in ballots:
        if any(any(given.values()) for given in marks.values()):
            by_side.get(side, rest).append(marks)
    people = {label: len(found) for label, found in by_side.items()}
    if not _apart(people.values(), len(rest)):
        return empty
    entries = {entry for found in (*by_side.values(), rest) for marks in found for entry in marks}
    shares = {
        entry: {column.id: _shares(by_side, rest, entry, column) for column in sheet.vote_columns}
        for entry in sorted(entries)
    }
    told = {
        entry: {column: each for column, each in columns.items() if each}
        for entry, columns in shares.items()
    }
    return empty.model_copy(update={"people": people, "marks": told, "once": True})


def _shares(
    by_side: Mapping[str, Sequence[Marks]], rest: Sequence[Marks], entry: str, column: TableColumn
) -> dict[str, Share]:
    """What each side gave; of a scale only where enough of each answered, and of the others."""

    def given(found: Sequence[Marks]) -> list[int]:
        values = [marks.get(entry, {}).get(column.id, 0) for marks in found]
        return values if column.type == "votes" else [value for value in values if value]

    values = {label: given(found) for label, found in by_side.items()}
    if not _apart(map(len, values.values()), len(given(rest))):
        return {}
    return {label: Share(sum=sum(each), count=len(each)) for label, each in values.items()}


def _apart(sides: Iterable[int], rest: int) -> bool:
    """Whether sums of so many tell of nobody, nor what is left of the whole without them."""
    numbers = list(sides)
    return len(numbers) > 1 and min(numbers) >= IN_SIDE and (rest == 0 or rest >= IN_SIDE)


def gap(shares: Mapping[str, Share], column: TableColumn) -> float:
    """How far the sides are from each other, of what one person can give; 0 to 1."""
    if not shares:
        return 0.0
    means = [share.mean for share in shares.values()]
    whole = column.dots if column.type == "votes" else column.most - column.least
    return (max(means) - min(means)) / whole


def shares_text(shares: Mapping[str, Share], column: TableColumn) -> str:
    """What each side gave, as it is printed: 庁内 4.2・庁外 2.8."""
    if column.type == "votes":
        return "・".join(f"{side} {each.sum}票（{each.count}人）" for side, each in shares.items())
    return "・".join(f"{side} {mean_text(each.mean)}" for side, each in shares.items())


def together(told: Sequence[Mapping[str, Share]], column: TableColumn) -> dict[str, Share]:
    """What each side gave to ideas that were put together; nothing where one isn't told."""
    if not all(told):
        return {}
    counts = max if column.type == "votes" else sum
    return {
        side: Share(
            sum=sum(shares[side].sum for shares in told),
            count=counts([shares[side].count for shares in told]),
        )
        for side in told[0]
    }
