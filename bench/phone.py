"""How long a phone waits until it can write: cold, at 3 Mbit/s, on a four times slower processor.

    python -m bench.phone [--megabits 3] [--slower 4] [--notes 60] [--runs 3]

A browser without anything kept opens a workshop's board, first on the light page, then on the full
one, with Chromium's own brakes on network (40 ms each way) and processor. It counts what came over
HTTP and over the live line until a note can be written. docs/benchmarks.md explains the figures.
"""

from __future__ import annotations

import argparse
import datetime
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from bench import crowd
from bench.servers import ROOT, our_server
from kasane.programme import load_programmes
from kasane.store import Store
from kasane.workshop import NewWorkshop, Workshops
from tests.browser.conftest import chromium

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
DELAY = 40
AGENT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/127.0 Mobile Safari/537.36"
ADDRESSES = {"light": "/phone?w={}&a=strengths_matrix", "full": "/strengths_matrix?w={}&full=1"}


@dataclass
class Loaded:
    """What one cold opening took."""

    seconds: float = 0.0
    bytes: int = 0
    requests: int = 0
    live: int = 0
    addresses: list[str] = field(default_factory=list)


def prepare(data: Path, notes: int) -> tuple[str, str]:
    """A workshop at its board with so many notes; its id and the participants' code."""
    workshops = Workshops(Store(data), load_programmes(ROOT / "data/programmes"))
    device, _ = workshops.own(None)
    day = datetime.date(2026, 12, 8)
    ask = NewWorkshop(programme="team_building", name="測定", date=day, steps=("step2",))
    actor = workshops.create(device.id, ask)
    workshops.do(actor, "sheet.state", sheet=crowd.SHEET, state="open")
    workshops.do(actor, "activity.go", activity=crowd.SHEET)
    for number in range(notes):
        what = {"sheet": crowd.SHEET, "place": crowd.PLACE, "values": {"text": crowd.TEXT}}
        workshops.do(actor, "entry.add", id=f"old-{number}", **what)
    state = workshops.state(actor.workshop)
    invitation = state.get("invitation", "participant") if state else None
    assert invitation is not None
    workshops.store.close()
    return actor.workshop, str(invitation.body["code"])


def opened(browser: Browser, url: str, cookie: str, options: argparse.Namespace) -> Loaded:
    """One cold opening, until the field for a note can be written in."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, user_agent=AGENT
    )
    found = Loaded()
    try:
        origin = "/".join(url.split("/")[:3])
        context.add_cookies([{"name": "kasane", "value": cookie, "url": origin}])
        _open(context, url, options, found)
    finally:
        context.close()
    return found


def _open(context: BrowserContext, url: str, options: argparse.Namespace, found: Loaded) -> None:
    page = context.new_page()
    tools = context.new_cdp_session(page)
    for domain in ("Network.enable", "Network.clearBrowserCache"):
        tools.send(domain)
    speed = options.megabits * 1_000_000 / 8
    brakes = {"offline": False, "latency": DELAY, "downloadThroughput": speed}
    tools.send("Network.emulateNetworkConditions", brakes | {"uploadThroughput": speed})
    tools.send("Emulation.setCPUThrottlingRate", {"rate": options.slower})

    def asked(event: Any) -> None:
        address = event["request"]["url"]
        if address.startswith("http"):
            found.requests += 1
            found.addresses.append(address)

    def came(event: Any) -> None:
        found.bytes += int(event["encodedDataLength"])

    def told(event: Any) -> None:
        found.live += len(event["response"]["payloadData"].encode())

    tools.on("Network.requestWillBeSent", asked)
    tools.on("Network.loadingFinished", came)
    tools.on("Network.webSocketFrameReceived", told)
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    field_ = page.locator(".ks-board textarea").first
    field_.wait_for(timeout=90_000)
    field_.fill("書けます", timeout=60_000)
    found.seconds = time.perf_counter() - start


def main() -> None:
    """Print a line for each page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--megabits", type=float, default=3.0)
    parser.add_argument(
        "--slower", type=float, default=4.0, help="how much the processor is braked"
    )
    parser.add_argument("--notes", type=int, default=60)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        workshop, code = prepare(Path(folder), options.notes)
        with our_server(Path(folder), whole=True) as server:
            cookie = crowd.join(server.host, code, "はるか")
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            for name, address in ADDRESSES.items():
                url = f"http://{server.host}{address.format(workshop)}"
                opened(browser, url, cookie, options)  # the server's own first time
                runs = [opened(browser, url, cookie, options) for _ in range(options.runs)]
                one = runs[0]
                seconds = statistics.median(run.seconds for run in runs)
                print(
                    f"{name:6} can write after {seconds:.2f} s (worst "
                    f"{max(run.seconds for run in runs):.2f} s); {one.requests} requests, "
                    f"{one.bytes / 1000:.0f} kB over HTTP, {one.live / 1000:.0f} kB live",
                    flush=True,
                )
                if name == "light":
                    print("\n".join(f"       {each}" for each in one.addresses))
            browser.close()


if __name__ == "__main__":
    main()
