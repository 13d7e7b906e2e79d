"""The line on which a process hears what others committed, and what they say without keeping it.

LISTEN and NOTIFY of the database server. A word is JSON and goes to a topic: a workshop's id, or
one for all. Nothing that is said is kept; a line that was lost is opened again, and what was
committed meanwhile is read from the history.
"""

from __future__ import annotations

import hashlib
import json
import logging
import queue
import selectors
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from kasane.store.lock import IN_USE

CHANNEL = "kasane"
"""Where all commits are told, for who keeps the files."""
KEEPING = 0x6B617303
"""The advisory lock of the one process that keeps CSV files and backups."""
BEAT_SECONDS = 5.0
"""How often a process looks whether its line lives and whether the files are kept."""
RETRY_SECONDS = 0.5
MOST_CLAIMS = 500
"""Claims that one process holds at the server, the latest: its table of locks is small."""
_NO_MATTER = timedelta(milliseconds=50)
_log = logging.getLogger(__name__)
Word = dict[str, Any]


_TAKE = "SELECT what, pg_try_advisory_lock(what) FROM unnest(%s::bigint[]) what"


def _lock_of(what: str) -> int:
    return int.from_bytes(hashlib.sha256(what.encode()).digest()[:8], signed=True)


def channel_of(topic: str) -> str:
    """The channel of a topic; names of the server's have at most 63 bytes."""
    return f"{CHANNEL}_{topic}"[:60]


class Peers:
    """One thread with one line. Calls back in that thread.

    Attributes:
        keeps: whether this process is the one that keeps the files.
        ahead: how far the server's clock is ahead of this machine's.
    """

    def __init__(
        self, engine: sa.Engine, hear: Callable[[str, Word], None], regained: Callable[[str], None]
    ) -> None:
        """`hear` gets a topic and a word; `regained` each topic after the line had been lost."""
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._hear, self._regained = hear, regained
        self._topics: dict[str, str] = {}
        self._wishes: queue.SimpleQueue[tuple[Callable[[Any], object], Future[Any]]] = (
            queue.SimpleQueue()
        )
        self._claims: list[int] = []
        self._lost: list[int] = []  # claims that went with the line before this one
        self._bell, self._rung = socket.socketpair()
        self._rung.setblocking(False)
        self._closing = threading.Event()
        self._elected: list[Callable[[], None]] = []
        self._kept: list[Callable[[str], None]] = []
        self.keeps = False
        self.ahead = timedelta()
        self._thread = threading.Thread(target=self._work, name="kasane-peers", daemon=True)
        self._thread.start()

    def attend(self, topic: str) -> Future[None]:
        """Hear what is said to a topic, from when the future is done."""

        def listen(line: Any) -> None:
            self._topics[channel_of(topic)] = topic
            line.execute(f'LISTEN "{channel_of(topic)}"'.encode())

        return self._wish(listen)

    def leave(self, topic: str) -> None:
        """Hear nothing of it any more."""

        def unlisten(line: Any) -> None:
            if self._topics.pop(channel_of(topic), None) is not None:
                line.execute(f'UNLISTEN "{channel_of(topic)}"'.encode())

        self._wish(unlisten)

    def tell(self, topic: str, word: Word) -> None:
        """Say something to all processes that attend a topic, to this one too."""
        text = json.dumps(word, ensure_ascii=False, separators=(",", ":"))
        self._wish(lambda line: line.execute("SELECT pg_notify(%s, %s)", (channel_of(topic), text)))

    def claim(self, what: str) -> Future[bool]:
        """Whether no other process holds it; the claim ends with this process.

        It is a lock in the server's memory: no row, no word and no file tells of it.
        """

        def take(line: Any) -> bool:
            key = _lock_of(what)
            if not line.execute(_TAKE, ([key],)).fetchone()[1]:
                return False
            self._claims.append(key)
            for oldest in self._claims[:-MOST_CLAIMS]:
                self._give_back(line, oldest)
            return True

        return self._wish(take)

    def unclaim(self, what: str) -> Future[None]:
        """Leave it to others."""
        return self._wish(lambda line: self._give_back(line, _lock_of(what)))

    def _give_back(self, line: Any, key: int) -> None:
        if key in self._claims:
            self._claims.remove(key)
            self._lost = [one for one in self._lost if one != key]
            line.execute("SELECT pg_advisory_unlock(%s)", (key,))

    def keep(self, begin: Callable[[], None], note: Callable[[str], None]) -> None:
        """Have files kept by one process of all.

        `begin` is called when it is this one's turn, in a thread of its own; then `note` with each
        workshop to which anybody committed.
        """

        def join(_line: object) -> None:
            self._elected.append(begin)
            self._kept.append(note)
            if self.keeps:
                threading.Thread(target=begin, daemon=True).start()

        self._wish(join)  # in the thread that is elected: each begins once

    def close(self) -> None:
        """Hang up; nobody waits for what is still wished for."""
        self._closing.set()
        with suppress(OSError):  # it was closed before
            self._bell.send(b".")
        self._thread.join()
        self._bell.close()
        self._rung.close()
        self._grant_nothing()

    def _wish(self, act: Callable[[Any], object]) -> Future[Any]:
        future: Future[Any] = Future()
        self._wishes.put((act, future))
        with suppress(OSError):
            self._bell.send(b".")
        if self._closing.is_set():
            self._grant_nothing()
        return future

    def _grant_nothing(self) -> None:
        with suppress(queue.Empty):
            while True:
                self._wishes.get_nowait()[1].set_result(None)

    def _work(self) -> None:
        lost = False
        while not self._closing.is_set():
            try:
                with self._engine.connect() as connection:
                    self._begin(connection, lost=lost)
                    lost = True
                    self._converse(connection)
            except Exception as error:  # whatever breaks the line, it is opened again
                if not isinstance(error, SQLAlchemyError):
                    _log.warning(
                        "ほかの「かさね」との線が切れました（%s）。つなぎなおします。", error
                    )
            self.keeps = False
            self._closing.wait(RETRY_SECONDS)

    def _begin(self, connection: sa.Connection, *, lost: bool) -> None:
        connection.scalar(sa.select(sa.func.pg_try_advisory_lock_shared(IN_USE)))
        for channel in self._topics:
            connection.exec_driver_sql(f'LISTEN "{channel}"')
        self._lost = list(self._claims)
        if lost:
            for topic in list(self._topics.values()):
                self._regained(topic)

    def _converse(self, connection: sa.Connection) -> None:
        line: Any = connection.connection.driver_connection
        with selectors.DefaultSelector() as ready:
            ready.register(line.fileno(), selectors.EVENT_READ)
            ready.register(self._rung, selectors.EVENT_READ)
            beat = 0.0
            try:
                while not self._closing.is_set():
                    if time.monotonic() >= beat:
                        self._beat(connection)
                        beat = time.monotonic() + BEAT_SECONDS
                    self._carry_out(line)
                    for notify in line.notifies(timeout=0):
                        self._take(notify.channel, notify.payload)
                    ready.select(max(0.0, beat - time.monotonic()))
                    with suppress(BlockingIOError):
                        self._rung.recv(4096)
            finally:
                connection.invalidate()  # the locks and LISTENs go with the line

    def _carry_out(self, line: Any) -> None:
        with suppress(queue.Empty):
            while True:
                act, future = self._wishes.get_nowait()
                try:
                    future.set_result(act(line))
                except Exception:
                    future.set_result(None)  # what it wished for comes with the next line
                    raise

    def _beat(self, connection: sa.Connection) -> None:
        self._set_clock(connection)
        if self._lost:
            again = connection.exec_driver_sql(_TAKE, (self._lost,))
            self._lost = [key for key, held in again if not held]
        if self.keeps:
            return
        if connection.scalar(sa.select(sa.func.pg_try_advisory_lock(KEEPING))):
            connection.exec_driver_sql(f'LISTEN "{CHANNEL}"')
            self.keeps = True
            for begin in self._elected:
                threading.Thread(target=begin, daemon=True).start()

    def _set_clock(self, connection: sa.Connection) -> None:
        before = datetime.now(UTC)
        there = connection.scalar(sa.select(sa.func.clock_timestamp()))
        after = datetime.now(UTC)
        ahead = there - (before + (after - before) / 2) if there else self.ahead
        if abs(ahead - self.ahead) > _NO_MATTER:
            self.ahead = ahead

    def _take(self, channel: str, text: str) -> None:
        if channel == CHANNEL:
            for note in self._kept:
                note(text)
        elif channel in self._topics:
            self._hear(self._topics[channel], json.loads(text))
