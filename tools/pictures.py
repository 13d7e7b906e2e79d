"""Takes the pictures of the documents: `python -m tools.pictures [FOLDER]`.

The real app with the worked examples, in the three sizes that people use.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from kasane.programme import load_programmes
from kasane.samples import fill_sample
from kasane.source import programmes_folder
from kasane.store import Store
from kasane.workshop import Workshops
from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.conftest import FLAGS, chromium
from tests.browser.elsewhere import elsewhere
from tests.browser.people import LAPTOP, PHONE, PROJECTOR, Facilitator, Participant, Person

PAGES = {
    "workshop": "workshop",
    "table": "preparation?a=secretariat",
    "cases": "case_sharing?a=case_sharing",
    "votes": "idea_priorities?a=idea_priorities",
    "plan": "action_plan?a=plan",
    "thread": "thread",
}
"""Picture → the page of the worked example of チームづくり編 that it shows."""
COMMUNITY = {
    "map": "resource_map?a=resource_map",
    "interviews": "interviews?a=interview_results",
    "overlap": "overlap?a=overlap",
    "feasibility": "feasibility?a=verification_results",
    "thread-community": "thread",
}
"""The same of 地域づくり編."""
OVERVIEW = "だれが・だれに会うか"
AWAY_FROM_THE_DOOR = re.compile(r"/(?!join)[a-z_]+\?(.*&)?w=")
FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"


def main() -> None:
    """Start the app, walk through it, and keep what is on screen."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as scratch,
        elsewhere() as outside,
        sync_playwright() as playwright,
    ):
        server = AppServer(Path(scratch) / "data")
        _fill(server.data)
        server.start(room_url="http://192.168.1.20:8501")
        program = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        browsers = Browsers(program, outside)
        try:
            facilitator = Facilitator(browsers, server.url, LAPTOP)
            facilitator.come_in()
            _shoot(facilitator, folder / "home.png")
            _take(browsers, server, facilitator, folder)
            _take_community(browsers, server, facilitator, folder)
        finally:
            program.close()
            server.stop()


def _fill(data: Path) -> None:
    """Put the two examples there that the pictures show."""
    data.mkdir()
    workshops = Workshops(Store(data), load_programmes(programmes_folder()))
    device, _ = workshops.own(None)
    for programme in ("team_building", "community_building"):
        fill_sample(workshops, device.id, programme)
    workshops.store.close()


def _take(browsers: Browsers, server: AppServer, facilitator: Facilitator, folder: Path) -> None:
    facilitator.page.get_by_role("button", name="ひらく", exact=True).first.click()
    facilitator.to_the_board()
    facilitator.page.locator(".ks-board").wait_for()
    workshop = facilitator.page.url.split("w=")[1].split("&")[0]
    projector = _projector(browsers, server, facilitator, workshop)
    _shoot(projector, folder / "projector-welcome.png")
    code = facilitator.code(workshop)
    _shoot(facilitator, folder / "invite.png")
    phone = Participant(browsers, server.url, PHONE, touch=True)
    phone.open(f"/join?code={code}")
    _shoot(phone, folder / "phone-join.png")
    phone.join(code, "さくら", "社会福祉協議会", on_roster=True)
    _walk(facilitator, workshop, PAGES, folder)
    facilitator.open(f"/strengths_matrix?w={workshop}")
    facilitator.page.get_by_role("button", name="この活動を始める").click()
    phone.page.locator(".ks-board textarea").first.fill("配食の方が、顔色まで見てくれている")
    phone.page.get_by_role("button", name="付箋をはる").click()
    _shoot(facilitator, folder / "board.png")
    _shoot(phone, folder / "phone.png")
    _shoot(projector, folder / "projector.png")
    for page in ("members", "record"):
        facilitator.open(f"/{page}?w={workshop}")
        _shoot(facilitator, folder / f"{page}.png")
    facilitator.open(f"/strengths_matrix?w={workshop}")
    facilitator.set_state("個人ワーク")
    _shoot(facilitator, folder / "board-alone.png")
    _shoot(phone, folder / "phone-alone.png")


def _take_community(
    browsers: Browsers, server: AppServer, facilitator: Facilitator, folder: Path
) -> None:
    facilitator.open("/")
    facilitator.page.get_by_role("button", name="ひらく", exact=True).nth(1).click()
    facilitator.page.wait_for_url(AWAY_FROM_THE_DOOR)
    workshop = facilitator.page.url.split("w=")[1].split("&")[0]
    _walk(facilitator, workshop, COMMUNITY, folder)
    projector = _projector(browsers, server, facilitator, workshop)
    phone = Participant(browsers, server.url, PHONE, touch=True)
    phone.enter(facilitator.code(workshop), "さくら", "社会福祉協議会", on_roster=True)
    phone.page.wait_for_url(AWAY_FROM_THE_DOOR)
    facilitator.open(f"/resource_map?a=resource_map&w={workshop}")
    facilitator.page.get_by_role("button", name="この活動を始める").click()
    phone.open(f"/resource_map?a=resource_map&w={workshop}")
    for person, name in ((phone, "phone-map"), (projector, "projector-map")):
        person.page.wait_for_timeout(4000)
        _shoot(person, folder / f"{name}.png")


def _projector(
    browsers: Browsers, server: AppServer, facilitator: Facilitator, workshop: str
) -> Person:
    """The wall of a workshop."""
    projector = Person(browsers, server.url, PROJECTOR)
    projector.context.add_cookies(facilitator.context.cookies())
    projector.open(f"/projector?w={workshop}")
    return projector


def _walk(person: Person, workshop: str, pages: dict[str, str], folder: Path) -> None:
    """A picture of each page."""
    for name, page in pages.items():
        person.open(f"/{page}{'&' if '?' in page else '?'}w={workshop}")
        if name == "interviews":
            person.page.get_by_text(OVERVIEW, exact=True).first.click()
        person.page.wait_for_timeout(4000)
        _shoot(person, folder / f"{name}.png")


def _shoot(person: Person, path: Path) -> None:
    person.page.wait_for_load_state("networkidle")
    person.page.wait_for_timeout(1500)
    person.page.screenshot(path=path)


if __name__ == "__main__":
    main()
