"""A whole meeting at once: 50 people write while pages open, a Word record is made, CSV is kept.

    python -m bench.meeting [--people 50] [--seconds 60] [--opening 200]

Notes go to the bare broadcast and to the whole app in alternating rounds. All the time ten pages a
minute are opened, twice a minute a Word record is asked for on the record page, the CSV files of
all that is written are kept, and the wall follows: both servers share the machine with that. At
the end so many people open the page in ten seconds. docs/benchmarks.md explains the figures.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import os
import platform
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from websockets.asyncio.client import ClientConnection

from bench import crowd, opening
from bench.crowd import Crowd, Seen, merged
from bench.live import milliseconds
from bench.servers import Server, bare_server, our_server
from bench.workshops import Place, prepare, stored_once

ROUND_SECONDS = 10.0
EVERY = 10.0
"""Seconds between two notes of a person."""
PAGE_EVERY = 6.0
RECORD_EVERY = 30.0
OPEN_WITHIN = 10.0


@dataclass
class Meanwhile:
    """What went on beside the notes."""

    pages: list[float] = field(default_factory=list)
    records: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Meeting:
    """Both servers, the people on each, and what else they do."""

    def __init__(self, bare: Server, ours: Server, place: Place, cookies: Sequence[str]) -> None:
        self.ours, self.place, self.cookies = ours, place, cookies
        self.bare_crowd = Crowd("bare", f"ws://{bare.host}/bare", crowd.bare_message)
        url = f"ws://{ours.host}/live/{place.workshop}"
        self.our_crowd = Crowd("ours", url, crowd.our_message, list(cookies))
        self.meanwhile = Meanwhile()
        self.written: set[str] = set()

    async def hold(self, people: int, seconds: float) -> None:
        """Notes in alternating rounds, and the figures."""
        for each in (self.bare_crowd, self.our_crowd):
            await each.come(people)
        bare, ours = [], []
        await self._arrive()
        async with self._wall(), self._business():
            for _ in range(max(1, round(seconds / ROUND_SECONDS))):
                bare.append(await self._round(self.bare_crowd))
                ours.append(await self._round(self.our_crowd))
        self.written |= merged(ours).sent.keys()
        self._tell(people, merged(bare), merged(ours))

    async def _arrive(self) -> None:
        """Before people write, somebody has opened a page and made a record already."""
        found = await opening.open_pages(self.ours.host, self.place.workshop, self.cookies[:1], 0.0)
        await opening.leave(found)
        await opening.make_record(self.ours.host, self.place.workshop, self.place.cookie)

    async def _round(self, people: Crowd) -> Seen:
        people.seen = Seen()
        with crowd.quiet_memory():
            await people.post_evenly(ROUND_SECONDS, EVERY)
        return people.seen

    @asynccontextmanager
    async def _wall(self) -> AsyncIterator[None]:
        """The screen on the wall, which gets all that is written."""
        line = await crowd.open_line(
            f"ws://{self.ours.host}/live/{self.place.workshop}", self.place.cookie
        )
        await line.send(crowd.hello("projector"))
        reading = asyncio.create_task(_read(line))
        yield
        reading.cancel()
        await line.close()

    @asynccontextmanager
    async def _business(self) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(self._pages()), asyncio.create_task(self._records())]
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _pages(self) -> None:
        for cookie in itertools.cycle(self.cookies):
            start = time.perf_counter()
            found = await opening.open_pages(self.ours.host, self.place.workshop, [cookie], 0.0)
            self.meanwhile.pages += found.seconds
            self.meanwhile.errors += found.errors
            await opening.leave(found)
            await asyncio.sleep(max(0.0, PAGE_EVERY - (time.perf_counter() - start)))

    async def _records(self) -> None:
        """The facilitator presses the button for Word on the record page."""
        while True:
            start = time.perf_counter()
            try:
                await opening.make_record(self.ours.host, self.place.workshop, self.place.cookie)
                self.meanwhile.records.append(time.perf_counter() - start)
            except (OSError, RuntimeError, TimeoutError) as error:
                self.meanwhile.errors.append(str(error))
            await asyncio.sleep(max(0.0, RECORD_EVERY - (time.perf_counter() - start)))

    def _tell(self, people: int, bare: Seen, ours: Seen) -> None:
        for name, seen in (("bare", bare), ("ours", ours)):
            print(
                f"{people:4} {name:5} sent {len(seen.sent):5}  lost {seen.lost(people)}  "
                f"doubled {seen.doubled()}  median {milliseconds(seen.at(0.5))}  "
                f"p99 {milliseconds(seen.at(0.99))}  slowest {milliseconds(seen.at(1.0))}"
            )
        done = self.meanwhile
        print(
            f"      ratio: median {ours.at(0.5) / bare.at(0.5):.2f} (wanted 1.5), "
            f"p99 {ours.at(0.99) / bare.at(0.99):.2f} (wanted 3)\n"
            f"      meanwhile {len(done.pages)} pages opened (slowest {max(done.pages):.2f} s), "
            f"{len(done.records)} Word records made (median "
            f"{statistics.median(done.records or [float('nan')]):.2f} s), "
            f"errors {len(done.errors)}",
            flush=True,
        )
        for error in sorted(set(done.errors)):
            print(f"      !! {error}")


async def _read(line: ClientConnection) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        async for _ in line:
            pass


async def open_at_once(ours: Server, place: Place, cookies: Sequence[str]) -> None:
    """Everybody opens the page within ten seconds."""
    found = await opening.open_pages(ours.host, place.workshop, cookies, OPEN_WITHIN)
    at = (crowd.percentile(found.seconds, share) for share in (0.5, 0.95, 1.0))
    median, most, slowest = at
    print(
        f"{len(cookies)} people open the page in {OPEN_WITHIN:.0f} s: {len(found.seconds)} opened, "
        f"errors {len(found.errors)}, median {median:.2f} s, p95 {most:.2f} s, "
        f"slowest {slowest:.2f} s"
    )
    await opening.leave(found)


async def run(options: argparse.Namespace, data: Path) -> None:
    """Hold the meeting."""
    _, place = prepare(data)
    with bare_server(data) as bare, our_server(data, whole=True) as ours:
        many = max(options.people, options.opening)
        cookies = await asyncio.gather(
            *(asyncio.to_thread(crowd.join, ours.host, place.code, f"人{n}") for n in range(many))
        )
        meeting = Meeting(bare, ours, place, cookies)
        await meeting.hold(options.people, options.seconds)
        if options.opening:
            await open_at_once(ours, place, cookies[: options.opening])
        await meeting.our_crowd.go()
        await meeting.bare_crowd.go()
    print(stored_once(data, meeting.written))
    kept = sum("note-ours" in file.read_text("utf-8-sig") for file in data.rglob("*.csv"))
    print(f"CSV files that hold the notes: {kept}")


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0, help="of notes, for each server")
    parser.add_argument("--opening", type=int, default=200, help="people who open the page at once")
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(options, Path(folder)))


if __name__ == "__main__":
    main()
