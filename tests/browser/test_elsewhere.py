"""Whatever a page asks for, but of the app, is noticed, also what never gets on its way."""

from __future__ import annotations

import pytest

from tests.browser.app_server import AppServer, free_port
from tests.browser.browsers import Browsers
from tests.browser.people import PHONE, Person
from tests.support.waiting import wait_until

ASK = {
    "another address": "fetch('http://elsewhere.test/x', { mode: 'no-cors' })",
    "another port": "fetch('http://127.0.0.1:PORT/x', { mode: 'no-cors' })",
    "a line": "new WebSocket('ws://127.0.0.1:PORT/line')",
    "a picture": "document.body.append(Object.assign(new Image(), { src: '//127.0.0.1:PORT/x' }))",
    "a script": "import('https://elsewhere.test/x.js')",
}


@pytest.mark.parametrize("headers", [True, False], ids=["by the app's headers", "without"])
@pytest.mark.parametrize("how", ASK)
def test_what_is_asked_for_elsewhere_is_a_fault(
    browsers: Browsers, server: AppServer, how: str, headers: bool
) -> None:
    page = Person(browsers, server.url, PHONE).page
    if headers:
        page.goto(f"{server.url}/phone")
    else:
        page.route("**/bare", lambda route: route.fulfill(body="<body>", content_type="text/html"))
        page.goto(f"{server.url}/bare")
    asked = ASK[how].replace("PORT", str(free_port()))
    page.evaluate(f"() => {{ Promise.resolve({asked}).catch(() => {{}}); }}")
    found: list[str] = []

    def noticed() -> bool:
        page.evaluate("new Promise((drawn) => requestAnimationFrame(drawn))")
        found.extend(browsers.faults())
        return any("elsewhere.test" in fault or "127.0.0.1" in fault for fault in found)

    wait_until(noticed, f"that {how} was asked for: {found}")
