"""How quick the live board is, as a ratio against a bare broadcast in the same run.

    python -m bench.live [--clients 10,50,100,200] [--seconds 30] [--every 10] [--routes]

Both servers run side by side, each in a process of its own; the clients of both are driven from
this one, and rounds alternate, so that whatever else the machine does hits both alike.
docs/benchmarks.md explains the figures.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime
import os
import platform
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]
from websockets.asyncio.client import ClientConnection

from bench import crowd, opening
from bench.crowd import Crowd, Seen
from bench.servers import ROOT, Server, bare_server, our_server
from kasane.programme import load_programmes
from kasane.store import Store
from kasane.workshop import NewWorkshop, Workshops

ROUNDS = 3
BURSTS = 5
JOINS = 20
NOTES_FOR_JOINER = 500
IDLE_CLIENTS = 50
PEOPLE, OPEN_WITHIN = 50, 10.0


@dataclass(frozen=True)
class Place:
    """A workshop to measure in: its id, the participants' code, a member's cookie."""

    workshop: str
    code: str
    cookie: str


def prepare(data: Path) -> tuple[Place, Place]:
    """An empty workshop with its board open, and one with 500 notes on it."""
    workshops = Workshops(Store(data), load_programmes(ROOT / "data/programmes"))
    device, cookie = workshops.own(None)
    assert cookie is not None
    places = []
    for notes in (0, NOTES_FOR_JOINER):
        ask = NewWorkshop(
            programme="team_building",
            name="測定",
            date=datetime.date(2026, 12, 8),
            steps=("step2",),
        )
        actor = workshops.create(device.id, ask)
        workshops.do(actor, "sheet.state", sheet=crowd.SHEET, state="open")
        for number in range(notes):
            values = {"text": crowd.TEXT}
            what = {"sheet": crowd.SHEET, "place": crowd.PLACE, "values": values}
            workshops.do(actor, "entry.add", id=f"old-{number}", **what)
        state = workshops.state(actor.workshop)
        invitation = state.get("invitation", "participant") if state else None
        assert invitation is not None
        places.append(Place(actor.workshop, invitation.body["code"], cookie))
    workshops.store.close()
    return places[0], places[1]


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the sorted values lies."""
    return values[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


def milliseconds(seconds: float) -> str:
    """For people."""
    return f"{seconds * 1e3:.2f} ms"


class Bench:
    """One run: both servers, and the crowds of both."""

    def __init__(self, bare: Server, ours: Server, place: Place, cookies: list[str]) -> None:
        self.bare = bare
        self.ours = ours
        url = f"ws://{ours.host}/live/{place.workshop}"
        self.bare_crowd = Crowd("bare", f"ws://{bare.host}/bare", crowd.bare_message)
        self.our_crowd = Crowd("ours", url, crowd.our_message, cookies)
        self.written: set[str] = set()

    async def evenly(self, clients: int, seconds: float, every: float) -> None:
        """Notes spread evenly, in alternating rounds; one line for each server."""
        for people in (self.bare_crowd, self.our_crowd):
            await people.come(clients)
            people.seen = Seen()
        await asyncio.sleep(1.0)
        busy = 0.0
        ratios = []
        for _ in range(ROUNDS):
            with crowd.quiet_memory():
                bare = await _round(self.bare_crowd, seconds / ROUNDS, every)
                before = self.ours.cpu()
                ours = await _round(self.our_crowd, seconds / ROUNDS, every)
                busy += self.ours.cpu() - before
            ratios.append(ours / bare)
        self._print(clients, self.bare_crowd, self.bare_crowd.seen)
        self._print(clients, self.our_crowd, self.our_crowd.seen)
        bare_all, ours_all = self.bare_crowd.seen.latencies(), self.our_crowd.seen.latencies()
        print(
            f"      ratio: median {_ratio(ours_all, bare_all, 0.5)} (by round "
            f"{', '.join(f'{ratio:.2f}' for ratio in ratios)}), "
            f"p99 {_ratio(ours_all, bare_all, 0.99)}; "
            f"our CPU {busy / (seconds + ROUNDS * 0.5):.1%} of a core, "
            f"memory {self.ours.memory():.0f} MiB (bare {self.bare.memory():.0f})",
            flush=True,
        )

    async def at_once(self, clients: int) -> None:
        """All post at once, in alternating rounds: the slowest receipt."""
        slowest: dict[str, list[float]] = {"bare": [], "ours": []}
        for _ in range(BURSTS):
            for people in (self.bare_crowd, self.our_crowd):
                people.seen = Seen()
                with crowd.quiet_memory():
                    await people.post_at_once()
                slowest[people.name].append(people.seen.latencies()[-1])
                self._check(people, clients)
        bare, ours = (statistics.median(slowest[name]) for name in ("bare", "ours"))
        print(
            f"      all {clients} at once, slowest: bare {milliseconds(bare)} "
            f"(worst {milliseconds(max(slowest['bare']))}), ours {milliseconds(ours)} "
            f"(worst {milliseconds(max(slowest['ours']))}), ratio {ours / bare:.2f}",
            flush=True,
        )

    def _print(self, clients: int, people: Crowd, seen: Seen) -> None:
        latencies = seen.latencies()
        print(
            f"{clients:4} {people.name:5} sent {len(seen.sent):5}  received {len(latencies):7}  "
            f"lost {seen.lost(clients)}  doubled {seen.doubled()}  "
            f"median {milliseconds(percentile(latencies, 0.5))}  "
            f"p99 {milliseconds(percentile(latencies, 0.99))}  "
            f"slowest {milliseconds(percentile(latencies, 1.0))}"
        )
        self._check(people, clients)

    def _check(self, people: Crowd, clients: int) -> None:
        seen = people.seen
        if people is self.our_crowd:
            self.written |= seen.sent.keys()
            wrong = [note for note in seen.sent if seen.done[f"op-{note}"] != 1]
            if wrong:
                print(f"      !! {len(wrong)} notes were not answered exactly once")
        if seen.lost(clients) or seen.doubled():
            print(f"      !! {people.name}: lost {seen.lost(clients)}, doubled {seen.doubled()}")


async def _round(people: Crowd, seconds: float, every: float) -> float:
    """The median of one round."""
    earlier = len(people.seen.received)
    await people.post_evenly(seconds, every)
    part = Seen(people.seen.sent, people.seen.received[earlier:])
    return percentile(part.latencies(), 0.5)


def _ratio(ours: Sequence[float], bare: Sequence[float], share: float) -> str:
    return f"{percentile(ours, share) / percentile(bare, share):.2f}"


async def joiner(bare: Server, ours: Server, full: Place) -> None:
    """From hello to the snapshot of 500 notes, less what the bare server takes for an echo."""
    echoes, joins = [], []
    line = await crowd.open_line(f"ws://{bare.host}/bare")
    for _ in range(JOINS):
        await asyncio.sleep(0.1)
        echoes.append(await _answer(line, crowd.hello()))
        guest = await crowd.open_line(f"ws://{ours.host}/live/{full.workshop}", full.cookie)
        joins.append(await _answer(guest, crowd.hello()))
        await guest.close()
    await line.close()
    echo, typical = statistics.median(echoes), statistics.median(joins)
    print(
        f"joiner with {NOTES_FOR_JOINER} notes: raw median {milliseconds(typical)} "
        f"(first, with the workshop opened for it: {milliseconds(joins[0])}, "
        f"worst of the others {milliseconds(max(joins[1:]))}); "
        f"bare echo {milliseconds(echo)}; server's side {milliseconds(typical - echo)}",
        flush=True,
    )


async def _answer(line: ClientConnection, text: str) -> float:
    start = time.perf_counter()
    await line.send(text)
    await line.recv()
    return time.perf_counter() - start


async def idle(server: Server, people: Crowd, seconds: float, what: str) -> None:
    """CPU while nobody writes."""
    await asyncio.sleep(1.0)
    before, start = server.cpu(), time.perf_counter()
    await people.keep_alive(seconds)
    share = (server.cpu() - before) / (time.perf_counter() - start)
    print(f"idle, {what}: {share:.2%} of a core, memory {server.memory():.0f} MiB", flush=True)


async def pages(ours: Server, place: Place, cookies: list[str], seconds: float) -> None:
    """50 people open the page within 10 s."""
    found = await opening.open_pages(ours.host, place.workshop, cookies[:PEOPLE], OPEN_WITHIN)
    times = found.seconds
    print(
        f"{PEOPLE} people open the page in {OPEN_WITHIN:.0f} s: {len(times)} opened, "
        f"errors {len(found.errors)}, median {percentile(times, 0.5):.2f} s, "
        f"p95 {percentile(times, 0.95):.2f} s, slowest {percentile(times, 1.0):.2f} s"
    )
    for error in sorted(set(found.errors)):
        print(f"      !! {error}")
    nobody = Crowd("none", "", crowd.our_message)
    await idle(ours, nobody, seconds, f"{len(times)} pages open")
    await opening.leave(found)


def stored_once(data: Path, written: set[str]) -> str:
    """Whether every note is in the database, once as a record and once in the history."""
    base = sqlite3.connect(f"file:{data / 'kasane.db'}?mode=ro", uri=True)
    records = base.execute("SELECT id FROM record WHERE kind = 'entry' AND id LIKE 'note-%'")
    operations = base.execute("SELECT op_id FROM history WHERE op_id LIKE 'op-note-%'")
    kept = [row[0] for row in records]
    noted = [row[0].removeprefix("op-") for row in operations]
    base.close()
    once = sorted(kept) == sorted(noted) == sorted(written)
    return f"{len(written)} notes sent, {len(kept)} stored, {len(noted)} in the history: " + (
        "each exactly once" if once else "!! NOT each exactly once"
    )


async def run(options: argparse.Namespace, data: Path) -> None:
    """Measure everything that was asked for."""
    place, full = prepare(data)
    counts = [int(count) for count in options.clients.split(",")]
    with bare_server(data) as bare, our_server(data, whole=not options.routes) as ours:
        many = max(*counts, IDLE_CLIENTS)
        start = time.perf_counter()
        cookies = await asyncio.gather(
            *(asyncio.to_thread(crowd.join, ours.host, place.code, f"人{n}") for n in range(many))
        )
        print(f"{many} devices came in by the code in {time.perf_counter() - start:.2f} s")
        bench = Bench(bare, ours, place, cookies)
        for count in counts:
            await bench.evenly(count, options.seconds, options.every)
            await bench.at_once(count)
            if count == IDLE_CLIENTS:
                await idle(bare, bench.bare_crowd, options.idle, f"bare, {count} connected")
                await idle(ours, bench.our_crowd, options.idle, f"ours, {count} connected")
        await joiner(bare, ours, full)
        await bench.bare_crowd.go()
        await bench.our_crowd.go()
        if not options.routes:
            await pages(ours, place, cookies, options.idle)
        print(stored_once(data, bench.written))


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--clients", default="10,50,100,200", help="numbers of clients")
    parser.add_argument("--seconds", type=float, default=30.0, help="of notes, for each server")
    parser.add_argument("--every", type=float, default=10.0, help="seconds between one's notes")
    parser.add_argument("--idle", type=float, default=20.0, help="seconds in which nobody writes")
    parser.add_argument("--routes", action="store_true", help="our live routes without Streamlit")
    options = parser.parse_args()
    what = "our routes alone (--routes)" if options.routes else "the whole app"
    print(
        f"{what}; {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}; other load {psutil.cpu_percent(1.0):.0f} %"
    )
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(options, Path(folder)))


if __name__ == "__main__":
    main()
