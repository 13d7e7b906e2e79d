"""Tables: rows with typed columns."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, Self

from pydantic import Field, model_validator

from kasane.programme.base import GivenValue, Id, MistakeError, Reference, check_unique, find
from kasane.programme.gathered import GatheredRule
from kasane.programme.offers import (
    FromOthersRule,
    OfferRule,
    PeriodRule,
    WatchedRule,
    check_offers,
    offered_by,
)
from kasane.programme.radar import RadarRule
from kasane.programme.roster import RosterRule
from kasane.programme.sheets.base import Referred, SheetBase, offered
from kasane.programme.sheets.columns import TableColumn, check_rows
from kasane.programme.talks import TalkRule
from kasane.programme.todos import TodoRule

_RULES = ("todo", "talks", "roster", "periods", "from_others", "radar", "watched")


class TableSheet(SheetBase):
    """Rows with typed columns.

    `rows_from` ("sheet/column" of a board) makes one row of every note in that column; the
    note's text goes into the first text column. `rows_of` says what a row is: an entry, a member
    of the roster, or a meeting. `todo`: its rows are to-dos, `talks`: they are talks about ideas;
    `periods`: when people are in the field; `radar`: its rows are the axes of a picture;
    `offers`: of what a press makes rows; `from_others`: it takes what is carried on from other
    workshops; `roster` says what the columns of the roster mean. `known_by`: by which columns a
    file finds a row again; the first is its name, the others tell rows of one name apart.
    `printed`: the columns of its printed form, all where none are named; the others stand in a
    second table. `watched`: its rows tell which material of the library somebody has seen.
    `from_each`: each who takes part hands in every task, which `todo` tells.
    `gathered`: beside it several tables are read together, under the headings of one of them.
    """

    kind: Literal["table"]
    columns: tuple[TableColumn, ...] = Field(min_length=1)
    default_rows: tuple[dict[str, GivenValue], ...] = ()
    rows_from: Reference | None = None
    rows_of: Literal["entries", "members", "meetings"] = "entries"
    todo: TodoRule | None = None
    talks: TalkRule | None = None
    roster: RosterRule | None = None
    periods: PeriodRule | None = None
    radar: RadarRule | None = None
    offers: tuple[OfferRule, ...] = ()
    from_others: FromOthersRule | None = None
    known_by: tuple[Id, ...] = ()
    printed: tuple[Id, ...] = ()
    watched: WatchedRule | None = None
    gathered: GatheredRule | None = None
    from_each: bool = False

    @classmethod
    def begins(cls) -> tuple[str, dict[str, object]]:
        """A column of text."""
        column = {"id": "first", "label": "内容", "type": "text"}
        return "表（行を書き足す）", {"orientation": "landscape", "columns": [column]}

    @property
    def on_paper(self) -> tuple[TableColumn, ...]:
        """The columns of its printed form."""
        return tuple(c for c in self.columns if c.id in self.printed) or self.columns

    @property
    def voted(self) -> bool:
        """Whether everybody has an own answer in some column."""
        return bool(self.vote_columns)

    def references(self) -> Iterator[Referred]:
        """What its rows are taken from, and what its columns offer."""
        if self.rows_from:
            yield self.rows_from, ("rows_from",)
        yield from offered(self.columns, "columns")
        yield from offered_by(self.offers)
        if self.gathered:
            yield from self.gathered.references()

    def check_among(self, sheets: Mapping[str, SheetBase]) -> None:
        """Raise MistakeError where it is read together with what is not there."""
        if self.gathered:
            self.gathered.check_among(sheets)

    @property
    def has_rows(self) -> bool:
        """A table's are."""
        return True

    @property
    def is_roster(self) -> bool:
        """Whether its rows are the members."""
        return self.rows_of == "members"

    @property
    def rows_take(self) -> Sequence[str]:
        """The places that its columns offer."""
        return [column.choices_from for column in self.columns if column.choices_from]

    @property
    def named_by(self) -> str:
        """The column that names a row where a rule says so; else empty."""
        talked_to = self.talks.who if self.talks else ""
        return next(iter(self.known_by), talked_to)

    @property
    def vote_columns(self) -> Sequence[TableColumn]:
        """The columns in which everybody has an own answer."""
        return [column for column in self.columns if column.per_person]

    @property
    def voted_on(self) -> str:
        """Its own rows, or the notes of which they are made."""
        return self.rows_from or super().voted_on

    def column(self, column_id: str) -> TableColumn:
        """Return a column, or raise KeyError."""
        return find(self.columns, column_id)

    @property
    def place_ids(self) -> frozenset[str]:
        """Ids of the columns."""
        return frozenset(column.id for column in self.columns)

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        check_unique(self.columns, "列", "columns")
        check_rows(self.columns, self.default_rows)
        rules = {key: getattr(self, key) for key in _RULES}
        for key, rule in rules.items():
            if rule is not None:
                rule.check(self.columns, key)
        check_offers(self.offers, self.place_ids)
        if self.from_each and self.todo is None:
            raise MistakeError("from_each（全員が出す）には、todoの決まりがいります。", "from_each")
        self._check_files()
        for column in self.printed:
            if column not in self.place_ids:
                raise MistakeError(f"用紙の列「{column}」がありません。", "printed")
        return self

    def _check_files(self) -> None:
        files = [column.in_files for column in self.columns]
        named = {*self.known_by, *(f.rest for f in files), *(f.until for f in files)} - {None}
        for column in sorted(str(each) for each in named if each not in self.place_ids):
            raise MistakeError(f"取り込むための列「{column}」がありません。", "columns")
