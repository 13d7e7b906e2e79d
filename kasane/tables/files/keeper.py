"""Keeps the CSV files on disk up to date with the database, a moment after each change."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from kasane.errors import KasaneError
from kasane.store import HistoryLine
from kasane.store.tables import history
from kasane.tables.files.workshop_files import ENTRIES_NAME, put_workshop
from kasane.workshop import Workshops
from kasane.workshop.desk import stamp
from kasane.workshop.telling import ON_DISK

_LOG = logging.getLogger(__name__)
GATHER_SECONDS = 0.5
"""How long changes are gathered before a workshop is written, so that many make one writing."""
RETRY_SECONDS = 5.0
"""How long after a failure, such as a file held open by Excel, it is tried again."""


class CsvKeeper:
    """One folder of CSV files a workshop, rewritten in an own thread after changes.

    At the start it catches up with what changed while nobody kept the files (a crash, a moved
    folder). While nothing changes the thread sleeps. The database is the truth: a file that
    can't be written is told of once, tried again, and never stops anything else.

    Attributes:
        late: workshop → why some of its files are older than the database just now.
    """

    def __init__(self, workshops: Workshops, folder: Path) -> None:
        self._workshops = workshops
        self._folder = folder
        self._waiting: set[str] = set()
        self.late: dict[str, str] = {}
        self._wake = threading.Condition()
        self._closing = threading.Event()
        workshops.store.listen(self._note)
        self._thread = threading.Thread(target=self._work, name="kasane-csv", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Write what is still to be written, and stop. To be called before the store closes."""
        self._closing.set()
        with self._wake:
            self._wake.notify_all()
        self._thread.join()

    def _note(self, lines: Sequence[HistoryLine]) -> None:
        with self._wake:
            self._waiting.update(line.workshop_id for line in lines)
            self._wake.notify_all()

    def _work(self) -> None:
        failed = self._write(self._behind())
        while not self._closing.is_set():
            with self._wake:
                self._wake.wait_for(self._is_due, RETRY_SECONDS if failed else None)
            self._closing.wait(GATHER_SECONDS)
            failed = self._write(failed)
        self._write(failed)

    def _behind(self) -> set[str]:
        """The workshops whose files are missing, or older than their last change."""
        last = sa.select(history.c.workshop_id, sa.func.max(history.c.at).label("at"))
        try:
            with self._workshops.store.engine.connect() as connection:
                rows = connection.execute(last.group_by(history.c.workshop_id)).all()
            return {row.workshop_id for row in rows if self._written(row.workshop_id) < row.at}
        except (SQLAlchemyError, OSError) as error:
            self._tell("", error)
            return set()

    def _written(self, workshop_id: str) -> str:
        file = self._folder / workshop_id / ENTRIES_NAME
        if not file.exists():
            return ""
        return stamp(datetime.fromtimestamp(file.stat().st_mtime, UTC))

    def _is_due(self) -> bool:
        return bool(self._waiting) or self._closing.is_set()

    def _write(self, also: set[str]) -> set[str]:
        """Write all that waits; returns what could not be written."""
        with self._wake:
            due, self._waiting = self._waiting | also, set()
        return {workshop_id for workshop_id in sorted(due) if not self._put(workshop_id)}

    def _put(self, workshop_id: str) -> bool:
        try:
            reading = self._workshops.reading(workshop_id, None, ON_DISK)
            if reading is not None:
                put_workshop(reading, self._folder / workshop_id)
        except Exception as error:  # a file for people must not stop the room
            self._tell(workshop_id, error)
            return False
        self.late.pop(workshop_id, None)
        return True

    def _tell(self, workshop_id: str, error: Exception) -> None:
        cause = error.message if isinstance(error, KasaneError) else str(error)
        known, self.late[workshop_id] = workshop_id in self.late, cause
        if known:
            return
        _LOG.warning(
            "ワークショップ %s のCSVファイルを書き直せませんでした（%s）。"
            "データは保存されています。ファイルをほかのソフトで開いているときは閉じてください。自動でやり直します。",
            workshop_id,
            cause,
        )
