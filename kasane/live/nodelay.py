"""Small messages leave at once instead of waiting for the answer to the one before.

asyncio switches that delay (Nagle's algorithm) off by itself, but only for sockets that name their
protocol, and the one that Streamlit listens on does not: a small answer then took 44 ms.
"""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol


def send_without_delay() -> None:
    """Switch the delay off for every connection that comes in from now on."""
    made = AutoHTTPProtocol.connection_made

    def connection_made(self: Any, transport: asyncio.Transport) -> None:
        connection = transport.get_extra_info("socket")
        if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        made(self, transport)

    AutoHTTPProtocol.connection_made = connection_made  # type: ignore[method-assign,assignment]
