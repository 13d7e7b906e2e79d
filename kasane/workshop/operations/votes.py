"""Dot voting and ratings: each member's ballot, and what they come to once opened."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from kasane.errors import RefusedError
from kasane.programme import Sheet, TableColumn
from kasane.store import Put, Record
from kasane.workshop import access
from kasane.workshop.desk import Desk
from kasane.workshop.model import Ballot, BoardState, Member, SheetState, body, read, sheet_state
from kasane.workshop.reading import Reading
from kasane.workshop.shapes import Id, Shape
from kasane.workshop.sides import Sides, counted, labels_of, side_of


class CastVote(Shape):
    """Dots on an idea, or its place on a scale; 0 takes it back. `member`: for somebody else."""

    op: Literal["vote.cast"]
    sheet: str
    entry: Id
    column: str = Field(max_length=40)
    value: int = Field(ge=0, le=100)
    member: Id | None = None


class VoteAgain(Shape):
    """The next voting on a sheet."""

    op: Literal["vote.again"]
    sheet: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What all opened ballots say about one entry in one column.

    Attributes:
        values: each member's dots, or number on the scale; nobody's name.
    """

    values: tuple[int, ...] = ()

    @property
    def sum(self) -> int:
        """All dots."""
        return sum(self.values)

    @property
    def count(self) -> int:
        """How many answered."""
        return len(self.values)

    @property
    def mean(self) -> float | None:
        """The mean answer; None where nobody answered."""
        return sum(self.values) / len(self.values) if self.values else None

    @property
    def least(self) -> int | None:
        """The lowest answer."""
        return min(self.values, default=None)

    @property
    def most(self) -> int | None:
        """The highest answer."""
        return max(self.values, default=None)


@dataclass(frozen=True, slots=True)
class Tallies:
    """The result of one voting: entry id → column id → Tally.

    Attributes:
        voters: how many ballots there are, opened or not.
        opened: whether the marks of all may be seen.
    """

    voters: int
    opened: bool
    marks: Mapping[str, Mapping[str, Tally]] = field(default_factory=dict)

    def of(self, entry: str, column: str) -> Tally:
        """What was said about an entry; an empty Tally where nothing was."""
        return self.marks.get(entry, {}).get(column, Tally())


def cast(desk: Desk, ask: CastVote) -> list[Put]:
    """Put one mark on the member's ballot of the present voting, or show a hand."""
    column = _column(desk, ask.sheet, ask.column)
    state = sheet_state(desk.draft, ask.sheet)
    hand = desk.sheet(ask.sheet).shows_hands
    if state.state is not (BoardState.OPEN if hand else BoardState.PRIVATE):
        raise RefusedError(
            "locked", "いまは投票の時間ではありません。入れた票はそのまま残っています。"
        )
    record = access.check_entry(desk.draft, desk.draft.get("entry", ask.entry), desk.actor)
    _check_row(desk, ask.sheet, record)
    member = _voter(desk, ask.member)
    ballot_id, ballot = _ballot(desk, ask.sheet, state.ballot, member)
    marks = _marked(ballot.marks, ask.entry, ask.column, ask.value)
    standing = [found for entry, found in marks.items() if _is_row(desk, ask.sheet, entry)]
    if hand:
        _check_hand(ask.value)
    else:
        _check_mark(column, ask.value, standing)
    new = ballot.model_copy(update={"marks": marks})
    return [Put("ballot", ballot_id, body(new))]


def again(desk: Desk, ask: VoteAgain) -> list[Put]:
    """Begin the next voting, hidden until it is opened. Hands are shown once."""
    if _sheet(desk, ask.sheet).shows_hands:
        raise RefusedError("not_here", "投票するシートではありません。何も変わっていません。")
    state = sheet_state(desk.draft, ask.sheet)
    if state.state is BoardState.PRIVATE:
        raise RefusedError("locked", "いまの投票を開いてから、次の投票を始めてください。")
    new = {"ballot": state.ballot + 1, "state": BoardState.PRIVATE}
    put = Put("sheet", ask.sheet, body(SheetState.model_validate(body(state) | new)))
    return [put, *looked_at(desk, ask.sheet)]


def looked_at(desk: Desk, sheet: str) -> list[Put]:
    """Where a voting begins, the room looks at it, if that is part of what is on."""
    info = desk.info
    on = next((a for a in desk.programme.activities if a.id == info.activity), None)
    if on is None or sheet not in on.sheets or info.focus == sheet:
        return []
    return [Put("workshop", "main", body(info.model_copy(update={"focus": sheet})))]


def by_side(desk: Desk, sheet_id: str) -> list[Put]:
    """What each side gave, counted once, as a voting is opened; a later roster changes nothing.

    Counted twice, the difference would tell what one person gave who came or changed sides between.
    """
    sheet, labels = desk.sheet(sheet_id), labels_of(desk.programme)
    if not sheet.vote_columns or sheet.shows_hands or not labels:
        return []
    number = sheet_state(desk.draft, sheet_id).ballot
    key = f"{sheet_id}/{number}"
    before = desk.draft.find(("sides", key))
    if before is not None and before.body["once"]:
        empty = Sides(sheet=sheet_id, ballot=number, labels=labels, once=True)
        return [Put("sides", key, body(empty))]
    ballots = (
        (side_of(desk.programme, desk.draft, record.body["member"]), record.body["marks"])
        for record in desk.draft.all("ballot")
        if record.body["sheet"] == sheet_id and record.body["ballot"] == number
    )
    return [Put("sides", key, body(counted(sheet, number, labels, ballots)))]


def sides(reading: Reading, sheet: str, ballot: int) -> Sides | None:
    """An opened voting by side; None where sides are not told apart here."""
    return read(reading.records, Sides, f"{sheet}/{ballot}")


def tally(reading: Reading, sheet: str, ballot: int | None = None) -> Tallies:
    """The result of a voting as far as somebody may read it.

    Args:
        reading: The workshop; the owner's own disk sees what everybody sees once opened.
        sheet: Id of a sheet with columns that each person answers.
        ballot: which voting; None: the present one.
    """
    held = reading.held(sheet)
    wanted = ballot or held.ballot
    found = reading.ballots(sheet, wanted)
    opened = held.state is not BoardState.PRIVATE or wanted < held.ballot
    marks: dict[str, dict[str, list[int]]] = {}
    for seen in found if opened else ():
        for entry, columns in (seen or {}).get("marks", {}).items():
            for column, value in columns.items():
                marks.setdefault(entry, {}).setdefault(column, []).append(value)
    return Tallies(
        len(found),
        opened,
        {
            entry: {column: Tally(tuple(sorted(values))) for column, values in columns.items()}
            for entry, columns in marks.items()
        },
    )


def _sheet(desk: Desk, sheet_id: str) -> Sheet:
    sheet = desk.sheet(sheet_id)
    if not sheet.vote_columns:
        raise RefusedError("not_here", "投票するシートではありません。何も変わっていません。")
    return sheet


def _column(desk: Desk, sheet_id: str, column_id: str) -> TableColumn:
    for column in _sheet(desk, sheet_id).vote_columns:
        if column.id == column_id:
            return column
    raise RefusedError("not_here", "投票する列ではありません。何も変わっていません。")


def _check_row(desk: Desk, sheet_id: str, record: Record) -> None:
    if not _is_row(desk, sheet_id, record.id):
        raise RefusedError("not_here", "投票できるアイデアではありません。何も変わっていません。")


def _is_row(desk: Desk, sheet_id: str, entry_id: str) -> bool:
    """Whether an entry is one of the ideas; dots on what was deleted since are free again."""
    board, _, column = _sheet(desk, sheet_id).voted_on.partition("/")
    record = desk.draft.get("entry", entry_id)
    if record is None or record.body["sheet"] != board:
        return False
    place: str = record.body["place"]
    return place.rpartition("/")[2] == column if column else not place


def _voter(desk: Desk, member: str | None) -> str:
    if member is None or member == desk.actor.member:
        return desk.actor.member
    access.check_leads(desk.actor, "ほかの人の票を入れられる")
    if read(desk.draft, Member, member) is None:
        raise RefusedError("not_here", "その人は名簿にいません。何も変わっていません。")
    return member


def _ballot(desk: Desk, sheet: str, number: int, member: str) -> tuple[str, Ballot]:
    for record in desk.draft.all("ballot"):
        found = record.body
        if (found["sheet"], found["ballot"], found["member"]) == (sheet, number, member):
            return record.id, Ballot.model_validate(found)
    return uuid.uuid4().hex, Ballot(sheet=sheet, ballot=number, member=member)


def _marked(
    marks: Mapping[str, Mapping[str, int]], entry: str, column: str, value: int
) -> dict[str, dict[str, int]]:
    """The marks with one more, or one less."""
    new = {known: dict(columns) for known, columns in marks.items()}
    columns = new.pop(entry, {})
    columns.pop(column, None)
    if value:
        columns[column] = value
    return new | ({entry: columns} if columns else {})


def _check_hand(value: int) -> None:
    if value > 1:
        raise RefusedError("malformed", "挙手は1人1回です。何も変わっていません。")


def _check_mark(column: TableColumn, value: int, marks: Iterable[Mapping[str, int]]) -> None:
    if column.type == "votes":
        if value and _used(column.id, marks) > column.dots:
            raise RefusedError(
                "no_dots",
                f"シールは1人{column.dots}枚までです。ほかのアイデアから1枚はがすと、ここにはれます。",
            )
    elif value and not column.least <= value <= column.most:
        raise RefusedError(
            "malformed", f"「{column.label}」は{column.least}～{column.most}で選んでください。"
        )


def _used(column: str, marks: Iterable[Mapping[str, int]]) -> int:
    return sum(columns.get(column, 0) for columns in marks)
