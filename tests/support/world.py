"""A workshop with people in it, on a folder of its own and with a clock that tests set."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from kasane.errors import RefusedError
from kasane.programme import Programme, load_programmes
from kasane.store import Record, State, Store
from kasane.store.engine import DATABASE_NAME
from kasane.store.moving import move
from kasane.store.people import Device
from kasane.store.shared import SharedStore
from kasane.workshop import Actor, Done, Entrance, NewWorkshop, Role, Workshops
from kasane.workshop.reading import Reading
from kasane.workshop.telling import ON_DISK, ON_SCREEN

ROOT = Path(__file__).resolve().parents[2]
BOARD = "strengths_matrix"
PLACE = "grasp/can"
ACTIVITY = "strengths_matrix"
FACTS = {
    "programme": "team_building",
    "name": "ためしの会",
    "municipality": "あおば市",
    "date": date(2026, 12, 8),
    "steps": ("step2",),
}


@cache
def programmes() -> dict[str, Programme]:
    """The programmes of the project, read once."""
    return dict(load_programmes(ROOT / "data" / "programmes"))


@cache
def _empty_database() -> bytes:
    """A database with its tables made; making them anew for each test takes a third of the time."""
    with TemporaryDirectory() as folder:
        Store(Path(folder)).close()
        return (Path(folder) / DATABASE_NAME).read_bytes()


@dataclass(frozen=True)
class _Begun:
    """A database with a workshop as every world begins, and who leads it."""

    database: bytes
    owner: Device
    lead: Person


@cache
def _begun() -> _Begun:
    """Made once, by the operations: beginning anew takes longer than most tests."""
    with TemporaryDirectory() as folder:
        store = store_in(Path(folder))
        workshops = Workshops(store, programmes(), Clock())
        owner, secret = workshops.own(None)
        assert secret
        actor = workshops.create(owner.id, NewWorkshop.model_validate(FACTS))
        workshops.do(actor, "sheet.state", sheet=BOARD, state="open")
        store.close()
        database = (Path(folder) / DATABASE_NAME).read_bytes()
    return _Begun(database, owner, Person(actor, secret))


def store_in(folder: Path, database: bytes | None = None) -> Store:
    """A store on a folder in which nothing is yet, with an empty database or this one."""
    folder.mkdir(exist_ok=True)
    (folder / DATABASE_NAME).write_bytes(database or _empty_database())
    return Store(folder)


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 12, 8, 4, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def ahead(self, **time: float) -> None:
        """Move on by a timedelta's fields."""
        self.now += timedelta(**time)

    @property
    def milliseconds(self) -> int:
        return int(self.now.timestamp() * 1000)


@dataclass(frozen=True)
class Person:
    """Somebody who came in: who they are, and their browser's cookie."""

    actor: Actor
    secret: str

    @property
    def id(self) -> str:
        return self.actor.member


class World:
    """One workshop of the worked programme, led by the owner; its board is open, not private.

    Its data are in the folder, or on the database server that `url` names.
    """

    def __init__(self, folder: Path, clock: Clock | None = None, url: str = "") -> None:
        self.folder, self.url = folder, url
        self.clock = clock or Clock()
        assert self.clock.now == Clock().now
        begun = _begun()
        store = store_in(folder, begun.database)
        if url:
            store.close()
            move(folder, "", url)
            store = SharedStore(folder, url)
        self.workshops = Workshops(store, programmes(), self.clock)
        self.owner, self.lead = begun.owner, begun.lead
        self.id = self.lead.actor.workshop

    @property
    def store(self) -> Store:
        return self.workshops.store

    def create(self, **facts: Any) -> Actor:
        """Start another workshop."""
        return self.workshops.create(self.owner.id, NewWorkshop.model_validate(FACTS | facts))

    def reopen(self) -> None:
        """Close the store and open the same folder anew, as after a restart."""
        self.store.close()
        store = SharedStore(self.folder, self.url) if self.url else Store(self.folder)
        self.workshops = Workshops(store, programmes(), self.clock)

    def close(self) -> None:
        self.store.close()

    # People

    def code(self, role: Role | str = Role.PARTICIPANT) -> str:
        return str(self.body("invitation", str(role))["code"])

    def person(self, name: str = "春野", role: Role | str = Role.PARTICIPANT) -> Person:
        """Somebody new who comes in with the role's code."""
        entered = self.workshops.enter(
            None, Entrance(code=self.code(role), name=name, namesake=True)
        )
        assert entered.secret
        return Person(entered.actor, entered.secret)

    # Operations

    def do(self, who: Person | Actor, op: str, **fields: Any) -> Done:
        return self.workshops.do(_actor(who), op, **fields)

    def refused(self, who: Person | Actor, op: str, **fields: Any) -> RefusedError:
        """The refusal of an operation that must not be carried out, and left nothing behind."""
        before = self.state()
        with pytest.raises(RefusedError) as caught:
            self.do(who, op, **fields)
        assert self.state() == before
        assert caught.value.message
        return caught.value

    def note(
        self, who: Person | Actor, text: str = "声をかけ合う", place: str = PLACE, **more: Any
    ) -> str:
        """Write a note and return its id."""
        note_id = uuid.uuid4().hex
        fields = {"sheet": BOARD, "place": place, "values": {"text": text}, **more}
        self.do(who, "entry.add", id=note_id, **fields)
        return note_id

    def set_board(self, state: str | None = None, authors: str | None = None) -> None:
        if state:
            self.do(self.lead, "sheet.state", sheet=BOARD, state=state)
        if authors:
            self.do(self.lead, "sheet.authors", sheet=BOARD, authors=authors)

    # What stands

    def state(self) -> State:
        state = self.workshops.state(self.id)
        assert state
        return state

    def reading(self, who: Person | Actor | None = None) -> Reading:
        """The workshop as somebody reads it on screen; None is the owner's own disk."""
        actor = _actor(who) if who else None
        workshop = actor.workshop if actor else self.id
        found = self.workshops.reading(workshop, actor, ON_SCREEN if actor else ON_DISK)
        assert found is not None
        return found

    @property
    def revision(self) -> int:
        return self.state().revision

    def record(self, kind: str, record_id: str = "main") -> Record | None:
        return self.state().get(kind, record_id)

    def body(self, kind: str, record_id: str = "main") -> dict[str, Any]:
        record = self.record(kind, record_id)
        assert record, f"no {kind} {record_id}"
        return record.body

    def entry(self, note_id: str) -> dict[str, Any]:
        return self.body("entry", note_id)

    def order(self, place: str = PLACE) -> list[str]:
        """The texts at a place, in their order; notes under others are left out."""
        notes = [
            (r.body["rank"], r.id, r.body["values"]["text"])
            for r in self.state().all("entry")
            if r.body["place"] == place and r.body["stack"] is None
        ]
        return [text for _, _, text in sorted(notes)]


def _actor(who: Person | Actor) -> Actor:
    return who.actor if isinstance(who, Person) else who
