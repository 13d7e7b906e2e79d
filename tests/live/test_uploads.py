"""Files come in only from those who lead, and not without end."""

import socket

import pytest

from kasane.live.limits import UPLOADS
from kasane.live.uploads import ADDRESS
from tests.support.waiting import PATIENCE


@pytest.mark.parametrize("role", ["owner", "facilitator", "participant", "viewer", "stranger"])
def test_only_those_who_lead_may_send_a_file(world, server, role):
    secrets = {"owner": world.lead.secret, "stranger": None}
    secret = secrets[role] if role in secrets else world.person("春野", role).secret
    answer = server.request("PUT", ADDRESS + "any/one", b"a roster", secret)
    assert answer.status == (204 if role in ("owner", "facilitator") else 403)


def test_a_file_of_a_stranger_is_turned_away_before_its_body_is_read(server):
    """The answer comes although the announced body never does."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as line:
        head = f"PUT {ADDRESS}any/one HTTP/1.1\r\nHost: {server.host}\r\n"
        line.sendall((head + "Content-Length: 100000000\r\n\r\n").encode())
        assert line.recv(1024).startswith(b"HTTP/1.1 403")


def test_a_device_that_sends_file_after_file_has_to_wait(world, server):
    lead = world.person("二人目", "facilitator").secret
    sent = [server.request("PUT", ADDRESS + "any/one", b"x", lead) for _ in range(UPLOADS + 1)]
    assert [answer.status for answer in sent] == [204] * UPLOADS + [429]
    assert "少し待って" in sent[-1].body.decode()
