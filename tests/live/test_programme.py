"""The programme as a browser gets it: once a version, and another one where steps are left out."""

import pytest

from kasane.live.programme import programme_version
from tests.support.world import Person


@pytest.fixture
def town(world):
    """The same world with a workshop of 地域づくり編, whose Step4 is optional."""
    actor = world.create(programme="community_building", steps=("step1",))
    world.lead = Person(actor, world.lead.secret)
    world.id = actor.workshop
    return world


def _version(world):
    return programme_version(world.workshops.programme_of(world.state()))


def _get(world, server, version):
    return server.get(f"/programme/{world.id}/{version}", world.lead.secret)


def test_it_tells_steps_sheets_and_lengths(world, server):
    answer = _get(world, server, _version(world))
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"] == "application/json"
    programme = world.workshops.programme_of(world.state())
    assert [sheet["id"] for sheet in answer.json["sheets"]] == [s.id for s in programme.sheets]
    known = {each["id"]: each for step in answer.json["steps"] for each in step["activities"]}
    assert known["strengths_matrix"]["minutes_text"] == "100分"
    assert known["strengths_matrix"]["sheets"] == ["strengths_matrix"]


def test_another_version_is_answered_with_the_present_one_and_not_kept(world, server):
    answer = _get(world, server, "0123456789ab")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.body == _get(world, server, _version(world)).body


def test_a_step_that_is_left_out_makes_another_version(town, server):
    before = _version(town)
    assert "interviewing" in _get(town, server, before).body.decode()
    town.do(town.lead, "workshop.edit", left_out=["step4"])
    after = _version(town)
    assert after != before
    steps = [step["id"] for step in _get(town, server, after).json["steps"]]
    assert "step4" not in steps


def test_a_workshop_whose_programme_is_gone_tells_none(world, server, monkeypatch):
    version = _version(world)
    monkeypatch.setattr(world.workshops, "programmes", {})
    assert _get(world, server, version).status == 404
