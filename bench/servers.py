"""The servers that are measured: a bare broadcast, our routes alone, or the whole app."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil  # type: ignore[import-untyped]
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

ROOT = Path(__file__).resolve().parents[1]
START_WITHIN = 300.0
STOP_WITHIN = 15.0


def bare() -> Starlette:
    """The reference: whatever one client sends goes to all, as it is; nothing is kept."""
    peers: set[WebSocket] = set()

    async def broadcast(websocket: WebSocket) -> None:
        await websocket.accept()
        peers.add(websocket)
        try:
            while True:
                text = await websocket.receive_text()
                for peer in list(peers):
                    await peer.send_text(text)
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            peers.discard(websocket)

    return Starlette(routes=[WebSocketRoute("/bare", broadcast), Route("/health", _health)])


def routes() -> Starlette:
    """Our live routes without Streamlit around them."""
    from kasane.live.doors import Doors
    from kasane.live.site import Site
    from kasane.live.socket import live_route
    from kasane.programme import load_programmes
    from kasane.store import open_store
    from kasane.workshop import Workshops

    site = Site()

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        programmes = load_programmes(ROOT / "data/programmes")
        workshops = Workshops(open_store(Path(os.environ["KASANE_DATA"])), programmes)
        site.open(workshops)
        yield
        workshops.store.close()

    ours = [live_route(site), *Doors(site).routes(), Route("/health", _health)]
    return Starlette(routes=ours, lifespan=lifespan)


async def _health(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


class Server:
    """One server in a process of its own, for the time of a `with`."""

    def __init__(self, command: list[str], health: str, data: Path, **environment: str) -> None:
        self._environment = environment
        self.port = free_port()
        self.host = f"127.0.0.1:{self.port}"
        self._command = [part.replace("PORT", str(self.port)) for part in command]
        self._health = health
        self._data = data
        self._started: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        environment = os.environ | {"KASANE_DATA": str(self._data), "KASANE_OWNER_TOKEN": "bench"}
        environment |= self._environment
        log = (self._data / f"server-{self.port}.log").open("wb")
        self._started = subprocess.Popen(
            [sys.executable, "-m", *self._command],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
        )
        log.close()
        self._wait()
        return self

    def __exit__(
        self, _t: type[BaseException] | None, _e: BaseException | None, _b: TracebackType | None
    ) -> None:
        if self._started is None:
            return
        self._started.terminate()
        try:
            self._started.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            self._started.kill()
            self._started.wait()

    def _wait(self) -> None:
        until = time.monotonic() + START_WITHIN
        while time.monotonic() < until and self.process.is_running():
            try:
                with urllib.request.urlopen(f"http://{self.host}{self._health}", timeout=2):
                    return
            except OSError:
                time.sleep(0.1)
        self.__exit__(None, None, None)
        raise RuntimeError(f"the server did not start: {' '.join(self._command)}")

    @property
    def process(self) -> psutil.Process:
        """The process, to read its CPU time and memory."""
        assert self._started is not None
        return psutil.Process(self._started.pid)

    def cpu(self) -> float:
        """Seconds of CPU used so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def memory(self) -> float:
        """Resident MiB."""
        return float(self.process.memory_info().rss) / 2**20


def bare_server(data: Path) -> Server:
    """The reference, with the WebSocket protocol that Streamlit uses too."""
    return Server(_uvicorn("bare"), "/health", data)


def our_server(data: Path, *, whole: bool, **environment: str) -> Server:
    """The whole app as start.py runs it, or only its live routes, with more in its environment."""
    if not whole:
        return Server(_uvicorn("routes"), "/health", data, **environment)
    command = ["streamlit", "run", "app.py", "--server.port", "PORT"]
    return Server(
        [*command, "--server.address", "127.0.0.1"], "/_stcore/health", data, **environment
    )


class Tree:
    """A program with all processes that it started, those too that have ended."""

    def __init__(self, process: psutil.Process) -> None:
        self._process = process

    def _all(self) -> list[psutil.Process]:
        return [self._process, *self._process.children(recursive=True)]

    def cpu(self) -> float:
        """Seconds of CPU used so far."""
        return float(sum(sum(process.cpu_times()[:4]) for process in self._all()))


def _uvicorn(factory: str) -> list[str]:
    command = f"uvicorn bench.servers:{factory} --factory --host 127.0.0.1 --port PORT"
    plain = "--ws websockets-sansio --ws-per-message-deflate false --no-access-log"
    return f"{command} {plain} --log-level warning".split()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
