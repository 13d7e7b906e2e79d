"""One entry as somebody may read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from kasane.workshop.shapes import Value


@dataclass(frozen=True, slots=True)
class Item:
    """A note, a row, a filled copy of a form, what sits in one, or what somebody said.

    Attributes:
        place: as in an entry; copy: id of the filled copy in which it sits, empty outside of
            copies; inner: the place without it.
        values: by field or column id, without what is not told.
        of_case: ids of those that tell of a case, told or not.
        written: whether anything stands in it, told or not.
        author: member id; None where it is unsigned for this reader.
        under: id of the note under which it was put.
        letter: of a filled copy, such as A.
        hidden: the facilitator took it off the screens.
        unread: it is hidden until somebody who leads has read it.
        covered: it is there, but not for this reader yet.
        judged: names of those who want none told have been taken out of the values.
    """

    id: str
    sheet: str
    place: str
    copy: str
    inner: str
    values: Mapping[str, Value]
    of_case: Set[str]
    written: bool
    colour: str
    rank: float
    author: str | None
    sources: tuple[str, ...]
    under: str | None
    letter: str
    hidden: bool
    unread: bool
    covered: bool
    judged: bool
    version: int
    created: str
    changed: str

    @property
    def readable(self) -> bool:
        """Whether it is neither covered nor hidden."""
        return not (self.covered or self.hidden)

    @property
    def row(self) -> str:
        """The row of its place; empty where the column spans the rows."""
        return self.inner.partition("/")[0]

    @property
    def column(self) -> str:
        """The column of its place."""
        return self.inner.partition("/")[2]

    @property
    def order(self) -> tuple[float, str, str]:
        """By which it stands among others at its place."""
        return (self.rank, self.created, self.id)

    def text(self, part: str = "text") -> str:
        """A value as one text."""
        value = self.values.get(part, "")
        return value if isinstance(value, str) else "、".join(value)


def arranged(items: Iterable[Item], places: Sequence[str]) -> list[Item]:
    """By place, then rank; the notes of a pile right after the one on top."""
    by_id = {item.id: item for item in items}
    order = {place: index for index, place in enumerate(places)}

    def key(item: Item) -> tuple[object, ...]:
        top = by_id.get(item.under or "", item)
        place = order.get(top.place, len(order))
        return (place, top.place, top.order, item is not top, item.order)

    return sorted(by_id.values(), key=key)
