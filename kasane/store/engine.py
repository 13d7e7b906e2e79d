"""Opens the database, in the data folder or on a server, its tables brought up to date."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import ArgumentError, DatabaseError

from kasane.errors import StoreError
from kasane.store.problems import as_store_error

DATABASE_NAME = "kasane.db"
URL = "KASANE_DATABASE_URL"
"""Names the database server in the environment; without it all is in the data folder."""
_MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(folder: Path) -> sa.Engine:
    """The engine for a data folder, its tables made or brought up to date.

    Raises:
        StoreError: the folder or file can't be used, is damaged, or is of a newer version.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        url = sa.URL.create("sqlite", database=str(folder / DATABASE_NAME))
        engine = sa.create_engine(url)
        sa.event.listen(engine, "connect", _set_pragmas)
    except OSError as error:
        raise as_store_error(error) from error
    return _migrated(engine)


def configured_url() -> str:
    """The database server of this installation; empty where SQLite in the data folder is it."""
    return os.environ.get(URL, "")


def open_server(url: str) -> sa.Engine:
    """The engine for a database on a PostgreSQL server, its tables made or brought up to date.

    Raises:
        StoreError: the address is none, the server can't be reached, or has newer tables.
    """
    try:
        address = sa.make_url(url)
        if address.get_backend_name() != "postgresql":
            raise ArgumentError(address.get_backend_name())
        address = address.set(drivername="postgresql+psycopg")
        options = " ".join(f"-c {name}={value}" for name, value in _SERVER_OPTIONS.items())
        connect = {"options": options, "connect_timeout": 5, "application_name": "kasane"}
        engine = sa.create_engine(
            address, connect_args=connect, pool_pre_ping=True, pool_size=10, max_overflow=30
        )
    except (ArgumentError, ModuleNotFoundError) as error:
        raise StoreError(
            f"{URL} のアドレスが使えません。データには手をつけていません。"
            "postgresql+psycopg://利用者:パスワード@サーバー/データベース の形で指定し、"
            "start.py から始めてください。"
        ) from error
    return _migrated(engine)


def _migrated(engine: sa.Engine) -> sa.Engine:
    """The engine, its tables brought up to date; nothing stays open where they can't be."""
    try:
        migrate(engine)
    except (DatabaseError, OSError) as error:
        engine.dispose()
        raise as_store_error(error) from error
    except StoreError:
        engine.dispose()
        raise
    return engine


_SERVER_OPTIONS = {
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
    "default_transaction_isolation": r"read\ committed",
}
"""Nobody waits for ever for a process that hangs or whose machine has gone."""
_MIGRATING = 0x6B617301
"""The advisory lock of who changes the tables: processes that start together take turns."""


def _set_pragmas(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=5000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def migrate(engine: sa.Engine) -> None:
    """Bring the tables to the newest version.

    Raises:
        StoreError: they were made by a newer kasane than this one.
    """
    known, newest = _versions()
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATING)))
        present = MigrationContext.configure(connection).get_current_revision()
        if present == newest:
            return
        if present is not None and present not in known:
            raise StoreError(
                "このデータは、もっと新しい版の「かさね」でつくられています。"
                "データには手をつけていません。新しい版の「かさね」で開いてください。"
            )
        settings = _settings()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")


@cache
def _versions() -> tuple[frozenset[str], str | None]:
    """All numbers that migrations lead to, and the newest: reading them takes a while."""
    scripts = ScriptDirectory.from_config(_settings())
    known = frozenset(script.revision for script in scripts.walk_revisions())
    return known, scripts.get_current_head()


def _settings() -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return settings
