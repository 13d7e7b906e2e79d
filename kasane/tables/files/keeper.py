"""Keeps the CSV files on disk up to date with the database: which are old, and writing them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from kasane.errors import KasaneError
from kasane.store.tables import history
from kasane.tables.files.csv_files import Lines
from kasane.tables.files.folders import known_folder
from kasane.tables.files.listing import README
from kasane.tables.files.workshop_files import put_workshop
from kasane.workshop import Workshops
from kasane.workshop.desk import stamp
from kasane.workshop.telling import ON_DISK

_LOG = logging.getLogger(__name__)


class CsvKeeper:
    """One folder of CSV files a workshop, written by a process of their own (`kasane.clerk`).

    The database is the truth; another process writes it. Of each file the lines are kept, so that
    only those that say something new are made anew.
    """

    def __init__(self, workshops: Workshops, folder: Path) -> None:
        self._workshops = workshops
        self._folder = folder
        self._lines: dict[str, Lines] = {}

    def write(self, due: Iterable[str]) -> dict[str, str]:
        """Write the files of workshops as they stand on disk now.

        Returns:
            Workshop → why some of its files could not be written.
        """
        causes = ((workshop_id, self._put(workshop_id)) for workshop_id in due)
        return {workshop_id: cause for workshop_id, cause in causes if cause}

    def _put(self, workshop_id: str) -> str:
        try:
            self._workshops.store.follow(workshop_id)
            reading = self._workshops.reading(workshop_id, None, ON_DISK)
            if reading is not None:
                lines = self._lines.setdefault(workshop_id, Lines())
                put_workshop(reading, self._folder, lines)
        except Exception as error:  # one workshop's files must not keep the others' old
            return error.message if isinstance(error, KasaneError) else str(error) or repr(error)
        return ""


def behind(workshops: Workshops, folder: Path) -> set[str]:
    """The workshops whose files are missing, or older than their last change."""
    last = sa.select(history.c.workshop_id, sa.func.max(history.c.at).label("at"))
    try:
        with workshops.store.engine.connect() as connection:
            rows = connection.execute(last.group_by(history.c.workshop_id)).all()
        return {row.workshop_id for row in rows if _written(folder, row.workshop_id) < row.at}
    except (SQLAlchemyError, OSError) as error:
        tell_late({}, "", str(error))
        return set()


def _written(folder: Path, workshop_id: str) -> str:
    own = known_folder(folder, workshop_id)
    file = own / README if own else None
    if file is None or not file.exists():
        return ""
    return stamp(datetime.fromtimestamp(file.stat().st_mtime, UTC))


def tell_late(late: dict[str, str], workshop_id: str, cause: str) -> None:
    """Note that files of a workshop are old; the first time it is said in the terminal."""
    known, late[workshop_id] = workshop_id in late, cause
    if known:
        return
    _LOG.warning(
        "ワークショップ %s のCSVファイルを書き直せませんでした（%s）。"
        "データは保存されています。ファイルをほかのソフトで開いているときは閉じてください。自動でやり直します。",
        workshop_id,
        cause,
    )
