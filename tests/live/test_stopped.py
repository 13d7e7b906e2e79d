"""The real app, asked to end while people write: nothing promised is lost, everybody is told."""

import asyncio
import http.client
import json
import signal
import sqlite3
from contextlib import closing
from types import SimpleNamespace

import pytest

from tests.browser.app_server import AppServer
from tests.support.live_client import on_loop, tab
from tests.support.waiting import PATIENCE


@pytest.fixture
def app(world, tmp_path):
    """The app on the workshop's data, which nobody else has open any more."""
    secrets = SimpleNamespace(id=world.id, haru=world.person("春野").secret)
    world.close()
    server = AppServer(tmp_path / "data")
    server.start()
    yield SimpleNamespace(server=server, host=f"127.0.0.1:{server.port}", **vars(secrets))
    server.stop()


def get(app, path):
    line = http.client.HTTPConnection(app.host, timeout=PATIENCE)
    try:
        line.request("GET", path)
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    finally:
        line.close()


def texts_on_disk(data):
    with closing(sqlite3.connect(f"file:{data / 'kasane.db'}?mode=ro", uri=True)) as read:
        bodies = read.execute("SELECT body FROM record WHERE kind = 'entry'").fetchall()
    return {json.loads(body)["values"].get("text") for (body,) in bodies}


@on_loop
async def test_it_ends_in_order_and_what_was_promised_is_on_disk(app):
    assert get(app, "/health") == (200, '{"status":"ok"}')
    promised = []
    async with tab(app, app.haru, app.id) as here:

        async def write():
            while here.closed is None:
                text = f"付箋{len(promised)}"
                await here.note(text)
                promised.append(text)

        writing = asyncio.create_task(write())
        while len(promised) < 5:
            await asyncio.sleep(0)
        status, told = get(app, "/metrics")
        assert status == 200
        assert "kasane_disk_free_bytes" in told
        code = await asyncio.to_thread(app.server.stop)
        await here.reader
        writing.cancel()
        assert here.closed in (1001, 1012), "browsers come back by themselves"
    assert code in (0, -signal.SIGTERM), "uvicorn ends by the signal once all is closed"
    assert not (app.server.data / "kasane.db-wal").exists(), "the database was closed"
    assert set(promised) <= texts_on_disk(app.server.data)
