"""A table whose rows are the axes of a radar: each column of answers is one shape on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kasane.programme.base import Definition, Id, MistakeError
from kasane.programme.sheets.columns import TableColumn


@dataclass(frozen=True, slots=True)
class Shape:
    """What one column says of all axes: 1 is the first choice; None: no answer."""

    name: str
    marks: tuple[int | None, ...]


class RadarRule(Definition):
    """Which column names an axis, and which columns of choices are drawn, one shape each."""

    axis: Id
    columns: tuple[Id, ...]

    def check(self, columns: Sequence[TableColumn], *place: str | int) -> None:
        """Raise MistakeError when a column is not there, or the shapes have not the same ends."""
        known = {column.id: column for column in columns}
        if self.axis not in known:
            raise MistakeError(f"図の軸の列「{self.axis}」がありません。", *place, "axis")
        choices = {known[name].choices for name in self.columns if name in known}
        if not set(self.columns) <= set(known) or len(choices) != 1 or choices == {()}:
            raise MistakeError(
                "図にする列（columns）は、同じchoicesを持つ選ぶ列にしてください。",
                *(*place, "columns"),
            )

    def steps(self, columns: Sequence[TableColumn]) -> tuple[str, ...]:
        """The choices from the centre outwards."""
        return next(column.choices for column in columns if column.id in self.columns)

    def shapes(
        self, columns: Sequence[TableColumn], rows: Sequence[Mapping[str, object]]
    ) -> list[Shape]:
        """The shapes in order; a column without any answer is left out."""
        mark = _marked(self.steps(columns))
        found = [
            Shape(column.label, tuple(mark(row.get(column.id)) for row in rows))
            for column in columns
            if column.id in self.columns
        ]
        return [shape for shape in found if any(shape.marks)]


def _marked(steps: Sequence[str]) -> Callable[[object], int | None]:
    places = {step: number for number, step in enumerate(steps, 1)}
    return lambda value: places.get(str(value or ""))
