"""Text is never more than text: one that would run a script stands everywhere and never does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Error, Page, expect

from kasane.live.identity import COOKIE
from kasane.programme.groups import split_sheets
from kasane.samples import fill_sample
from kasane.store import Store
from kasane.workshop import Entrance, Workshops
from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import do
from tests.browser.people import LAPTOP, PHONE, PROJECTOR, Person
from tests.support.hostile import SHORT, make_hostile
from tests.support.waiting import wait_until
from tests.support.world import programmes

PAGES = (
    "team strengths_matrix",
    "team members",
    "team case_sharing",
    "team idea_priorities",
    "team thread",
    "team todo",
    "team record",
    "team materials",
    "community resource_map",
    "community overlap",
)
"""A page with each way of drawing: live parts, tables, charts, Streamlit's own words."""
WHAT = ("workshop", "member", "meeting", "note", "value", "question", "group", "material", "survey")
LOOK = """() => {
  const roots = [document];
  for (const root of roots) {
    for (const one of root.querySelectorAll("*")) if (one.shadowRoot) roots.push(one.shadowRoot);
  }
  const all = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  const texts = [...all("input, textarea").map(({ value }) => value),
    ...roots.map((root) => (root.body ?? root).textContent)];
  return {
    ran: globalThis.hit ?? null,
    made: all("img[src='x'], a[href^='javascript:']").length,
    shown: texts.some((text) => text.includes("hit=1")),
  };
}"""


@dataclass(frozen=True)
class Town:
    """Both worked examples, hostile throughout."""

    url: str
    secret: str
    guest: str
    ids: dict[str, str]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    data = tmp_path_factory.mktemp("hostile") / "data"
    data.mkdir()
    workshops = Workshops(Store(data), programmes())
    device, secret = workshops.own(None)
    ids = {}
    done: Counter[str] = Counter()
    for name in ("team", "community"):
        leader = fill_sample(workshops, device.id, f"{name}_building")
        done.update(make_hostile(workshops, leader))
        ids[name] = leader.workshop
    assert min(done[what] for what in WHAT) > 0
    code = workshops.state(ids["team"]).get("invitation", "participant").body["code"]  # type: ignore[union-attr]
    guest = workshops.enter(None, Entrance(code=code, name="見る人")).secret
    workshops.store.close()
    server = AppServer(data)
    server.start()
    yield Town(server.url, secret or "", guest or "", ids)
    server.stop()


@pytest.fixture
def leader(town: Town, browsers: Browsers) -> Person:
    return _at(town, browsers, LAPTOP)


def _at(town: Town, browsers: Browsers, size: object) -> Person:
    person = Person(browsers, town.url, size)  # type: ignore[arg-type]
    person.context.add_cookies([_cookie(town.url, town.secret)])  # type: ignore[list-item]
    return person


def _cookie(url: str, secret: str) -> dict[str, object]:
    return {"name": COOKIE, "value": secret, "url": url, "httpOnly": True}


def _assert_harmless(page: Page, what: str) -> None:
    """The text is on the page, and is nothing but text, in each of its frames."""
    found: list[dict[str, object]] = []

    def shown() -> bool:
        try:
            found[:] = [frame.evaluate(LOOK) for frame in page.frames if not frame.is_detached()]
        except Error:  # a frame was loaded meanwhile
            return False
        return any(one["shown"] for one in found)

    wait_until(shown, f"the text on {what}")
    assert {(one["ran"], one["made"]) for one in found} == {(None, 0)}, (what, found)


def test_no_page_runs_what_people_write(town: Town, leader: Person) -> None:
    for one in PAGES:
        example, name, *query = one.split()
        leader.open("&".join([f"/{name}?w={town.ids[example]}", *query]))
        _assert_harmless(leader.page, one)


def test_neither_attachments_nor_groups_nor_surveys_run_what_they_are_called(
    town: Town, leader: Person
) -> None:
    programme = programmes()["team_building"]
    first = next(each for each in programme.activities if split_sheets(programme, each))
    leader.open(f"/{first.screen}?w={town.ids['team']}&a={first.id}")
    shown = leader.page.get_by_label("資料・写真", exact=True)
    expect(shown.get_by_text(SHORT).first).to_be_visible()
    expect(leader.page.get_by_text(SHORT).filter(visible=True).first).to_be_visible()
    shown.get_by_role("button", name="大きく見る").first.click()
    _assert_harmless(leader.page, "an attachment")


def test_no_passing_message_runs_what_it_tells(town: Town, leader: Person) -> None:
    leader.open(f"/resource_map?w={town.ids['community']}")
    name = leader.page.locator(".ks-map-adder").get_by_role("textbox").first
    name.fill(SHORT)
    name.press("Enter")
    said = leader.page.get_by_role("status").filter(has_text="を足しました")
    expect(said.first).to_contain_text(SHORT)
    _assert_harmless(leader.page, "a message")


def test_no_wall_and_no_phone_runs_what_people_write(
    town: Town, leader: Person, browsers: Browsers
) -> None:
    workshop = town.ids["team"]
    leader.open(f"/workshop?w={workshop}")
    do(leader, workshop, "workshop.edit", projector_names=True)
    do(leader, workshop, "activity.go", activity="strengths_matrix")
    wall = _at(town, browsers, PROJECTOR)
    wall.open(f"/projector?w={workshop}")
    _assert_harmless(wall.page, "the wall")
    phone = Person(browsers, town.url, PHONE, touch=True)
    phone.context.add_cookies([_cookie(town.url, town.guest)])  # type: ignore[list-item]
    phone.open(f"/phone?w={workshop}&a=strengths_matrix")
    phone.page.locator(".ks-note-text").first.wait_for()
    _assert_harmless(phone.page, "the phone")
