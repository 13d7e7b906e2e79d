"""The addresses by which answers to surveys come in: whose, from where, and by which link."""

from urllib.parse import quote, urlencode

import pytest

from kasane.live.limits import WRONG_CODES

SHEET = "survey_after"
ROLES = ["facilitator", "participant", "viewer", "removed", "stranger"]
ANSWER = {"values": {"face": "そう思う"}}


@pytest.fixture
def cookies(world):
    """Somebody of each kind: role → cookie."""
    removed = world.person("秋山")
    world.do(world.lead, "member.remove", id=removed.id)
    return {
        "facilitator": world.lead.secret,
        "participant": world.person("春野").secret,
        "viewer": world.person(role="viewer").secret,
        "removed": removed.secret,
        "stranger": None,
    }


@pytest.fixture
def link(world):
    """The address for people outside of the roster."""
    world.do(world.lead, "survey.link", sheet=SHEET, on=True)
    token = world.record("survey_link", SHEET).body["token"]
    return f"/survey/{world.id}/{SHEET}/{token}"


def waiting(world):
    return world.workshops.answers_waiting(world.id).get(SHEET, 0)


@pytest.mark.parametrize("role", ROLES)
def test_survey_answer_is_for_those_who_write(world, server, cookies, role):
    answer = server.post(f"/survey/{world.id}/{SHEET}", ANSWER, cookies[role])
    writes = role in ("facilitator", "participant")
    assert (answer.status, waiting(world)) == ((200, 1) if writes else (403, 0))


@pytest.mark.parametrize("role", ROLES)
def test_survey_page_is_for_whoever_has_the_link(world, server, cookies, link, role):
    answer = server.get(link, cookies[role])
    assert answer.status == 200
    assert "おわりのアンケート" in answer.body.decode()
    assert len(answer.body) < 12_000
    assert server.get(f"{link[:-1]}!", cookies[role]).status == 404


@pytest.mark.parametrize("role", ROLES)
def test_survey_link_takes_the_answer_of_whoever_has_it(world, server, cookies, link, role):
    form = urlencode({"q-face": "4", "q-good": "<b>声</b>", "side": "outside"}).encode()
    answer = server.post(link, form, cookies[role])
    assert (answer.status, waiting(world)) == (200, 1)
    assert "ありがとうございました" in answer.body.decode()
    assert server.post(f"{link}x", form, cookies[role]).status == 404
    assert server.post(link, b"q-face=99", cookies[role]).status == 400
    assert server.post(link, form, cookies[role], origin=None).status == 403
    assert waiting(world) == 1


def test_guessing_links_is_limited_by_device(world, server, cookies, link):
    for _ in range(WRONG_CODES):
        server.get(f"{link}x", cookies["participant"])
    assert server.get(link, cookies["participant"]).status == 429
    assert server.get(link, cookies["viewer"]).status == 200


@pytest.mark.parametrize("role", ROLES)
def test_the_qr_of_a_link_is_for_those_who_lead(server, world, cookies, link, role):
    path = f"/qr/{world.id}/material.svg?address={quote(f'http://{server.host}{link}', safe='')}"
    shown = role == "facilitator"
    assert server.get(path, cookies[role]).status == (200 if shown else 404)
    assert server.get(f"{path}x", cookies[role]).status == 404
