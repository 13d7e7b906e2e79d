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
