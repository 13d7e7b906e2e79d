"""The kinds of sheet that a programme may use, told apart by `kind`; boards have their own file."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Field, model_validator

from kasane.programme.base import (
    Definition,
    Guidance,
    Id,
    Label,
    MistakeError,
    Reference,
    Value,
    check_unique,
    find,
)
from kasane.programme.sheets.areas import MapSheet, OverlapSheet
from kasane.programme.sheets.base import SheetBase
from kasane.programme.sheets.board import BoardSheet
from kasane.programme.sheets.columns import TableColumn, check_rows
from kasane.programme.sheets.fields import ItemField
from kasane.programme.sheets.sections import PickRule, Section, check_rule
from kasane.programme.todos import TodoRule


class TableSheet(SheetBase):
    """Rows with typed columns.

    `rows_from` ("sheet/column" of a board) makes one row of every note in that column; the
    note's text goes into the first text column. `rows_of` says what a row is: an entry, a member
    of the roster, or a meeting. `todo`: its rows are to-dos.
    """

    kind: Literal["table"]
    columns: tuple[TableColumn, ...] = Field(min_length=1)
    default_rows: tuple[dict[str, Value], ...] = ()
    rows_from: Reference | None = None
    rows_of: Literal["entries", "members", "meetings"] = "entries"
    todo: TodoRule | None = None

    @property
    def voted(self) -> bool:
        """Whether everybody has an own answer in some column."""
        return bool(self.vote_columns)

    @property
    def is_roster(self) -> bool:
        """Whether its rows are the members."""
        return self.rows_of == "members"

    @property
    def rows_take(self) -> Sequence[str]:
        """The places that its columns offer."""
        return [column.choices_from for column in self.columns if column.choices_from]

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
    def todos(self) -> TodoRule | None:
        """How its rows are to-dos; None where they are none.

        Without a rule of its own they are where it has the columns `task`, `owner`, `due` and
        `status`, and are over with the last choice of it.
        """
        known = {column.id: column for column in self.columns}
        if self.todo is not None or not {"task", "owner", "due", "status"} <= known.keys():
            return self.todo
        choices = known["status"].choices
        return TodoRule(task="task", done=choices[-1:]) if choices else None

    @property
    def place_ids(self) -> frozenset[str]:
        """Ids of the columns."""
        return frozenset(column.id for column in self.columns)

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        check_unique(self.columns, "列", "columns")
        check_rows(self.columns, self.default_rows)
        self._check_todo()
        return self

    def _check_todo(self) -> None:
        if self.todo is None:
            return
        known = {column.id: column for column in self.columns}
        for column in (self.todo.task, "owner", "due", "status", self.todo.only):
            if column is not None and column not in known:
                raise MistakeError(f"やることの列「{column}」がありません。", "todo")
        if not set(self.todo.done) <= set(known["status"].choices):
            raise MistakeError(
                "doneは、状況（status）のchoicesから選んでください。", "todo", "done"
            )


class FormSheet(SheetBase):
    """One page of named fields in a printed layout.

    It is filled once, or once a case, an idea or an interview (`repeats`). `named_by` is the field
    whose text names one filled copy (without it a letter does: ケースA); `pick` says which copies
    are taken up in the meeting.
    """

    kind: Literal["form"]
    repeats: Literal["once", "case", "idea", "interview"] = "once"
    named_by: Id | None = None
    pick: PickRule | None = None
    sections: tuple[Section, ...] = Field(min_length=1)

    @property
    def once(self) -> bool:
        """Whether it is filled once for all."""
        return self.repeats == "once"

    @property
    def is_case(self) -> bool:
        """Whether each copy is a case."""
        return self.repeats == "case"

    def section(self, section_id: str) -> Section:
        """Return a section, or raise KeyError."""
        return find(self.sections, section_id)

    @property
    def place_ids(self) -> frozenset[str]:
        """Ids of the fields, and of the rows of grids, in all sections."""
        return frozenset(part.id for section in self.sections for part in section.parts)

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        check_unique(self.sections, "区分", "sections")
        check_unique([p for s in self.sections for p in s.parts], "項目", "sections")
        if self.named_by is not None and self.named_by not in self.place_ids:
            raise MistakeError(f"named_byの項目「{self.named_by}」がありません。", "named_by")
        if self.pick is not None:
            check_rule(self.pick, self.sections)
        return self


class RoundSheet(SheetBase):
    """One short turn per person, in order, with a timer; `fields` may keep what was said."""

    kind: Literal["round"]
    seconds: int = Field(ge=5, le=3600)
    prompts: tuple[Label, ...] = Field(min_length=1)
    fields: tuple[ItemField, ...] = ()

    @property
    def place_ids(self) -> frozenset[str]:
        """Ids of the fields."""
        return frozenset(field.id for field in self.fields)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        check_unique(self.fields, "項目", "fields")
        return self


class Question(Definition):
    """A question of a memo. `of_case` as in TableColumn."""

    id: Id
    label: Label
    hint: Guidance = ""
    of_case: bool = False


class MemoSheet(SheetBase):
    """Free text under questions; `alone`: everybody's own until the secretariat opens it."""

    kind: Literal["memo"]
    questions: tuple[Question, ...] = Field(min_length=1)
    alone: bool = False

    @property
    def place_ids(self) -> frozenset[str]:
        """Ids of the questions."""
        return frozenset(question.id for question in self.questions)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        check_unique(self.questions, "問い", "questions")
        return self


Sheet = Annotated[
    BoardSheet | TableSheet | FormSheet | RoundSheet | MemoSheet | MapSheet | OverlapSheet,
    Field(discriminator="kind"),
]

KINDS: tuple[str, ...] = tuple(
    get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(get_args(Sheet)[0])
)
"""The kinds of the union: in each layer a module of that name says what it does with the sheet."""


class EachKind(Mapping[str, Any]):
    """What a package says about each kind of sheet: `KIND` of the module named like the kind."""

    def __init__(self, package: str) -> None:
        self._package = package

    @cached_property
    def _found(self) -> dict[str, Any]:
        return {kind: import_module(f"{self._package}.{kind}").KIND for kind in KINDS}

    def __getitem__(self, kind: str) -> Any:
        return self._found[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(KINDS)

    def __len__(self) -> int:
        return len(KINDS)
