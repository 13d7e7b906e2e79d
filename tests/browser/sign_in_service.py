"""A real sign-in service (OpenID Connect) on this machine, and an app that asks it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.app_server import AppServer, answers, free_port
from tests.support.accounts import AOBA, HELPER, MIDORI, NOBODY, PREFECTURE
from tests.support.waiting import wait_until

NAMES = {
    AOBA: "佐藤 花子",
    MIDORI: "加藤 次郎",
    HELPER: "支援 三子",
    PREFECTURE: "県 太郎",
    NOBODY: "だれか",
}
SECRETS = """
[auth]
redirect_uri = "{app}/oauth2callback"
cookie_secret = "a-secret-that-is-long-enough-for-the-cookies"
client_id = "kasane"
client_secret = "made-up"
server_metadata_url = "{service}/.well-known/openid-configuration"
"""


@contextmanager
def service() -> Iterator[str]:
    """The service, which knows some people; its address."""
    port = free_port()
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    for address, name in NAMES.items():
        told = {"sub": address, "email": address, "email_verified": True, "name": name}
        command += ["--user-claims", json.dumps(told)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(
            lambda: answers(port, "/.well-known/openid-configuration"), "the sign-in service"
        )
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait()


def app_that_asks(address: str, data: Path) -> AppServer:
    """The app on a data folder with accounts.toml, set up by a secrets.toml of its own."""
    home = data.parent / "home"
    app = AppServer(data, HOME=str(home))
    set_up(home, address, app.url)
    return app


def sign_in(page: Page, url: str, address: str) -> None:
    """Walk from the app's first page to the service and back, as one of those it knows."""
    page.goto(url)
    page.get_by_role("button", name="サインインする").click()
    page.get_by_role("button", name=address).click()
    page.wait_for_url(f"{url}/")


def sign_out(page: Page, url: str) -> None:
    """The same way out."""
    page.goto(url)
    page.get_by_role("button", name="サインアウトする").click()
    page.get_by_role("button", name="End session").click()  # the service asks
    page.wait_for_url(f"{url}/")


def set_up(home: Path, address: str, back: str) -> None:
    """Write the secrets.toml of apps that ask a service, which leads back to an address."""
    (home / ".streamlit").mkdir(parents=True)
    text = SECRETS.format(app=back, service=address)
    (home / ".streamlit" / "secrets.toml").write_text(text, encoding="utf-8")
