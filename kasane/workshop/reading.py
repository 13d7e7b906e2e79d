"""A workshop as somebody may read it: the only way from records to pages, tables and Word.

`kasane.workshop.access` says what the actor may see, `kasane.workshop.telling` what of that is
told. Whoever draws or writes out a workshop gets a Reading and never a record.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, TypeVar

from kasane.programme import BoardSheet, FormSheet, SurveySheet
from kasane.store import HistoryLine, Record
from kasane.workshop.access import is_unsigned
from kasane.workshop.facts import Facts
from kasane.workshop.forms import name_of, untold
from kasane.workshop.item import Item, arranged
from kasane.workshop.kinds import given_values
from kasane.workshop.model import Role
from kasane.workshop.outgoing import Asked
from kasane.workshop.places import is_question
from kasane.workshop.shapes import Value, Values
from kasane.workshop.spots import Spot, spot
from kasane.workshop.telling import Telling

_Key = TypeVar("_Key")
_Thing = TypeVar("_Thing")


@dataclass(frozen=True, eq=False)
class Reading(Facts):
    """A workshop as far as an actor may see it and as far as it is told.

    Attributes:
        history: reads a workshop as it stood at a moment.
        page: (attachment, page) → a picture of it as JPEG; None where there is none.
        lines: the history of some operations, newest first; for kasane.workshop alone.
    """

    history: Callable[[Reading, str], Reading] | None = field(default=None, repr=False)
    page: Callable[[str, int], bytes | None] = field(default=lambda _id, _page: None, repr=False)
    lines: Callable[[Collection[str]], Sequence[HistoryLine]] = field(
        default=lambda _ops: (), repr=False
    )

    def to_tell(self, telling: Telling) -> Reading:
        """The same workshop for the same actor, told otherwise; made once for all who ask."""
        return self if telling == self.telling else self.once(_told_otherwise, telling)

    def once(self, work: Callable[..., _Thing], *given: Hashable) -> _Thing:
        """Work something out from this reading and what is given, once, and keep the result."""
        key = (work, *given)
        if key not in self._worked_out:
            self._worked_out[key] = work(self, *given)
        found: _Thing = self._worked_out[key]
        return found

    @cached_property
    def _worked_out(self) -> dict[tuple[Hashable, ...], Any]:
        return {}

    @property
    def earlier(self) -> Callable[[str], Reading] | None:
        """Reads it as it stood at a moment (ISO 8601, UTC); None where no history is known."""
        return None if self.history is None else partial(self.history, self)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every entry that may be read, by id, in the order of sheets, places and ranks."""
        return {item.id: item for sheet in self.programme.sheets for item in self.of(sheet.id)}

    @cached_property
    def _records(self) -> dict[str, list[Record]]:
        found = _grouped(self.records.all("entry"), lambda record: record.body["sheet"])
        return {sheet.id: found.get(sheet.id, []) for sheet in self.programme.sheets}

    @cached_property
    def _sheets(self) -> dict[str, list[Item]]:
        """The sheets read so far: a page reads only the sheets that it shows."""
        return {}

    @cached_property
    def _places(self) -> dict[str, dict[str, list[Item]]]:
        return {}

    def of(self, sheet: str) -> Sequence[Item]:
        """Everything on a sheet, by place and rank; also what is covered or hidden."""
        if sheet not in self._sheets:
            found = [
                self._item(record, body)
                for record in self._records.get(sheet, ())
                if (body := self._entry(record)) is not None
            ]
            self._sheets[sheet] = sorted(found, key=lambda item: (item.place, *item.order))
        return self._sheets[sheet]

    def item(self, entry_id: str) -> Item:
        """An entry that may be read; only its sheet is looked through.

        Raises:
            KeyError: there is none.
        """
        record = self.records.get("entry", entry_id)
        return self.once(_by_id, record.body["sheet"] if record else "")[entry_id]

    def at(self, sheet: str, place: str = "") -> list[Item]:
        """What can be read in a place of a sheet, in order; not what is covered or hidden."""
        if sheet not in self._places:
            self._places[sheet] = _grouped(self.of(sheet), lambda item: item.place)
        return [item for item in self._places[sheet].get(place, ()) if item.readable]

    def copies(self, form: FormSheet) -> list[Item]:
        """The filled copies of a form in order; of cases those that are looked at come first."""
        flag = form.pick.flag if form.pick else ""
        return sorted(self.at(form.id), key=lambda copy: not copy.values.get(flag) if flag else 0)

    def copy_name(self, form: FormSheet, copy: Item) -> str:
        """What a copy is called: ケースA, the idea of a plan, or the sheet's title."""
        return name_of(form, copy.values, copy.letter, judged=copy.judged)

    def notes(self, board: BoardSheet) -> list[Item]:
        """A board's notes in the order of the printed sheet, those of a pile below its top."""
        notes = arranged(self.of(board.id), board.places)
        return [note for note in notes if not note.hidden]

    @cached_property
    def placeless(self) -> list[Item]:
        """What was written where the programme has no place any more; for those who lead alone.

        Such are the memos of a questionnaire that has become a survey since.
        """
        if self.actor is not None and self.actor.role is not Role.FACILITATOR:
            return []
        lost = (r for r in self.records.all("entry") if not self._has_place(r.body))
        items = (self._item(r, body) for r in lost if (body := self._entry(r)) is not None)
        return sorted((item for item in items if item.written), key=lambda item: item.created)

    def _has_place(self, body: Mapping[str, Any]) -> bool:
        return self._spot(body["sheet"], body["place"]).of_case is not None

    def hidden(self, sheet: str) -> int:
        """How many entries the facilitator took off the screens, as far as may be known."""
        return sum(item.hidden for item in self.of(sheet))

    def covered(self, sheet: str) -> int:
        """How many entries of a sheet are there without being for this reader yet."""
        return sum(item.covered for item in self.of(sheet))

    def uses(self, sheet: str) -> bool:
        """Whether somebody wrote on a sheet, besides what stands there from the start."""
        shown = (item for item in self.of(sheet) if not item.hidden)
        return any(item.covered or self._is_written(item) for item in shown)

    def _is_written(self, item: Item) -> bool:
        given = self.once(_given)
        record = self.records.get("entry", item.id) if item.id in given else None
        return item.written and (record is None or record.body["values"] != given[item.id])

    def lives(self, entry_id: str) -> bool:
        """Whether an entry is there, told or not."""
        return self.records.get("entry", entry_id) is not None

    @cached_property
    def unopened(self) -> int:
        """How many cases nobody has opened yet."""
        copies = (r.body for r in self.records.all("entry") if not r.body["place"])
        return sum(body["sheet"] in self._cases and body["hidden"] for body in copies)

    def was(self, record: Record) -> Item | None:
        """An entry as it stood, such as one that was deleted, as far as it may be read."""
        body = self._entry(record)
        return None if body is None else self._item(record, body)

    @cached_property
    def asked(self) -> Sequence[Asked]:
        """The texts that are asked about before they leave; none where all is told anyway."""
        return self._asked_on(sheet.id for sheet in self.programme.sheets)

    def asked_of(self, records: Collection[str] | None) -> Sequence[Asked]:
        """Those of some entries, meetings and what else has texts; None: of all.

        Only the sheets on which the entries stand are looked through.

        Args:
            records: ids, each for all texts of what it is of, or `id/field` for one of them.
        """
        if records is None:
            return self.asked
        entries = (self.records.get("entry", record.partition("/")[0]) for record in records)
        sheets = {entry.body["sheet"] for entry in entries if entry}
        known, asked = frozenset(records), self._asked_on(sheets)
        return [text for text in asked if {text.id, f"{text.id}/{text.field}"} & known]

    def _asked_on(self, sheets: Iterable[str]) -> Sequence[Asked]:
        """The texts that are asked about, once these sheets and all that is no entry were read."""
        if self._outgoing is None:
            return ()
        surveys = [self.results(sheet.id) for sheet in self.programme.sheets_of(SurveySheet)]
        facts = (self.meetings, self.attachments, self.questions, self.story)
        met = ([self.of(sheet) for sheet in sheets], facts, surveys)
        return list(self._outgoing.asked.values()) if met else ()

    def _entry(self, record: Record) -> Mapping[str, Any] | None:
        return None if self._is_closed(record.body) else self._seen(record)

    def _is_closed(self, body: dict[str, Any]) -> bool:
        """Whether it is, or sits in, a case that is not opened, or is asked about a case."""
        if self.telling.closed:
            return False
        copy = self._sight.copy_of(body) or body
        closed = copy["sheet"] in self._cases and not copy["place"] and copy["hidden"]
        return closed or is_question(body["place"])

    def _item(self, record: Record, body: Mapping[str, Any]) -> Item:
        at = self._spot(body["sheet"], body["place"])
        covered = body.get("covered", False)
        unsigned = not self.telling.unsigned and is_unsigned(record.body, self.held(at.sheet))
        values: Mapping[str, Any] = body.get("values", {})
        of_case = values.keys() if at.of_case is None else at.of_case
        return Item(
            id=record.id,
            sheet=at.sheet,
            place=at.place,
            copy=at.copy,
            inner=at.place.removeprefix(f"{at.copy}/") if at.copy else at.place,
            values=self._told(record, at, values, of_case),
            of_case=of_case,
            written=any(values.values()),
            colour=body.get("colour", ""),
            rank=body.get("rank", 0.0),
            author=None if covered or unsigned else body["author"],
            sources=tuple(body.get("sources", ())),
            under=body["stack"],
            letter=body.get("letter", ""),
            hidden=body.get("hidden", False),
            unread=body.get("unread", False),
            covered=covered,
            judged=not self.telling.names,
            version=body.get("version", 0),
            created=body.get("created", ""),
            changed=body.get("changed", ""),
        )

    def _told(
        self, record: Record, at: Spot, values: Mapping[str, Any], of_case: Set[str]
    ) -> dict[str, Value]:
        withheld = (frozenset() if self.telling.cases else of_case) | self._unnamed(at, values)
        told = {
            key: value if isinstance(value, str) else tuple(value)
            for key, value in values.items()
            if key not in withheld
        }
        for key in told if at.people is None else at.people & told.keys():
            told[key] = self.people.told(told[key])
        if self._outgoing:
            for key in [key for key in told if key in at.texts]:
                near, text = key in at.near, str(told[key])
                told[key] = self._outgoing.told("entry", record.id, key, text, near=near)
        return told

    def _unnamed(self, at: Spot, values: Mapping[str, Any]) -> frozenset[str]:
        """The fields that name who was met and wants no name told, where people are not named."""
        if self.telling.names or at.place:
            return frozenset()
        form = self.programme.sheet_of(FormSheet, at.sheet)
        return untold(form, values) if form and form.unnamed else frozenset()

    @cached_property
    def _spots(self) -> dict[tuple[str, str], Spot]:
        return {}

    def _spot(self, sheet: str, place: str) -> Spot:
        key = (sheet, place)
        if key not in self._spots:
            self._spots[key] = spot(self.programme, sheet, place)
        return self._spots[key]


def _by_id(reading: Reading, sheet: str) -> dict[str, Item]:
    return {item.id: item for item in reading.of(sheet)}


def _given(reading: Reading) -> dict[str, Values]:
    return given_values(reading.programme)


def _told_otherwise(reading: Reading, telling: Telling) -> Reading:
    return replace(reading, telling=telling)


def _grouped(items: Iterable[_Thing], key: Callable[[_Thing], _Key]) -> dict[_Key, list[_Thing]]:
    found: dict[_Key, list[_Thing]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
