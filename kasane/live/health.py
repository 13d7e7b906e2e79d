"""Routes for whoever runs the server: does it work, and how much does it do."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from ipaddress import ip_address, ip_network

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kasane.errors import KasaneError
from kasane.live.meters import CONTENT_TYPE
from kasane.live.site import Site

PATIENCE = 5.0
"""Seconds in which the writer has to answer."""
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-real-ip")


def health_routes(site: Site) -> list[Route]:
    """`/health` for everybody, `/metrics` for this machine and those that Site names."""

    async def health(_request: Request) -> Response:
        """Whether the store takes an operation; nothing is written, nothing told of anybody."""
        job = site.workshops.store.submit(lambda _transaction: None)
        try:
            await asyncio.wait_for(asyncio.wrap_future(job), PATIENCE)
        except KasaneError as error:
            return _answer(503, error.message)
        except TimeoutError:
            return _answer(503, "データの書き込みが止まっています。保存済みの内容は無事です。")
        return _answer(200, "")

    async def metrics(request: Request) -> Response:
        """Counts and times; to others it is as if there were no such address."""
        if not may_read(request, site.metrics_for):
            return Response(status_code=404)
        return Response(site.meters.text(), media_type=CONTENT_TYPE)

    return [
        Route("/health", health, methods=["GET"], name="health"),
        Route("/metrics", metrics, methods=["GET"], name="metrics"),
    ]


def may_read(request: Request, networks: Iterable[str]) -> bool:
    """Whether this comes straight from this machine or from one of these networks.

    What a proxy on this machine passes on comes from somewhere else, whatever its headers say.
    """
    if request.client is None or any(name in request.headers for name in _PASSED_ON):
        return False
    try:
        address = ip_address(request.client.host)
    except ValueError:
        return False
    return address.is_loopback or any(address in ip_network(network) for network in networks)


def _answer(status: int, message: str) -> Response:
    body = {"status": "ok"} if status == 200 else {"status": "failing", "message": message}
    return JSONResponse(body, status, headers={"Cache-Control": "no-store"})
