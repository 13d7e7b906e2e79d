"""One tab's line: what waits to be sent, and who is at the other end."""

from __future__ import annotations

import asyncio
import functools
import types
from collections import deque
from collections.abc import Awaitable, Coroutine, Generator
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from kasane.live.frames import send_now
from kasane.live.limits import Pace
from kasane.workshop import Actor, Role

MAX_WAITING = 16 * 1024 * 1024
"""Characters that may wait for a slow receiver before its line is cut; it comes back by itself."""


class Connection:
    """A line that sends at once where it can, and else keeps what waits, in order.

    Nearly always a text goes straight into the socket's buffer without a task of its own, which
    is what keeps a note to fifty receivers quick. Where the buffer is full the rest is sent by a
    task, so that a slow receiver holds up nobody else.
    """

    def __init__(
        self, websocket: WebSocket, actor: Actor, pace: Pace, *, signed_in: bool = False
    ) -> None:
        """`signed_in`: the browser is so with an account, and may not be any more one day."""
        self.websocket = websocket
        self.actor = actor
        self.pace = pace
        self.signed_in = signed_in
        self.projector = False
        self.typing: tuple[str, str] | None = None
        self.was_cut = False
        self._handler = asyncio.current_task()
        self._waiting: deque[Coroutine[Any, Any, None]] = deque()
        self._size = 0
        self._rest: asyncio.Task[None] | None = None

    def look_as_projector(self) -> None:
        """See and do from now on what the projector may."""
        self.projector = True
        self.actor = self.actor.seen_as(Role.VIEWER)

    def push(self, text: str) -> None:
        """Send a text after those before it."""
        if self.was_cut:
            return
        if self._rest is None and send_now(self.websocket, text):
            return
        self._go(self.websocket.send_text(text), len(text))
        if self._size > MAX_WAITING:
            self.cut()

    def close(self, code: int, reason: str) -> None:
        """Close the line once what waits is sent."""
        if not self.was_cut:
            self._go(self.websocket.close(code, reason), 0)

    def cut(self) -> None:
        """Close the line of a receiver that doesn't keep up: it would miss changes otherwise."""
        self.was_cut = True
        self.forget()
        if self._handler is not None:
            self._handler.cancel()

    def forget(self) -> None:
        """Throw away what waits."""
        for coroutine in self._waiting:
            coroutine.close()
        self._waiting.clear()
        self._size = 0
        if self._rest is not None:
            self._rest.cancel()

    def _go(self, sending: Coroutine[Any, Any, None], size: int) -> None:
        if self._rest is not None:
            self._waiting.append(sending)
            self._size += size
            return
        try:
            obstacle = sending.send(None)
        except (StopIteration, WebSocketDisconnect, RuntimeError):
            return
        self._rest = asyncio.create_task(self._send_rest(_resumed(sending, obstacle)))

    async def _send_rest(self, begun: Awaitable[None]) -> None:
        try:
            await begun
            while self._waiting:
                await self._waiting.popleft()
        except (WebSocketDisconnect, RuntimeError):
            self.forget()
        finally:
            self._size = 0
            self._rest = None


@types.coroutine
def _resumed(
    coroutine: Coroutine[Any, Any, None], obstacle: object
) -> Generator[object, None, None]:
    """Await what is left of a coroutine that has run up to `obstacle`."""
    while True:
        try:
            yield obstacle
        except BaseException as error:  # passed on into the coroutine, whatever it is
            step = functools.partial(coroutine.throw, error)
        else:
            step = functools.partial(coroutine.send, None)
        try:
            obstacle = step()
        except StopIteration:
            return
