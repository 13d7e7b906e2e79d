"""People at their browsers: what they press, in the words on screen."""

from __future__ import annotations

import json
import re
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import (
    Download,
    Locator,
    ViewportSize,
    expect,
)

from tests.browser.app_server import TOKEN, AppServer
from tests.browser.browsers import Browsers

CAN = "対象者の状況把握・① できていると思うこと"
WANT = "対象者の状況把握・② できたらよい・あったらよい"
IDEAS = "③ 取り組みたいこと"
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
PHONE: ViewportSize = {"width": 390, "height": 844}


class Person:
    """One browser with cookies of its own."""

    def __init__(
        self, browsers: Browsers, url: str, size: ViewportSize, *, touch: bool = False
    ) -> None:
        self.url = url
        self.seat = browsers.take(url, size, touch=touch)
        self.context, self.page = self.seat.context, self.seat.page

    def open(self, path: str) -> None:
        """Open a page. Several people's pages are drawn at once: nobody waits here."""
        self.page.goto(self.url + path, wait_until="commit")

    def to_the_board(self) -> str:
        """From wherever one was led after coming in; returns the workshop's id."""
        self.page.wait_for_url(re.compile(r"/(?!join)[a-z_]+\?(.*&)?w="))
        workshop = self.page.url.split("w=")[1].split("&")[0]
        self.open(f"/strengths_matrix?w={workshop}")
        return workshop

    def place(self, name: str) -> Locator:
        """A place of the board."""
        return self.page.get_by_role("region", name=re.compile(f"^{re.escape(name)}"))

    def note(self, text: str) -> Locator:
        """The note with this text."""
        return self.page.locator(".ks-board").get_by_role("listitem").filter(has_text=text).first

    def add(self, place: str, text: str) -> None:
        """Stick a note into a place."""
        self.send(place, text)
        expect(self.note(text)).to_be_visible()

    def send(self, place: str, text: str) -> None:
        """Write a note for a place and press; whether it is put up is another matter."""
        region = self.place(place)
        button = region.get_by_role("button", name=re.compile("付箋をはる$"))
        box = region.get_by_role("textbox").first
        expect(button.or_(box).first).to_be_visible()
        if button.is_visible():
            button.click()
        box.fill(text)
        region.get_by_role("button", name="はる", exact=True).click()

    def choose(self, text: str, action: str) -> None:
        """Choose from a note's menu."""
        self.note(text).get_by_role("button", name="この付箋でできること").click()
        self.page.get_by_role("menuitem", name=action, exact=True).click()

    def expect_saved(self) -> None:
        """Wait until all that was written is on disk."""
        saved = self.page.get_by_text(re.compile("保存済み")).filter(visible=True)
        expect(saved.first).to_be_visible()
        expect(self.page.get_by_text("送信待ち")).to_have_count(0)


class Facilitator(Person):
    """The owner of the machine, who leads."""

    def come_in(self) -> None:
        """Open the one-time address."""
        self.open(f"/owner?token={TOKEN}")
        self.page.get_by_role("heading", name="かさね").wait_for()

    def lead_at_the_board(self, workshop: str) -> None:
        """Open the board and wait for what leads it."""
        self.open(f"/strengths_matrix?w={workshop}")
        self.page.get_by_role("radiogroup", name="シートの状態").wait_for()

    def begin_workshop(self, name: str, programme: str = "", purpose: str = "") -> str:
        """Fill in the form at the first screen; returns the workshop's id.

        `programme` is chosen where it is not the first; then its `purpose` is told.
        """
        page = self.page
        self.open("/")
        form = page.locator("details").filter(has_text="新しいワークショップを始める")
        form.wait_for()
        if form.get_attribute("open") is None:
            form.locator("summary").first.click()
        if programme:
            page.get_by_role("combobox", name=re.compile("プログラム")).click()
            page.get_by_role("option", name=programme).click()
            page.get_by_text(purpose).first.wait_for()
            drawn = page.get_by_test_id("stApp")
            expect(drawn).to_have_attribute("data-test-script-state", "notRunning")
        page.get_by_label("ワークショップの名前").fill(name)
        page.get_by_label("市町村名").fill("あおば市")
        page.get_by_label("会場", exact=True).fill("市役所 3階")
        page.get_by_role("button", name="始める", exact=True).click()
        page.get_by_role("heading", name="進め方", level=1).wait_for()
        return page.url.split("w=")[1].split("&")[0]

    def code(self, workshop: str) -> str:
        """The participants' code, read off the screen."""
        self.open(f"/invite?w={workshop}")
        shown = self.page.get_by_text(re.compile("^[2-9A-Z]{3} [2-9A-Z]{3}$")).first
        return shown.inner_text().replace(" ", "")

    def set_state(self, state: str) -> None:
        """個人ワーク, 公開 or 締切."""
        group = self.page.get_by_role("radiogroup", name="シートの状態")
        group.get_by_text(state).click()
        if state == "個人ワーク":
            self.page.get_by_role("alertdialog").get_by_role("button").last.click()
        expect(group.get_by_role("radio", name=re.compile(state))).to_be_checked()

    def open_case(self, *told: str) -> None:
        """Let everybody see the case that is shown; the question about it tells these texts."""
        page = self.page
        page.get_by_role("radiogroup").get_by_text("匿名化した事例", exact=True).click()
        page.get_by_role("button", name="公開する", exact=True).click()
        asked = page.get_by_role("dialog")
        for text in told:
            expect(asked.get_by_text(text)).to_be_visible()
        asked.get_by_text("匿名化を確認しました").click()
        asked.get_by_role("button", name="公開する", exact=True).click()
        expect(asked).to_have_count(0)

    def download(self, button: str, folder: Path) -> Path:
        """Press a button that saves a file."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name=button).first.click()
        download: Download = waiting.value
        target = folder / download.suggested_filename
        download.save_as(target)
        return target

    def record(self, workshop: str, what: str, folder: Path) -> Path:
        """Have a Word file made on the page of records, and save it."""
        self.open(f"/record?w={workshop}")
        chosen = self.page.get_by_text(what, exact=True)
        expect(chosen).to_be_visible()
        chosen.click()
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
        make = self.page.get_by_role("button", name="Wordをつくる")
        # What was drawn before stands there for a moment longer.
        expect(make).to_have_count(1)
        make.click()
        self.page.get_by_role("button", name="Wordを保存する").wait_for()
        return self.download("Wordを保存する", folder)


class Participant(Person):
    """Somebody who joins by the code."""

    def be_let_in(self, code: str, name: str) -> None:
        """Come in by the door without looking at its page."""
        self.context.add_cookies(joined(self.url, code, name))

    def join(
        self, code: str, name: str, organisation: str = "", *, on_roster: bool = False
    ) -> None:
        """Come in and go to the board."""
        self.enter(code, name, organisation, on_roster=on_roster)
        self.to_the_board()
        self.page.locator(".ks-board").wait_for()

    def enter(
        self, code: str, name: str, organisation: str = "", *, on_roster: bool = False
    ) -> None:
        """Give a name at the door; `on_roster`: there is a roster, without one's own name."""
        self.open(f"/join?code={code}")
        if on_roster:
            self.page.get_by_text("名簿にない・自分で書く", exact=True).click()
        self.page.get_by_label("お名前").fill(name)
        self.page.get_by_label(re.compile("^所属")).fill(organisation)
        self.page.get_by_role("button", name="参加する").click()


def joined(url: str, code: str, name: str) -> list[Any]:
    """The cookies of somebody who comes in by the door."""
    headers = {"Origin": url, "Content-Type": "application/json"}
    entrance = json.dumps({"code": code, "name": name, "organisation": "社協"})
    asked = Request(f"{url}/door/join", entrance.encode(), headers)  # noqa: S310
    with urlopen(asked) as answer:  # noqa: S310
        cookies = SimpleCookie(answer.headers["Set-Cookie"])
    return [
        {"name": one.key, "value": one.value, "url": url, "httpOnly": True}
        for one in cookies.values()
    ]


def leader(browsers: Browsers, server: AppServer, owner: list[Any]) -> Facilitator:
    """The owner in a fresh browser; `owner` are the cookies."""
    facilitator = Facilitator(browsers, server.url, LAPTOP)
    facilitator.context.add_cookies(owner)
    return facilitator
