"""Small workshops for the tests of tables and records, made without a store."""

from __future__ import annotations

from datetime import date

import pandas as pd

from kasane.programme import Programme
from kasane.store import Record, State
from kasane.tables.files.export import Export
from kasane.tables.files.frames import leaf_frame
from kasane.workshop import Actor, Role
from kasane.workshop.going_on import ActivityTime, Run
from kasane.workshop.model import Entry, Meeting, Member, SheetState, WorkshopInfo, body
from kasane.workshop.reading import Reading
from kasane.workshop.shapes import Shape
from kasane.workshop.telling import ON_DISK, Telling
from tests.support.world import programmes

SHEET = "strengths_matrix"
LEADER = Actor("w1", "lead", Role.FACILITATOR)
PERSON = Actor("w1", "p1", Role.PARTICIPANT)
VIEWER = Actor("w1", "v1", Role.VIEWER)
NASTY = (
    "𠮷野家 髙橋 﨑 葛\U000e0100城 😀 ① ㈱ 〜 か\u3099 \u202e右から\u202c \ufffe\uffff"
    " \"引用\" 'あ'\n二行目\t了 \ufa19谷 \ufa26 \ufa30"
)


def programme() -> Programme:
    return programmes()["team_building"]


def note(text: str, place: str = "grasp/can", author: str = "p1", **values: object) -> Entry:
    at = "2026-12-08T05:10:00.000+00:00"
    colour = {"can": "green", "want": "sky", "do": "cream"}.get(place.split("/")[1], "green")
    given = {"sheet": SHEET, "colour": colour, "created": at, "changed": at} | values
    return Entry(place=place, values={"text": text}, author=author, **given)


def workshop(
    notes: dict[str, Entry] | None = None,
    *,
    state: str = "open",
    authors: str = "shown",
    sheet: str = SHEET,
    **info: object,
) -> State:
    made = State("w1", 1)
    facts = {"name": "ためしの会", "municipality": "あおば市", "meeting": "m1"} | info
    put(made, "workshop", "main", WorkshopInfo(**{"programme": "team_building"} | facts))
    came = {"lead": "present", "p1": "present", "p2": "online", "p3": "absent"}
    day = date(2026, 12, 8)
    held = Meeting(steps=("step2",), date=day, start="13:30", venue="会議室", attendance=came)
    put(made, "meeting", "m1", held)
    put(made, "sheet", sheet, SheetState(state=state, authors=authors))
    for member_id, name, group, role in (
        ("lead", "事務局の人", "あおば市", Role.FACILITATOR),
        ("p1", "春野 つくし", "包括", Role.PARTICIPANT),
        ("p2", "夏目 ひかり", "社協", Role.PARTICIPANT),
        ("p3", "秋山 もみじ", "社協", Role.PARTICIPANT),
        ("v1", "投影", "", Role.VIEWER),
    ):
        put(made, "member", member_id, Member(name=name, organisation=group, role=role))
    runs = (Run(started="2026-12-08T04:31:00.000+00:00", ended="2026-12-08T04:44:00.000+00:00"),)
    put(made, "activity", "opening_step2", ActivityTime(runs=runs))
    for number, (note_id, entry) in enumerate((notes or {}).items()):
        put(made, "entry", note_id, entry.model_copy(update={"rank": float(number)}))
    return made


def reading(
    state: State,
    whole: Programme | None = None,
    actor: Actor | None = LEADER,
    *,
    with_names: bool = False,
    with_cases: bool = False,
    **_: object,
) -> Reading:
    """A workshop as it is told in a file; an actor of None is the owner's own disk."""
    telling = ON_DISK if actor is None else Telling(with_names, with_cases)
    return Reading(state, whole or programme(), actor, telling)


def every(state: State, whole: Programme | None = None, actor: Actor | None = LEADER) -> Reading:
    """The same with names and cases."""
    return reading(state, whole, actor, with_names=True, with_cases=True)


def sheet_frame(told: Reading, sheet_id: str, leaf: str = "") -> pd.DataFrame:
    """The file of a sheet as a table; `leaf`: of a list, a small table or a grid in a form."""
    export = Export(told)
    leaves = {found.id: found for found in export.leaves_of(told.programme.sheet(sheet_id))}
    wanted = leaves[leaf] if leaf or leaf in leaves else next(iter(leaves.values()))
    return leaf_frame(export, wanted)


def put(state: State, kind: str, record_id: str, shape: Shape, *, deleted: bool = False) -> None:
    state.records[kind, record_id] = Record(kind, record_id, 1, deleted, body(shape))
