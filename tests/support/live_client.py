"""A small client of the live protocol: it keeps what it was sent, as a browser does."""

from __future__ import annotations

import asyncio
import functools
import json
import uuid
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.support.live_server import LiveServer
from tests.support.waiting import until
from tests.support.world import Person

Message = dict[str, Any]


def on_loop(test: Callable[..., Any]) -> Callable[..., None]:
    """Let an async test run on a loop of its own.

    In a thread of its own, too: the browser tests of the same session keep a loop in this one.
    """

    @functools.wraps(test)
    def run(*args: Any, **kwargs: Any) -> None:
        with ThreadPoolExecutor(1) as thread:
            thread.submit(lambda: asyncio.run(test(*args, **kwargs))).result()

    return run


class LiveClient:
    """One tab. `texts` are all messages as sent, `records` what they add up to."""

    def __init__(self, line: ClientConnection) -> None:
        self.line = line
        self.texts: list[str] = []
        self.messages: list[Message] = []
        self.records: dict[tuple[str, str], Any] = {}
        self.revision = 0
        self.closed: int | None = None
        self.reader = asyncio.create_task(self._read())

    async def _read(self) -> None:
        try:
            async for text in self.line:
                assert isinstance(text, str)
                self._take(text)
        except ConnectionClosed:
            pass
        self.closed = self.line.close_code

    def _take(self, text: str) -> None:
        message = json.loads(text)
        if message["type"] == "snapshot":
            self.records.clear()
        for record in message.get("records", ()):
            key = (record["kind"], record["id"])
            if record.get("deleted"):
                self.records.pop(key, None)
            else:
                self.records[key] = record["body"]
        if "records" in message:
            self.revision = message["revision"]
        self.texts.append(text)
        self.messages.append(message)

    async def send(self, message: Any) -> None:
        await self.line.send(json.dumps(message))

    async def hello(self, revision: int = 0, view: str = "member") -> Message:
        """Say hello and wait for the answer."""
        before = len(self.messages)
        await self.send({"type": "hello", "protocol": 1, "revision": revision, "view": view})
        return await self.wait_for(lambda m: "records" in m, before)

    async def do(self, op: str, op_id: str | None = None, **fields: Any) -> Message:
        """Ask for an operation and wait for its answer."""
        op_id = op_id or uuid.uuid4().hex
        before = len(self.messages)
        await self.send({"type": "do", "op_id": op_id, "op": op, **fields})
        return await self.wait_for(lambda m: m.get("op_id") == op_id, before)

    async def note(self, text: str, place: str = "grasp/can", **more: Any) -> str:
        note_id = uuid.uuid4().hex
        fields = {"sheet": "strengths_matrix", "place": place, "values": {"text": text}, **more}
        answer = await self.do("entry.add", id=note_id, **fields)
        assert answer["type"] == "done", answer
        return note_id

    async def wait_for(self, fits: Callable[[Message], object], since: int = 0) -> Message:
        """The first message from number `since` on that fits."""
        found: list[Message] = []

        def seen() -> bool:
            found[:] = [message for message in self.messages[since:] if fits(message)]
            return bool(found) or self.closed is not None

        await until(seen, "a message")
        assert found, f"the line was closed with {self.closed}: {self.texts[-2:]}"
        return found[0]

    async def heard(self, kind: str, since: int = 0) -> Message:
        return await self.wait_for(lambda message: message["type"] == kind, since)

    async def caught_up(self, revision: int) -> None:
        await until(lambda: self.revision >= revision, f"revision {revision}")

    def entry(self, note_id: str) -> Any:
        return self.records.get(("entry", note_id))


@asynccontextmanager
async def tab(
    server: LiveServer,
    who: Person | str | None,
    workshop: str,
    *,
    origin: str | None = "own",
    hello: bool = True,
    view: str = "member",
    revision: int = 0,
) -> AsyncIterator[LiveClient]:
    """Open a tab, say hello, and close it at the end."""
    secret = who.secret if isinstance(who, Person) else who
    own = f"http://{server.host}" if origin == "own" else origin
    headers = [("Cookie", f"kasane={secret}")] if secret else []
    if own:
        headers.append(("Origin", own))
    async with connect(
        f"ws://{server.host}/live/{workshop}",
        additional_headers=headers,
        compression=None,
        max_size=None,
        ping_interval=None,
        proxy=None,
    ) as line:
        client = LiveClient(line)
        try:
            if hello:
                await client.hello(revision, view)
            yield client
        finally:
            await line.close()
            await client.reader
