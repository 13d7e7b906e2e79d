"""A server that is killed again and again while many write, and what of it is on disk."""

from __future__ import annotations

import asyncio
import json
import random
import ssl
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus

from kasane.store import State, check_data, open_store
from kasane.store.engine import configured_url
from kasane.store.moving import move
from tests.support.front import Front, free_port, listens
from tests.support.world import BOARD, PLACE, ROOT, World

ARRIVED_WITHIN = 300.0
"""Seconds after a kill in which what is waited for is sent again."""
TRY_AGAIN, WAIT = {"too_fast", "storage"}, 1.0
"""What is asked for again after so many seconds, as components/live/sender.js does."""
SCRIPT = ROOT / "tests" / "support" / "killable_server.py"


@dataclass
class Kept:
    """What came of it.

    Attributes:
        answered: operations that were answered as done, at the end of all.
        promised: those that had been answered at the moment of each kill.
        lost: answered at a kill, and not on disk after it, or under another revision.
        missing: notes that are not there in the end. doubled: notes that are there twice.
        turned_away: how often a line was asked for and a front said that nobody serves.
        faults: what the check of the data finds; the history must lead to the state.
    """

    answered: int = 0
    promised: int = 0
    lost: int = 0
    missing: int = 0
    doubled: int = 0
    turned_away: int = 0
    faults: tuple[str, ...] = ()
    again: list[float] = field(default_factory=list, compare=False)
    """Seconds from each end of a process to the next answer of each person; told, not tested."""
    put_off: Counter[str] = field(default_factory=Counter, compare=False)
    """What was said where somebody was asked to send again a little later; told, not tested."""


class Running:
    """The server's process; started anew on the same folder and port after each kill."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it serves."""
        command = [sys.executable, str(SCRIPT), str(self.folder), str(self.port)]
        self.process = process = subprocess.Popen(command)
        while not listens(self.port):
            assert process.poll() is None, "the server did not start"
            time.sleep(0.01)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kill(self, *, gently: bool = False) -> None:
        """SIGKILL: nothing is tidied up; or asked to end, as for a new version."""
        if self.process is not None:
            if gently:
                self.process.terminate()
            else:
                self.process.kill()
            self.process.wait()
            self.process = None


class Writer:
    """Keeps each operation until it is answered, and sends what is left after a reconnect.

    As a browser does, it says up to which revision it knows, and is told what came since.
    """

    def __init__(self, number: int, secret: str, origin: str, workshop: str) -> None:
        self.number, self.notes, self.revision = number, 0, 0
        self.outbox: list[dict[str, Any]] = []
        self.done: dict[str, int] = {}
        self.turned_away = 0
        self.put_off: list[str] = []
        self._over, self._news = False, asyncio.Event()
        self.headers = [("Cookie", f"kasane={secret}"), ("Origin", origin)]
        self.url = f"{origin.replace('http', 'ws', 1)}/live/{workshop}"
        self.trust = unverified() if origin.startswith("https") else None

    def more(self, notes: int) -> None:
        """Have so many notes to write, and as many changes."""
        for _ in range(notes):
            note = f"note-{self.number}-{self.notes}"
            add = {"sheet": BOARD, "place": PLACE, "values": {"text": note}}
            edit = {"version": 1, "values": {"text": f"{note}-edited"}}
            for op, fields in (("entry.add", add), ("entry.edit", edit)):
                known = {"type": "do", "op_id": f"{op}-{note}", "op": op, "id": note}
                self.outbox.append(known | fields)
            self.notes += 1
        self._news.set()

    def no_more(self) -> None:
        """Go once all is answered."""
        self._over = True
        self._news.set()

    async def write(self) -> None:
        """Until nothing is left and nothing comes, through all breaks of the line."""
        while await self._has_something():
            try:
                async with connect(
                    self.url,
                    additional_headers=self.headers,
                    compression=None,
                    proxy=None,
                    ssl=self.trust,
                    max_size=None,  # as a browser: a snapshot may be long
                ) as line:
                    await self._talk(line)
            except (OSError, ConnectionClosed, InvalidHandshake, EOFError) as error:
                self.turned_away += isinstance(error, InvalidStatus)
                await asyncio.sleep(random.uniform(0.02, 0.2))  # noqa: S311

    async def _has_something(self) -> bool:
        while not self.outbox and not self._over:
            self._news.clear()
            await self._news.wait()
        return bool(self.outbox)

    async def _talk(self, line: ClientConnection) -> None:
        await line.send(json.dumps({"type": "hello", "protocol": 1, "revision": self.revision}))
        while await self._has_something():
            operation = self.outbox[0]
            await line.send(json.dumps(operation))
            answer = await self._answer(line, operation["op_id"])
            if answer.get("code") in TRY_AGAIN:
                self.put_off.append(answer["message"])
                await asyncio.sleep(WAIT)
                continue
            assert answer["type"] == "done", answer
            self.done[operation["op_id"]] = answer["revision"]
            self.outbox.pop(0)

    async def _answer(self, line: ClientConnection, op_id: str) -> dict[str, Any]:
        while True:
            message: dict[str, Any] = json.loads(await line.recv())
            if message["type"] in ("snapshot", "changes"):
                self.revision = max(self.revision, message["revision"])
            if message.get("op_id") == op_id:
                return message


def stored(folder: Path, workshop_id: str) -> State:
    """What the disk, or the server, holds, read as after any restart."""
    store = open_store(folder)
    try:
        state = store.state(workshop_id)
        assert state
        return state
    finally:
        store.close()


def unverified() -> ssl.SSLContext:
    """For a certificate that was made here."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


async def killed(folder: Path, dice: random.Random, *, writers: int, each: int, kills: int) -> Kept:
    """Kill the server so often, while people write, each so many notes and changes each time."""
    server = Running(folder)
    return await _killed([server], server.origin, dice, writers, each, kills)


async def killed_of_two(
    folder: Path, dice: random.Random, *, writers: int, each: int, kills: int
) -> Kept:
    """The same with two processes on a database server behind nginx, of which one ends each time.

    By turns it is killed and asked to end.
    """
    servers = [Running(folder), Running(folder)]
    front = Front(folder.with_name("front"), [server.port for server in servers])
    front.start()
    try:
        return await _killed(servers, front.origin, dice, writers, each, kills)
    finally:
        front.stop()


async def _killed(
    servers: Sequence[Running],
    origin: str,
    dice: random.Random,
    writers: int,
    each: int,
    kills: int,
) -> Kept:
    folder, kept = servers[0].folder, Kept()
    world = World(folder)
    secrets = [world.person(f"参加者{n}").secret for n in range(writers)]
    world.close()
    if configured_url():
        move(folder, "", configured_url())
    people = [Writer(n, secret, origin, world.id) for n, secret in enumerate(secrets)]

    def answered() -> int:
        return sum(len(one.done) for one in people)

    try:
        await asyncio.gather(*(asyncio.to_thread(server.start) for server in servers))
        async with asyncio.TaskGroup() as group, asyncio.timeout(ARRIVED_WITHIN * (kills + 1)):
            for one in people:
                group.create_task(one.write())
            for left in range(kills, 0, -1):
                for one in people:
                    one.more(each)
                waits = sum(len(one.outbox) for one in people)
                enough = answered() + dice.randint(1, waits // 2)
                while answered() < enough:
                    await asyncio.sleep(0.005)
                promised = {op_id: n for one in people for op_id, n in one.done.items()}
                server = dice.choice(servers)
                waiting = group.create_task(_write_again(people, kept.again))
                await asyncio.to_thread(server.kill, gently=len(servers) > 1 and left % 2 == 0)
                state = await asyncio.to_thread(stored, folder, world.id)
                kept.promised += len(promised)
                kept.lost += sum(state.done.get(op, (0,))[0] != n for op, n in promised.items())
                if len(servers) > 1:  # those that are left serve everybody meanwhile
                    await waiting
                await asyncio.to_thread(server.start)  # and only then the next may end
                await waiting
            for one in people:
                one.no_more()
    finally:
        for server in servers:
            server.kill()
    state = stored(folder, world.id)
    notes = [one.body["values"]["text"] for one in state.all("entry") if one.body["sheet"] == BOARD]
    texts = Counter(notes)
    expected = {f"note-{n}-{turn}-edited" for n in range(writers) for turn in range(each * kills)}
    kept.answered, kept.faults = answered(), tuple(check_data(folder, configured_url()))
    kept.missing = len(expected - texts.keys())
    kept.turned_away = sum(one.turned_away for one in people)
    kept.put_off = Counter(told for one in people for told in one.put_off)
    kept.doubled = sum(texts.values()) - len(texts)
    for one in people:
        kept.lost += sum(state.done[op_id][0] != n for op_id, n in one.done.items())
        assert list(one.done.values()) == sorted(one.done.values())
    return kept


async def _write_again(people: Sequence[Writer], seconds: list[float]) -> None:
    """Until everybody who has something left was answered once more."""
    began = asyncio.get_running_loop().time()
    before = {one: len(one.done) for one in people if one.outbox}
    while before:
        for one in [one for one, known in before.items() if len(one.done) > known]:
            del before[one]
            seconds.append(asyncio.get_running_loop().time() - began)
        await asyncio.sleep(0.005)
