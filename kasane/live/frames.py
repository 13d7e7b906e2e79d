"""A live message that is too large is refused at its header, before its body is held in memory.

Streamlit shares the server with us and takes large messages on its own socket; one setting holds
for all lines of a server, so that the live lines get their own limit when they come in.
"""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from kasane.live.limits import MAX_MESSAGE

MOST_BYTES = MAX_MESSAGE * 4
"""No message of MAX_MESSAGE characters is longer in UTF-8."""


def refuse_large_frames() -> None:
    """Set the limit of every live line that comes in from now on. The line ends with code 1009."""
    connect = WebSocketsSansIOProtocol.handle_connect

    def handle_connect(self: Any, event: Any) -> None:
        if event.path.startswith("/live/"):
            self.conn.max_message_size = MOST_BYTES
        connect(self, event)

    WebSocketsSansIOProtocol.handle_connect = handle_connect  # type: ignore[method-assign]
