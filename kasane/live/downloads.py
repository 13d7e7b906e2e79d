"""Files that a page offers go to the browser of that page only: Streamlit's address asks nobody."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from kasane.live.identity import COOKIE

ADDRESS = "/media/"
_NOT_HERE = (
    "このファイルは、作った画面からだけ保存できます。画面をひらきなおし、もう一度押してください。"
)


class DownloadGate:
    """Answers an address that somebody else was given as one that is not there."""

    def __init__(self, app: ASGIApp, holders: Callable[[str], Iterable[str]]) -> None:
        """`holders` tells the cookies of the pages that offer a file."""
        self.app = app
        self._holders = holders

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no such file, or is asked for by a browser whose page offers it."""
        if scope["type"] == "http" and scope["path"].startswith(ADDRESS):
            file = PurePosixPath(scope["path"].removeprefix(ADDRESS)).stem
            own = HTTPConnection(scope).cookies.get(COOKIE, "").encode()
            if not any(hmac.compare_digest(own, one.encode()) for one in self._holders(file)):
                await PlainTextResponse(_NOT_HERE, 404)(scope, receive, send)
                return
        await self.app(scope, receive, send)
