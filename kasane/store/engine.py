"""Opens the database: pragmas, and the tables brought up to date by numbered migrations."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DatabaseError

from kasane.errors import StoreError
from kasane.store.problems import as_store_error

DATABASE_NAME = "kasane.db"
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
        migrate(engine)
    except (DatabaseError, OSError) as error:
        raise as_store_error(error) from error
    return engine


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
