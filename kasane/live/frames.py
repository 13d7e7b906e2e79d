"""Live messages on the wire: what is too large is refused early, what goes to many is made once.

A message that is too large is refused at its header, before its body is held in memory. The
server's one setting holds for all lines, and for what Streamlit sends too; so each line gets its
own limit when it comes in.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from starlette.websockets import WebSocket
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode

from kasane.live.limits import MAX_MESSAGE

MOST_BYTES = MAX_MESSAGE * 4
"""No message of MAX_MESSAGE characters is longer in UTF-8."""
PAGE_BYTES = 1024 * 1024
"""What one message of a page to Streamlit may hold: all that stands in its fields."""
_WIRE = "kasane.wire"


def know_live_lines() -> None:
    """Set the limit of every line that comes in from now on; a live one finds its wire.

    The line of a message that is too large ends with code 1009.
    """
    connect = WebSocketsSansIOProtocol.handle_connect

    def handle_connect(self: Any, event: Any) -> None:
        live = unquote(event.path).startswith("/live/")
        self.conn.max_message_size = MOST_BYTES if live else PAGE_BYTES
        connect(self, event)
        if live and self.handshake_initiated and not self.handshake_complete:
            self.scope[_WIRE] = self

    WebSocketsSansIOProtocol.handle_connect = handle_connect  # type: ignore[method-assign]


def send_now(websocket: WebSocket, text: str) -> bool:
    """Whether a text went onto the wire at once; else it has to be sent the usual way.

    The usual way makes the same bytes anew for each receiver, which took three quarters of the time
    in which fifty people are told of a note.
    """
    wire = websocket.scope.get(_WIRE)
    if wire is None or wire.conn.extensions or not wire.handshake_complete:
        return False
    if wire.close_sent or wire.transport.is_closing() or not wire.writable.is_set():
        return False
    wire.transport.write(_frame(text))
    return True


@lru_cache(maxsize=4)
def _frame(text: str) -> bytes:
    return Frame(Opcode.TEXT, text.encode()).serialize(mask=False)
