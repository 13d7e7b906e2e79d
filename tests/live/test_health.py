"""/health says whether the store works; /metrics counts, tells no name, and answers the few."""

import logging
import re
from types import SimpleNamespace

import pytest

from kasane.errors import KasaneError
from kasane.live import health
from kasane.logs import TOLD_TWICE, tell_once
from tests.support.live_client import on_loop, tab
from tests.support.waiting import wait_until


def metric(server, name):
    found = re.search(rf"^{re.escape(name)} (\S+)$", server.get("/metrics").body.decode(), re.M)
    assert found, name
    return float(found[1])


def test_it_is_well_while_the_store_takes_operations(server):
    answer = server.get("/health")
    assert (answer.status, answer.json) == (200, {"status": "ok"})
    assert answer.headers["cache-control"] == "no-store"


def test_a_store_that_is_closed_is_told_with_a_sentence(world, server):
    world.workshops.store.close()
    answer = server.get("/health")
    assert answer.status == 503
    assert "無事" in answer.json["message"]


def test_a_writer_that_answers_nobody_is_told_with_a_sentence(server, monkeypatch):
    monkeypatch.setattr(health, "PATIENCE", 0.0)
    answer = server.get("/health")
    assert (answer.status, answer.json["status"]) == (503, "failing")


@on_loop
async def test_people_and_what_they_do_are_counted_and_nobody_is_named(world, server, haru):
    async with tab(server, haru.secret, world.id) as here:
        await here.note("とても私的なこと")
        assert metric(server, "kasane_rooms") == 1
        assert metric(server, "kasane_connections") == 1
    assert metric(server, 'kasane_operations_total{outcome="done"}') == 1
    assert metric(server, 'kasane_operation_seconds_bucket{le="+Inf"}') == 1
    told = server.get("/metrics").body.decode()
    state = world.workshops.state(world.id)
    names = [member.body["name"] for member in state.all("member")]
    assert names
    held = [*names, world.id, haru.id, "私的", "ためし"]
    assert [word for word in held if word in told] == []
    assert set(re.findall(r"(\w+)=\"", told)) <= {"le", "outcome"}


def test_what_failed_is_counted_apart_from_what_was_refused(world, server):
    server.site.meters.performed(0.01, KasaneError("無事です。"))
    assert metric(server, 'kasane_operations_total{outcome="failed"}') == 1
    assert metric(server, 'kasane_operations_total{outcome="refused"}') == 0


@pytest.mark.parametrize(
    ("host", "headers", "networks", "may"),
    [
        ("127.0.0.1", {}, (), True),
        ("::1", {}, (), True),
        ("10.0.0.5", {}, (), False),
        ("10.0.0.5", {}, ("10.0.0.0/24",), True),
        ("10.0.1.5", {}, ("10.0.0.0/24", "192.168.0.0/16"), False),
        ("127.0.0.1", {"x-forwarded-for": "127.0.0.1"}, (), False),
        ("127.0.0.1", {"forwarded": "for=10.0.0.5"}, ("10.0.0.0/24",), False),
        ("testclient", {}, (), False),
        (None, {}, ("0.0.0.0/0",), False),
    ],
)
def test_who_may_read_the_metrics(host, headers, networks, may):
    client = SimpleNamespace(host=host) if host else None
    assert health.may_read(SimpleNamespace(client=client, headers=headers), networks) is may


def test_what_nobody_foresaw_is_answered_with_a_number_that_the_log_has(
    server, serving, monkeypatch, caplog
):
    def broken(*_):
        raise ValueError("山田花子さんのこと")

    for name in TOLD_TWICE:
        monkeypatch.setattr(logging.getLogger(name), "filters", [])
    tell_once()
    monkeypatch.setattr(server.site.meters, "text", broken)
    answer = server.get("/metrics")
    wait_until(lambda: not serving.answers, "all to be told that is told")
    assert answer.status == 500
    number = re.search(r"番号: ([0-9A-F]{6})", answer.body.decode())
    assert "保存されています" in answer.body.decode()
    assert "花子" not in answer.body.decode()
    assert number
    assert number[1] in [getattr(record, "number", "") for record in caplog.records]
    assert len(serving.errors.found) == 1, "uvicorn does not tell it once more"
    serving.errors.found.clear()
