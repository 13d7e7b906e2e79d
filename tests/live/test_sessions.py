"""What a page holds ends with it, and no device holds without end."""

import asyncio
from contextlib import AsyncExitStack
from types import SimpleNamespace

import pytest
from streamlit.runtime import Runtime
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from components.sessions import FILES, make_room, sweep
from kasane.live import limits, page_lines
from kasane.live.limits import MAX_TABS
from tests.support.live_client import on_loop, tab
from tests.support.waiting import wait_until

MANY = 300


def stored(seconds):
    """A manager with one session that nobody is at, and what became of it."""
    ended = []
    storage = MemorySessionStorage(ttl_seconds=seconds)
    session = SimpleNamespace(id="s", shutdown=lambda: ended.append("s"))
    storage.save(SimpleNamespace(session=session))
    return SimpleNamespace(_session_storage=storage), ended


def test_a_session_whose_time_is_over_ends_without_anybody_coming():
    manager, ended = stored(0)
    assert (sweep(manager), ended) == (1, ["s"])
    assert (sweep(manager), ended) == (0, ["s"])


def test_who_may_come_back_finds_the_session():
    manager, ended = stored(1000)
    assert (sweep(manager), ended) == (0, [])
    assert manager._session_storage.get("s")


def test_of_a_sessions_files_the_newest_are_held(monkeypatch):
    files = MemoryUploadedFileManager("/x")
    there = SimpleNamespace(uploaded_file_mgr=files)
    monkeypatch.setattr(Runtime, "instance", lambda: there)
    for number in range(3 * FILES):
        for session in ("one", "two"):
            make_room(session)
            files.add_file(session, UploadedFileRec(f"f{number}", "a.csv", "text/csv", b"x"))
    for session in ("one", "two"):
        assert list(files.file_storage[session]) == [
            f"f{number}" for number in range(2 * FILES, 3 * FILES)
        ]


def page(server, who):
    headers = [("Cookie", f"kasane={who.secret}")] if who else []
    address = f"ws://{server.host}{page_lines.ADDRESS}"
    return connect(address, additional_headers=headers, compression=None, proxy=None)


@on_loop
async def test_of_three_hundred_pages_of_one_device_few_are_opened(world, server, haru, natsu):
    async with AsyncExitStack() as lines:
        for _ in range(MAX_TABS):
            await lines.enter_async_context(page(server, haru))
        answers = await asyncio.gather(
            *(page(server, haru) for _ in range(MANY - MAX_TABS)), return_exceptions=True
        )
        assert {type(answer) for answer in answers} == {InvalidStatus}
        for other in (natsu, None):
            await lines.enter_async_context(page(server, other))


@on_loop
async def test_strangers_have_so_many_pages_all_together(world, server, haru, monkeypatch):
    monkeypatch.setattr(page_lines, "STRANGERS", 2)
    async with page(server, None), page(server, None):
        with pytest.raises(InvalidStatus):
            await page(server, None)
        async with page(server, haru):
            pass


@on_loop
async def test_of_three_hundred_lines_of_one_device_few_stay_and_others_go_on(
    world, server, haru, natsu
):
    async with AsyncExitStack() as lines:
        tabs = [
            await lines.enter_async_context(tab(server, haru, world.id, hello=number < MAX_TABS))
            for number in range(MANY)
        ]
        await asyncio.gather(*(one.reader for one in tabs[MAX_TABS:]))
        assert [one.closed for one in tabs[:MAX_TABS]] == [None] * MAX_TABS
        assert {one.closed for one in tabs[MAX_TABS:]} == {4429}
        async with tab(server, natsu, world.id) as other:
            await other.note("書けます")
    wait_until(lambda: not server.site.hub.tabs, "all lines to be closed")


def test_limits_leave_a_whole_room_its_pages():
    assert limits.STRANGERS >= 200
