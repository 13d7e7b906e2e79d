"""Lines of pages to Streamlit: so many of one device, and so many of all who are not known yet."""

from __future__ import annotations

import asyncio

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from kasane.errors import KasaneError
from kasane.live import identity
from kasane.live.limits import MAX_TABS, STRANGERS
from kasane.live.site import Site

ADDRESS = "/_stcore/stream"
_STRANGER = ""


class PageLines:
    """Turns away a page's line before it is opened: each costs handles and memory."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self.app = app
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no such line, or one more that its device may have."""
        if scope["type"] != "websocket" or scope["path"] != ADDRESS:
            await self.app(scope, receive, send)
            return
        device = await asyncio.to_thread(self._device, HTTPConnection(scope))
        pages = self.site.pages
        if pages[device] >= (STRANGERS if device == _STRANGER else MAX_TABS):
            await receive()
            await send({"type": "websocket.close", "code": 4429, "reason": "too many tabs"})
            return
        pages[device] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            pages[device] -= 1
            if not pages[device]:
                del pages[device]

    def _device(self, connection: HTTPConnection) -> str:
        try:
            device = identity.device_of(self.site.workshops, connection)
        except KasaneError:  # the page itself tells that the data can't be read
            return _STRANGER
        return device.id if device else _STRANGER
