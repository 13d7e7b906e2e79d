"""A real server and real browsers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.app_server import AppServer
from tests.browser.browsers import PATIENCE, Browsers
from tests.browser.elsewhere import elsewhere
from tests.browser.programme_walk import SmallRoom, Walk, begin
from tests.browser.ready import Ready

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP kasane.test 127.0.0.1",
]


class PageFaultError(Exception):
    """A page had an error, or asked for something elsewhere: no second try makes this good."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def chromium() -> str:
    """Debian's chromium without a window, which takes less, or the one that this machine has."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        raise RuntimeError("chromium is missing; `python3 start.py test` installs or names it")
    return program


@pytest.fixture(scope="session")
def browsers() -> Iterator[Browsers]:
    """One program; everybody gets a browser of their own in it."""
    with elsewhere() as outside, sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield Browsers(program, outside)
        program.close()


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """Two cores draw several browsers at once: what comes may come late."""
    expect.set_options(timeout=PATIENCE)


def _serve(folder: Path) -> Iterator[AppServer]:
    server = AppServer(folder)
    server.data.mkdir(exist_ok=True)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    """The workshops of the app that the tests share."""
    folder = tmp_path_factory.mktemp("shared") / "data"
    folder.mkdir()
    return Ready(folder)


@pytest.fixture(scope="session")
def server(ready: Ready) -> Iterator[AppServer]:
    """The app, shared by the tests that leave it running; each has workshops of its own."""
    yield from _serve(ready.data)


@pytest.fixture
def killable(server: AppServer) -> Iterator[AppServer]:
    """The same app for a test that kills it; afterwards it runs again."""
    yield server
    if not server.runs:
        server.start()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[AppServer]:
    """The app with an empty data folder."""
    yield from _serve(tmp_path / "data")


@pytest.fixture(scope="session")
def owner(server: AppServer, ready: Ready) -> list[Any]:
    """The owner's cookies."""
    return ready.cookies(server.url)


@pytest.fixture
def walk(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> Walk:
    """Begins a walk through a programme: a room at one of its activities, which is on."""

    def begun(programme: str, path: str, title: str) -> SmallRoom:
        room = SmallRoom(browsers, server, owner, ready.take(programme))
        room.open(path)
        begin(room, title)
        return room

    return begun


@pytest.fixture(autouse=True, scope="module")
def a_module_gives_its_browsers_back(browsers: Browsers) -> Iterator[None]:
    """Who stays from test to test leaves with the last one."""
    with browsers.lent():
        yield


@pytest.fixture(autouse=True)
def a_test_gives_its_browsers_back(browsers: Browsers) -> Iterator[None]:
    """Who came for one test does not disturb the next; nobody's page had an error."""
    with browsers.lent():
        yield
        faults = browsers.faults()
    if faults:
        raise PageFaultError(faults)
