"""Answers to surveys that wait to be counted: outside of records, history and backups.

A row says what was answered and nothing else: not who, not when, and, as rows lie in the order of
their random ids, not after whom (docs/decisions/2026-11-27-surveys-without-a-trace.md).
"""

from __future__ import annotations

import json
import sqlite3
import uuid

import sqlalchemy as sa

from kasane.store import tables
from kasane.store.records import Body

_held = tables.answer.c


def put_answer(connection: sa.Connection, workshop_id: str, sheet: str, body: Body) -> None:
    """Keep an answer until it is counted."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    row = {"workshop_id": workshop_id, "sheet_id": sheet, "id": uuid.uuid4().hex, "body": text}
    rows = [row]
    if connection.dialect.name != "sqlite":  # a server keeps rows as they come: all come anew
        where = (_held.workshop_id == workshop_id, _held.sheet_id == sheet)
        gone = connection.execute(sa.delete(tables.answer).where(*where).returning(tables.answer))
        rows = sorted([row, *map(dict, gone.mappings())], key=lambda one: str(one["id"]))
    connection.execute(sa.insert(tables.answer), rows)


def waiting(connection: sa.Connection, workshop_id: str) -> dict[str, int]:
    """How many answers of each sheet wait."""
    found = sa.select(_held.sheet_id, sa.func.count()).where(_held.workshop_id == workshop_id)
    rows = connection.execute(found.group_by(_held.sheet_id))
    return {row[0]: row[1] for row in rows}


def taken(connection: sa.Connection, workshop_id: str, sheet: str) -> list[Body]:
    """The answers of a sheet, which are gone from here, and from the file, with this."""
    where = (_held.workshop_id == workshop_id, _held.sheet_id == sheet)
    found = [json.loads(text) for text in connection.scalars(sa.select(_held.body).where(*where))]
    in_file = connection.dialect.name == "sqlite"
    if in_file:
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    connection.execute(sa.delete(tables.answer).where(*where))
    if in_file:
        connection.exec_driver_sql("PRAGMA secure_delete=OFF")
    return found


def leave_out(copy: sqlite3.Connection) -> None:
    """Take what waits out of a copy of the database: two copies would tell what came between."""
    known = "SELECT 1 FROM sqlite_master WHERE name = 'answer'"
    if copy.execute(known).fetchone() and copy.execute("SELECT 1 FROM answer").fetchone():
        copy.execute("DELETE FROM answer")
        copy.commit()
        copy.execute("VACUUM")
