"""The page around Streamlit: in Japanese, with headers that keep everything on this machine."""

from __future__ import annotations

import gzip
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' ws: wss:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'"
)
"""Streamlit itself needs inline scripts, eval (plots) and blobs (components)."""

HTML = "text/html; charset=utf-8"
FULL = "kasane-full"
"""The cookie of a phone whose owner wants the full page, until the browser is closed."""
_FONT = re.compile(r'\s*<link\s[^>]*\bas="font"[^>]*>')
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


def japanese_index(index: Path, parts: str) -> str:
    """Streamlit's page in Japanese, with our styles and without the font that no page uses.

    What watches the lines stands before all scripts, the styles stand after all of Streamlit's.
    """
    text = _FONT.sub("", index.read_text(encoding="utf-8"))
    text = text.replace('<html lang="en">', '<html lang="ja">', 1)
    text = text.replace("<title>Streamlit</title>", "<title>かさね</title>", 1)
    watch = f'<script type="module" src="{parts}/live/let_through.js"></script>'
    text = text.replace("<head>", f"<head>{watch}", 1)
    return text.replace("</body>", f'<link rel="stylesheet" href="{parts}/styles.css"></body>', 1)


async def _nowhere(_request: Request) -> str | None:
    return None


def page_routes(
    index: Path,
    pages: Iterable[str],
    parts: str,
    lighter: Callable[[Request], Awaitable[str | None]] = _nowhere,
) -> list[Route]:
    """Routes that serve the Japanese page at / and at each page's address.

    Args:
        index: Streamlit's page.
        pages: the addresses.
        parts: address below which the parts and their styles are had.
        lighter: tells where a request goes instead; None: nowhere else.
    """
    html = japanese_index(index, parts).encode()

    async def page(request: Request) -> Response:
        elsewhere = await lighter(request)
        if elsewhere is not None:
            return RedirectResponse(elsewhere, 303, {"Cache-Control": "no-store"})
        answer = packed(request, html, HTML, {"Cache-Control": "no-cache"}, keep=True)
        if "full" in request.query_params:
            answer.set_cookie(FULL, "1", httponly=True, samesite="lax")
        return answer

    return [Route(path, page, methods=["GET"], name="page") for path in ("/", *_paths(pages))]


def packed(
    request: Request,
    content: bytes,
    media_type: str,
    headers: Mapping[str, str],
    *,
    keep: bool = False,
) -> Response:
    """An answer, compressed where the browser takes that.

    Args:
        request: what is answered.
        content: UTF-8 text.
        media_type: of it.
        headers: more of them.
        keep: whether the same is sent again and again.
    """
    told = {**headers, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        content = _kept(content) if keep else gzip.compress(content, 6)
        told["Content-Encoding"] = "gzip"
    return Response(content, headers=told, media_type=media_type)


@lru_cache(maxsize=512)
def _kept(content: bytes) -> bytes:
    return gzip.compress(content)


def _paths(pages: Iterable[str]) -> list[str]:
    return [f"/{page}" for page in pages]
