"""The rule by which the rows of a table are to-dos; all who count or show to-dos ask here."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from pydantic import Field

from kasane.programme.base import Definition, Id, Label, MistakeError, find
from kasane.programme.sheets.columns import TableColumn

_TYPES = {
    "task": ("text", "long_text"),
    "owner": ("person", "people"),
    "due": ("date",),
    "status": ("choice",),
    "only": ("flag",),
    "about": ("text",),
    "months": ("number",),
}
"""Which types the column that a rule names may have."""


class Stage(StrEnum):
    """How far a to-do is, whatever a sheet calls it."""

    BEGINS = "begins"
    MOVES = "moves"
    DONE = "done"
    DROPPED = "dropped"


class TodoRule(Definition):
    """How the rows of a table are to-dos: the columns that say what, who, until when, how far.

    `status` is over with one of `done`, of which the first says that it was done and the others
    that it will not be; where nobody chose one it is `begins`. A row counts only where the flag
    `only` is set. `results` say what came of it, `about` names in a word what it is about. `months`
    says how long after the last meeting it is due: a date is proposed where none is written.
    """

    task: Id
    owner: Id
    due: Id
    status: Id | None = None
    begins: Label | None = None
    done: tuple[Label, ...] = ()
    only: Id | None = None
    about: Id | None = None
    months: Id | None = None
    results: tuple[Id, ...] = Field(default=())

    def check(self, columns: Sequence[TableColumn], *place: str | int) -> None:
        """Raise MistakeError when the rule names a column or a choice that is not there."""
        known = {column.id: column for column in columns}
        for key, types in _TYPES.items():
            name = getattr(self, key)
            if name is not None and (name not in known or known[name].type not in types):
                raise MistakeError(f"やることの列「{name}」がありません。", *place, key)
        for number, name in enumerate(self.results):
            if name not in known:
                raise MistakeError(f"結果の列「{name}」がありません。", *place, "results", number)
        if (self.status is None) == bool(self.done) or (self.status is None) == bool(self.begins):
            raise MistakeError("statusには、beginsとdoneもつけてください。", *place)
        if self.status and not set(self.done) <= set(known[self.status].choices):
            raise MistakeError(
                "doneは、状況（status）のchoicesから選んでください。", *place, "done"
            )

    def counts(self, values: Mapping[str, object]) -> bool:
        """Whether a row's values say that something is to be done."""
        wanted = self.only is None or bool(values.get(self.only))
        return wanted and bool(str(values.get(self.task) or "").strip())

    def is_taken_on(self, values: Mapping[str, object]) -> bool:
        """Whether somebody made it theirs: a task alone may be one of the programme's."""
        if self.only:
            return bool(values.get(self.only))
        return any(values.get(name or "") for name in (self.owner, self.due, self.status))

    def is_over(self, values: Mapping[str, object]) -> bool:
        """Whether what a row says is done, or will not be."""
        return self.stage(self.state(values)) in (Stage.DONE, Stage.DROPPED)

    def state(self, values: Mapping[str, object]) -> str:
        """How far it is, in the words of the sheet; empty where that is not kept."""
        return str(values.get(self.status or "") or "") or (self.begins or "")

    def stage(self, state: str) -> Stage:
        """How far a to-do is whose state is this."""
        if state in self.done:
            return Stage.DONE if state == self.done[0] else Stage.DROPPED
        return Stage.BEGINS if state == self.begins else Stage.MOVES

    def stages(self, columns: Sequence[TableColumn]) -> dict[str, Stage]:
        """All states that there may be, in their order."""
        choices = find(columns, self.status).choices if self.status else ()
        words = dict.fromkeys([*([self.begins] if self.begins else []), *choices])
        return {word: self.stage(word) for word in words}

    def result_columns(self, columns: Sequence[TableColumn]) -> list[TableColumn]:
        """The columns that say what came of it, in the order of the table."""
        return [column for column in columns if column.id in self.results]
