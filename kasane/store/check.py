"""Looks over the stored data: is it whole, and does the history lead to what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from kasane.store import programmes
from kasane.store.engine import open_engine, open_server
from kasane.store.problems import as_store_error
from kasane.store.reading import load_state, read_history, workshop_ids
from kasane.store.records import State


def check_data(data: Path, url: str = "") -> list[str]:
    """Every fault found, a Japanese sentence each; an empty list where all is well.

    Args:
        data: the data folder.
        url: the database server, where the truth is there; what others write meanwhile is not
            looked at.

    Raises:
        StoreError: the data can't be opened at all.
    """
    engine = open_server(url) if url else open_engine(data)
    level = {"isolation_level": "REPEATABLE READ"} if url else {}
    try:
        with engine.connect().execution_options(**level) as connection:
            return list(_faults(connection))
    except DatabaseError as error:
        raise as_store_error(error) from error
    finally:
        engine.dispose()


def _faults(connection: sa.Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":  # a server looks after its own files
        answer = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        if answer != "ok":
            yield f"データベースのファイルに傷があります（{answer}）。"
    yield from programmes.faults(connection)
    for workshop_id in workshop_ids(connection):
        try:
            faults = list(_workshop_faults(connection, workshop_id))
        except (ValueError, LookupError, TypeError) as error:
            faults = [f"読み取れない記録があります（{error}）。"]
        for fault in faults:
            yield f"ワークショップ {workshop_id}：{fault}"


def _workshop_faults(connection: sa.Connection, workshop_id: str) -> Iterator[str]:
    stored = load_state(connection, workshop_id)
    if stored is None:
        yield "見つかりません。"
        return
    replayed = State(workshop_id)
    for line in read_history(connection, workshop_id):
        if line.revision != replayed.revision + 1:
            yield f"履歴の{replayed.revision + 1}番が欠けています。"
        elif any(c.before != replayed.records.get(c.after.key) for c in line.changes):
            yield f"履歴の{line.revision}番が、その前の履歴と合いません。"
        replayed.apply(line)
    if replayed.revision != stored.revision:
        yield f"版の番号が合いません（履歴 {replayed.revision}、記録 {stored.revision}）。"
    for key in sorted(stored.records.keys() | replayed.records.keys()):
        if stored.records.get(key) != replayed.records.get(key):
            yield f"「{key[0]}」{key[1]} の中身が履歴と合いません。"
