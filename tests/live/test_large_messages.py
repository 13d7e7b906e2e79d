"""A message that is too large is refused at its header, on every line of the server."""

import os
import socket
import struct

import pytest

from kasane.live import page_lines
from kasane.live.frames import MOST_BYTES, PAGE_BYTES
from kasane.live.limits import MAX_MESSAGE
from tests.support.waiting import PATIENCE


def _opened(server, path, secret):
    """A line of a client that speaks for itself."""
    line = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)
    line.sendall(
        f"GET {path} HTTP/1.1\r\nHost: {server.host}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
        f"Sec-WebSocket-Version: 13\r\nOrigin: http://{server.host}\r\n"
        f"Cookie: kasane={secret}\r\n\r\n".encode()
    )
    assert line.recv(4096).startswith(b"HTTP/1.1 101")
    return line


def _header(size, *, first=True, last=True):
    """Of a frame whose body never comes."""
    begin = (0x80 if last else 0) | (1 if first else 0)
    return bytes([begin, 0xFF]) + struct.pack("!Q", size) + os.urandom(4)


def _assert_too_large(answer):
    assert answer[0] == 0x88
    assert struct.unpack("!H", answer[2:4]) == (1009,)


LINES = [
    ("/live/{}", MOST_BYTES),
    ("/%6Cive/{}", MOST_BYTES),
    (page_lines.ADDRESS, PAGE_BYTES),
]


@pytest.mark.parametrize("size", ["one more", 100_000_000, 190_000_000, 2**62])
@pytest.mark.parametrize(("path", "most"), LINES)
def test_a_frame_that_is_too_large_ends_the_line_before_its_body_comes(
    world, server, haru, path, most, size
):
    with _opened(server, path.format(world.id), haru.secret) as line:
        line.sendall(_header(most + 1 if size == "one more" else size))
        _assert_too_large(line.recv(4096))


@pytest.mark.parametrize(("path", "most"), LINES)
def test_many_small_pieces_of_a_message_count_together(world, server, haru, path, most):
    piece = most // 4
    with _opened(server, path.format(world.id), haru.secret) as line:
        for number in range(4):
            line.sendall(_header(piece, first=not number, last=False) + bytes(piece))
        line.sendall(_header(1, first=False, last=False))
        _assert_too_large(line.recv(4096))


def test_every_message_that_is_short_enough_fits_in_a_frame():
    assert len(("𠮷" * MAX_MESSAGE).encode()) <= MOST_BYTES
