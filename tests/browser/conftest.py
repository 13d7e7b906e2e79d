"""A real server and real browsers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.app_server import AppServer
from tests.browser.ready import Ready

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def chromium() -> str:
    """Debian's chromium, or the one that is named so on this machine."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        raise RuntimeError("chromium is missing; `python3 start.py test` installs or names it")
    return program


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser; everybody gets a context of their own in it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """Two cores draw several browsers at once: what comes may come late."""
    expect.set_options(timeout=30_000)


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
def own_server(tmp_path: Path) -> Iterator[AppServer]:
    """The app with an empty data folder, to be killed."""
    yield from _serve(tmp_path / "data")


@pytest.fixture(scope="session")
def owner(server: AppServer, ready: Ready) -> list[Any]:
    """The owner's cookies."""
    return ready.cookies(server.url)


@pytest.fixture(autouse=True)
def no_browser_stays_open(browser: Browser) -> Iterator[None]:
    """Close what a test opened, so that it does not disturb the next."""
    yield
    for context in browser.contexts:
        context.close()
