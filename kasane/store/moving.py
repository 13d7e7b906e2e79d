"""Carries everything from one database to another, a file or a server, and compares the two.

Backups of a server are files like those of one laptop: made, checked and brought back by this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from kasane.errors import StoreError
from kasane.store import tables
from kasane.store.engine import DATABASE_NAME, open_engine, open_server
from kasane.store.lock import right_to
from kasane.store.problems import as_store_error

_AT_ONCE = 500
ASIDE = "before-restore-*"
"""The folders, in the data folder, to which data were moved before others came in their place."""


@contextmanager
def opened(data: Path, url: str) -> Iterator[sa.Engine]:
    """The database on a server, or in a data folder where there is no address."""
    engine = open_server(url) if url else open_engine(data)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def snapshot(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection to which all stands still, whatever others write."""
    server = engine.dialect.name != "sqlite"
    level = {"isolation_level": "REPEATABLE READ"} if server else {}
    with engine.connect().execution_options(**level) as connection:
        if not server:
            connection.exec_driver_sql("BEGIN")
        yield connection


def move(data: Path, url: str, to: str) -> Counter[str]:
    """Carry all data of an installation to another database; what stood there before stays.

    A file that was left is put aside, so that nobody goes on with it by mistake, and erasing
    finds it there.

    Args:
        data: the data folder.
        url: the server where the data are; empty: in the folder.
        to: the server where they shall be; empty: in the folder.

    Returns:
        Table → how many rows, each compared.

    Raises:
        StoreError: the app runs, there are data already, or something differs. Nothing has changed.
    """
    if url == to or (not url and not (data / DATABASE_NAME).exists()):
        raise StoreError(
            "移すデータがないか、移す先が今の場所と同じです。データは何も変わっていません。"
            "--data と KASANE_DATABASE_URL と --to を確かめてください。"
        )
    try:
        data.mkdir(parents=True, exist_ok=True)
        with ExitStack() as held:
            for place in (url, to):
                held.enter_context(right_to(data, place))
            source = held.enter_context(opened(data, url))
            target = held.enter_context(opened(data, to))
            with snapshot(source) as old, target.begin() as new:
                _check_empty(new)
                moved = carry(old, new)
                _check_same(old, new)
            if not url:
                source.dispose()
                put_aside(data, new_aside(data))
    except (SQLAlchemyError, OSError) as error:
        raise as_store_error(error) from error
    return moved


def carry(source: sa.Connection, target: sa.Connection) -> Counter[str]:
    """Copy every row, in an order in which each finds what it belongs to; returns how many."""
    copied: Counter[str] = Counter()
    for table in tables.metadata.sorted_tables:
        rows = _rows(source, table)
        for some in rows.mappings().partitions(_AT_ONCE):
            target.execute(sa.insert(table), [dict(row) for row in some])
            copied[table.name] += len(some)
    return copied


def replace(source: sa.Connection, target: sa.Connection) -> None:
    """Put everything in the place of what is there."""
    for table in reversed(tables.metadata.sorted_tables):
        target.execute(sa.delete(table))
    carry(source, target)


def differences(one: sa.Connection, other: sa.Connection) -> Iterator[str]:
    """Every row that is not in both, or stands elsewhere: `table: row / row`."""
    for table in tables.metadata.sorted_tables:
        for left, right in zip_longest(_rows(one, table), _rows(other, table)):
            if left != right:
                yield f"{table.name}: {left} / {right}"


def _rows(connection: sa.Connection, table: sa.Table) -> sa.CursorResult[Any]:
    """Records as they were made, all else by its key; letters by their bytes on both."""
    key: list[sa.ColumnElement[Any]] = [
        column.collate("C" if connection.dialect.name != "sqlite" else "BINARY")
        if isinstance(column.type, sa.Text)
        else column
        for column in table.primary_key
    ]
    order = [tables.as_made(connection)] if table in tables.IN_ORDER else key
    streamed = connection.execution_options(yield_per=_AT_ONCE)
    return streamed.execute(sa.select(table).order_by(*order))


def _check_empty(target: sa.Connection) -> None:
    for table in (tables.workshop, tables.device, tables.definition, tables.own_programme):
        if target.scalar(sa.select(sa.exists().select_from(table))):
            raise StoreError(
                "移す先に、もうデータがあります。どちらのデータも何も変わっていません。"
                "空のデータベースを用意して、もう一度実行してください。"
            )


def _check_same(source: sa.Connection, target: sa.Connection) -> None:
    wrong = next(differences(source, target), "")
    if wrong:
        table = wrong.partition(":")[0]
        raise StoreError(
            f"移したデータが元と合わないため、やめました（{table}）。元のデータはそのままです。"
        )


def new_aside(data: Path) -> Path:
    """A new folder for what has to go out of the way."""
    aside = data / ASIDE.replace("*", f"{datetime.now():%Y-%m-%d-%H%M%S-%f}")
    aside.mkdir()
    return aside


def put_aside(data: Path, aside: Path) -> None:
    """Move the database's file, with its log, out of the way."""
    for suffix in ("-wal", "-shm", ""):
        part = data / f"{DATABASE_NAME}{suffix}"
        if part.exists():
            part.rename(aside / part.name)
