"""Signing in where several processes serve behind nginx."""

import pytest
from playwright.sync_api import expect

from kasane.store.engine import URL
from kasane.store.moving import move
from tests.browser.app_server import AppServer
from tests.browser.browsers import PATIENCE
from tests.browser.people import LAPTOP
from tests.browser.sign_in_service import NAMES, service, set_up, sign_in, sign_out
from tests.support.accounts import AOBA, SignedWorld
from tests.support.front import NOT_HERE, Front, there


@pytest.fixture
def behind(database, tmp_path):
    """Two processes on one database, which ask a sign-in service; where browsers find them."""
    world = SignedWorld(tmp_path / "data")
    world.close()
    move(world.folder, "", database.url)
    home = tmp_path / "home"
    apps = [AppServer(world.folder, HOME=str(home), **{URL: database.url}) for _ in range(2)]
    front = Front(tmp_path / "front", [app.port for app in apps])
    with service() as address:
        set_up(home, address, front.origin)
        for served in (*apps, front):
            served.start()
        yield front.origin, apps
        for served in (front, *apps):
            served.stop()


@pytest.mark.skipif(not there(), reason=NOT_HERE)
def test_who_signed_in_stays_so_whichever_process_ends(browsers, behind):
    address, apps = behind
    context = browsers.program.new_context(
        viewport=LAPTOP, locale="ja-JP", ignore_https_errors=True
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    sign_in(page, address, AOBA)
    for app in apps:
        app.kill()
        page.goto(address)
        expect(page.get_by_text(f"サインイン中：{NAMES[AOBA]}（あおば市）")).to_be_visible()
        expect(page.get_by_role("heading", name="ためしの会")).to_be_visible()
        app.start()
    sign_out(page, address)
    expect(page.get_by_role("button", name="サインインする")).to_be_visible()
    context.close()
