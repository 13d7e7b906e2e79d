"""How long the server takes to draw each page of a whole programme: 2,000 entries, 10 cases.

Run by hand: `.venv/bin/python -m bench.pages [entries] [programme]`; of another programme than
チームづくり編 the worked example is written so many times over. The pages are drawn by Streamlit's
own test runner, as whoever leads; the first drawing, which imports what the page needs, is not
counted. The runner's search through all installed packages, which the app does once at its start,
is made once here too. What the runner itself takes, the first line, an empty page, tells. The
processor's time is less than the clock's where the runner waits, and stays nearly the same when
other programs are busy.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from bench.repeated import repeated
from bench.whole_programme import whole_programme
from components import state as where
from kasane import context
from kasane.programme import load_programmes
from kasane.store import Store
from kasane.store.people import Device
from kasane.tables import programmes_folder
from kasane.workshop import Actor, Role, Workshops
from kasane.workshop.access import PAGES

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5


def main() -> None:
    """Print a line for each page."""
    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    programme = sys.argv[2] if len(sys.argv) > 2 else ""
    with tempfile.TemporaryDirectory() as folder:
        workshops: Any = Workshops(Store(Path(folder)), load_programmes(programmes_folder()))
        held = repeated(programme, entries) if programme else whole_programme(entries)
        workshops.state = lambda _id: held
        workshops.lead = lambda _device, _id: Actor("bench", "owner", Role.FACILITATOR)
        workshops.device = lambda _secret: Device("bench", owner=True)
        where.cookie = lambda: "bench"
        context.start(context.Running(context.Settings(Path(folder), "", ""), workshops))
        print(f"{entries} entries, {RUNS} times each, in milliseconds")
        print(f"{'':20} {'best':>6} {'worst':>6} {'processor':>10}")
        _tell("(empty)", partial(AppTest.from_string, "import streamlit"))
        for page in sorted(PAGES.keys() - {"home", "join"}):
            _tell(page, partial(_opened, page))
        context.stop()
        workshops.store.close()


def _opened(page: str) -> AppTest:
    """A browser that is about to draw a page."""
    shown = AppTest.from_file(str(ROOT / "components/shell.py"), default_timeout=60)
    shown._page_hash = calc_hash(page)
    shown.query_params["w"] = "bench"
    return shown


def _tell(name: str, opened: Callable[[], AppTest]) -> None:
    """Draw a page often and print how long it took."""
    clock, processor = zip(*[_drawn(opened()) for _ in range(RUNS + 1)][1:], strict=True)
    seconds = (min(clock), max(clock), min(processor))
    best, worst, busy = (round(each * 1000) for each in seconds)
    print(f"{name:20} {best:6} {worst:6} {busy:10}")


def _drawn(shown: AppTest) -> tuple[float, float]:
    """Seconds to draw a page, by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    shown.run()
    taken = time.perf_counter() - clock, time.process_time() - processor
    assert not shown.exception, shown.exception
    return taken


if __name__ == "__main__":
    main()
