"""The page around Streamlit: in Japanese, with headers that keep everything on this machine."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' ws: wss:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'"
)
"""Streamlit itself needs inline scripts, eval (plots) and blobs (components)."""

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class SafeHeaders:
    """Adds the headers to every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self.app(scope, receive, with_headers)


def japanese_index(index: Path) -> str:
    """Streamlit's page with Japanese language and title, for screen readers and line breaks."""
    text = index.read_text(encoding="utf-8")
    text = text.replace('<html lang="en">', '<html lang="ja">', 1)
    return text.replace("<title>Streamlit</title>", "<title>かさね</title>", 1)


def page_routes(index: Path, pages: Iterable[str]) -> list[Route]:
    """Routes that serve the Japanese page at / and at each page's address."""
    html = japanese_index(index)

    async def page(_request: Request) -> Response:
        return HTMLResponse(html, headers={"Cache-Control": "no-cache"})

    return [Route(path, page, methods=["GET"], name="page") for path in ("/", *_paths(pages))]


def _paths(pages: Iterable[str]) -> list[str]:
    return [f"/{page}" for page in pages]
