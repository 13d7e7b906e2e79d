"""How a page looks: whatever was looked at before, on the wall, on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page

from kasane.live.identity import COOKIE
from kasane.samples import fill_sample
from kasane.store import Store
from kasane.workshop import Workshops
from tests.browser.app_server import AppServer
from tests.browser.browsers import PATIENCE, Browsers
from tests.browser.live_operations import do, held
from tests.browser.people import LAPTOP, PROJECTOR, Person
from tests.support.world import programmes

MEASURE = Path(__file__).with_name("boxes.js").read_text(encoding="utf-8")
PAGES = (
    "team strengths_matrix",
    "team members",
    "team preparation a=case_hearing",
    "team case_sharing",
    "team idea_priorities",
    "team kickoff a=opening_step2",
    "team todo",
    "team record",
    "community resource_map",
    "community overlap",
    "team action_plan a=plan",
    "team workshop",
    "community interviews a=interview_results",
    "community case_sharing a=case_sharing",
)
"""A page with each kind of sheet, and those beside them."""
STRIDES = (1, 3, 5, 9, 11, 13)
"""What has nothing in common with the number of pages: each stride goes round all of them."""
PRINTED = {
    "team strengths_matrix": "strengths_matrix",
    "team todo a=prepare_step2": "step2_preparation",
    "team case_sharing": "",
    "team idea_priorities": "",
    "team kickoff a=opening_step2": "",
    "team todo": "",
    "team members": "",
    "community resource_map": "",
    "community overlap": "",
}
"""Pages that are printed, and the sheet all of whose texts have to be on paper."""
SHOWN = """() => [...document.querySelectorAll(
  ".ks-note-text, .ks-map-name, .ks-overlap-text, .ks-overlap-idea-text, .ks-idea-text, " +
  ".ks-todo-task, .ks-members td:first-child, .ks-turns-name, textarea, .ks-paper-text")]
  .filter((one) => one.checkVisibility()).map((one) => one.value ?? one.innerText)"""
MENU = (
    "進行表",
    "投影画面をひらく",
    "参加コード・QR",
    "付箋をはる",
    "つぎへ",
    "絞りこみ",
    "保存済み",
    "操作",
)
ENOUGH = 2
"""Differences after which no more are looked for."""
WALLS = (
    "strengths_matrix",
    "prepare_step2",
    "case_sharing",
    "idea_priorities",
    "opening_step2",
    "reflection",
    "plan",
    "understanding",
)


@dataclass(frozen=True)
class Town:
    """The worked examples, and the browser of who leads them."""

    person: Person
    ids: dict[str, str]

    def address(self, page: str) -> str:
        """Of a page of the list above."""
        example, name, *query = page.split()
        return "&".join([f"/{name}?w={self.ids[example]}", *query])


@pytest.fixture(scope="module")
def examples(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[AppServer, str, dict[str, str]]]:
    """The app with a worked example of each programme, which nobody changes."""
    data = tmp_path_factory.mktemp("styles") / "data"
    data.mkdir()
    workshops = Workshops(Store(data), programmes())
    device, secret = workshops.own(None)
    ids = {
        name: fill_sample(workshops, device.id, f"{name}_building").workshop
        for name in ("team", "community")
    }
    workshops.store.close()
    server = AppServer(data)
    server.start()
    yield server, secret, ids
    server.stop()


@pytest.fixture
def town(browsers: Browsers, examples: tuple[AppServer, str, dict[str, str]]) -> Town:
    server, secret, ids = examples
    person = Person(browsers, server.url, LAPTOP)
    cookie = {"name": COOKIE, "value": secret, "url": server.url, "httpOnly": True}
    person.context.add_cookies([cookie])  # type: ignore[list-item]
    return Town(person, ids)


def test_a_page_after_any_other_looks_as_it_does_after_a_reload(town: Town) -> None:
    page = town.person.page
    fresh = {}
    for one in PAGES:
        town.person.open(town.address(one))
        fresh[one] = _settled(page)
    town.person.open(town.address(PAGES[0]))
    _settled(page)
    different = []
    for before, after in pairwise(_rounds(PAGES)):
        if len(different) > ENOUGH:
            break
        page.evaluate(
            """(address) => {
          history.pushState({}, "", address);
          dispatchEvent(new PopStateEvent("popstate"));
        }""",
            town.address(after),
        )
        different += [f"{after} after {before}: {what}" for what in _unlike(page, fresh[after])]
    assert different == []


def test_the_wall_after_any_other_screen_looks_as_it_does_when_opened(
    town: Town, browsers: Browsers
) -> None:
    wall = Person(browsers, town.person.url, PROJECTOR)
    wall.context.add_cookies(town.person.context.cookies())
    workshop = town.ids["team"]
    fresh = {}
    for one in WALLS:
        do(town.person, workshop, "activity.go", activity=one)
        wall.open(f"/projector?w={workshop}")
        fresh[one] = _settled(wall.page)
    different = []
    steps = _every_pair(WALLS)
    do(town.person, workshop, "activity.go", activity=steps[0])
    for before, after in pairwise(steps):
        if len(different) > ENOUGH:
            break
        do(town.person, workshop, "activity.go", activity=after)
        different += [
            f"{after} after {before}: {what}" for what in _unlike(wall.page, fresh[after])
        ]
    assert different == []


@pytest.mark.parametrize("printed", PRINTED)
def test_the_open_sheet_is_printed_whole_and_nothing_else(
    town: Town, printed: str, tmp_path: Path
) -> None:
    page = town.person.page
    town.person.open(town.address(printed))
    _settled(page)
    wanted = page.evaluate(SHOWN)
    sheet = PRINTED[printed]
    if sheet:
        example = printed.split()[0]
        entries = held(page, town.ids[example], sheet).values()
        values = [value for entry in entries for value in entry["values"].values()]
        wanted += [value for value in values if re.search("[ぁ-んァ-ヶ一-龠]", str(value))]
    file = tmp_path / "printed.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    text = _without_blanks(_pdf_text(file))
    assert wanted
    assert [one for one in wanted if _without_blanks(one) not in text] == []
    assert [word for word in MENU if word in text] == []


def _pdf_text(file: Path) -> str:
    program = shutil.which("pdftotext")
    assert program, "Poppler is missing; `python3 start.py test` installs or names it"
    done = subprocess.run([program, "-raw", file, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def _without_blanks(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _rounds(places: tuple[str, ...]) -> list[str]:
    """A walk on which each comes after each other one, and directly after six of them.

    All pages have one stylesheet, so a look that stays behind stays for as long as the tab is open:
    from the second round on each page is seen after all others. What is only there for a moment
    would have to be seen by one of the six on either side.
    """
    many = len(places)
    walk = [at * stride % many for stride in STRIDES for at in range(many)]
    return [places[at] for at in [*walk, 0]]


def _every_pair(places: tuple[str, ...]) -> list[str]:
    """A walk on which each comes once directly after each other one."""
    many = len(places)
    walk = [at for low in range(many - 1) for high in range(low + 1, many) for at in (low, high)]
    return [places[at] for at in [*walk, 0]]


def _settled(page: Page) -> list[list[object]]:
    """What can be pressed or is written, and where, once nothing moves any more."""
    page.wait_for_load_state()
    found: list[list[object]] = page.evaluate(f"() => {MEASURE}.settled()")
    assert found, page.url
    return found


def _unlike(page: Page, wanted: list[list[object]]) -> list[str]:
    """What is elsewhere, or of another size, than it should be, and stays there."""
    try:
        page.wait_for_function(
            f"(wanted) => !{MEASURE}.unlike(wanted).length",
            arg=wanted,
            polling=100,
            timeout=PATIENCE,
        )
    except Error:
        unlike: list[str] = page.evaluate(f"(wanted) => {MEASURE}.unlike(wanted)", wanted)
        return unlike[:3]
    return []
