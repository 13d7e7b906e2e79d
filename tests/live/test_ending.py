"""What the store and other processes still say, or the hub still asks, when the loop ends."""

import asyncio
import threading

import pytest

from kasane.live.hub import Hub
from kasane.live.meters import Meters


@pytest.fixture
def ended(world, monkeypatch):
    """A hub whose loop ends just after it was seen to be alive."""

    async def made():
        return Hub(world.workshops, Meters())

    hub = asyncio.run(made())
    monkeypatch.setattr(hub._loop, "is_closed", lambda: False)
    return hub


def test_a_commit_goes_on_and_nothing_is_logged(world, ended, caplog):
    world.note(world.lead, "さいごの一枚")
    assert not caplog.records


def test_a_workshop_is_erased_all_the_same(world, ended):
    world.store.submit(lambda tx: tx.erase(world.id)).result()
    assert world.workshops.state(world.id) is None


def test_another_processs_word_breaks_no_line(world, ended):
    ended._overheard(world.id, {"answers": True})


def test_nobody_is_looked_for_any_more_once_the_store_is_about_to_close(world, monkeypatch):
    asked, gate = threading.Event(), threading.Event()

    async def look():
        hub = Hub(world.workshops, Meters())

        def still_in():
            asked.set()
            gate.wait()
            raise AssertionError("the store is closed")

        async def end_signed_out():
            await asyncio.to_thread(still_in)

        monkeypatch.setattr(hub, "end_signed_out", end_signed_out)
        hub._look()
        await asyncio.to_thread(asked.wait)
        hub.stop()
        gate.set()
        await asyncio.wait([hub._looking])
        return hub._looking

    assert asyncio.run(look()).cancelled()
