"""Takes the backups by itself: one a day, and one whenever a room moves on."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from datetime import datetime

from kasane.errors import StoreError
from kasane.store.backup import daily_backup, step_backup
from kasane.store.records import Line
from kasane.store.store import Store

MOVES = "activity.go"
_log = logging.getLogger(__name__)


class BackupKeeper:
    """Works in a thread of its own, so that nobody waits for a copy of the database."""

    def __init__(self, store: Store, clock: Callable[[], datetime] = datetime.now) -> None:
        self._store = store
        self._clock = clock
        self._labels: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="kasane-backup", daemon=True)
        store.listen(self._committed)
        self._thread.start()

    def _committed(self, lines: Sequence[Line]) -> None:
        for line in lines:
            if line.op == MOVES:
                self._labels.put(_activity(line))

    def close(self) -> None:
        """Finish the backups that were begun."""
        self._labels.put(None)
        self._thread.join()

    def _work(self) -> None:
        self._take(None)
        while (label := self._labels.get()) is not None:
            self._take(label)

    def _take(self, label: str | None) -> None:
        now = self._clock()
        try:
            daily_backup(self._store.folder, self._store.engine, now.date())
            if label:
                step_backup(self._store.folder, self._store.engine, now, label)
        except StoreError as error:
            _log.warning("%s（バックアップはとれていません）", error.message)


def _activity(line: Line) -> str:
    """Where the room moved to; "end" where it moved to none."""
    moved = (c.after.body["activity"] for c in line.changes if c.after.kind == "workshop")
    return next(moved, None) or "end"
