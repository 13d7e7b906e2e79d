"""How quick the board is on the screen with 1,000 notes, beside a bare page in the same run.

    python -m bench.board [--notes 1000] [--rounds 40]

The real app and a real browser. An action is timed inside the page, from the press to the end of
the first frame that shows the result; the bare page appends a div and is timed in the same way,
turn by turn..
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, sync_playwright

from kasane.programme import BoardSheet, load_programmes
from kasane.store import Store
from kasane.workshop import NewWorkshop, Workshops
from tests.browser.app_server import AppServer
from tests.browser.conftest import chromium

ROOT = Path(__file__).resolve().parents[1]
SHEET = "strengths_matrix"
TEXT = "民生委員さんから早めに連絡が来る（{}枚目）"
OPENINGS = 5

TOOLS = """
window.frame = () => new Promise((done) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(null);
}));
window.timed = async (job, seen) => {
  await frame();
  const start = performance.now();
  job();
  do { await frame(); } while (!seen());
  return performance.now() - start;
};
window.firstPicture = new Promise((done) => {
  let mounted = null;
  new MutationObserver(async (_all, watcher) => {
    if (document.querySelector(".ks-board")) mounted ??= performance.now();
    if (!document.querySelector(".ks-note")) return;
    watcher.disconnect();
    await frame();
    done([performance.now() - mounted, performance.now()]);
  }).observe(document, { childList: true, subtree: true });
});
window.board = () => document.querySelector(".ks-board");
window.noteOf = (text) =>
  [...board().querySelectorAll(".ks-note")].find((note) => note.textContent.includes(text));
window.write = (form, text) => {
  const area = form.querySelector("textarea");
  area.value = text;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  form.querySelector(".ks-submit").click();
};
"""
BARE = """(text) => timed(
  () => document.body.append(Object.assign(document.createElement("div"), { textContent: text })),
  () => document.body.lastElementChild.textContent === text)"""
OPEN_FORM = """() => board().querySelector('.ks-add[data-place="grasp/can"]').click()"""
ADD = """(text) => timed(
  () => write(board().querySelector('[data-place="grasp/can"] .ks-slot .ks-form'), text),
  () => noteOf(text))"""
MOVE = """([text, key]) => {
  const note = noteOf(text);
  const place = () => noteOf(text)?.closest(".ks-cell").dataset.place;
  const before = place();
  note.focus();
  return timed(
    () => note.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true })),
    () => place() !== before);
}"""
EDIT = """([text, fresh]) => {
  const note = noteOf(text);
  note.focus();
  note.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  return timed(() => write(note.querySelector(".ks-form"), fresh), () => noteOf(fresh));
}"""
SAVED = """() => [...document.querySelectorAll(".ks-status, [role=status]")]
  .some((line) => line.textContent.includes("保存済み"))
  && !document.body.textContent.includes("送信待ち")"""


@dataclass(frozen=True)
class Place:
    """A workshop with many notes, and the cookie of who leads it."""

    workshop: str
    cookie: str


def fill(data: Path, notes: int) -> Place:
    """Make a workshop whose board has that many notes, evenly over its places."""
    workshops = Workshops(Store(data), load_programmes(ROOT / "data/programmes"))
    device, cookie = workshops.own(None)
    assert cookie is not None
    ask = NewWorkshop(
        programme="team_building", name="測定", date=datetime.date(2026, 12, 8), steps=("step2",)
    )
    actor = workshops.create(device.id, ask)
    workshops.do(actor, "sheet.state", sheet=SHEET, state="open")
    programme = workshops.programmes["team_building"]
    sheet = programme.sheet(SHEET)
    assert isinstance(sheet, BoardSheet)
    places = [f"{row.id}/{c.id}" for row in sheet.rows for c in sheet.columns if not c.spanning]
    places += [f"/{column.id}" for column in sheet.columns if column.spanning]
    for number in range(notes):
        values = {"text": TEXT.format(number)}
        place = places[number % len(places)]
        workshops.do(
            actor, "entry.add", id=f"old-{number:06}", sheet=SHEET, place=place, values=values
        )
    workshops.store.close()
    return Place(actor.workshop, cookie)


def said(name: str, times: list[float]) -> None:
    """One line of figures, in milliseconds."""
    times.sort()
    late = times[min(len(times) - 1, round(0.95 * (len(times) - 1)))]
    print(f"  {name:<34} median {statistics.median(times):7.1f} ms   p95 {late:7.1f} ms")


def opened(page: Page, url: str) -> tuple[float, float]:
    """Load the board: ms from its place on the page to the first picture, and from the start."""
    page.goto(url)
    own, whole = page.evaluate("firstPicture")
    page.wait_for_function(SAVED)
    return float(own), float(whole)


def measure(page: Page, bare: Page, url: str, rounds: int) -> None:
    """All the figures, ours and the bare page's turn by turn."""
    times = [opened(page, url) for _ in range(OPENINGS)]
    said("first picture, from the board's mount", [own for own, _ in times])
    said("first picture, from the address", [whole for _, whole in times])
    page.evaluate(OPEN_FORM)
    reference: list[float] = []
    jobs: list[tuple[str, Callable[[int], float]]] = [
        ("adding", lambda turn: float(page.evaluate(ADD, f"新しい付箋{turn}番"))),
        ("moving (Ctrl and arrow)", lambda turn: float(page.evaluate(MOVE, moved(turn)))),
        ("editing", lambda turn: float(page.evaluate(EDIT, edited(turn)))),
    ]
    for name, job in jobs:
        found = []
        for turn in range(rounds):
            found.append(job(turn))
            page.wait_for_function(SAVED)
            reference.append(float(bare.evaluate(BARE, f"{name}{turn}")))
        said(name, found)
    said("bare page: append a div", reference)


def moved(turn: int) -> list[str]:
    """A note of the first column goes one column on."""
    return [f"新しい付箋{turn}番", "ArrowRight"]


def edited(turn: int) -> list[str]:
    """A note and its next text."""
    return [f"新しい付箋{turn}番", f"直した付箋{turn}番"]


def tab(browser: Browser) -> Page:
    """A page in a window of its own, so that neither is in the background."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="ja-JP")
    context.add_init_script(TOOLS)
    return context.new_page()


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--notes", type=int, default=1000, help="on the board")
    parser.add_argument("--rounds", type=int, default=40, help="of each action")
    options = parser.parse_args()
    print(
        f"{options.notes} notes; {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}; other load {psutil.cpu_percent(1.0):.0f} %"
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = AppServer(Path(folder) / "data")
        place = fill(server.data, options.notes)
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        server.start()
        try:
            page, bare = (tab(browser) for _ in range(2))
            page.context.add_cookies([{"name": "kasane", "value": place.cookie, "url": server.url}])
            bare.goto("about:blank")
            measure(page, bare, f"{server.url}/{SHEET}?w={place.workshop}", options.rounds)
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
