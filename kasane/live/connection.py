"""One tab's line: what waits to be sent, and who is at the other end."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from kasane.live.limits import Pace
from kasane.workshop import Actor, Role

MAX_WAITING = 16 * 1024 * 1024
"""Characters that may wait for a slow receiver before its line is cut; it comes back by itself."""


class Connection:
    """A line with its own queue, so that a slow receiver holds up nobody else."""

    def __init__(self, websocket: WebSocket, actor: Actor, pace: Pace) -> None:
        self.websocket = websocket
        self.actor = actor
        self.pace = pace
        self.projector = False
        self.typing: tuple[str, str] | None = None
        self._waiting: deque[str] = deque()
        self._size = 0
        self._wake: asyncio.Future[None] | None = None
        self._closing: tuple[int, str] | None = None

    def look_as_projector(self) -> None:
        """See and do from now on what the projector may."""
        self.projector = True
        self.actor = self.actor.seen_as(Role.VIEWER)

    def push(self, text: str) -> None:
        """Send a text as soon as those before it are gone."""
        self._waiting.append(text)
        self._size += len(text)
        if self._size > MAX_WAITING:
            self.close(4408, "slow")
        self._stir()

    def close(self, code: int, reason: str) -> None:
        """Close the line once what waits is sent; at once where too much waits."""
        if code == 4408:
            self._waiting.clear()
        self._closing = (code, reason)
        self._stir()

    def _stir(self) -> None:
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)

    async def pump(self) -> None:
        """Send what waits, for as long as the line lives."""
        loop = asyncio.get_running_loop()
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):
            while True:
                while self._waiting:
                    text = self._waiting.popleft()
                    self._size -= len(text)
                    await self.websocket.send_text(text)
                if self._closing is not None:
                    break
                self._wake = loop.create_future()
                await self._wake
            await self._hang_up(*self._closing)

    async def _hang_up(self, code: int, reason: str) -> None:
        if self.websocket.application_state is WebSocketState.CONNECTED:
            await self.websocket.close(code, reason)
