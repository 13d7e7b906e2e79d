"""Signing in with a real service: one's own workshops, nobody else's, numbers, and out again."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.app_server import TOKEN
from tests.browser.browsers import PATIENCE
from tests.browser.in_page import scrolls_sideways
from tests.browser.people import LAPTOP, PHONE
from tests.browser.sign_in_service import NAMES, app_that_asks, service, sign_in, sign_out
from tests.support.accounts import AOBA, MIDORI, NOBODY, PREFECTURE, SignedWorld

LINE = """([workshop]) => new Promise((closed) => {
  const line = new WebSocket(`ws://${location.host}/live/${workshop}`);
  line.onclose = (event) => closed(event.code);
})"""
LINES = """() => Math.max(...[...document.querySelectorAll(":is(th, td) p")].map((cell) => {
  const text = document.createRange();
  text.selectNodeContents(cell);
  return new Set([...text.getClientRects()].map((box) => Math.round(box.top))).size;
}))"""
"""Of the text of the table's tallest cell."""


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A workshop of each of two municipalities, and the app with a sign-in service."""
    data = tmp_path_factory.mktemp("signed") / "data"
    world = SignedWorld(data)
    other = world.create(name="みどり町の会", municipality="みどり町").workshop
    world.note(world.lead, "声をかけ合う")
    world.close()
    with service() as address:
        app = app_that_asks(address, data)
        app.start()
        yield {"app": app, "service": address, "aoba": world.id, "midori": other}
        app.stop()


class Somebody:
    """A browser of somebody who may sign in."""

    def __init__(self, browsers, town):
        self.town, self.url = town, town["app"].url
        self.context = browsers.program.new_context(viewport=LAPTOP, locale="ja-JP")
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.elsewhere = set()
        self.page.on("request", lambda asked: self._note(asked.url))

    def _note(self, address):
        """The service's own page asks for what it likes."""
        theirs = self.page.url.startswith(self.town["service"])
        if not theirs and not address.startswith((self.url, "data:", "blob:")):
            self.elsewhere.add("{0.scheme}://{0.netloc}".format(urlsplit(address)))

    def sign_in(self, address):
        sign_in(self.page, self.url, address)
        return self.page

    def sign_out(self):
        sign_out(self.page, self.url)

    def closed(self, path):
        self.page.goto(self.url + path)
        expect(self.page.get_by_text("参加している人だけが見られます")).to_be_visible()


@pytest.fixture
def somebody(browsers, town):
    made = []

    def _somebody():
        made.append(Somebody(browsers, town))
        return made[-1]

    yield _somebody
    for one in made:
        # Nothing is asked for but of the app and the service.
        assert one.elsewhere <= {town["service"]}
        one.context.close()


def test_a_municipality_reaches_its_workshop_and_no_other(somebody, town):
    sato, kato = somebody(), somebody()
    page = sato.sign_in(AOBA)
    expect(page.get_by_text(f"サインイン中：{NAMES[AOBA]}（あおば市）")).to_be_visible()
    expect(page.get_by_role("heading", name="ためしの会")).to_be_visible()
    expect(page.get_by_text("みどり町の会")).to_have_count(0)
    page.goto(f"{sato.url}/strengths_matrix?w={town['aoba']}")
    expect(page.get_by_text("声をかけ合う").first).to_be_visible()
    page.goto(f"{sato.url}/record?w={town['aoba']}")
    button = page.get_by_role("button", name="CSVをまとめて保存する（zip）")
    expect(button).to_be_visible()
    with page.expect_download() as saved:
        button.click()
    file = saved.value.url
    assert sato.context.request.get(file).status == 200

    other = kato.sign_in(MIDORI)
    expect(other.get_by_role("heading", name="みどり町の会")).to_be_visible()
    expect(other.get_by_text("ためしの会")).to_have_count(0)
    for path in ("strengths_matrix", "record", "projector", "members"):
        kato.closed(f"/{path}?w={town['aoba']}")
    assert other.evaluate(LINE, [town["aoba"]]) == 4403
    assert kato.context.request.get(file).status == 404
    link = kato.context.request.get(f"{kato.url}/owner?token={TOKEN}")
    assert (link.status, "サインアウト" in link.text()) == (403, True)

    sato.sign_out()
    expect(page.get_by_role("button", name="サインインする")).to_be_visible()
    expect(page.get_by_text("ためしの会")).to_have_count(0)
    sato.closed(f"/strengths_matrix?w={town['aoba']}")
    assert sato.context.request.get(file).status == 404
    assert page.evaluate(LINE, [town["aoba"]]) == 4403


def test_who_is_refused_by_the_service_is_told_what_to_do(somebody, town):
    page = somebody().page
    page.goto(f"{town['app'].url}/oauth2callback?error=access_denied&state=none")
    expect(page.get_by_text("サインインできませんでした")).to_be_visible()
    expect(page.get_by_text("はじめの画面をひらきなおして")).to_be_visible()


def test_a_prefecture_sees_numbers_and_no_workshop(somebody, town):
    ken = somebody()
    page = ken.sign_in(PREFECTURE)
    expect(page.get_by_text("（ひかり県）")).to_be_visible()
    page.get_by_role("link", name="市町村の進み具合を見る").click()
    expect(page.get_by_role("row", name="あおば市 チームづくり編")).to_be_visible()
    expect(page.get_by_role("row", name="みどり町 チームづくり編")).to_be_visible()
    expect(page.get_by_text("ためしの会")).to_have_count(0)
    page.set_viewport_size(PHONE)
    assert page.evaluate(LINES) == 1, "pushed sideways, no word is broken"
    assert not scrolls_sideways(page)
    ken.closed(f"/strengths_matrix?w={town['aoba']}")


def test_who_is_not_registered_reads_one_sentence(somebody, town):
    page = somebody().sign_in(NOBODY)
    expect(page.get_by_text("登録されていません")).to_be_visible()
    expect(page.get_by_role("button", name="サインアウトする")).to_be_visible()
    expect(page.get_by_test_id("stPageLink")).to_have_count(0)
