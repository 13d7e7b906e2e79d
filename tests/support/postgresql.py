"""A PostgreSQL server of Debian's package, for the time of a test run, on a socket in a folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.waiting import PATIENCE

PROGRAMS = Path("/usr/lib/postgresql")
NOT_HERE = "PostgreSQLがないため、飛ばしました（Debianでは start.py test が入れます）"


def programs() -> Path | None:
    """The folder of the newest server's programs; None where there is none."""
    found = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    return found[-1].parent if found else None


class Server:
    """A running server."""

    def __init__(self, folder: Path, bin_folder: Path, *, durable: bool = False) -> None:
        self.folder = folder
        self._durable = durable
        self._bin = bin_folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = ["-k", str(self.folder), "-c", "listen_addresses="]
        options += [] if self._durable else ["-c", "fsync=off"]
        options += ["-c", "max_connections=200"]
        command = [str(self._bin / "postgres"), "-D", str(self.folder / "data"), *options]
        log = (self.folder / "log").open("ab")
        self._process = subprocess.Popen([*self._as_nobody(), *command], stdout=log, stderr=log)
        log.close()
        ready = [str(self._bin / "pg_isready"), "-q", "-h", str(self.folder), "-t", "1"]
        for _ in range(600):
            if subprocess.run(ready, check=False).returncode == 0:
                return
            assert self._process.poll() is None, (self.folder / "log").read_text()
        raise AssertionError((self.folder / "log").read_text())

    def make(self) -> None:
        """Lay out its files. Japanese order, so that nothing leans on the order of bytes."""
        if os.geteuid() == 0:  # the server refuses to be root
            shutil.chown(self.folder, "postgres")
        order = ["--locale-provider=icu", "--icu-locale=ja", "--locale=C.UTF-8", "--encoding=UTF8"]
        command = [str(self._bin / "initdb"), "-D", str(self.folder / "data"), "--auth=trust"]
        command += ["--username=kasane", "--no-sync", *order]
        done = subprocess.run(
            [*self._as_nobody(), *command], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr

    def stop(self) -> None:
        """End it at once; nothing of it is kept."""
        if self._process is not None:
            self._tell("immediate")
            self._process.wait()
            self._process = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def restart(self) -> None:
        """Every line to it breaks."""
        self.stop()
        self.start()

    def _tell(self, how: str) -> None:
        command = [str(self._bin / "pg_ctl"), "-D", str(self.folder / "data"), "-m", how, "stop"]
        subprocess.run([*self._as_nobody(), *command], check=True, capture_output=True)

    def _as_nobody(self) -> list[str]:
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] * (
            os.geteuid() == 0
        )

    @property
    def control(self) -> Database:
        """From which databases are made and dropped."""
        return Database(self.folder, "postgres")

    def database(self) -> Database:
        """A new database, without tables."""
        name = f"k{uuid.uuid4().hex}"
        self.control.run(f'CREATE DATABASE "{name}"')
        return Database(self.folder, name)


@dataclass(frozen=True)
class Database:
    """One database of the server."""

    folder: Path
    name: str

    @property
    def url(self) -> str:
        """Its address, as KASANE_DATABASE_URL has it."""
        return f"postgresql+psycopg://kasane@/{self.name}?host={self.folder}"

    def run(self, statement: str) -> list[tuple[Any, ...]]:
        """Run one statement outside of any transaction; its rows."""
        import psycopg

        address = f"host={self.folder} user=kasane dbname={self.name}"
        with psycopg.connect(address, autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def cut(self) -> None:
        """Break all lines to it, as a restart of the server does; none is left when it returns."""
        patience = round(PATIENCE * 1000)
        self.run(
            f"SELECT pg_terminate_backend(pid, {patience}) FROM pg_stat_activity"  # noqa: S608
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    def empty(self) -> None:
        """Away with all rows; nobody else may have it open."""
        self.run("TRUNCATE workshop, device, definition, own_programme, owner_token CASCADE")


@contextmanager
def server(*, durable: bool = False) -> Iterator[Server | None]:
    """A server; None where this machine has none. Only a durable one waits for the disk."""
    bin_folder = programs()
    if bin_folder is None or not _may_start():
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="kasane-pg-", dir="/tmp") as folder:
        made = Server(Path(folder), bin_folder, durable=durable)
        made.make()
        made.start()
        try:
            yield made
        finally:
            made.stop()


def _may_start() -> bool:
    if os.geteuid() != 0:
        return True
    try:
        return bool(pwd.getpwnam("postgres")) and shutil.which("setpriv") is not None
    except KeyError:
        return False
