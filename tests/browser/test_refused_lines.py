"""A network that lets pages through but refuses WebSockets: the page says so by itself."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.people import leader
from tests.browser.ready import Ready


@pytest.mark.parametrize("refused", ["/_stcore/stream", "/live/"])
def test_the_page_says_what_the_network_refuses_and_takes_it_back(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready, refused: str
) -> None:
    person = leader(browsers, server, owner)
    page = person.page
    page.route_web_socket(re.compile(re.escape(refused)), lambda line: line.close())
    person.open(f"/strengths_matrix?w={ready.take().workshop}")
    told = page.locator("body > .ks-blocked")
    expect(told).to_contain_text("ウェブソケット")
    expect(told).to_contain_text(server.url)
    # Another network, and the page opened again: nothing is said any more.
    page.unroute_all()
    page.reload()
    page.locator(".ks-board .ks-add").first.wait_for()
    expect(told).to_have_count(0)
