"""How quick the live board is, as a ratio against a bare broadcast in the same run.

    python -m bench.live [--clients 10,50,100,200] [--seconds 30] [--every 10] [--routes]

Both servers run side by side, each in a process of its own; the clients of both are driven from
this one, and rounds alternate, so that whatever else the machine does hits both alike.
docs/benchmarks.md explains the figures.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]
from websockets.asyncio.client import ClientConnection

from bench import crowd, opening
from bench.crowd import Crowd, Seen, merged
from bench.load import Load
from bench.servers import Server, bare_server, our_server
from bench.workshops import NOTES_FOR_JOINER, Place, prepare, stored_once

ROUND_SECONDS = 5.0
REPEATS = 3
"""How often over a round may be repeated because other programs were busy meanwhile."""
QUIET = 0.15
"""The most that other programs may take of one core during a round."""
BURSTS = 5
JOINS = 20
IDLE_CLIENTS = 50
PEOPLE, OPEN_WITHIN = 50, 10.0


def milliseconds(seconds: float) -> str:
    """For people."""
    return f"{seconds * 1e3:.2f} ms"


@dataclass(frozen=True)
class Pair:
    """A round on each server; CPU as shares of a core, that of other programs over both."""

    bare: Seen
    ours: Seen
    bare_cpu: float
    cpu: float
    others: float

    @property
    def quiet(self) -> bool:
        """Whether other programs kept still."""
        return self.others <= QUIET


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
        await asyncio.sleep(1.0)
        rounds = max(1, round(seconds / ROUND_SECONDS))
        pairs: list[Pair] = []
        for _ in range(rounds * REPEATS):
            pairs.append(await self._pair(clients, every))
            if sum(pair.quiet for pair in pairs) == rounds:
                break
        # The quietest rounds; the others only count where there are too few of those.
        pairs = sorted(pairs, key=lambda pair: pair.others)[:rounds]
        bare, ours = merged([p.bare for p in pairs]), merged([p.ours for p in pairs])
        self._print(clients, "bare", bare)
        self._print(clients, "ours", ours)
        medians = [p.ours.at(0.5) / p.bare.at(0.5) for p in pairs]
        print(
            f"      ratio: median {ours.at(0.5) / bare.at(0.5):.2f} "
            f"(rounds {min(medians):.2f}-{max(medians):.2f}), "
            f"p99 {ours.at(0.99) / bare.at(0.99):.2f}; "
            f"our CPU {statistics.mean(p.cpu for p in pairs):.1%} of a core "
            f"(bare {statistics.mean(p.bare_cpu for p in pairs):.1%}), "
            f"memory {self.ours.memory():.0f} MiB (bare {self.bare.memory():.0f}); "
            f"other programs {max(p.others for p in pairs):.0%} of a core at most",
            flush=True,
        )

    async def _pair(self, clients: int, every: float) -> Pair:
        """One round on each server."""
        load = Load([self.bare, self.ours])
        before = (self.bare.cpu(), self.ours.cpu())
        for people in (self.bare_crowd, self.our_crowd):
            people.seen = Seen()
            with crowd.quiet_memory():
                await people.post_evenly(ROUND_SECONDS, every)
            self._check(people, clients)
        bare, ours = self.bare.cpu() - before[0], self.ours.cpu() - before[1]
        seen = (self.bare_crowd.seen, self.our_crowd.seen)
        return Pair(*seen, bare / ROUND_SECONDS, ours / ROUND_SECONDS, load.others())

    async def at_once(self, clients: int) -> None:
        """All post at once, in alternating rounds: the slowest receipt."""
        slowest: dict[str, list[float]] = {"bare": [], "ours": []}
        for _ in range(BURSTS):
            for people in (self.bare_crowd, self.our_crowd):
                people.seen = Seen()
                with crowd.quiet_memory():
                    await people.post_at_once()
                slowest[people.name].append(people.seen.at(1.0))
                self._check(people, clients)
        bare, ours = (statistics.median(slowest[name]) for name in ("bare", "ours"))
        print(
            f"      all {clients} at once, slowest: bare {milliseconds(bare)} "
            f"(worst {milliseconds(max(slowest['bare']))}), ours {milliseconds(ours)} "
            f"(worst {milliseconds(max(slowest['ours']))}), ratio {ours / bare:.2f}",
            flush=True,
        )

    def _print(self, clients: int, name: str, seen: Seen) -> None:
        print(
            f"{clients:4} {name:5} sent {len(seen.sent):5}  received {len(seen.latencies()):7}  "
            f"lost {seen.lost(clients)}  doubled {seen.doubled()}  "
            f"median {milliseconds(seen.at(0.5))}  p99 {milliseconds(seen.at(0.99))}  "
            f"slowest {milliseconds(seen.at(1.0))}"
        )

    def _check(self, people: Crowd, clients: int) -> None:
        seen = people.seen
        if people is self.our_crowd:
            self.written |= seen.sent.keys()
            wrong = [note for note in seen.sent if seen.done[f"op-{note}"] != 1]
            if wrong:
                print(f"      !! {len(wrong)} notes were not answered exactly once")
        if seen.lost(clients) or seen.doubled():
            print(f"      !! {people.name}: lost {seen.lost(clients)}, doubled {seen.doubled()}")


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
        f"errors {len(found.errors)}, median {crowd.percentile(times, 0.5):.2f} s, "
        f"p95 {crowd.percentile(times, 0.95):.2f} s, slowest {crowd.percentile(times, 1.0):.2f} s"
    )
    for error in sorted(set(found.errors)):
        print(f"      !! {error}")
    nobody = Crowd("none", "", crowd.our_message)
    await idle(ours, nobody, seconds, f"{len(times)} pages open")
    await opening.leave(found)


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
