"""Serves the JavaScript and CSS of the live parts, under an address that changes with them."""

from __future__ import annotations

import asyncio
import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kasane.live import styles
from kasane.live.html import packed

_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


@cache
def parts_version(folder: Path) -> str:
    """A short hash over all parts, so that a browser never mixes old and new."""
    digest = hashlib.sha256()
    for file in _files(folder):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def parts_address(folder: Path) -> str:
    """Below which the parts, and the stylesheet of all pages, are had."""
    return f"/parts/{parts_version(folder)}"


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix in _TYPES)


def parts_route(folder: Path) -> Route:
    """The route /parts/{version}/{path}: .js and .css below the folder, and all styles in one."""
    known = {file.relative_to(folder).as_posix(): file for file in _files(folder)}
    all_styles = styles.styles(folder).encode()

    async def serve(request: Request) -> Response:
        path = request.path_params["path"]
        if path == styles.NAME:
            return packed(request, all_styles, _TYPES[".css"], _FOREVER, keep=True)
        file = known.get(path)
        if file is None:
            return Response(status_code=404)
        content = await asyncio.to_thread(file.read_bytes)
        return packed(request, content, _TYPES[file.suffix], _FOREVER, keep=True)

    return Route("/parts/{version}/{path:path}", serve, name="parts")
