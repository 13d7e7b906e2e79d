"""Several rooms at once: one process on SQLite, and 1, 2 and 4 on PostgreSQL, all behind nginx.

    python -m bench.scale [--rooms 10] [--people 30] [--seconds 20] [--every 10] [--rounds 2]

All four arrangements run; they are measured by turns, each with one room and with all of them, so
that what other programs take hits them alike. A note counts as received when it reaches another
client. Afterwards each note is looked for in the database. The rest is for docs/scale.md: CPU for
each note, texts and letters for each client, memory, connections, bytes on disk.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from bench import crowd
from bench.crowd import Crowd, Seen
from bench.load import Load
from bench.servers import Server, Tree, our_server
from bench.workshops import Room, rooms
from kasane.store import Store
from kasane.store.engine import DATABASE_NAME, URL
from kasane.store.shared import SharedStore
from tests.support import postgresql
from tests.support.front import Front

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass
class House:
    """One arrangement: its processes, what is in front, where its data are."""

    name: str
    data: Path
    database: postgresql.Database | None
    rooms: list[Room]
    servers: list[Server]
    front: Front
    written: dict[str, set[str]] = field(default_factory=dict)
    size: int = 0

    def store(self) -> Store:
        """Its data, read as a further process does."""
        return SharedStore(self.data, self.database.url) if self.database else Store(self.data)

    def bytes(self) -> int:
        """What its database takes on disk."""
        if self.database:
            return int(self.database.run("SELECT pg_database_size(current_database())")[0][0])
        return sum(file.stat().st_size for file in self.data.glob(f"{DATABASE_NAME}*"))

    def connections(self) -> int:
        """How many lines its processes have to the database server."""
        asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        return int(self.database.run(asked)[0][0]) - 1 if self.database else 0


@dataclass(frozen=True)
class Spent:
    """Seconds of CPU so far."""

    app: float
    database: float
    front: float


@dataclass
class Round:
    """What one turn showed."""

    seen: Seen
    lost: int
    spent: Spent
    others: float
    load: float


@contextmanager
def house(
    name: str, processes: int, server: postgresql.Server | None, folder: Path, size: tuple[int, int]
) -> Iterator[House]:
    """An arrangement for the time of a `with`."""
    own = folder / name.replace(", ", "-")
    data, database = own / "data", server.database() if server else None
    data.mkdir(parents=True)
    store = SharedStore(data, database.url) if database else Store(data)
    made = rooms(store, *size)
    store.close()
    address = {URL: database.url} if database else {}
    with ExitStack() as open_:
        servers = [our_server(data, whole=True, **address) for _ in range(processes)]
        for one in servers:
            open_.enter_context(one)
        front = Front(own / "front", [one.port for one in servers])
        front.start()
        open_.callback(front.stop)
        yield House(name, data, database, made, servers, front)


class Bench:
    """Measures houses by turns."""

    def __init__(self, server: postgresql.Server, options: argparse.Namespace) -> None:
        self._server = Tree(psutil.Process(server.pid))
        self._options = options
        self._number = 0

    async def turn(self, where: House, count: int) -> Round:
        """People come into so many rooms, write for a while, and go."""
        crowds = [self._crowd(where, room) for room in where.rooms[:count]]
        people = self._options.people
        for one in crowds:
            await one.come(people)
        await asyncio.sleep(1.0)  # until all have heard of all who came
        for one in crowds:
            one.seen = Seen()
        watched = [Tree(one.process) for one in where.servers]
        load = Load([*watched, self._server, Tree(psutil.Process(where.front.pid))])
        before = self._spent(where)
        with crowd.quiet_memory():
            evenly = self._options.seconds, self._options.every
            await asyncio.gather(*(one.post_evenly(*evenly) for one in crowds))
        after, others = self._spent(where), load.others()
        for one, room in zip(crowds, where.rooms, strict=False):
            await one.go()
            where.written.setdefault(room.workshop, set()).update(one.seen.sent)
        spent = Spent(
            after.app - before.app, after.database - before.database, after.front - before.front
        )
        lost = sum(one.seen.lost(people) for one in crowds)
        seen = crowd.merged([one.seen for one in crowds])
        return Round(seen, lost, spent, others, os.getloadavg()[0])

    def _crowd(self, where: House, room: Room) -> Crowd:
        self._number += 1
        name = "".join(LETTERS[self._number // 26**n % 26] for n in range(3))
        url = f"{where.front.origin.replace('http', 'ws', 1)}/live/{room.workshop}"
        return Crowd(name, url, crowd.our_message, room.cookies)

    def _spent(self, where: House) -> Spent:
        app = sum(Tree(one.process).cpu() for one in where.servers)
        return Spent(app, self._server.cpu(), Tree(psutil.Process(where.front.pid)).cpu())


def told(where: House, count: int, rounds: Sequence[Round], people: int) -> str:
    """A row of figures."""
    seen = crowd.merged([one.seen for one in rounds])
    notes, clients = len(seen.sent), count * people
    app, database, front = (
        1_000 * sum(getattr(one.spent, part) for one in rounds) / notes
        for part in ("app", "database", "front")
    )
    medians = sorted(one.seen.at(0.5) * 1_000 for one in rounds)
    return (
        f"| {where.name} | {count} | {notes} | {seen.at(0.5) * 1_000:.1f} ms "
        f"({medians[0]:.1f}–{medians[-1]:.1f}) | {seen.at(0.99) * 1_000:.0f} ms "
        f"| {sum(one.lost for one in rounds)} | {seen.doubled()} "
        f"| {app:.1f} | {database:.1f} | {front:.1f} "
        f"| {seen.texts / clients / notes * count:.2f} "
        f"| {seen.letters / clients / notes * count:.0f} "
        f"| {max(one.others for one in rounds):.1f}, {max(one.load for one in rounds):.0f} |"
    )


HEAD = (
    "| | rooms | notes | median (rounds) | p99 | lost | doubled | CPU ms a note: app | PostgreSQL "
    "| nginx | texts to a client for each note in its room | letters | others: cores, load |"
)


def kept(where: House) -> str:
    """Whether each note is in the database, and what there is besides."""
    store, wrong, notes = where.store(), 0, 0
    for workshop, written in where.written.items():
        state = store.state(workshop)
        assert state is not None
        found = {one.id for one in state.all("entry")}
        noted = {op_id.removeprefix("op-") for op_id in state.done}
        wrong += len(written ^ (found & written)) + len(written - noted)
        notes += len(written)
    store.close()
    memory = ", ".join(f"{one.memory():.0f}" for one in where.servers)
    each = (where.bytes() - where.size) / notes
    return (
        f"{where.name}: {notes} notes, {wrong} not in the database; memory {memory} MiB; "
        f"{where.connections()} connections; {each:.0f} bytes a note"
    )


async def run(options: argparse.Namespace, folder: Path, server: postgresql.Server) -> None:
    """Measure all arrangements by turns."""
    size = (options.rooms, options.people)
    kinds: list[tuple[str, int, postgresql.Server | None]] = [("SQLite, 1", 1, None)]
    kinds += [(f"PostgreSQL, {n}", n, server) for n in (1, 2, 4)]
    with ExitStack() as open_:
        houses = [
            open_.enter_context(house(name, n, where, folder, size)) for name, n, where in kinds
        ]
        for one in houses:
            one.size = one.bytes()
        bench, found = Bench(server, options), dict[tuple[str, int], list[Round]]()
        for number in range(options.rounds):
            for one in houses[:: -1 if number % 2 else 1]:
                for count in sorted({1, options.rooms}):
                    turn = await bench.turn(one, count)
                    found.setdefault((one.name, count), []).append(turn)
        print(HEAD)
        print("| --- " * (HEAD.count("|") - 1) + "|")
        for one in houses:
            for count in sorted({1, options.rooms}):
                print(told(one, count, found[one.name, count], options.people))
        for one in houses:
            print(kept(one))


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rooms", type=int, default=10)
    parser.add_argument("--people", type=int, default=30, help="in each room")
    parser.add_argument("--seconds", type=float, default=20.0, help="of notes, in each turn")
    parser.add_argument("--every", type=float, default=10.0, help="seconds between one's notes")
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, postgresql.server(durable=True) as server:
        if server is None:
            raise SystemExit(postgresql.NOT_HERE)
        asyncio.run(run(options, Path(folder), server))


if __name__ == "__main__":
    main()
