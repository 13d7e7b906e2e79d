"""The programme as a browser gets it: once a version, and another one where steps are left out."""

from urllib.parse import quote

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


def test_the_address_of_a_part_of_a_video_leads_to_where_it_begins(world, server):
    answer = _get(world, server, _version(world))
    known = {each["id"]: each for step in answer.json["steps"] for each in step["activities"]}
    links = [material["link"] for material in known["understanding"]["materials"]]
    assert links[0] == "https://youtu.be/Z4jWPjcTx_4?si=YfTuurXKKE1iy_WY&t=463"
    assert links[3] == "https://www.mhlw.go.jp/content/001006501.pdf"
    before = next(step for step in answer.json["steps"] if step["id"] == "step1")["materials"]
    assert before[0]["link"] == before[0]["url"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("https://www.mhlw.go.jp/content/001006501.pdf", 200),
        ("https://www.mhlw.go.jp/content/001170939.pdf", 200),
        ("https://meeting.example.jp/a", 200),
        ("https://example.org/", 404),
        ("", 404),
    ],
)
def test_only_addresses_of_materials_and_meetings_are_codes(world, server, address, status):
    online = {"field": "address", "value": "https://meeting.example.jp/a", "seen": ""}
    world.do(world.lead, "meeting.write", id="m1", **online)
    path = f"/qr/{world.id}/material.svg?address={quote(address, safe='')}"
    assert server.get(path, world.lead.secret).status == status
