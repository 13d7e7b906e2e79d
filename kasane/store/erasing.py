"""Takes what was written out of a database for good: rows, history, free pages and the log."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from kasane.errors import StoreError
from kasane.store import tables
from kasane.store.engine import DATABASE_NAME, open_engine
from kasane.store.people import drop_idle_device
from kasane.store.problems import DAMAGED
from kasane.store.records import Body

Blank = Callable[[str, str, Body], Body]
"""(kind, id, body) → the body without what is to be erased; the same where nothing is."""
Erase = Callable[[sa.Connection], None]


def erase_workshop(connection: sa.Connection, workshop_id: str) -> None:
    """Delete every row of a workshop, and the browsers that belong nowhere else."""
    known = tables.membership
    came = sa.select(known.c.device_id).where(known.c.workshop_id == workshop_id)
    alone = list(connection.scalars(came))
    people = (tables.invitation, tables.account_member, known)
    for table in (*people, tables.attachment_page, tables.answer, tables.history, tables.record):
        connection.execute(sa.delete(table).where(table.c.workshop_id == workshop_id))
    connection.execute(sa.delete(tables.workshop).where(tables.workshop.c.id == workshop_id))
    for device_id in alone:
        drop_idle_device(connection, device_id)


def blank_records(connection: sa.Connection, workshop_id: str, blank: Blank) -> None:
    """Put every record, as it stands and as it ever stood, without what is to be erased."""
    record, history = tables.record.c, tables.history.c
    records = sa.select(record.kind, record.id, record.body).where(
        record.workshop_id == workshop_id
    )
    for row in connection.execute(records).all():
        new = _dump(blank(row.kind, row.id, json.loads(row.body)))
        if new != row.body:
            where = (record.workshop_id == workshop_id, record.kind == row.kind)
            update = sa.update(tables.record).where(*where, record.id == row.id)
            connection.execute(update.values(body=new))
    lines = sa.select(history.revision, history.changes).where(history.workshop_id == workshop_id)
    for line in connection.execute(lines).all():
        new = _dump([_without(change, blank) for change in json.loads(line.changes)])
        if new != line.changes:
            at = (history.workshop_id == workshop_id, history.revision == line.revision)
            connection.execute(sa.update(tables.history).where(*at).values(changes=new))


def _without(change: Body, blank: Blank) -> Body:
    sides = {side: change[side] for side in ("before", "after") if change[side] is not None}
    kept = {
        side: was | {"body": blank(change["kind"], change["id"], was["body"])}
        for side, was in sides.items()
    }
    return change | kept


def compact(connection: sqlite3.Connection) -> None:
    """Write the file anew, so that nothing is left of what was deleted, and empty the log.

    Raises:
        sqlite3.Error: it could not be; the rows stay as they are.
    """
    connection.execute("VACUUM")
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise sqlite3.OperationalError("database is locked")


def compact_server(engine: sa.Engine) -> None:
    """Write the tables on a server anew; others wait meanwhile. Its own log is out of reach."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("SET lock_timeout = '60s'")
        for table in tables.metadata.sorted_tables:
            connection.exec_driver_sql(f'VACUUM (FULL) "{table.name}"')
        connection.exec_driver_sql("RESET lock_timeout")


def erase_copies(data: Path, folders: tuple[str, ...], workshop_id: str, erase: Erase) -> int:
    """Write every copy of the database anew without what is to be erased.

    Copies in which the workshop's number does not occur stay as they are. One in which it occurs
    and that is too damaged to be opened is deleted.

    Args:
        data: the data folder.
        folders: names (patterns) of the folders in it with copies.
        workshop_id: of whom something is erased.
        erase: does it, on an open copy.

    Returns:
        How many were written anew or deleted.
    """
    copies = [file for name in folders for file in sorted(data.glob(f"{name}/*.db"))]
    mark = workshop_id.encode()
    held = [file for file in copies if any(mark in part.read_bytes() for part in _parts(file))]
    for file in held:
        _write_anew(file, erase)
    return len(held)


def _write_anew(file: Path, erase: Erase) -> None:
    with TemporaryDirectory(dir=file.parent, prefix="erasing-") as folder:
        copy = Path(folder) / DATABASE_NAME
        for part in _parts(file):
            shutil.copyfile(part, copy.with_name(copy.name + part.name.removeprefix(file.name)))
        if _erased(copy, erase):
            with copy.open("rb+") as written:
                os.fsync(written.fileno())
            copy.replace(file)
        else:
            file.unlink()
    for part in _parts(file):
        if part != file:
            part.unlink()


def _erased(copy: Path, erase: Erase) -> bool:
    """Whether a copy could be opened and erased, and has anything left in it."""
    try:
        engine = open_engine(copy.parent)
        try:
            with engine.begin() as connection:
                erase(connection)
                left = connection.scalar(sa.select(sa.func.count()).select_from(tables.workshop))
        finally:
            engine.dispose()
        with closing(sqlite3.connect(copy)) as alone:
            compact(alone)
            alone.execute("PRAGMA journal_mode=DELETE")
    except (StoreError, sa.exc.DatabaseError, sqlite3.DatabaseError) as error:
        if not any(word in f"{error} {error.__cause__}".lower() for word in DAMAGED):
            raise
        return False
    return bool(left)


def _parts(file: Path) -> list[Path]:
    """A database's file and those beside it, as far as they are there."""
    every = (file.with_name(file.name + suffix) for suffix in ("", "-wal", "-shm", "-journal"))
    return [part for part in every if part.exists()]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
