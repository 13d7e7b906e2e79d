"""Where pages end up that ask for anything but of the app: it is written down and answered by 403.

Browsers themselves send there what is meant for another address. To be told of every request
instead costs a fifth of what it takes to open a page: a page makes hundreds.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext

_BLOCKED = """addEventListener("securitypolicyviolation", ({ blockedURI }) => {
  if (/^(https?|wss?):/.test(blockedURI)) reportError(new Error(`asked for ${blockedURI}`));
});"""
"""What the app's own headers stop never gets on its way: the page says so."""


class Elsewhere(ThreadingTCPServer):
    """A proxy that lets nothing through."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Refuses)
        self.asked: list[str] = []

    def context(self, program: Browser, url: str, **options: Any) -> BrowserContext:
        """A new browser that reaches the app at this address, and nothing else."""
        proxy: Any = {
            "server": "http://{}:{}".format(*self.server_address),
            "bypass": f"<-loopback>,{urlsplit(url).netloc}",
        }
        context = program.new_context(proxy=proxy, **options)
        context.add_init_script(_BLOCKED)
        return context


class _Refuses(StreamRequestHandler):
    server: Elsewhere

    def handle(self) -> None:
        line = self.rfile.readline().decode(errors="replace").strip()
        if line:  # a line may be opened in advance, and nothing asked
            self.server.asked.append(f"asked for {line}")
        self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")


@contextmanager
def elsewhere() -> Iterator[Elsewhere]:
    """All that is not the app."""
    with Elsewhere() as proxy:
        served = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.1})
        served.start()
        yield proxy
        proxy.shutdown()
        served.join()
