"""Takes the pictures of the documents: `python -m tools.pictures [FOLDER]`.

The real app with the worked example, in the three sizes that people use.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from kasane.samples import fill_demo
from tests.browser.app_server import AppServer
from tests.browser.conftest import FLAGS, chromium
from tests.browser.people import LAPTOP, PHONE, PROJECTOR, Facilitator, Participant, Person

PAGES = {
    "workshop": "workshop",
    "table": "preparation?a=secretariat",
    "cases": "case_sharing?a=case_sharing",
    "votes": "idea_priorities?a=idea_priorities",
    "plan": "action_plan?a=plan",
    "thread": "thread",
}
"""Picture → the page of the worked example that it shows."""
FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"


def main() -> None:
    """Start the app, walk through it, and keep what is on screen."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        server = AppServer(Path(scratch) / "data")
        fill_demo(server.data)
        server.start(room_url="http://192.168.1.20:8501")
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            _take(browser, server, folder)
        finally:
            browser.close()
            server.stop()


def _take(browser: Browser, server: AppServer, folder: Path) -> None:
    facilitator = Facilitator(browser, server.url, LAPTOP)
    facilitator.come_in()
    _shoot(facilitator, folder / "home.png")
    facilitator.page.get_by_role("button", name="ひらく", exact=True).first.click()
    facilitator.to_the_board()
    facilitator.page.locator(".ks-board").wait_for()
    workshop = facilitator.page.url.split("w=")[1].split("&")[0]
    projector = Person(browser, server.url, PROJECTOR)
    projector.context.add_cookies(facilitator.context.cookies())
    projector.open(f"/projector?w={workshop}")
    _shoot(projector, folder / "projector-welcome.png")
    code = facilitator.code(workshop)
    _shoot(facilitator, folder / "invite.png")
    phone = Participant(browser, server.url, PHONE, touch=True)
    phone.open(f"/join?code={code}")
    _shoot(phone, folder / "phone-join.png")
    phone.join(code, "さくら", "社会福祉協議会", on_roster=True)
    for name, page in PAGES.items():
        facilitator.open(f"/{page}{'&' if '?' in page else '?'}w={workshop}")
        facilitator.page.wait_for_timeout(4000)
        _shoot(facilitator, folder / f"{name}.png")
    facilitator.open(f"/strengths_matrix?w={workshop}")
    facilitator.page.get_by_role("button", name="この活動を始める").click()
    facilitator.page.get_by_role("button", name="始める", exact=True).click()
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


def _shoot(person: Person, path: Path) -> None:
    person.page.wait_for_load_state("networkidle")
    person.page.wait_for_timeout(1500)
    person.page.screenshot(path=path)


if __name__ == "__main__":
    main()
