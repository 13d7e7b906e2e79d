"""Who is in the room: each reads a screen of their own, and every press is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, TimeoutError, ViewportSize

LAPTOP: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
WALLS: list[ViewportSize] = [
    {"width": 1920, "height": 1080},
    {"width": 1366, "height": 768},
    {"width": 1024, "height": 768},
]
AGENT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/127.0 Mobile Safari/537.36"
NAMES = ["春野 はるか", "夏川 みのる", "秋山 かえで", "冬木 つばさ", "星野 ひかる", "海野 なぎさ"]
PATIENCE = 60_000


@dataclass
class Diary:
    """What was pressed for each act, and the pictures."""

    folder: Path
    presses: dict[str, list[int]] = field(default_factory=dict)
    taken: int = 0


class Person:
    """Somebody at a screen; nobody ever reloads."""

    def __init__(self, name: str, page: Page, diary: Diary) -> None:
        self.name, self.page, self.diary = name, page, diary
        self._act = ""

    def press(self, place: Locator) -> None:
        """Press what is in sight; it counts for the act that is under way."""
        with self._pictured():
            place.click()
        if self._act:
            self.diary.presses[self._act][-1] += 1

    def drag(self, what: Locator, onto: Locator) -> None:
        """Press something, hold it, and let it go on something else."""
        what.drag_to(onto)
        self.diary.presses[self._act][-1] += 1

    def button(self, name: str, **more: bool) -> None:
        """Press a button by what stands on it, or by its beginning where `exact` is false."""
        exact = more.get("exact", True)
        wanted = re.compile(f"^{re.escape(name)}{'$' if exact else ''}")
        buttons = self.page.get_by_role("button")
        named = self.page.get_by_role("button", name=wanted)
        self.press(named.or_(buttons.filter(has_text=wanted)).filter(visible=True).first)

    @contextmanager
    def act(self, name: str) -> Iterator[None]:
        """All presses inside are what this act takes."""
        self.diary.presses.setdefault(name, []).append(0)
        self._act = name
        yield
        self._act = ""

    @property
    def done_talking(self) -> Locator:
        """What somebody who speaks presses at the end."""
        return self.page.get_by_role("button", name="話し終わりました")

    def writes(self, text: str, column: str = "") -> None:
        """A note on a phone, in a column of the board; the text is no press."""
        page = self.page
        box = page.get_by_role("textbox", name="付箋に書くこと").first
        box.wait_for()
        if column:
            self.press(page.get_by_role("group", name="列").get_by_role("button", name=column))
        box.fill(text)
        with self.act("付箋をはる（文のほかに）"):
            self.button("付箋をはる")

    def at_cell(self, column: str) -> None:
        """Wait until the keyboard is at a cell of a column."""
        field = f".ks-writer-field:focus[aria-label^='{column}']"
        self.page.locator(field).wait_for(timeout=PATIENCE)

    def sees(self, text: str) -> None:
        """Wait until it is on screen."""
        with self._pictured():
            self.page.get_by_text(text).filter(visible=True).first.wait_for(timeout=PATIENCE)

    @contextmanager
    def _pictured(self) -> Iterator[None]:
        """Where somebody waits in vain, a picture tells what was there instead."""
        try:
            yield
        except TimeoutError:
            self.page.screenshot(path=self.diary.folder / f"stuck-{self.name}.png")
            raise


@dataclass
class Cast:
    """The facilitator, the wall, and six who take part: four phones, two laptops."""

    browser: Browser
    diary: Diary
    facilitator: Person
    wall: Person | None = None
    people: list[Person] = field(default_factory=list)

    @property
    def on_wall(self) -> Person:
        """The wall, once it was opened."""
        assert self.wall is not None
        return self.wall

    @property
    def phones(self) -> list[Person]:
        """Those at the light page."""
        return self.people[:4]

    def come(self, link: str) -> None:
        """Everybody comes in by the address under the QR code."""
        for at, name in enumerate(NAMES):
            phone = at < 4
            context = self.browser.new_context(
                viewport=PHONE if phone else LAPTOP,
                locale="ja-JP",
                is_mobile=phone,
                has_touch=phone,
                user_agent=AGENT if phone else None,
            )
            context.set_default_timeout(PATIENCE)
            person = Person(name, context.new_page(), self.diary)
            person.page.goto(link)
            with person.act("参加する（QRから）"):
                person.press(person.page.get_by_text(name, exact=True).first)
                person.button("参加する")
            self.people.append(person)

    def shoot(self, name: str) -> None:
        """A picture of every kind of screen, the wall in its three sizes."""
        self.diary.taken += 1
        stem = self.diary.folder / f"{self.diary.taken:02d}-{name}"
        self.facilitator.page.screenshot(path=f"{stem}-facilitator.png")
        if self.people:
            self.people[0].page.screenshot(path=f"{stem}-phone.png")
        if self.wall is None:
            return
        for size in WALLS:
            self.wall.page.set_viewport_size(size)
            self.wall.page.wait_for_timeout(600)
            self.wall.page.screenshot(path=f"{stem}-wall-{size['width']}.png")
