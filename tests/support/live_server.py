"""The live routes on a free port of this machine, in a thread of the test's own process."""

from __future__ import annotations

import http.client
import json
import logging
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn
from starlette.applications import Starlette

from kasane.live.doors import Doors
from kasane.live.site import Site
from kasane.live.socket import live_route
from kasane.workshop import Workshops
from support.waiting import wait_until

OWNER_TOKEN = "let-me-in-once"  # noqa: S105


@dataclass(frozen=True)
class Answer:
    """What an HTTP request got."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def secret(self) -> str | None:
        """The cookie that was set."""
        cookie = self.headers.get("set-cookie", "")
        return cookie.split(";")[0].removeprefix("kasane=") if cookie else None


class LiveServer:
    """A running server and what it works with."""

    def __init__(self, site: Site, port: int) -> None:
        self.site = site
        self.port = port
        self.host = f"127.0.0.1:{port}"

    def get(self, path: str, secret: str | None = None) -> Answer:
        return self.request("GET", path, secret=secret)

    def post(
        self, path: str, body: Any, secret: str | None = None, origin: str | None = "own"
    ) -> Answer:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.request("POST", path, raw, secret, origin)

    def request(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        secret: str | None = None,
        origin: str | None = None,
    ) -> Answer:
        headers = {"Cookie": f"kasane={secret}"} if secret else {}
        if origin:
            headers["Origin"] = f"http://{self.host}" if origin == "own" else origin
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            line.close()


class _Errors(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []
        self.setFormatter(logging.Formatter("%(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(self.format(record))


def live_app(site: Site, workshops: Workshops) -> Starlette:
    """The app that the server runs."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        site.open(workshops, OWNER_TOKEN)
        yield

    return Starlette(routes=[live_route(site), *Doors(site).routes()], lifespan=lifespan)


@contextmanager
def serve(workshops: Workshops) -> Iterator[LiveServer]:
    """Serve for the time of a `with`; an error that the server logs fails the test."""
    site, errors = Site(), _Errors()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(
            live_app(site, workshops),
            log_config=None,
            access_log=False,
            ws_ping_interval=None,
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=1,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],), name="live-server")
        logging.getLogger().addHandler(errors)
        thread.start()
        try:
            wait_until(lambda: server.started or not thread.is_alive(), "the server's start")
            yield LiveServer(site, listener.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join()
            logging.getLogger().removeHandler(errors)
    assert not errors.found
