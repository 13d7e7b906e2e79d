"""The live routes on a free port of this machine, in a thread of the test's own process."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import logging
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit.file_util
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from components.phone import FOLDER, lighter, phone_routes
from kasane.live.attachments import attachment_route
from kasane.live.doors import Doors
from kasane.live.faults import fault
from kasane.live.frames import know_live_lines
from kasane.live.fresh import fresh_route
from kasane.live.health import health_routes
from kasane.live.html import page_routes
from kasane.live.page_lines import ADDRESS as PAGE_LINE
from kasane.live.page_lines import PageLines
from kasane.live.parts import parts_address, parts_route
from kasane.live.programme import material_route, programme_route
from kasane.live.room import Room
from kasane.live.sign_in import SignInGate
from kasane.live.site import Site
from kasane.live.socket import live_route
from kasane.live.surveys import Surveys
from kasane.live.uploads import ADDRESS, UploadGate
from kasane.workshop import Workshops
from kasane.workshop.access import PAGES
from kasane.workshop.signing_in import Claims
from tests.support.waiting import PATIENCE, wait_until

INDEX = Path(streamlit.file_util.get_static_dir()) / "index.html"
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

    def __init__(self, site: Site, port: int, loop: asyncio.AbstractEventLoop) -> None:
        self.site = site
        self.port = port
        self._loop = loop
        self.host = f"127.0.0.1:{port}"

    async def room(self, workshop: str) -> Room:
        """The room of a workshop, which is opened where nobody is in it."""
        asked = asyncio.run_coroutine_threadsafe(self.site.hub.room(workshop), self._loop)
        return await asyncio.wrap_future(asked)

    async def on_its_loop(self, call: Callable[..., None], *given: Any) -> None:
        """Call something where the rooms live."""

        async def called() -> None:
            call(*given)

        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(called(), self._loop))

    async def end_signed_out(self) -> None:
        """Look at once whether those who are signed in still are."""
        looked = asyncio.run_coroutine_threadsafe(self.site.hub.end_signed_out(), self._loop)
        await asyncio.wrap_future(looked)

    def get(self, path: str, secret: str | None = None, **more: str) -> Answer:
        return self.request("GET", path, secret=secret, more=more)

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
        more: Mapping[str, str] | None = None,
    ) -> Answer:
        """`more` are further headers, with _ for -; a cookie among them goes with the secret."""
        headers = {name.replace("_", "-"): value for name, value in (more or {}).items()}
        cookies = [f"kasane={secret}"] if secret else []
        if cookies or "cookie" in headers:
            headers["Cookie"] = "; ".join([*cookies, headers.pop("cookie", "")]).strip("; ")
        if origin:
            headers["Origin"] = f"http://{self.host}" if origin == "own" else origin
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            line.close()


def told_in(answer: Answer) -> Any:
    """What the light page is told."""
    text = answer.body.decode()
    return json.loads(text.partition('type="application/json">')[2].partition("</script>")[0])


class _Errors(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []
        self.setFormatter(logging.Formatter("%(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(self.format(record))


async def _take_file(request: Request) -> Response:
    """Stands in for Streamlit's own route, behind the gate."""
    await request.body()
    return Response(status_code=204)


async def _take_line(websocket: WebSocket) -> None:
    """Stands in for Streamlit's own line."""
    await websocket.accept()
    with contextlib.suppress(WebSocketDisconnect):
        while True:
            await websocket.receive_bytes()


class Serving:
    """One server for all tests of a run; each test opens its site with its own workshops."""

    def __init__(self) -> None:
        self.site, self.errors = Site(), _Errors()
        self.told: Callable[[Mapping[str, str]], Claims | None] = lambda _cookies: None
        self._ready = threading.Event()
        know_live_lines()
        # With the protocol named, asyncio turns off the wait for more to send.
        self._listener = socket.socket(proto=socket.IPPROTO_TCP)
        self._listener.bind(("127.0.0.1", 0))
        self._server = uvicorn.Server(
            uvicorn.Config(
                Starlette(
                    routes=[
                        live_route(self.site),
                        *Doors(self.site).routes(),
                        *health_routes(self.site),
                        *Surveys(self.site).routes(),
                        programme_route(self.site),
                        fresh_route(self.site),
                        material_route(self.site),
                        attachment_route(self.site),
                        *phone_routes(self.site),
                        parts_route(FOLDER),
                        *page_routes(INDEX, PAGES, parts_address(FOLDER), lighter(self.site)),
                        Route(ADDRESS + "{session}/{file}", _take_file, methods=["PUT"]),
                        WebSocketRoute(PAGE_LINE, _take_line),
                    ],
                    exception_handlers={Exception: fault},
                    middleware=[
                        Middleware(SignInGate, site=self.site, told=lambda c: self.told(c)),
                        Middleware(UploadGate, site=self.site, make_room=lambda _session: None),
                        Middleware(PageLines, site=self.site),
                    ],
                ),
                lifespan="off",
                ws="websockets-sansio",
                log_config=None,
                access_log=False,
                ws_ping_interval=None,
                ws_per_message_deflate=False,
                timeout_graceful_shutdown=1,
            )
        )
        self._thread = threading.Thread(target=self._run, name="live-server")
        logging.getLogger().addHandler(self.errors)
        self._thread.start()
        self._ready.wait(PATIENCE)

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._ready.set()
        await self._server.serve([self._listener])

    @property
    def answers(self) -> bool:
        """Whether an answer, or what is told of it in the log, is not done with yet."""
        return bool(self._server.server_state.tasks)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()
        logging.getLogger().removeHandler(self.errors)

    @contextmanager
    def serve(self, workshops: Workshops) -> Iterator[LiveServer]:
        """Serve these for the time of a `with`; an error that is logged fails the test."""

        async def open_site() -> None:
            self.site.open(workshops, OWNER_TOKEN)

        async def stop_hub() -> None:
            self.site.hub.stop()

        asyncio.run_coroutine_threadsafe(open_site(), self._loop).result(PATIENCE)
        self.errors.found.clear()
        try:
            yield LiveServer(self.site, self._listener.getsockname()[1], self._loop)
            lines = (self.site.hub.tabs, self.site.pages)
            wait_until(lambda: not any(lines), "all lines to be closed")
        finally:
            asyncio.run_coroutine_threadsafe(stop_hub(), self._loop).result(PATIENCE)
        assert not self.errors.found
