"""A page's session ends with its line: its files, handles and memory don't wait for the next one.

Streamlit keeps what a session held for a while, in case its browser comes back, and looks through
what it keeps only when somebody else comes.
"""

from __future__ import annotations

import asyncio
from typing import Any

from streamlit.runtime import Runtime

SWEEP_SECONDS = 15.0
FILES = 5
"""Files of one session that are held at once; its newest stay."""


async def end_sessions() -> None:
    """End what nobody has come back to, again and again."""
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        sweep(Runtime.instance()._session_mgr)


def sweep(manager: Any) -> int:
    """End the sessions whose time is over; how many."""
    over = manager._session_storage._cache.expire()
    for _, held in over:
        held.session.shutdown()
    return len(over)


def make_room(session: str) -> None:
    """Let go of a session's oldest files before one more comes."""
    files: Any = Runtime.instance().uploaded_file_mgr
    held = list(files.file_storage.get(session, ()))
    for file in held[: max(0, len(held) - FILES + 1)]:
        files.remove_file(session, file)
