"""Who is at the other end of a request: the cookie, and whether it comes from our own pages."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import Response

from kasane.store.people import Device
from kasane.workshop import Workshops

COOKIE = "kasane"
_YEAR = 365 * 24 * 3600


def device_of(workshops: Workshops, connection: HTTPConnection) -> Device | None:
    """The device whose cookie came with a request. Reads the database."""
    return workshops.device(connection.cookies.get(COOKIE))


def same_origin(connection: HTTPConnection) -> bool:
    """Whether a browser says that the request comes from this very host."""
    try:
        origin = urlsplit(connection.headers.get("origin", ""))
    except ValueError:
        return False
    return origin.netloc != "" and origin.netloc == connection.headers.get("host")


def travels_openly(address: str) -> bool:
    """Whether what is sent to a web address goes to another machine without encryption."""
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1")


def set_cookie(response: Response, connection: HTTPConnection, secret: str | None) -> None:
    """Give the browser its secret, out of reach of scripts and other sites."""
    if secret is None:
        return
    response.set_cookie(
        COOKIE,
        secret,
        max_age=_YEAR,
        httponly=True,
        samesite="lax",
        secure=connection.url.scheme in ("https", "wss"),
    )
