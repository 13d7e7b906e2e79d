"""The workshops that are measured in, and what is found in the database afterwards."""

from __future__ import annotations

import datetime
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from bench import crowd
from bench.servers import ROOT
from kasane.programme import load_programmes
from kasane.store import Store
from kasane.workshop import Entrance, NewWorkshop, Workshops

NOTES_FOR_JOINER = 500


@dataclass(frozen=True)
class Place:
    """A workshop to measure in: its id, the participants' code, a member's cookie."""

    workshop: str
    code: str
    cookie: str


def prepare(data: Path) -> tuple[Place, Place]:
    """An empty workshop with its board open, and one with 500 notes on it."""
    workshops = Workshops(Store(data), load_programmes(ROOT / "data/programmes"))
    device, cookie = workshops.own(None)
    assert cookie is not None
    places = []
    for notes in (0, NOTES_FOR_JOINER):
        ask = NewWorkshop(
            programme="team_building",
            name="測定",
            date=datetime.date(2026, 12, 8),
            steps=("step2",),
        )
        actor = workshops.create(device.id, ask)
        workshops.do(actor, "sheet.state", sheet=crowd.SHEET, state="open")
        for number in range(notes):
            values = {"text": crowd.TEXT}
            what = {"sheet": crowd.SHEET, "place": crowd.PLACE, "values": values}
            workshops.do(actor, "entry.add", id=f"old-{number}", **what)
        state = workshops.state(actor.workshop)
        invitation = state.get("invitation", "participant") if state else None
        assert invitation is not None
        places.append(Place(actor.workshop, invitation.body["code"], cookie))
    workshops.store.close()
    return places[0], places[1]


@dataclass(frozen=True)
class Room:
    """A workshop full of people: its id, their cookies."""

    workshop: str
    cookies: list[str]


def rooms(store: Store, count: int, people: int) -> list[Room]:
    """So many empty workshops with their board open, each with so many people."""
    workshops = Workshops(store, load_programmes(ROOT / "data/programmes"))
    device, _ = workshops.own(None)
    made = []
    for number in range(count):
        ask = NewWorkshop(
            programme="team_building",
            name=f"測定{number + 1}",
            date=datetime.date(2026, 12, 8),
            steps=("step2",),
        )
        actor = workshops.create(device.id, ask)
        workshops.do(actor, "sheet.state", sheet=crowd.SHEET, state="open")
        state = workshops.state(actor.workshop)
        invitation = state.get("invitation", "participant") if state else None
        assert invitation is not None
        code = invitation.body["code"]
        entered = [
            workshops.enter(None, Entrance(code=code, name=f"人{one}", namesake=True))
            for one in range(people)
        ]
        made.append(Room(actor.workshop, [one.secret for one in entered if one.secret]))
    return made


def stored_once(data: Path, written: set[str]) -> str:
    """Whether every note is in the database, once as a record and once in the history."""
    base = sqlite3.connect(f"file:{data / 'kasane.db'}?mode=ro", uri=True)
    records = base.execute("SELECT id FROM record WHERE kind = 'entry' AND id LIKE 'note-%'")
    operations = base.execute("SELECT op_id FROM history WHERE op_id LIKE 'op-note-%'")
    kept = [row[0] for row in records]
    noted = [row[0].removeprefix("op-") for row in operations]
    base.close()
    once = sorted(kept) == sorted(noted) == sorted(written)
    return f"{len(written)} notes sent, {len(kept)} stored, {len(noted)} in the history: " + (
        "each exactly once" if once else "!! NOT each exactly once"
    )
