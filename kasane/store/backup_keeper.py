"""Makes the backups while the app runs, in a thread of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime

from kasane.errors import KasaneError
from kasane.store.backup import daily_backup, step_backup
from kasane.store.records import HistoryLine
from kasane.store.store import Store

_LOG = logging.getLogger(__name__)


class BackupKeeper:
    """A backup at the start, at the first change of a day, and when a room moves on.

    On a server, where ten rooms may move at once and each copy holds all of them, one a day.

    A backup that fails is told of in the log and never stops anything else.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime] = datetime.now) -> None:
        self._store = store
        self._clock = clock
        self._day = clock().date()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="kasane-backup")
        store.keep(self._begin, self._notice_day)
        if not store.shared:
            store.listen(self._hear)

    def wait(self) -> None:
        """Return once the backups asked for so far are made."""
        self._worker.submit(lambda: None).result()

    def close(self) -> None:
        """Finish what waits; what is asked for later isn't made. Called before the store closes."""
        self._worker.shutdown()

    def _begin(self) -> None:
        self._ask(None)

    def _notice_day(self, _workshop_id: str) -> None:
        today = self._clock().date()
        if today != self._day:
            self._day = today
            self._ask(None)

    def _hear(self, lines: Sequence[HistoryLine]) -> None:
        for line in lines:
            activity = moved_to(line)
            if activity is not None:
                self._ask(activity)

    def _ask(self, activity: str | None) -> None:
        with suppress(RuntimeError):  # closed: the store's threads may still tell of changes
            self._worker.submit(self._make, activity)

    def _make(self, activity: str | None) -> None:
        folder, engine, now = self._store.folder, self._store.engine, self._clock()
        try:
            with self._store.copying:
                if activity is None:
                    daily_backup(folder, engine, now.date())
                else:
                    step_backup(folder, engine, now, activity)
        except KasaneError as error:
            _LOG.warning("バックアップをつくれませんでした。%s", error.message)
        except Exception:
            _LOG.exception("バックアップをつくれませんでした。保存済みの内容は無事です。")


def moved_to(line: HistoryLine) -> str | None:
    """The activity to which a line of history moved the room; None for all other lines."""
    if line.op != "activity.go":
        return None
    moved = (change.after for change in line.changes if change.after.kind == "workshop")
    return next((record.body["activity"] for record in moved), None)
