"""Tables in which talks about ideas are foretold and looked back on."""

from collections.abc import Sequence

from kasane.programme.base import Definition, Id, MistakeError
from kasane.programme.sheets.columns import TableColumn


class TalkRule(Definition):
    """Which column of a table of talks says what.

    `who` is talked to about `idea`; `expected` is what was thought before and `found` what came
    out, with the same choices; `how` is the way in which they would take part.
    """

    idea: Id
    who: Id
    expected: Id
    found: Id
    how: Id

    def check(self, columns: Sequence[TableColumn], *place: str | int) -> None:
        """Raise MistakeError when a column is not there, or the choices don't fit."""
        known = {column.id: column for column in columns}
        for key in ("idea", "who", "expected", "found", "how"):
            name = getattr(self, key)
            if name not in known:
                raise MistakeError(f"対話の列「{name}」がありません。", *place, key)
            if key in ("expected", "found", "how") and not known[name].choices:
                label = known[name].label
                raise MistakeError(f"「{label}」は、選ぶ列にしてください。", *place, key)
        if known[self.expected].choices != known[self.found].choices:
            raise MistakeError("expectedとfoundは、同じchoicesにしてください。", *place, "found")
