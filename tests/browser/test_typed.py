"""What is half typed in a form that is sent with a button is offered after a reload."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.people import LAPTOP, Facilitator, Person, joined, leader
from tests.browser.ready import Ready

VENUE = "北公民館の2階"
PURPOSE = "近くの人と、顔見知りになる。"


NOTHING_KEPT = "() => !Object.keys(localStorage).some((key) => key.includes('.typed.'))"


@pytest.fixture
def facilitator(browsers: Browsers, server: AppServer, owner: list[Any]) -> Facilitator:
    return leader(browsers, server, owner)


def offer(page: Page) -> Locator:
    return page.get_by_role("region", name="前に書きかけた文")


def new_form(person: Person) -> Locator:
    """The form that begins a workshop, opened; the field for its venue."""
    person.open("/")
    form = person.page.locator("details").filter(has_text="新しいワークショップを始める")
    form.wait_for()
    if form.get_attribute("open") is None:
        form.locator("summary").first.click()
    venue = person.page.get_by_label("会場", exact=True)
    venue.wait_for()
    listening(person.page)
    return venue


def listening(page: Page) -> None:
    """Wait for what keeps the texts: nobody types as soon as this."""
    page.locator("[data-wears=typed][data-offered]").first.wait_for(state="attached")


def settle(page: Page) -> None:
    drawn = page.get_by_test_id("stApp")
    expect(drawn).to_have_attribute("data-test-script-state", "notRunning")


def test_a_new_workshops_form_is_offered_anew_until_it_was_taken(facilitator: Facilitator) -> None:
    page = facilitator.page
    new_form(facilitator).fill(VENUE)
    page.get_by_label("ワークショップの名前").fill("はじめての会")
    venue = new_form(facilitator)
    expect(offer(page)).to_contain_text(VENUE)
    offer(page).get_by_role("button", name="戻す").click()
    expect(venue).to_have_value(VENUE)
    expect(page.get_by_label("ワークショップの名前")).to_have_value("はじめての会")
    expect(offer(page)).to_have_count(0)
    settle(page)
    page.get_by_role("button", name="始める", exact=True).click()
    page.get_by_role("heading", name="進め方", level=1).wait_for()
    expect(page.get_by_text("はじめての会").first).to_be_visible()
    page.wait_for_function(NOTHING_KEPT)
    new_form(facilitator)
    settle(page)
    expect(offer(page)).to_have_count(0)


def test_nobody_is_offered_what_somebody_else_typed_on_the_device(
    facilitator: Facilitator, ready: Ready
) -> None:
    page, prepared = facilitator.page, ready.take()
    title = page.get_by_label("題名", exact=True)

    def form() -> None:
        facilitator.open(f"/materials?w={prepared.workshop}")
        page.get_by_text("わがまちの教材を加える").click()
        title.wait_for()
        listening(page)

    form()
    title.fill("ふり返りの動画")
    form()
    expect(offer(page)).to_contain_text("ふり返りの動画")
    page.context.clear_cookies()
    page.context.add_cookies(joined(facilitator.url, prepared.code, "さくら"))
    facilitator.open(f"/workshop?w={prepared.workshop}")
    page.wait_for_function(NOTHING_KEPT)


def test_what_is_thrown_away_is_not_offered_again(facilitator: Facilitator) -> None:
    page = facilitator.page
    new_form(facilitator).fill(VENUE)
    new_form(facilitator)
    offer(page).get_by_role("button", name="捨てる").click()
    expect(offer(page)).to_have_count(0)
    venue = new_form(facilitator)
    settle(page)
    expect(offer(page)).to_have_count(0)
    expect(venue).to_have_value("")


def begun(facilitator: Facilitator) -> Locator:
    """A programme from nothing, opened in the editor; the field for its purpose."""
    page = facilitator.page
    facilitator.open("/programme_editor")
    page.get_by_role("button", name="写して、直しはじめる").click()
    return purpose_of(facilitator)


def purpose_of(facilitator: Facilitator) -> Locator:
    """The field, once what is half typed in it is kept."""
    page = facilitator.page
    purpose = page.get_by_label("目的", exact=True).first
    purpose.wait_for()
    listening(page)
    settle(page)
    return purpose


def test_a_field_of_the_programme_editor_is_offered_anew_until_it_was_taken(
    browsers: Browsers, own_server: AppServer
) -> None:
    facilitator = Facilitator(browsers, own_server.url, LAPTOP)
    facilitator.come_in()
    page = facilitator.page
    begun(facilitator).press_sequentially(PURPOSE)
    page.reload()
    purpose = purpose_of(facilitator)
    expect(purpose).not_to_have_value(re.compile(PURPOSE))
    expect(offer(page)).to_contain_text(PURPOSE)
    offer(page).get_by_role("button", name="戻す").click()
    expect(purpose).to_have_value(re.compile(PURPOSE))
    page.wait_for_function(NOTHING_KEPT)
    page.reload()
    expect(purpose_of(facilitator)).to_have_value(re.compile(PURPOSE))
    expect(offer(page)).to_have_count(0)
