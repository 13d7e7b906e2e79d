"""A real server and real browsers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.app_server import AppServer
from tests.browser.people import LAPTOP, Facilitator

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


def _serve(folder: Path) -> Iterator[AppServer]:
    server = AppServer(folder)
    server.data.mkdir()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The app, shared by the tests that leave it running; each makes workshops of its own."""
    yield from _serve(tmp_path_factory.mktemp("shared") / "data")


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[AppServer]:
    """The app with an empty data folder, to be killed."""
    yield from _serve(tmp_path / "data")


@pytest.fixture(scope="session")
def owner(browser: Browser, server: AppServer) -> list[Any]:
    """The owner's cookies: the one-time address opens once."""
    facilitator = Facilitator(browser, server.url, LAPTOP)
    facilitator.come_in()
    cookies: list[Any] = list(facilitator.context.cookies())
    facilitator.context.close()
    return cookies


@pytest.fixture(autouse=True)
def no_browser_stays_open(browser: Browser) -> Iterator[None]:
    """Close what a test opened, so that it does not disturb the next."""
    yield
    for context in browser.contexts:
        context.close()
