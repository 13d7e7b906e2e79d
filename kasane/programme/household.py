"""A small table of a form whose rows are the people of a household, drawn as a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kasane.programme.base import Definition, Id, Label, MistakeError
from kasane.programme.sheets.columns import TableColumn

Home = Literal["together", "near", "apart"]
"""Lives with the others; lives elsewhere and they come and go; lives elsewhere."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the picture: no name, only what the case says.

    Attributes:
        lives: where, as it was chosen.
        sign: what stands for them, as it was chosen; its first character is drawn.
    """

    name: str
    more: tuple[str, ...]
    home: Home
    lives: str
    sign: str


class HouseholdRule(Definition):
    """Which columns say who somebody is, more of them, where they live, and their sign.

    `together` and `near` are choices of `lives`: who lives with the others, and who comes and goes;
    everybody else lives apart. Where nothing is chosen, they live together.
    """

    name: Id
    more: tuple[Id, ...] = ()
    lives: Id
    together: Label
    near: tuple[Label, ...] = ()
    sign: Id

    def check(self, columns: Sequence[TableColumn], *place: str | int) -> None:
        """Raise MistakeError when a column or a choice is not there."""
        known = {column.id: column for column in columns}
        for key, name in (("name", self.name), *(("more", each) for each in self.more)):
            if name not in known:
                raise MistakeError(f"世帯の図の列「{name}」がありません。", *place, key)
        for key in ("lives", "sign"):
            if not getattr(known.get(getattr(self, key)), "choices", ()):
                name = getattr(self, key)
                raise MistakeError(f"世帯の図の選ぶ列「{name}」がありません。", *place, key)
        if not {self.together, *self.near} <= set(known[self.lives].choices):
            raise MistakeError(
                "togetherとnearは、livesのchoicesから選んでください。", *place, "together"
            )

    def people(self, rows: Sequence[Mapping[str, object]]) -> list[Person]:
        """Everybody of whom something is written, in the order of the rows."""
        found = []
        for row in rows:
            text = {key: str(row.get(key) or "").strip() for key in (self.name, *self.more)}
            if any(text.values()):
                more = tuple(filter(None, (text[key] for key in self.more)))
                lives, sign = (str(row.get(key) or "") for key in (self.lives, self.sign))
                found.append(Person(text[self.name], more, self._home(lives), lives, sign))
        return found

    def _home(self, lives: str) -> Home:
        if lives in ("", self.together):
            return "together"
        return "near" if lives in self.near else "apart"
