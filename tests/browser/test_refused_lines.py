"""A network that lets pages through but refuses WebSockets: the page says so by itself."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import PATIENCE, Browsers
from tests.browser.people import LAPTOP
from tests.browser.ready import Ready


@pytest.mark.parametrize("refused", ["/_stcore/stream", "/live/"])
def test_the_page_says_what_the_network_refuses_until_it_comes_through(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready, refused: str
) -> None:
    context = browsers.program.new_context(viewport=LAPTOP, locale="ja-JP")
    context.set_default_timeout(PATIENCE)
    context.add_cookies(owner)
    page = context.new_page()
    refuses = [True]

    def meet(line: WebSocketRoute) -> None:
        if refuses:
            line.close()
        else:
            line.connect_to_server()

    page.route_web_socket(re.compile(re.escape(refused)), meet)
    page.goto(f"{server.url}/strengths_matrix?w={ready.take().workshop}", wait_until="commit")
    told = page.locator("body > .ks-blocked")
    expect(told).to_contain_text("ウェブソケット")
    expect(told).to_contain_text(server.url)
    refuses.clear()
    page.locator(".ks-board .ks-add").first.wait_for()
    expect(told).to_have_count(0)
    context.close()
