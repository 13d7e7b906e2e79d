"""The store on a database server: the truth is there, and other processes write to it as well.

An operation is one transaction: the workshop's row is locked, what others have committed since is
taken in, the revision goes up by one, history and records are written, and the others are told.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from kasane.store import tables
from kasane.store.engine import configured_url, open_server
from kasane.store.erasing import compact_server
from kasane.store.peers import CHANNEL, Peers, channel_of
from kasane.store.problems import as_store_error
from kasane.store.reading import last_revision, read_history
from kasane.store.records import HistoryLine, State
from kasane.store.store import Hearer, Job, Store, Word
from kasane.store.transaction import Transaction

_NOTIFY = sa.text(
    "SELECT pg_notify(channel, word)"
    " FROM unnest(CAST(:channels AS text[]), CAST(:words AS text[])) told(channel, word)"
)


_PATIENCE = 10.0
"""Seconds after which a room opens although the line to the others is down."""


class SharedStore(Store):
    """Workshops on a PostgreSQL server, in memory as far as this process has heard of them.

    Reading asks the server for the revision first, so that what any process has committed is seen.
    """

    shared = True

    def __init__(self, folder: Path, url: str) -> None:
        self._url = url
        self._caught: list[HistoryLine] = []
        self._gone: set[str] = set()
        self._locked: set[str] = set()
        self._signed = False
        self._hearers: list[Hearer] = []
        self._me = uuid.uuid4().hex
        self._peers: Peers | None = None
        self._begin_peers = threading.Lock()
        self._hung_up = False
        super().__init__(folder)

    def _open(self) -> sa.Engine:
        engine = open_server(self._url)
        self._asking = engine.execution_options(isolation_level="AUTOCOMMIT")
        return engine

    def state(self, workshop_id: str) -> State | None:
        """The workshop as committed by anybody, safe to read; None if unknown."""
        try:
            with self._asking.connect() as connection:
                revision = last_revision(connection, workshop_id)
        except DBAPIError as error:
            raise as_store_error(error) from error
        with self._lock:
            state = self._states.get(workshop_id)
            if revision is not None and state is not None and state.revision >= revision:
                return state.copy()
        return self.submit(lambda tx: self._read(tx.connection, workshop_id)).result()

    def follow(self, workshop_id: str) -> None:
        """Take in what another process has committed to a workshop since it was read."""
        self.submit(lambda tx: self._read(tx.connection, workshop_id)).result()

    @property
    def peers(self) -> Peers:
        """The line to the others, opened when it is first needed: commands need none."""
        with self._begin_peers:
            if self._peers is None:
                self._peers = Peers(self.engine, self._heard, self._look_after)
                if self._hung_up:
                    self._peers.close()
            return self._peers

    def claim(self, what: str) -> bool:
        """Whether nobody has claimed it before, here or, where the line holds, elsewhere."""
        if not super().claim(what):
            return False
        with suppress(TimeoutError):
            if self.peers.claim(what).result(_PATIENCE) is False:
                super().unclaim(what)
                return False
        return True

    def unclaim(self, what: str) -> None:
        """It was claimed for nothing."""
        with suppress(TimeoutError):
            self.peers.unclaim(what).result(_PATIENCE)
        super().unclaim(what)

    def now(self) -> datetime:
        """The time by the server's clock, which is the same for all processes."""
        return datetime.now(UTC) + self.peers.ahead

    @property
    def keeps(self) -> bool:
        """Whether it is this process of all that keeps files."""
        return self.peers.keeps

    def keep(self, begin: Callable[[], None], note: Callable[[str], None]) -> None:
        """Keep files of all workshops, once it is this process's turn."""
        self.peers.keep(begin, note)

    def attend(self, topic: str) -> None:
        """Hear at once what other processes do in a workshop."""
        with suppress(TimeoutError):
            self.peers.attend(topic).result(_PATIENCE)

    def leave(self, topic: str) -> None:
        """Hear of it only when asking."""
        self.peers.leave(topic)

    def tell(self, topic: str, word: Word) -> None:
        """Say something to the other processes that attend a topic; it is kept nowhere."""
        self.peers.tell(topic, word | {"from": self._me})

    def overhear(self, hearer: Hearer) -> None:
        """Call `hearer` with the topic and the word of what others say, in the line's thread."""
        self._hearers.append(hearer)

    def _heard(self, topic: str, word: Word) -> None:
        revision = word.get("revision")
        if revision is not None:
            with self._lock:
                known = self._states.get(topic)
                news = revision == 0 or known is None or known.revision < revision
            if news:
                self._look_after(topic)
        elif word.get("from") != self._me:
            for hearer in self._hearers:
                hearer(topic, word)

    def _look_after(self, topic: str) -> None:
        """Take in what came; nobody waits for it."""
        self.submit(lambda tx: self._load(tx.connection, topic) and None)

    def close(self) -> None:
        """Hang up, finish the jobs that wait, then close the database."""
        with self._begin_peers:
            self._hung_up, peers = True, self._peers
        if peers is not None:
            peers.close()
        super().close()

    def _read(self, connection: sa.Connection, workshop_id: str) -> State | None:
        state = self._load(connection, workshop_id)
        return None if state is None else state.copy()

    def _load(self, connection: sa.Connection, workshop_id: str) -> State | None:
        """The workshop with its row locked, and all that others have committed to it."""
        if not self._lock_row(connection, workshop_id):
            self._forget(workshop_id)
            return None
        state = super()._load(connection, workshop_id)
        if state is not None:
            self._catch_up(connection, state)
        return state

    def _lock_row(self, connection: sa.Connection, workshop_id: str) -> bool:
        """Whether there is such a workshop. One waits for the first row only: never in a circle."""
        if "\0" in workshop_id:  # no text on a server has it
            return False
        held = tables.workshop.c.id
        row = sa.select(held).where(held == workshop_id)
        row = row.with_for_update(nowait=bool(self._locked))
        found = connection.scalar(row) is not None
        if found:
            self._locked.add(workshop_id)
        return found

    def _catch_up(self, connection: sa.Connection, state: State) -> None:
        lines = list(read_history(connection, state.workshop_id, state.revision))
        with self._lock:
            for line in lines:
                state.apply(line)
        self._caught += lines

    def _forget(self, workshop_id: str) -> None:
        with self._lock:
            if self._states.pop(workshop_id, None) is not None:
                self._gone.add(workshop_id)

    def _sign(self, transaction: Transaction, lines: Sequence[HistoryLine]) -> None:
        """Tell the others with the commit; from here on nobody knows whether it went through."""
        told = {line.workshop_id: line.revision for line in lines}
        told |= dict.fromkeys(transaction.erased, 0)
        if told:
            channels = [CHANNEL] * len(told) + [channel_of(workshop_id) for workshop_id in told]
            words = [*told, *(f'{{"revision":{revision}}}' for revision in told.values())]
            transaction.connection.execute(_NOTIFY, {"channels": channels, "words": words})
        self._signed = True

    def _commit(self, jobs: Sequence[Job[Any]]) -> list[Any]:
        """Once more where the line to the server had been lost before, and nothing was written."""
        try:
            return self._commit_once(jobs)
        except DBAPIError as error:
            if self._signed or not error.connection_invalidated:
                raise
            return self._commit_once(jobs)

    def _commit_once(self, jobs: Sequence[Job[Any]]) -> list[Any]:
        self._signed = False
        self._locked.clear()
        try:
            return super()._commit(jobs)
        finally:
            self._tell_caught()

    def _publish(self, transaction: Transaction, lines: Sequence[HistoryLine]) -> None:
        self._tell_caught()
        super()._publish(transaction, lines)

    def _tell_caught(self) -> None:
        """What others committed is told here too, before what came after it."""
        lines, self._caught = self._caught, []
        gone, self._gone = self._gone, set()
        if lines:
            self._announce(lines)
        if gone:
            self._take_leave(gone)

    def _write_anew(self) -> None:
        compact_server(self.engine)


def open_store(folder: Path) -> Store:
    """The store of this installation: on the server that is configured, else in the data folder.

    Raises:
        StoreError: it can't be opened.
    """
    url = configured_url()
    return SharedStore(folder, url) if url else Store(folder)
