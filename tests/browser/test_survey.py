"""A survey: opened, answered on phones, by link and on paper, counted in fives, and compared."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Page, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.in_page import scrolls_sideways, small_targets
from tests.browser.live_operations import do
from tests.browser.people import PHONE, Person
from tests.browser.ready import Ready
from tests.browser.three_people import Room

BEFORE, AFTER = "survey_before", "survey_after"
QUESTION = "庁内外の中心となる人と、顔の見える関係になっている"


def _on_paper(person: Person, workshop: str, sheet: str, face: str) -> None:
    """An answer that who leads types in from paper."""
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in person.context.cookies())
    headers = {"Cookie": cookies, "Origin": person.url, "Content-Type": "application/json"}
    body = json.dumps({"values": {"face": face}, "paper": True}).encode()
    address = f"{person.url}/survey/{workshop}/{sheet}"
    with urlopen(Request(address, body, headers)) as answer:  # noqa: S310
        assert answer.status == 200


def _answers(page: Page, choice: str) -> None:
    """Answer the first question of the last survey on the page, and send it."""
    asked = page.get_by_role("group", name=re.compile(QUESTION)).last
    asked.get_by_text(choice, exact=True).click()
    page.get_by_role("button", name="送る", exact=True).last.click()


def test_answers_of_phones_paper_and_a_link_are_counted_together_and_compared(
    browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready
) -> None:
    room = Room(browsers, server, owner, ready.take())
    lead, workshop = room.facilitator, room.workshop
    for _ in range(5):
        _on_paper(lead, workshop, BEFORE, "そう思わない")
    do(lead, workshop, "survey.close", sheet=BEFORE)
    room.open("/kickoff?a=closing")
    survey = lead.page.locator(".ks-survey")
    survey.get_by_text("名簿にない人にも聞く（リンク）").click()
    survey.get_by_role("button", name="リンクをつくる").click()
    qr = survey.get_by_alt_text("このアンケートのアドレスのQRコード")
    expect(qr).to_be_visible()
    assert qr.evaluate("(image) => image.decode().then(() => image.naturalWidth)")

    closing = survey.get_by_role("button", name="締め切って数える").element_handle()
    for person in (room.first, room.second):
        assert small_targets(person.page, ".ks-survey", 48) == []
        assert not scrolls_sideways(person.page)
        _answers(person.page, "そう思う")
        expect(person.page.get_by_text("だれの答えかは、記録に残りません").last).to_be_visible()
    outsider = Person(browsers, server.url, PHONE, touch=True)
    link = survey.locator("a[href*='/survey/']").get_attribute("href")
    assert link
    outsider.page.goto(link)
    _answers(outsider.page, "そう思う")
    expect(outsider.page.get_by_text("答えを受け取りました")).to_be_visible()
    assert not scrolls_sideways(outsider.page)
    outsider.page.goto(link)
    expect(outsider.page.get_by_text("もう答えています")).to_be_visible()

    expect(survey.get_by_text("3人が答えました。")).to_be_visible()
    assert closing.evaluate("(button) => button.isConnected"), "an answer exchanges no button"
    _close(survey)
    expect(survey.get_by_role("heading", name=re.compile(QUESTION))).to_have_count(0)
    survey.get_by_role("button", name="もう一度受け付ける").click()
    expect(survey.get_by_text("締め切っています。")).to_have_count(0)
    for _ in range(2):
        _on_paper(lead, workshop, AFTER, "そう思わない")
    expect(survey.get_by_text("5人が答えました。")).to_be_visible()
    _close(survey)
    expect(room.first.page.get_by_text("締め切っています。")).to_be_visible()
    expect(room.first.page.get_by_text("0人が答えました")).to_have_count(0)
    survey.get_by_role("button", name="結果をみんなに見せる").click()
    expect(
        room.first.page.get_by_role("listitem").filter(has_text="そう思う").last
    ).to_contain_text("3人")
    lead.open(f"/kickoff?a=closing&w={workshop}")
    expect(lead.page.get_by_role("heading", name="平均を比べる")).to_be_visible()
    expect(lead.page.locator(".js-plotly-plot .bars").first).to_be_visible()


def _close(survey: Any) -> None:
    survey.get_by_role("button", name="締め切って数える").click()
    survey.page.get_by_role("alertdialog").get_by_role("button", name="締め切る").click()
    expect(survey.get_by_text("締め切っています。")).to_be_visible()
