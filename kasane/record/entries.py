"""What was written on the sheets, as somebody may see it and as it may leave the room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kasane.programme import FormSheet, Programme
from kasane.store import Record, State
from kasane.tables.notes import seen
from kasane.workshop.access import Actor, Sight, is_unsigned
from kasane.workshop.model import SheetState

Value = str | list[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry: a row, a copy of a form, an item in one, a note on one, what somebody said.

    Attributes:
        author: member id; None where it was written unsigned.
        letter: of a copy of a form, such as A.
        covered: there, but its text is not for this reader yet.
    """

    id: str
    sheet: str
    place: str
    values: Mapping[str, Value]
    colour: str
    rank: float
    author: str | None
    sources: tuple[str, ...]
    under: str | None
    letter: str
    covered: bool
    created: str

    def text(self, field: str = "text") -> str:
        """A value as one text."""
        return joined(self.values.get(field, ""))

    def texts(self, field: str) -> list[str]:
        """A value as several texts, without empty ones."""
        value = self.values.get(field, "")
        return [part for part in ([value] if isinstance(value, str) else value) if part]

    @property
    def written(self) -> bool:
        """Whether anything stands in it."""
        return any(self.values.values())


def joined(value: Value) -> str:
    """A value as one text."""
    return value if isinstance(value, str) else "、".join(value)


class Entries:
    """All entries of a workshop that a reader may see, by sheet and place, in order.

    Left out: what a facilitator took off the screens, cases that are not open yet with all that
    is in them, and the secretariat's questions about a case.
    """

    def __init__(self, state: State, programme: Programme, actor: Actor | None) -> None:
        sight = Sight.of(state)
        records = [
            (record, body)
            for record in state.all("entry")
            if (body := seen(sight, record, actor)) is not None
        ]
        self.unopened = _unopened(state, programme)
        self.by_id: dict[str, Piece] = {}
        self._by_place: dict[tuple[str, str], list[Piece]] = {}
        for record, body in records:
            if body.get("hidden") or self._kept_back(record.id, body["place"]):
                continue
            piece = _piece(record, body, sight.sheets.get(body["sheet"], SheetState()))
            self.by_id[piece.id] = piece
            self._by_place.setdefault((piece.sheet, piece.place), []).append(piece)
        for found in self._by_place.values():
            found.sort(key=lambda piece: (piece.rank, piece.created, piece.id))

    def at(self, sheet: str, place: str = "") -> Sequence[Piece]:
        """What is in a place of a sheet, in order, without what is covered."""
        return [piece for piece in self._by_place.get((sheet, place), ()) if not piece.covered]

    def covered(self, sheet: str) -> int:
        """How many entries of a sheet are there without being for this reader yet."""
        return sum(piece.covered for piece in self.of(sheet))

    def of(self, sheet: str) -> Iterable[Piece]:
        """Everything on a sheet."""
        return (piece for piece in self.by_id.values() if piece.sheet == sheet)

    def used(self) -> set[str]:
        """Ids of the sheets with something on them."""
        return {piece.sheet for piece in self.by_id.values() if piece.covered or piece.written}

    def _kept_back(self, entry_id: str, place: str) -> bool:
        inside = place.partition("/")[0]
        return entry_id in self.unopened or inside in self.unopened or "/@" in place


def _unopened(state: State, programme: Programme) -> set[str]:
    cases = {s.id for s in programme.sheets if isinstance(s, FormSheet) and s.repeats == "case"}
    return {
        record.id
        for record in state.all("entry")
        if record.body["sheet"] in cases and not record.body["place"] and record.body.get("hidden")
    }


def _piece(record: Record, body: Mapping[str, Any], held: SheetState) -> Piece:
    unsigned = body.get("covered") or is_unsigned(body, held)
    return Piece(
        id=record.id,
        sheet=body["sheet"],
        place=body["place"],
        values=body.get("values", {}),
        colour=body.get("colour", ""),
        rank=body.get("rank", 0.0),
        author=None if unsigned else body["author"],
        sources=tuple(body.get("sources", ())),
        under=body.get("stack"),
        letter=body.get("letter", ""),
        covered=body.get("covered", False),
        created=body.get("created", ""),
    )
