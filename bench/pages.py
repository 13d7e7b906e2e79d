"""How long the server takes to draw each page of a whole programme: 2,000 entries, 10 cases.

Run by hand: `.venv/bin/python -m bench.pages`. The pages are drawn by Streamlit's own test runner,
as whoever leads; the first drawing, which imports what the page needs, is not counted.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

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
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as folder:
        workshops: Any = Workshops(Store(Path(folder)), load_programmes(programmes_folder()))
        held = whole_programme(entries)
        workshops.state = lambda _id: held
        workshops.lead = lambda _device, _id: Actor("bench", "owner", Role.FACILITATOR)
        workshops.device = lambda _secret: Device("bench", owner=True)
        where.cookie = lambda: "bench"
        context.start(context.Running(context.Settings(Path(folder), "", ""), workshops))
        print(f"{entries} entries; the best and the worst of {RUNS}, in milliseconds")
        for page in sorted(PAGES.keys() - {"home", "join"}):
            times = sorted(_drawn(page) for _ in range(RUNS + 1))[:-1]
            print(f"{page:20} {times[0] * 1000:6.0f} {times[-1] * 1000:6.0f}")
        context.stop()
        workshops.store.close()


def _drawn(page: str) -> float:
    """Seconds to draw a page."""
    shown = AppTest.from_file(str(ROOT / "components/shell.py"), default_timeout=60)
    shown._page_hash = calc_hash(page)
    shown.query_params["w"] = "bench"
    begun = time.perf_counter()
    shown.run()
    assert not shown.exception, shown.exception
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
