"""A workshop as somebody may read it: the only way from records to pages, tables and Word.

`kasane.workshop.access` says what the actor may see, `kasane.workshop.telling` what of that is
told. Whoever draws or writes out a workshop gets a Reading and never a record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, TypeVar

from kasane.errors import RefusedError
from kasane.programme import BoardSheet, FormSheet, Programme
from kasane.programme.sheets.base import SheetBase
from kasane.store import Draft, Record, State
from kasane.workshop.access import Actor, Sight, as_seen, is_unsigned
from kasane.workshop.forms import name_of
from kasane.workshop.item import Item, arranged
from kasane.workshop.kinds import place_of
from kasane.workshop.model import (
    ActivityTime,
    Attachment,
    Meeting,
    Role,
    SheetState,
    Turns,
    Value,
    WorkshopInfo,
    read,
    read_all,
)
from kasane.workshop.outgoing import MEETING_TEXTS, Asked, Outgoing
from kasane.workshop.people import People
from kasane.workshop.places import is_question
from kasane.workshop.telling import ON_SCREEN, PEOPLE, TEXTS, Telling, tells_of_case


@dataclass(frozen=True, eq=False)
class Reading:
    """A workshop as far as an actor may see it and as far as it is told.

    Attributes:
        records: for kasane.workshop alone.
        actor: who reads; None is the owner's own disk.
        history: reads a workshop as it stood at a moment.
        page: (attachment, page) → a picture of it as JPEG; None where there is none.
    """

    records: State | Draft = field(repr=False)
    programme: Programme
    actor: Actor | None
    telling: Telling = ON_SCREEN
    history: Callable[[Reading, str], Reading] | None = field(default=None, repr=False)
    page: Callable[[str, int], bytes | None] = field(default=lambda _id, _page: None, repr=False)

    def to_tell(self, telling: Telling) -> Reading:
        """The same workshop for the same actor, told otherwise."""
        return self if telling == self.telling else replace(self, telling=telling)

    @property
    def earlier(self) -> Callable[[str], Reading] | None:
        """Reads it as it stood at a moment (ISO 8601, UTC); None where no history is known."""
        return None if self.history is None else partial(self.history, self)

    @cached_property
    def info(self) -> WorkshopInfo | None:
        """The workshop's facts; None where it was erased."""
        return read(self.records, WorkshopInfo)

    @property
    def workshop(self) -> str:
        """The workshop's id."""
        return self.records.workshop_id

    def revision(self, kind: str, record_id: str) -> int:
        """The workshop's revision at which a living record last changed; 0 where it is none."""
        found = self.records.get(kind, record_id)
        return found.revision if found else 0

    def held(self, sheet: str) -> SheetState:
        """How a sheet is held just now."""
        return self._sight.sheets.get(sheet, _AT_FIRST)

    def opens(self, sheet: SheetBase) -> bool:
        """Whether the actor may open a sheet: the secretariat's are for those who lead."""
        secret = "secretariat" in (sheet.seen_by, self.held(sheet.id).seen_by)
        return not secret or self.actor is None or self.actor.role is Role.FACILITATOR

    # What people wrote

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
        """What was asked for: a page reads the sheets that it shows, and no others."""
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
        return name_of(form, copy.values, copy.letter)

    def notes(self, board: BoardSheet) -> list[Item]:
        """A board's notes in the order of the printed sheet, those of a pile below its top."""
        notes = arranged(self.of(board.id), board.places)
        return [note for note in notes if not note.hidden]

    def hidden(self, sheet: str) -> int:
        """How many entries the facilitator took off the screens, as far as may be known."""
        return sum(item.hidden for item in self.of(sheet))

    def covered(self, sheet: str) -> int:
        """How many entries of a sheet are there without being for this reader yet."""
        return sum(item.covered for item in self.of(sheet))

    @cached_property
    def used(self) -> set[str]:
        """Ids of the sheets with something on them."""
        shown = (item for item in self.items.values() if not item.hidden)
        return {item.sheet for item in shown if item.covered or item.written}

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
        if self._outgoing is None:
            return ()
        met = (self.items, self.meetings, self.attachments)
        return list(self._outgoing.asked.values()) if met else ()

    @cached_property
    def _outgoing(self) -> Outgoing | None:
        if not self.telling.asks or self.telling.cases:
            return None
        of_cases = [
            text
            for record in self.records.all("entry")
            if record.body["sheet"] in self._cases and not is_question(record.body["place"])
            for text in record.body["values"].values()
            if isinstance(text, str)
        ]
        return Outgoing(self.records, of_cases, named=self.telling.names)

    def _entry(self, record: Record) -> Mapping[str, Any] | None:
        return None if self._is_closed(record.body) else self._seen(record)

    def _is_closed(self, body: dict[str, Any]) -> bool:
        """Whether it is, or sits in, a case that is not opened, or is asked about a case."""
        if self.telling.closed:
            return False
        copy = self._sight.copy_of(body) or body
        closed = copy["sheet"] in self._cases and not copy["place"] and copy["hidden"]
        return closed or is_question(body["place"])

    @cached_property
    def _cases(self) -> set[str]:
        return {sheet.id for sheet in self.programme.sheets if sheet.is_case}

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
            covered=covered,
            version=body.get("version", 0),
            created=body.get("created", ""),
            changed=body.get("changed", ""),
        )

    def _told(
        self, record: Record, at: _Spot, values: Mapping[str, Any], of_case: Set[str]
    ) -> dict[str, Value]:
        withheld = frozenset() if self.telling.cases else of_case
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

    @cached_property
    def _spots(self) -> dict[tuple[str, str], _Spot]:
        return {}

    def _spot(self, sheet: str, place: str) -> _Spot:
        key = (sheet, place)
        if key not in self._spots:
            self._spots[key] = _spot(self.programme, sheet, place)
        return self._spots[key]

    # Who takes part, and when

    @cached_property
    def people(self) -> People:
        """The members."""
        return People(self.records, self.programme, self._seen, self.telling.names)

    @cached_property
    def meetings(self) -> dict[str, Meeting]:
        """The meetings by id, earliest first, those without a day last."""
        found = {
            record.id: self._told_meeting(record.id, Meeting.model_validate(body))
            for record in self.records.all("meeting")
            if (body := self._seen(record)) is not None
        }

        def key(item: tuple[str, Meeting]) -> tuple[bool, str, str, str]:
            day = item[1].date
            return (day is None, str(day or ""), item[1].start, item[0])

        return dict(sorted(found.items(), key=key))

    def _told_meeting(self, key: str, meeting: Meeting) -> Meeting:
        outgoing = self._outgoing
        if outgoing is None:
            return meeting
        texts = {field: getattr(meeting, field) for field in MEETING_TEXTS}
        told = {
            field: outgoing.told("meeting", key, field, text, near=False)
            for field, text in texts.items()
        }
        named = {} if self.telling.names else {"recorder": ""}
        return meeting.model_copy(update=told | named)

    @cached_property
    def attachments(self) -> dict[str, Attachment]:
        """Papers and photographs by id, oldest first; in files for sharing what may be there."""
        every = read_all(self.records, Attachment)
        internal = self.telling.names and self.telling.cases
        told = {key: one for key, one in every.items() if one.shared or internal}
        return {key: self._told_attachment(key, one) for key, one in told.items()}

    def _told_attachment(self, key: str, attachment: Attachment) -> Attachment:
        if self._outgoing is None:
            return attachment
        title = self._outgoing.told("attachment", key, "title", attachment.title, near=False)
        return attachment.model_copy(update={"title": title})

    def turns(self, sheet: str) -> Turns | None:
        """Whose turn it is in a round sheet; None where it has not begun."""
        return read(self.records, Turns, sheet)

    def times(self, activity: str) -> ActivityTime:
        """When an activity really took place."""
        return read(self.records, ActivityTime, activity) or ActivityTime()

    def ballots(self, sheet: str, number: int) -> list[Mapping[str, Any] | None]:
        """The ballots of a voting as far as each may be seen; None for one that may not."""
        return [
            self._seen(record)
            for record in self.records.all("ballot")
            if record.body["sheet"] == sheet and record.body["ballot"] == number
        ]

    @cached_property
    def _sight(self) -> Sight:
        return Sight.of(self.records)

    def _seen(self, record: Record) -> dict[str, Any] | None:
        if self.actor is None:
            return record.body
        return as_seen(record, self._sight.view(record, self.actor))


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where entries sit, and which of their values are texts, tell of a case or name people.

    None: the programme does not know the place (any more), so all of them may.
    """

    sheet: str
    place: str
    copy: str = ""
    of_case: frozenset[str] | None = None
    people: frozenset[str] | None = None
    texts: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()


def _spot(programme: Programme, sheet: str, place: str) -> _Spot:
    try:
        found = place_of(programme, sheet, place)
    except RefusedError:
        return _Spot(sheet, place)
    parts = [part for part, _ in found.parts]
    of_case = frozenset(part.id for part in parts if tells_of_case(found.sheet, part))
    people = frozenset(part.id for part in parts if part.type in PEOPLE)
    texts = frozenset(part.id for part in parts if part.type in TEXTS)
    near = frozenset(part.id for part in parts if getattr(part, "near_case", False))
    return _Spot(sheet, place, found.copy, of_case, people, texts, near)


_AT_FIRST = SheetState()
_Key = TypeVar("_Key")
_Thing = TypeVar("_Thing")


def _grouped(items: Iterable[_Thing], key: Callable[[_Thing], _Key]) -> dict[_Key, list[_Thing]]:
    found: dict[_Key, list[_Thing]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
