"""Copies of the database: one a day, one at each move of a workshop, and the way back.

Each copy is opened and read before it counts. Nothing is ever overwritten: what is restored comes
into a folder from which the present data were moved aside.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from kasane.errors import StoreError
from kasane.store import erasures
from kasane.store.answers import leave_out
from kasane.store.check import check_data
from kasane.store.engine import DATABASE_NAME, configured_url
from kasane.store.lock import LOCK_NAME, right_to
from kasane.store.moving import ASIDE, carry, new_aside, opened, put_aside, replace, snapshot
from kasane.store.problems import as_store_error

BACKUPS = "backups"
"""The folder for backups, in the data folder."""
KEEP_DAILY = 14
KEEP_STEPS = 30
KEEP_DAYS = 90
"""Older ones go as well, but for the newest KEEP_OLD: a room may not meet for months."""
KEEP_OLD = 3
_DAILY = re.compile(r"kasane-\d{4}-\d\d-\d\d\.db")
_STEP = re.compile(r"kasane-\d{4}-\d\d-\d\d-\d{4}-[A-Za-z0-9_-]+\.db")
UNFINISHED = "unfinished.db"
COPYING = "copying-"
"""Folders in which a copy of a server's data is being made."""


def daily_backup(folder: Path, engine: sa.Engine, today: date) -> Path | None:
    """Copy the database as `kasane-2026-12-08.db`; None where that day's copy is there.

    Safe while others write. The newest 14 are kept, and not for more than 90 days.

    Raises:
        StoreError: it could not be written; an earlier copy is untouched.
    """
    target = folder / BACKUPS / f"kasane-{today:%Y-%m-%d}.db"
    if target.exists():
        return None
    _copy_database(engine, target)
    _forget(target.parent, _DAILY, KEEP_DAILY, today)
    return target


def step_backup(folder: Path, engine: sa.Engine, now: datetime, label: str) -> Path:
    """Copy the database as `kasane-2026-12-08-1345-strengths_matrix.db`; newest 30 are kept.

    Args:
        folder: the data folder.
        engine: the open database.
        now: local time.
        label: what begins now, such as the activity's id.

    Raises:
        StoreError: it could not be written.
    """
    word = re.sub(r"[^A-Za-z0-9_-]+", "_", label) or "_"
    target = folder / BACKUPS / f"kasane-{now:%Y-%m-%d-%H%M}-{word}.db"
    _copy_database(engine, target)
    _forget(target.parent, _STEP, KEEP_STEPS, now.date())
    return target


def backups(data: Path) -> list[Path]:
    """The daily copies and those of moves, newest first."""
    found = [
        file
        for file in (data / BACKUPS).glob("kasane-*.db")
        if _DAILY.fullmatch(file.name) or _STEP.fullmatch(file.name)
    ]
    return sorted(found, key=lambda file: file.stem, reverse=True)


def damaged(found: Iterable[Path]) -> Iterator[str]:
    """The names of those that can't be opened and read whole."""
    for file in found:
        try:
            check_copy(file)
        except sqlite3.Error:
            yield file.name


def restore(
    data: Path, backup: str | None = None, agreed: Callable[[Path], bool] = lambda _backup: True
) -> Path | None:
    """Put a backup in the database's place and return that backup; None where it isn't wanted.

    The present data, damaged or not, are moved into a folder `before-restore-…` beside it; that
    can be named in `backup` too.

    Args:
        data: the data folder.
        backup: a name from its folder of backups; None for the newest that is whole.
        agreed: asked with the backup's path before anything is changed.

    Raises:
        StoreError: the app runs, there is no such backup, it is damaged, or the disk refuses.
    """
    chosen = _named(data, backup) if backup else backups(data)
    if not chosen:
        raise StoreError(
            f"「{data / BACKUPS}」にバックアップが見つかりません。データは何も変わっていません。"
            "--data でデータの保存先を確かめてください。"
        )
    url = configured_url()
    with right_to(data, url):
        try:
            return _restore_first_whole(data, url, chosen, agreed)
        except OSError as error:
            raise StoreError(
                "バックアップから戻せませんでした。いまのデータはそのままです。"
                "ディスクの空き容量と、フォルダの権限を確かめてください。"
            ) from error


def _named(data: Path, name: str) -> list[Path]:
    plain = Path(name).name
    for file in (data / BACKUPS / plain, data / plain / DATABASE_NAME):
        if file.is_file() and plain != DATABASE_NAME:
            return [file]
    known = "、".join(known.name for known in backups(data)[:5]) or "ありません"
    raise StoreError(
        f"バックアップ「{name}」は見つかりません。データは何も変わっていません。"
        f"新しいものから: {known}"
    )


def _restore_first_whole(
    data: Path, url: str, chosen: list[Path], agreed: Callable[[Path], bool]
) -> Path | None:
    faults: list[str] = []
    for backup in chosen:
        with _checked_copy(data, backup, faults) as copy:
            if copy is not None:
                if not agreed(backup):
                    return None
                # What was erased since that backup was made is erased again at the next start.
                erasures.begin_anew(data)
                with copy.open("rb+") as file:
                    os.fsync(file.fileno())
                aside = new_aside(data)
                if url:
                    _put_on_server(copy.parent, url, aside)
                else:
                    put_aside(data, aside)
                    copy.replace(data / DATABASE_NAME)
                _move_files(data, copy.parent, aside)
                return backup
    raise StoreError(
        f"バックアップに傷があるため、戻しませんでした。いまのデータはそのままです。{faults[0]}"
    )


@contextmanager
def _checked_copy(data: Path, backup: Path, faults: list[str]) -> Iterator[Path | None]:
    """A copy to work on, so that the backup stays as it is; None and more faults if not whole."""
    with TemporaryDirectory(dir=data, prefix="restore-") as folder:
        copy = Path(folder) / DATABASE_NAME
        _copy_files(backup, copy)
        try:
            found = check_data(copy.parent)
        except StoreError as error:
            found = [error.message]
        faults += [f"（{backup.name}: {fault}）" for fault in found]
        yield None if found else copy


def _put_on_server(restored: Path, url: str, aside: Path) -> None:
    """What is on the server goes into a file; then, as one, the backup takes its place."""
    with opened(restored, "") as backup, opened(restored, url) as server:
        _copy_to_file(server, aside / DATABASE_NAME)
        with backup.connect() as source, server.begin() as target:
            replace(source, target)


def _move_files(data: Path, working: Path, aside: Path) -> None:
    """The rest of the folder; what Excel holds stays there, its files come anew."""
    stays = {BACKUPS, LOCK_NAME, DATABASE_NAME, erasures.FILE, aside.name, working.name}
    for other in data.iterdir():
        if other.name not in stays and not other.match(ASIDE):
            with suppress(OSError):
                other.rename(aside / other.name)


def _copy_files(source: Path, target: Path) -> None:
    """A database file with the log of its last writings, where they are."""
    for suffix in ("", "-wal"):
        if _beside(source, suffix).exists():
            shutil.copyfile(_beside(source, suffix), _beside(target, suffix))


def _copy_to_file(engine: sa.Engine, target: Path) -> None:
    """All that is on a server just now, as a database in a file."""
    for broken_off in target.parent.glob(f"{COPYING}*"):
        shutil.rmtree(broken_off)
    with TemporaryDirectory(dir=target.parent, prefix=COPYING) as folder:
        with opened(Path(folder), "") as copy, snapshot(engine) as now, copy.begin() as rows:
            carry(now, rows)
        (Path(folder) / DATABASE_NAME).replace(target)


def _beside(file: Path, suffix: str) -> Path:
    return file.with_name(file.name + suffix)


def _copy_database(engine: sa.Engine, target: Path) -> None:
    unfinished = target.with_name(UNFINISHED)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for suffix in ("", "-journal"):
            _beside(unfinished, suffix).unlink(missing_ok=True)
        if engine.dialect.name != "sqlite":
            _copy_to_file(engine, unfinished)
        with closing(_open(unfinished)) as copy:
            if engine.dialect.name == "sqlite":
                with closing(engine.raw_connection()) as source:
                    source.driver_connection.backup(copy)  # type: ignore[union-attr]
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, no log beside it
            copy.commit()
            leave_out(copy)
        check_copy(unfinished)
        unfinished.replace(target)
    except (sqlite3.Error, DatabaseError, OSError) as error:
        raise as_store_error(error) from error


def check_copy(file: Path) -> None:
    """Open a copy and read it whole.

    Raises:
        sqlite3.Error: it is damaged.
    """
    with closing(sqlite3.connect(file)) as copy:
        (answer,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        if answer != "ok":
            raise sqlite3.DatabaseError(f"malformed: {answer}")
        copy.execute("SELECT max(length(body)) FROM record").fetchone()
        copy.execute("SELECT max(length(changes)) FROM history").fetchone()


def _open(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file)


def _forget(folder: Path, pattern: re.Pattern[str], keep: int, today: date) -> None:
    found = sorted(file for file in folder.iterdir() if pattern.fullmatch(file.name))
    oldest = f"kasane-{today - timedelta(KEEP_DAYS):%Y-%m-%d}"
    aged = [file for file in found[:-KEEP_OLD] if file.name < oldest]
    for file in {*found[:-keep], *aged}:
        file.unlink(missing_ok=True)
