"""The rule by which the rows of a table are to-dos; all who count or show to-dos ask here."""

from collections.abc import Mapping

from pydantic import Field

from kasane.programme.base import Definition, Id, Label

NOT_BEGUN = "これから"
"""What a to-do's status is where nobody has chosen one."""


class TodoRule(Definition):
    """How the rows of a table are to-dos, where its columns are not `task`, `owner` and `due`.

    `task` is the column that says what is to be done, `only` the flag that a row needs to count,
    `done` the choices of the column `status` with which it is over.
    """

    task: Id
    only: Id | None = None
    done: tuple[Label, ...] = Field(min_length=1)

    def counts(self, values: Mapping[str, object]) -> bool:
        """Whether a row's values say that something is to be done."""
        wanted = self.only is None or bool(values.get(self.only))
        return wanted and bool(str(values.get(self.task) or "").strip())

    def is_over(self, values: Mapping[str, object]) -> bool:
        """Whether what a row says is done, or will not be."""
        return values.get("status") in self.done

    def status(self, values: Mapping[str, object]) -> str:
        """How far it is."""
        return str(values.get("status") or "") or NOT_BEGUN
