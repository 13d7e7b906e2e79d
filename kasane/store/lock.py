"""One app, or one restoring, at a time on a data folder."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from kasane.errors import StoreError

LOCK_NAME = "kasane.lock"


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
