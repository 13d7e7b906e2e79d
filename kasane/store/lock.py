"""One app, or one restoring, at a time on a data folder; on a server many apps may be."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from kasane.errors import StoreError
from kasane.store.engine import open_server
from kasane.store.problems import as_store_error

LOCK_NAME = "kasane.lock"
IN_USE = 0x6B617302
"""The advisory lock of a server: apps share it, who restores or moves has it alone."""
_IN_USE = (
    "このデータベースは、ほかの「かさね」が使っています。データは何も変わっていません。"
    "動いているものをすべて止めるか、終わるのを待って、もう一度実行してください。"
)


class DataLock:
    """The right to a data folder, held until let go or until the process ends, however it ends.

    Attributes:
        data: the data folder, which must be there.
    """

    def __init__(self, data: Path) -> None:
        self.data = data
        self._file: IO[str] | None = None

    def take(self) -> None:
        """Take the right.

        Raises:
            StoreError: somebody else has it, or the folder can't be written.
        """
        try:
            file = (self.data / LOCK_NAME).open("a", encoding="utf-8")
        except OSError as error:
            raise StoreError(
                f"データの保存先「{self.data}」に書き込めません。中身には手をつけていません。"
                "フォルダの権限と空き容量を確かめてください。"
            ) from error
        if not _lock(file.fileno()):
            file.close()
            raise StoreError(
                f"データの保存先「{self.data}」は、いま動いている「かさね」が使っています。"
                "データは何も変わっていません。動いているほうを Ctrl+C で止めるか、"
                "--data で別の場所を指定してください。"
            )
        self._file = file

    def let_go(self) -> None:
        """Give the right back."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.let_go()


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


@contextmanager
def right_to(data: Path, url: str, *, alone: bool = True) -> Iterator[None]:
    """The right to a data folder, or to a database on a server.

    Args:
        data: the data folder.
        url: the server; empty: the folder, on which nobody ever shares.
        alone: nobody else may use it, as for restoring; apps on a server share.

    Raises:
        StoreError: somebody else uses it, or it can't be reached.
    """
    if not url:
        with DataLock(data):
            yield
        return
    shared = "" if alone else "_shared"
    take = getattr(sa.func, f"pg_try_advisory_lock{shared}")
    engine = open_server(url)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if not connection.scalar(sa.select(take(IN_USE))):
                raise StoreError(_IN_USE)
            try:
                yield
            finally:
                connection.invalidate()
    except DatabaseError as error:
        raise as_store_error(error) from error
    finally:
        engine.dispose()
