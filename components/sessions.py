"""A page's session ends with its line: its files, handles and memory don't wait for the next one.

Streamlit keeps what a session held for a while, in case its browser comes back, and looks through
what it keeps only when somebody else comes.
"""

from __future__ import annotations

import asyncio
from pathlib import PurePosixPath
from typing import Any

from streamlit.runtime import Runtime
from streamlit.runtime.media_file_manager import MediaFileManager

from kasane.live.identity import COOKIE

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


def know_downloads() -> None:
    """Keep with each file that is made at a press the session that pressed; Streamlit does not."""
    execute = MediaFileManager.execute_deferred

    def execute_deferred(self: Any, asked: str) -> str:
        session = self._deferred_callables.get(asked, {}).get("session_id")
        address = execute(self, asked)
        made = {file: who for file, who in _made(self).items() if file in self._file_metadata}
        file = PurePosixPath(address).stem
        self._made_for = made | {file: made.get(file, frozenset()) | {session}}
        return address

    MediaFileManager.execute_deferred = execute_deferred  # type: ignore[method-assign, assignment]


def _made(files: Any) -> dict[str, frozenset[str]]:
    return getattr(files, "_made_for", {})


def holders(file: str) -> set[str]:
    """The cookies of the pages that offer a file for download, or show it."""
    runtime: Any = Runtime.instance()
    files, cookies = runtime.media_file_mgr, set()
    for page in runtime._session_mgr.list_active_sessions():
        offered = files._files_by_session_and_coord.get(page.session.id, {}).values()
        if file in offered or page.session.id in _made(files).get(file, ()):
            cookies.add(page.client.client_context.cookies.get(COOKIE, ""))
    return cookies - {""}
