"""Files come in only from those who lead: Streamlit's own upload address asks nobody."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Callable

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from kasane.live import identity
from kasane.live.limits import UPLOADS, UPLOADS_WITHIN, recent
from kasane.live.site import Site
from kasane.workshop import Role

ADDRESS = "/_stcore/upload_file/"
_NOT_YOURS = "ファイルを送れるのは事務局だけです。何も変わっていません。"
_TOO_MANY = "ファイルが続いたため、少し待ってから送ってください。何も変わっていません。"


class UploadGate:
    """Turns away a file before its body is read."""

    def __init__(self, app: ASGIApp, site: Site, make_room: Callable[[str], None]) -> None:
        """`make_room` is told of a session that gets one more file."""
        self.app = app
        self.site = site
        self._make_room = make_room
        self._sent: dict[str, deque[float]] = defaultdict(deque)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no file, or comes from somebody who leads."""
        if scope["type"] == "http" and scope["path"].startswith(ADDRESS):
            refusal = await self._refusal(HTTPConnection(scope))
            if refusal is not None:
                await refusal(scope, receive, send)
                return
            if scope["method"] == "PUT":
                self._make_room(scope["path"].removeprefix(ADDRESS).partition("/")[0])
        await self.app(scope, receive, send)

    async def _refusal(self, connection: HTTPConnection) -> PlainTextResponse | None:
        leader = await asyncio.to_thread(self._leader, connection)
        if leader is None:
            return PlainTextResponse(_NOT_YOURS, 403)
        now = time.monotonic()
        sent = recent(self._sent[leader], now - UPLOADS_WITHIN)
        if len(sent) >= UPLOADS:
            return PlainTextResponse(_TOO_MANY, 429)
        sent.append(now)
        return None

    def _leader(self, connection: HTTPConnection) -> str | None:
        """Id of the device, where it leads a workshop. Reads the database."""
        workshops = self.site.workshops
        device = identity.device_of(workshops, connection)
        if device is None:
            return None
        if workshops.may_begin(device):
            return device.id
        actors = (workshops.actor(device, known) for known in workshops.workshops_of(device))
        leads = any(actor and actor.role is Role.FACILITATOR for actor in actors)
        return device.id if leads else None
