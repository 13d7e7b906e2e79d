"""Pages of papers and photographs, over HTTP."""

import pytest


@pytest.fixture
def key(world):
    told = {"title": "表", "activity": "reflection", "sort": "paper"}
    return world.workshops.attach(world.lead.actor, [b"one", b"two"], **told)


def address(world, key, page=1):
    return f"/attachments/{world.id}/{key}/{page}.jpg"


def test_a_page_comes_as_a_picture(world, server, key):
    answer = server.get(address(world, key, 2), world.lead.secret)
    assert (answer.status, answer.body) == (200, b"two")
    assert answer.headers["content-type"] == "image/jpeg"


def test_another_workshop_has_none_of_it(world, server, key):
    other = world.create()
    path = f"/attachments/{other.workshop}/{key}/1.jpg"
    assert server.get(path, world.lead.secret).status == 404


def test_what_was_removed_or_never_was_is_not_there(world, server, key):
    assert server.get(address(world, key, 3), world.lead.secret).status == 404
    assert server.get(address(world, "nothing"), world.lead.secret).status == 404
    world.do(world.lead, "attachment.remove", id=key)
    assert server.get(address(world, key), world.lead.secret).status == 404
