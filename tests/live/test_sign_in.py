"""Where people sign in: what a browser gets over HTTP and its line, and when that ends."""

import pytest

from kasane.live import sign_in as gate
from kasane.live.programme import programme_version
from kasane.workshop import Role
from kasane.workshop.signing_in import Claims
from tests.support.accounts import AOBA, MIDORI, NOBODY, PREFECTURE, SignedWorld
from tests.support.live_client import on_loop, tab
from tests.support.live_server import OWNER_TOKEN

SAYS = "service"
"""Stands in for Streamlit's signed cookie: the address, as the service says it."""


@pytest.fixture
def world(tmp_path):
    made = SignedWorld(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def told(world, serving, monkeypatch):
    """What the gate reads from Streamlit's cookie."""

    def claims(cookies):
        address = cookies.get(SAYS)
        return world.claims(address) if address else None

    monkeypatch.setattr(serving, "told", claims)


def arrive(server, address, secret=None):
    """Come back from the sign-in service, to the first page."""
    return server.get("/", secret, cookie=f"{SAYS}={address}")


def paths(world):
    """Everything of a workshop that is had by an address."""
    told = {"title": "表", "activity": "reflection", "sort": "paper"}
    key = world.workshops.attach(world.workshops.lead(world.owner, world.id), [b"one"], **told)
    version = programme_version(world.workshops.programme_of(world.state()))
    return [
        f"/attachments/{world.id}/{key}/1.jpg",
        f"/programme/{world.id}/{version}",
        f"/qr/{world.id}.svg",
        f"/qr/{world.id}/material.svg?address=https://www.mhlw.go.jp/content/001006501.pdf",
        f"/phone/acts?w={world.id}",
        f"/phone/example.json?w={world.id}",
    ]


def test_coming_back_from_the_service_ties_the_browser(world, server, told):
    answer = arrive(server, AOBA)
    assert answer.status == 200
    device = world.workshops.device(answer.secret)
    assert device.address == AOBA
    assert "HttpOnly" in answer.headers["set-cookie"]
    again = arrive(server, AOBA, answer.secret)
    assert again.secret is None, "the same answer counts once"


@pytest.mark.parametrize("address", [NOBODY, ""])
def test_who_is_unknown_gets_no_cookie(world, server, told, address):
    answer = arrive(server, address)
    assert (answer.status, answer.secret) == (200, None)


def test_a_municipality_gets_its_workshop_by_every_address_and_another_none(world, server, told):
    own, other = arrive(server, AOBA).secret, arrive(server, MIDORI).secret
    prefecture = arrive(server, PREFECTURE).secret
    world.workshops.lead(world.workshops.device(own), world.id)
    for path in paths(world):
        assert server.get(path, own).status == 200, path
        for stranger in (other, prefecture):
            assert server.get(path, stranger).status == 404, path


@pytest.mark.parametrize("address", [MIDORI, PREFECTURE])
@on_loop
async def test_another_municipality_has_no_line(world, server, told, address):
    secret = world.signed_in(address)
    async with tab(server, secret, world.id, hello=False) as here:
        await here.reader
        assert here.closed == 4403


@pytest.mark.parametrize("address", [MIDORI, PREFECTURE])
def test_another_municipality_sends_no_file_and_makes_no_code_of_it(world, server, told, address):
    secret = arrive(server, address).secret
    sent = server.request("PUT", "/_stcore/upload_file/s/f", b"x", secret)
    assert sent.status == (204 if address == MIDORI else 403), "who may begin may send files"
    assert server.get(f"/qr/{world.id}.svg?for=facilitator", secret).status == 404


@pytest.mark.parametrize("address", [AOBA, PREFECTURE])
def test_nobody_who_is_signed_in_becomes_the_owner(world, server, told, address):
    secret = arrive(server, address).secret
    refused = server.get(f"/owner?token={OWNER_TOKEN}", secret)
    assert refused.status == 403
    assert "サインアウト" in refused.body.decode()
    assert not world.workshops.device(secret).owner
    assert server.get(f"/owner?token={OWNER_TOKEN}").status == 303, "it was not used up"


def test_a_facilitators_code_opens_nothing(world, server, told):
    code = world.code(Role.FACILITATOR)
    for path in ("/door/look", "/door/join"):
        answer = server.post(path, {"code": code, "name": "だれか"})
        assert (answer.status, answer.json["code"]) == (403, "sign_in")
        assert world.id not in answer.body.decode()


@on_loop
async def test_signing_out_closes_lines_and_shuts_the_cookie(world, server, told):
    lead = world.leader()
    async with tab(server, lead.secret, world.id, hello=False) as here:
        assert (await here.hello())["you"]["role"] == "facilitator"
        answer = server.get(gate.END, lead.secret)
        assert answer.status == 404, "Streamlit's own route is not here"
        bye = await here.heard("bye")
        assert bye["code"] == "signed_out"
        await here.reader
        assert here.closed == 4403
    assert world.workshops.device(lead.secret) is None
    for path in paths(world):
        assert server.get(path, lead.secret).status == 404


@on_loop
async def test_the_wall_of_who_signed_out_goes_dark_too(world, server, told):
    lead, guest = world.leader(), world.person("春野")
    async with (
        tab(server, lead.secret, world.id, hello=False) as wall,
        tab(server, guest.secret, world.id, hello=False) as there,
    ):
        await wall.hello(view="projector")
        await there.hello()
        world.workshops.sign_out(lead.secret)  # at another process
        await server.end_signed_out()
        assert (await wall.heard("bye"))["code"] == "signed_out"
        note = world.note(guest, "のこる")
        await there.wait_for(lambda m: any(r["id"] == note for r in m.get("records", ())))


def test_without_sign_in_the_gate_does_nothing(world, server, told):
    world.workshops.sign_in = None
    answer = arrive(server, AOBA)
    assert (answer.status, answer.secret) == (200, None)
    guest = world.person("春野")
    server.get(gate.END, guest.secret)
    assert world.workshops.device(guest.secret), "nobody is signed out"
    assert server.post("/door/look", {"code": world.code(Role.FACILITATOR)}).status == 200


def test_a_service_that_cannot_be_reached_is_told_in_japanese(world, server, told):
    answer = server.get(gate.BEGIN)
    assert answer.status == 502
    assert "サインインのしくみにつながりません" in answer.body.decode()


def test_who_comes_back_without_being_signed_in_is_told_so(world, server, told):
    for said in ("error=access_denied", "code=old"):
        answer = server.get(f"{gate.CALLBACK}?{said}")
        assert answer.status == 403
        assert "サインインできませんでした" in answer.body.decode()
    passed_on = 404  # Streamlit's own route is not here
    signed_in = server.get(f"{gate.CALLBACK}?code=old", cookie=f"{SAYS}={AOBA}")
    assert signed_in.status == passed_on
    signed_out = server.get(gate.CALLBACK)
    assert signed_out.status == passed_on


def test_what_the_service_said_long_ago_is_over(world, server, serving, monkeypatch):
    old = Claims(AOBA, "佐藤", "2026-12-07T00:00:00.000+00:00")
    monkeypatch.setattr(serving, "told", lambda _cookies: old)
    assert arrive(server, AOBA).secret is None
