"""A case is opened only where its ground allows it: consent, everybody's promise, never mixed."""

from __future__ import annotations

import uuid

import pytest

from kasane.errors import RefusedError
from kasane.workshop import Role
from tests.support.world import Person

FORM, SUPPORT, LAYERED = "case_conference", "支援会議（106条の6）", "重層的支援会議"
CONSENT = {
    "consent_date": "2026-05-08",
    "consent_scope": "暮らしのこと",
    "consent_receiver": "CSW",
}


@pytest.fixture
def room(world):
    """A conference with its leader and one more who has come in."""
    actor = world.create(programme=FORM, steps=("step1",))
    world.lead, world.id = Person(actor, world.lead.secret), actor.workshop
    return world


def case(room, basis, **values):
    new = uuid.uuid4().hex
    told = {"basis": basis, **values}
    room.do(room.lead, "entry.add", id=new, sheet=FORM, place="", values=told)
    return new


def promise(room, person):
    entry = {"sheet": "secrecy", "place": "", "values": {"promised": "1"}}
    room.do(person, "entry.add", id=uuid.uuid4().hex, **entry)


def refused(room, case_id, op="entry.show", key="id"):
    with pytest.raises(RefusedError) as caught:
        room.do(room.lead, op, **{key: case_id})
    return caught.value


def test_consent_has_its_day_scope_and_receiver_before_the_case_opens(room) -> None:
    known = case(room, LAYERED, consent_date="2026-05-08")
    error = refused(room, known)
    assert error.code == "unconfirmed"
    assert "「同意の範囲（何を・だれに）」「だれが受けたか」" in error.message
    whole = case(room, LAYERED, **CONSENT)
    room.do(room.lead, "entry.show", id=whole)
    asked = {"field": "consent_receiver", "value": "", "seen": "CSW"}
    room.do(room.lead, "entry.write", id=whole, **asked)
    assert room.body("entry", whole)["hidden"]


def test_everybody_in_the_room_confirms_for_themselves(room) -> None:
    haru = room.person("春野", Role.PARTICIPANT)
    known = case(room, SUPPORT)
    promise(room, room.lead)
    error = refused(room, known)
    assert (error.code, "春野" in error.message) == ("unconfirmed", True)
    promise(room, haru)
    room.do(room.lead, "entry.show", id=known)
    assert not room.body("entry", known)["hidden"]


def test_two_kinds_of_meeting_are_never_open_together(room) -> None:
    promise(room, room.lead)
    first, second = case(room, SUPPORT), case(room, LAYERED, **CONSENT)
    room.do(room.lead, "entry.show", id=first)
    assert refused(room, second).code == "other_ground"
    room.do(room.lead, "entry.hide", id=first)
    room.do(room.lead, "entry.show", id=second)


def sees(room, person, case_id):
    """How a case stands before somebody: told, covered or not there."""
    reading = room.workshops.reading(room.id, person.actor)
    found = {item.id: item for item in reading.of(FORM)}.get(case_id)
    return None if found is None else "covered" if found.covered else "told"


def test_who_comes_in_later_confirms_before_they_see_the_open_case(room) -> None:
    known = case(room, SUPPORT, life_text="暮らしの話")
    row = {"sheet": FORM, "place": f"{known}/household", "values": {"relation": "世帯主"}}
    room.do(room.lead, "entry.add", id=uuid.uuid4().hex, **row)
    promise(room, room.lead)
    room.do(room.lead, "entry.show", id=known)
    late = room.person("夏川", Role.PARTICIPANT)
    assert sees(room, late, known) == "covered"
    reading = room.workshops.reading(room.id, late.actor)
    assert [item.id for item in reading.of(FORM)] == [known]
    promise(room, late)
    assert sees(room, late, known) == "told"
    reading = room.workshops.reading(room.id, late.actor)
    assert len(reading.of(FORM)) == 2
    own = next(item for item in reading.of("secrecy") if item.author == late.actor.member)
    room.do(late, "entry.write", id=own.id, field="promised", value="", seen="1")
    assert sees(room, late, known) == "covered"


def test_a_case_that_asks_for_nothing_is_there_at_once(room) -> None:
    known = case(room, LAYERED, **CONSENT)
    room.do(room.lead, "entry.show", id=known)
    assert sees(room, room.person("夏川", Role.PARTICIPANT), known) == "told"


def test_who_confirms_for_somebody_else_opens_nothing_to_them(room) -> None:
    known = case(room, SUPPORT)
    promise(room, room.lead)
    room.do(room.lead, "entry.show", id=known)
    late = room.person("夏川", Role.PARTICIPANT)
    entry = {"sheet": "secrecy", "place": "", "values": {"promised": "1"}}
    fields = entry | {"author": late.actor.member}
    room.do(room.lead, "entry.add", id=uuid.uuid4().hex, **fields)
    assert sees(room, late, known) == "covered"


def test_a_workshop_that_began_before_the_rule_gets_it(room) -> None:
    from kasane.workshop.beginning import lacks_ground

    sheet = room.workshops.programmes[FORM].sheet(FORM)
    held = room.body("sheet", FORM)
    assert not lacks_ground(sheet, held)
    assert lacks_ground(sheet, held | {"ground": "", "confirms": {}})
