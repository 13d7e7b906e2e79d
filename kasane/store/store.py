"""The one door to the database: a writer thread that commits all waiting jobs together."""

from __future__ import annotations

import logging
import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from kasane.errors import KasaneError, StoreError
from kasane.store.engine import open_engine
from kasane.store.erasing import compact
from kasane.store.problems import ENDING, as_store_error
from kasane.store.reading import load_state, read_history
from kasane.store.records import HistoryLine, State
from kasane.store.transaction import OutdatedError, Transaction

T = TypeVar("T")
Job = Callable[[Transaction], T]
Listener = Callable[[Sequence[HistoryLine]], None]
Farewell = Callable[[set[str]], None]
Word = dict[str, Any]
Hearer = Callable[[str, Word], None]
HOUSE = "house"
"""The topic that every running app attends."""
_MOST_AT_ONCE = 500
_log = logging.getLogger(__name__)


def _close_late(_connection: object, record: Any) -> None:
    """What somebody still read with when all was closed is closed when they give it back.

    The record knows that it is closed: who reads after that gets a new connection.
    """
    record.close()


class Store:
    """Workshops on disk, and in memory as last committed.

    A job checks first and appends last; it may be run again, so it changes nothing but the
    transaction. Listeners hear of lines after they are on disk, in order, in the writer thread.

    Attributes:
        shared: whether other processes write to the same workshops.
        copying: held by who makes copies of the database, or takes something out of them.
    """

    shared = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engine = self._open()
        self._connection = self.engine.connect()
        self._states: dict[str, State] = {}
        self._claimed: set[str] = set()
        self._lock = threading.Lock()
        self._closing = threading.Lock()
        self._closed = False
        self._listeners: list[Listener] = []
        self._forewarned: list[Listener] = []
        self._farewells: list[Farewell] = []
        self.copying = threading.Lock()
        self._jobs: queue.SimpleQueue[tuple[Job[Any], Future[Any]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="kasane-writer", daemon=True)
        self._thread.start()

    def _open(self) -> sa.Engine:
        return open_engine(self.folder)

    def listen(self, listener: Listener) -> None:
        """Call `listener` with the lines of every commit from now on."""
        self._listeners.append(listener)

    def forewarn(self, listener: Listener) -> None:
        """Call `listener` with the lines of every commit just before the disk has them.

        It may get ready meanwhile, but tell nobody: the commit can still fail.
        """
        self._forewarned.append(listener)

    def attend(self, topic: str) -> None:
        """Hear at once what other processes do in a workshop; on one machine there are none."""

    def leave(self, topic: str) -> None:
        """Hear only when asking."""

    def tell(self, topic: str, word: Word) -> None:
        """Say something to the other processes that attend a topic; it is kept nowhere."""

    def overhear(self, hearer: Hearer) -> None:
        """Call `hearer` with the topic and the word of what others say."""

    def claim(self, what: str) -> bool:
        """Whether nobody has claimed it before, in any process that runs; it stands on no disk."""
        with self._lock:
            if what in self._claimed:
                return False
            self._claimed.add(what)
        return True

    def unclaim(self, what: str) -> None:
        """It was claimed for nothing."""
        with self._lock:
            self._claimed.discard(what)

    def now(self) -> datetime:
        """The time by which all processes go: that of this machine."""
        return datetime.now(UTC)

    @property
    def keeps(self) -> bool:
        """Whether it is this process that keeps files of all workshops."""
        return True

    def keep(self, begin: Callable[[], None], note: Callable[[str], None]) -> None:
        """Keep files of all workshops, where it is this process that does.

        Args:
            begin: called when it is.
            note: then called with a workshop to which something was committed, by whomever.
        """

        def hear(lines: Sequence[HistoryLine]) -> None:
            for workshop_id in dict.fromkeys(line.workshop_id for line in lines):
                note(workshop_id)

        self.listen(hear)
        begin()

    def on_erased(self, farewell: Farewell) -> None:
        """Call `farewell` with the ids of workshops that are not there any more."""
        self._farewells.append(farewell)

    def compact(self) -> None:
        """Write the file anew, so that nothing is left in it of what was erased; others wait.

        Raises:
            StoreError: it could not be.
        """
        self.submit(_compacting).result()

    def submit(self, job: Job[T]) -> Future[T]:
        """Hand a job to the writer. The future is done once the job is committed or refused."""
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        with self._closing:
            if self._closed:
                future.set_exception(StoreError(ENDING))
            else:
                self._jobs.put((job, future))
        return future

    def state(self, workshop_id: str) -> State | None:
        """The workshop as committed, safe to read; None if unknown."""
        with self._lock:
            state = self._states.get(workshop_id)
            if state is not None:
                return state.copy()
        return self.submit(lambda tx: _committed(tx, workshop_id)).result()

    def follow(self, workshop_id: str) -> None:
        """Take in what another process has committed to a workshop since it was read."""
        self.submit(lambda tx: self._follow(tx.connection, workshop_id)).result()

    def close(self) -> None:
        """Finish the jobs that wait, then close the database."""
        with self._closing:
            self._closed = True
            self._jobs.put(None)
        self._thread.join()
        self._connection.close()
        sa.event.listen(self.engine, "checkin", _close_late)
        self.engine.dispose()

    def _work(self) -> None:
        running = True
        while running:
            batch = []
            item = self._jobs.get()
            while item is not None and item[0] is not _compacting:
                batch.append(item)
                if len(batch) == _MOST_AT_ONCE:
                    break
                try:
                    item = self._jobs.get_nowait()
                except queue.Empty:
                    break
            running = item is not None
            if batch:
                self._run(batch)
            if item is not None and item[0] is _compacting:
                self._compact(item[1])

    def _compact(self, future: Future[Any]) -> None:
        """Outside of any transaction, as databases want it."""
        try:
            self._write_anew()
        except (DatabaseError, sqlite3.Error, OSError) as error:
            future.set_exception(as_store_error(error))
        else:
            future.set_result(None)

    def _write_anew(self) -> None:
        compact(self._connection.connection.driver_connection)  # type: ignore[arg-type]

    def _run(self, batch: Sequence[tuple[Job[Any], Future[Any]]]) -> None:
        """Commit a batch as one; if that fails, each job alone, so that one can't sink the rest."""
        try:
            outcomes = self._commit([job for job, _ in batch])
        except Exception as error:  # any job may hold a fault; it must not end the writer
            if len(batch) > 1:
                for item in batch:
                    self._run([item])
                return
            outcomes = [self._once_more(batch[0][0], error)]
        for (_, future), outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, Exception):
                future.set_exception(outcome)
            else:
                future.set_result(outcome)

    def _once_more(self, job: Job[Any], error: Exception) -> Any:
        if not isinstance(error, OutdatedError):
            known = isinstance(error, DatabaseError | sqlite3.Error | OSError)
            return as_store_error(error) if known else error
        with self._lock:
            for workshop_id in error.args:
                self._states.pop(workshop_id, None)
        try:
            return self._commit([job])[0]
        except Exception as again:  # told to whoever waits for the job
            return as_store_error(again)

    def _commit(self, jobs: Sequence[Job[Any]]) -> list[Any]:
        outcomes: list[Any] = []
        connection = self._connection
        with connection.begin():
            transaction = Transaction(connection, lambda wid: self._load(connection, wid))
            for job in jobs:
                try:
                    outcomes.append(job(transaction))
                except StoreError:
                    raise
                except KasaneError as refusal:
                    outcomes.append(refusal)
            lines = transaction.write()
            self._sign(transaction, lines)
            if lines:
                for listener in self._forewarned:
                    listener(lines)
        self._publish(transaction, lines)
        return outcomes

    def _load(self, connection: sa.Connection, workshop_id: str) -> State | None:
        state = self._states.get(workshop_id)
        if state is None:
            state = load_state(connection, workshop_id)
            if state is not None:
                with self._lock:
                    self._states[workshop_id] = state
        return state

    def _follow(self, connection: sa.Connection, workshop_id: str) -> None:
        # One look at the database: the other process may commit between two.
        connection.exec_driver_sql("BEGIN")
        state = self._load(connection, workshop_id)
        lines = read_history(connection, workshop_id, state.revision) if state else ()
        with self._lock:
            for line in lines:
                state.apply(line)  # type: ignore[union-attr]

    def _publish(self, transaction: Transaction, lines: Sequence[HistoryLine]) -> None:
        with self._lock:
            for draft in transaction.drafts.values():
                for line in draft.lines:
                    draft.base.apply(line)
                self._states.setdefault(draft.workshop_id, draft.base)
            for workshop_id in transaction.erased:
                self._states.pop(workshop_id, None)
        if lines:
            self._announce(lines)
        if transaction.erased:
            self._take_leave(transaction.erased)

    def _sign(self, transaction: Transaction, lines: Sequence[HistoryLine]) -> None:
        """The last thing before the commit; nobody else has to know of it on one machine."""

    def _announce(self, lines: Sequence[HistoryLine]) -> None:
        for listener in self._listeners:
            try:
                listener(lines)
            except Exception:  # what is on disk is done, whatever a listener does
                _log.exception("変更を知らせられませんでした（保存は済んでいます）")

    def _take_leave(self, erased: set[str]) -> None:
        for farewell in self._farewells:
            farewell(erased)


def _compacting(_transaction: Transaction) -> None:
    """Stands in the queue for a piece of work that is no transaction."""


def _committed(transaction: Transaction, workshop_id: str) -> State | None:
    draft = transaction.draft(workshop_id)
    return None if draft is None else draft.base.copy()
