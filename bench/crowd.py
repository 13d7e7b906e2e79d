"""Clients that post notes and see those of the others: the same for both servers."""

from __future__ import annotations

import asyncio
import gc
import itertools
import json
import re
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.support.killing import unverified

SHEET, PLACE = "strengths_matrix", "grasp/can"
TEXT = "民生委員さんから早めに連絡が来る"
PING_EVERY = 20.0
ARRIVES_WITHIN = 10.0
"""Seconds after which what has not arrived counts as lost."""
_NOTE = re.compile(r'"id":"(note-[a-z]+-\d+)"')
_DONE = re.compile(r'"type":"done","op_id":"(op-note-[a-z]+-\d+)"')
_numbers = itertools.count(1)

Make = Callable[[str], str]


def bare_message(note: str) -> str:
    """What the bare server passes on: as long as what ours sends to each receiver."""
    entry = {
        "sheet": SHEET,
        "place": PLACE,
        "values": {"text": TEXT},
        "version": 1,
        "colour": "pink",
        "rank": 10.0,
        "author": None,
        "typed_by": None,
        "anonymous": True,
        "sources": [],
        "stack": None,
        "hidden": False,
        "created": "2026-11-22T03:00:00.000+00:00",
        "changed": "2026-11-22T03:00:00.000+00:00",
    }
    record = {"kind": "entry", "id": note, "revision": 100, "body": entry}
    return _compact({"type": "changes", "revision": 100, "now": 1795316400000, "records": [record]})


def our_message(note: str) -> str:
    """The operation that adds the same note."""
    what = {"id": note, "sheet": SHEET, "place": PLACE, "values": {"text": TEXT}}
    return _compact({"type": "do", "op_id": f"op-{note}", "op": "entry.add", **what})


def hello(view: str = "member") -> str:
    """The first message of our protocol."""
    return _compact({"type": "hello", "protocol": 1, "revision": 0, "view": view})


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@dataclass
class Seen:
    """What happened while it was looked at: note → sender and time, and every receipt."""

    sent: dict[str, tuple[int, float]] = field(default_factory=dict)
    received: list[tuple[str, int, float]] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    texts: int = 0
    letters: int = 0

    def latencies(self) -> list[float]:
        """Seconds from sending to each other client's receipt, sorted."""
        return sorted(
            at - self.sent[note][1]
            for note, client, at in self.received
            if note in self.sent and client != self.sent[note][0]
        )

    def at(self, share: float) -> float:
        """The latency that so large a share of the receipts does not exceed."""
        return percentile(self.latencies(), share)

    def lost(self, clients: int) -> int:
        """Receipts that should be there and are not."""
        return len(self.sent) * (clients - 1) - len(self._others())

    def doubled(self) -> int:
        """Receipts of what the same client had already."""
        return sum(count - 1 for count in self._others().values())

    def _others(self) -> Counter[tuple[str, int]]:
        return Counter(
            (n, c) for n, c, _ in self.received if n in self.sent and c != self.sent[n][0]
        )


def merged(parts: Sequence[Seen]) -> Seen:
    """Several rounds as one."""
    whole = Seen()
    for part in parts:
        whole.sent |= part.sent
        whole.received += part.received
        whole.texts += part.texts
        whole.letters += part.letters
    return whole


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the sorted values lies."""
    return values[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


class Crowd:
    """So many clients of one server."""

    def __init__(self, name: str, url: str, make: Make, cookies: list[str] | None = None) -> None:
        self.name = name
        self.seen = Seen()
        self._url = url
        self._make = make
        self._cookies = cookies
        self._lines: list[ClientConnection] = []
        self._tasks: list[asyncio.Task[None]] = []

    async def come(self, count: int) -> None:
        """Connect until there are `count` clients; ours say hello and wait for the snapshot."""
        for client in range(len(self._lines), count):
            cookie = self._cookies[client] if self._cookies else None
            line = await open_line(self._url, cookie)
            if cookie:
                await line.send(hello())
                await line.recv()
            self._lines.append(line)
            self._tasks.append(asyncio.create_task(self._read(client, line)))

    async def go(self) -> None:
        """Disconnect all."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*(line.close() for line in self._lines))

    async def post_evenly(self, seconds: float, every: float) -> None:
        """Each client posts a note each `every` seconds, spread evenly."""
        gap = every / len(self._lines)
        start = time.perf_counter()
        for turn in range(int(seconds / gap)):
            await asyncio.sleep(max(0.0, start + turn * gap - time.perf_counter()))
            await self._post(turn % len(self._lines))
        await self._all_arrive()

    async def post_at_once(self) -> None:
        """All clients post, one straight after the other."""
        for client in range(len(self._lines)):
            await self._post(client)
        await self._all_arrive()

    async def _all_arrive(self) -> None:
        """Wait until every note is with everybody, and a little longer for what comes twice."""
        until = time.perf_counter() + ARRIVES_WITHIN
        while self.seen.lost(len(self._lines)) > 0 and time.perf_counter() < until:
            await asyncio.sleep(0.5)
        await asyncio.sleep(0.5)

    async def keep_alive(self, seconds: float) -> None:
        """Write nothing for so long; ours send the pings that the protocol asks for."""
        left = seconds
        while left > 0:
            await asyncio.sleep(min(left, PING_EVERY))
            left -= PING_EVERY
            if self._cookies:
                for line in self._lines:
                    await line.send('{"type":"ping"}')

    async def _post(self, client: int) -> None:
        note = f"note-{self.name}-{next(_numbers):08d}"
        message = self._make(note)
        self.seen.sent[note] = (client, time.perf_counter())
        await self._lines[client].send(message)

    async def _read(self, client: int, line: ClientConnection) -> None:
        try:
            async for text in line:
                at = time.perf_counter()
                assert isinstance(text, str)
                self.seen.texts += 1
                self.seen.letters += len(text)
                for note in _NOTE.findall(text):
                    self.seen.received.append((note, client, at))
                if self._cookies:
                    self.seen.done.update(_DONE.findall(text))
        except ConnectionClosed:
            pass


async def open_line(url: str, cookie: str | None = None) -> ClientConnection:
    """One WebSocket, without compression."""
    origin = url.replace("ws", "http", 1).split("/live/")[0]
    headers = {"Cookie": f"kasane={cookie}"} if cookie else {}
    return await connect(
        url,
        origin=origin,  # type: ignore[arg-type]
        additional_headers=headers,
        compression=None,
        max_size=None,
        ping_interval=None,
        ssl=unverified() if url.startswith("wss") else None,
    )


def join(host: str, code: str, name: str) -> str:
    """Come in through the door by the code; the cookie's secret."""
    request = urllib.request.Request(
        f"http://{host}/door/join",
        data=json.dumps({"code": code, "name": name}).encode(),
        headers={"Content-Type": "application/json", "Origin": f"http://{host}"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        return str(answer.headers["Set-Cookie"].split("kasane=")[1].split(";")[0])


@contextmanager
def quiet_memory() -> Iterator[None]:
    """Keep this process's own garbage collection out of the figures."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
