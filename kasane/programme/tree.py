"""A small table of a form whose rows are drawn as a chart: what belongs to what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import Field

from kasane.programme.base import Definition, Id, MistakeError
from kasane.programme.sheets.columns import TableColumn


@dataclass(slots=True)
class Branch:
    """A part of the chart: its name, what is said of it, and what belongs to it."""

    name: str
    more: list[str] = field(default_factory=list)
    parts: list[Branch] = field(default_factory=list)

    def part(self, name: str) -> Branch:
        """What is called so below it, made where it is not there yet."""
        known = next((each for each in self.parts if each.name == name), None)
        if known is None:
            known = Branch(name)
            self.parts.append(known)
        return known


class TreeRule(Definition):
    """Which columns are the levels of a chart, the widest first, and which say more of the last."""

    levels: tuple[Id, ...] = Field(min_length=2, max_length=4)
    more: tuple[Id, ...] = ()

    def check(self, columns: Sequence[TableColumn], *place: str | int) -> None:
        """Raise MistakeError when a column is not there."""
        known = {column.id for column in columns}
        for key in ("levels", "more"):
            for name in getattr(self, key):
                if name not in known:
                    raise MistakeError(f"図の列「{name}」がありません。", *place, key)

    def branches(self, rows: Sequence[Mapping[str, object]]) -> list[Branch]:
        """The widest parts in the order of the rows.

        A level that is left empty at the head of a row is that of the row above it, as people
        write such lists.
        """
        root, above = Branch(""), [""] * len(self.levels)
        for row in rows:
            names = [str(row.get(key) or "").strip() for key in self.levels]
            if any(names):
                above = _filled(names, above)
                here = root
                for name in filter(None, above):
                    here = here.part(name)
                here.more += filter(None, (str(row.get(key) or "").strip() for key in self.more))
        return root.parts


def _filled(names: Sequence[str], above: Sequence[str]) -> list[str]:
    first = next(at for at, name in enumerate(names) if name)
    return [*above[:first], *names[first:]]
