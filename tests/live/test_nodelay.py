"""Small messages are not held back."""

from __future__ import annotations

import socket

import pytest
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from kasane.live.nodelay import send_without_delay


class Transport:
    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection

    def get_extra_info(self, name: str) -> socket.socket | None:
        return self.connection if name == "socket" else None


def test_a_connection_that_comes_in_sends_without_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    welcomed = []
    monkeypatch.setattr(
        AutoHTTPProtocol, "connection_made", lambda _self, transport: welcomed.append(transport)
    )
    send_without_delay()
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as connection:
        transport = Transport(connection)
        AutoHTTPProtocol.connection_made(object(), transport)
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert welcomed == [transport]
