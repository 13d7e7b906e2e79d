"""The app's side: starts the process, hands it work, and tells it of changes."""

from __future__ import annotations

import logging
import os
import pickle
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar, cast

from kasane.errors import KasaneError, StoreError
from kasane.store.problems import ENDING
from kasane.tables.files.keeper import behind, tell_late
from kasane.workshop import Workshops
from kasane.workshop.reading import Reading

T = TypeVar("T")
Tell = Callable[[str, float], None]
GATHER_SECONDS = 1.5
"""How long changes are gathered before files are written, so that many make one writing."""
RETRY_SECONDS = 5.0
"""How long after a failure, such as a file held open by Excel, it is tried again."""
TEMPORARY = "temporary"
"""The folder in the data folder for what is there only while a file is made."""
_ROOT = Path(__file__).resolve().parents[2]
_LOG = logging.getLogger(__name__)


class ClerkError(Exception):
    """The process ended in the middle, or its work held a fault."""


class Clerk:
    """One piece of work at a time, in a process of a lower priority that is started when needed.

    CSV files: at the start it catches up with what changed while nobody kept them (a crash, a
    moved folder), then follows each change; what can't be written is told of once and tried
    again. While nothing changes nothing runs.

    Attributes:
        late: workshop → why some of its files are older than the database just now.
    """

    def __init__(self, workshops: Workshops, folder: Path) -> None:
        self._workshops = workshops
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = threading.Lock()
        self._waiting: set[str] = set()
        self.late: dict[str, str] = {}
        self._wake = threading.Condition()
        self._closing = threading.Event()
        self._over = False
        self._catches_up = False
        workshops.store.keep(self._begin, self.write_anew)
        if workshops.store.shared:
            workshops.store.overhear(self._overheard)
        self._thread = threading.Thread(target=self._keep, name="kasane-clerk", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Write what is still to be written, and stop. To be called before the store closes."""
        self._closing.set()
        with self._wake:
            self._wake.notify_all()
        self._thread.join()
        with self._one_at_a_time:
            self._end()
            self._over = True

    def make(
        self, reading: Reading, work: Callable[..., T], *given: Any, tell: Tell | None = None
    ) -> T:
        """What a function of a module makes of a reading, such as a file's content.

        Args:
            reading: the workshop; the process reads the same one as it stands on disk.
            work: called with a reading, what is given, and `progress` where it is told.
            given: what else it gets.
            tell: hears how far it is.

        Raises:
            KasaneError: the work can't be done, or all is closed. ClerkError: it held a fault.
        """
        which = (reading.workshop, reading.actor, reading.telling)
        found: T = self._ask("make", *which, work, given, tell is not None, tell=tell)
        return found

    def _ask(self, what: str, *given: Any, tell: Tell | None = None) -> Any:
        question = pickle.dumps((what, *given))
        with self._one_at_a_time:
            if self._over:
                raise StoreError(ENDING)
            process = self._started()
            to, back = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
            try:
                to.write(question)
                to.flush()
                while True:
                    kind, answer = pickle.load(back)  # noqa: S301
                    if kind != "told":
                        break
                    if tell is not None:
                        tell(*answer)
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                self._end()
                raise ClerkError("the clerk's process has ended") from error
        if kind == "refused":
            raise KasaneError(answer)
        if kind == "failed":
            raise ClerkError(answer)
        return answer

    @contextmanager
    def forgetting(self, workshop_id: str) -> Iterator[None]:
        """End the process once it is free: what it remembers, and began, goes with it.

        No file is written as long as this is held.
        """
        with self._one_at_a_time:
            self._end()
            if self._temporary.exists():
                shutil.rmtree(self._temporary)
            self.late.pop(workshop_id, None)
            yield

    def write_anew(self, workshop_id: str) -> None:
        """Have the files of a workshop written soon."""
        with self._wake:
            self._waiting.add(workshop_id)
            self._wake.notify_all()

    @property
    def _temporary(self) -> Path:
        own = f"{socket.gethostname()}-{os.getpid()}" if self._workshops.store.shared else ""
        return self._folder.resolve() / TEMPORARY / own

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._temporary.mkdir(parents=True, exist_ok=True)
            temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self._temporary))
            lower = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "kasane.clerk", str(self._folder.resolve())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=_ROOT,
                creationflags=lower,
                env=os.environ | temporary | {"PYTHONIOENCODING": "utf-8"},
            )
        return self._process

    def _end(self) -> None:
        """It ends by itself when nobody can ask it any more."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def _begin(self) -> None:
        """It is this process that keeps the files."""
        with self._wake:
            self._catches_up = True
            self._wake.notify_all()

    def _overheard(self, _topic: str, word: dict[str, Any]) -> None:
        """Another process has erased: nothing of it is to be remembered here."""
        if "erased" in word:
            threading.Thread(target=self._forget, args=(word["erased"],), daemon=True).start()

    def _forget(self, workshop_id: str) -> None:
        with self.forgetting(workshop_id):
            pass

    def _keep(self) -> None:
        failed: set[str] = set()
        while not self._closing.is_set():
            with self._wake:
                self._wake.wait_for(self._is_due, RETRY_SECONDS if failed else None)
                catches_up, self._catches_up = self._catches_up, False
            if catches_up:
                failed |= self._catch_up()
                continue
            self._closing.wait(GATHER_SECONDS)
            failed = self._write(failed)
        self._write(failed)

    def _catch_up(self) -> set[str]:
        """One workshop after another; what is left at the end is found by the next start."""
        failed: set[str] = set()
        for workshop_id in sorted(behind(self._workshops, self._folder)):
            if self._closing.is_set():
                break
            failed = self._write(failed | {workshop_id})
        return failed

    def _is_due(self) -> bool:
        return bool(self._waiting) or self._catches_up or self._closing.is_set()

    def _write(self, also: set[str]) -> set[str]:
        """Let all that waits be written; returns what could not be."""
        with self._wake:
            due, self._waiting = self._waiting | also, set()
        if not due or not self._workshops.store.keeps:
            return set()
        try:
            late: dict[str, str] = self._ask("keep", sorted(due))
        except Exception as error:  # a file for people must not stop the room
            late = dict.fromkeys(due, str(error))
        for workshop_id in due - late.keys():
            self.late.pop(workshop_id, None)
        for workshop_id, cause in late.items():
            tell_late(self.late, workshop_id, cause)
        return set(late)
