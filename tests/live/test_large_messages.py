"""A live message that is too large is refused at its header."""

import os
import socket
import struct

from kasane.live.frames import MOST_BYTES
from kasane.live.limits import MAX_MESSAGE


def _announced(server, secret, workshop, size):
    """The first bytes of the server's answer to the header of a frame whose body never comes."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as line:
        line.sendall(
            f"GET /live/{workshop} HTTP/1.1\r\nHost: {server.host}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
            f"Sec-WebSocket-Version: 13\r\nOrigin: http://{server.host}\r\n"
            f"Cookie: kasane={secret}\r\n\r\n".encode()
        )
        assert line.recv(4096).startswith(b"HTTP/1.1 101")
        line.sendall(bytes([0x81, 0xFF]) + struct.pack("!Q", size) + os.urandom(4))
        return line.recv(4096)


def test_a_frame_that_is_too_large_ends_the_line_before_its_body_comes(world, server):
    haru = world.person("春野")
    answer = _announced(server, haru.secret, world.id, MOST_BYTES + 1)
    assert answer[0] == 0x88
    assert struct.unpack("!H", answer[2:4]) == (1009,)


def test_every_message_that_is_short_enough_fits_in_a_frame():
    assert len(("𠮷" * MAX_MESSAGE).encode()) <= MOST_BYTES
