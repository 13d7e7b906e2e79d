"""Programmes of one's own: what was saved of them, by its fingerprint, and what is being edited.

What was saved is never changed: a workshop names the fingerprint of the one that it began with.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any

import sqlalchemy as sa

from kasane.store import tables
from kasane.store.tables import definition, own_programme


@dataclass(frozen=True, slots=True)
class OwnProgramme:
    """A programme of one's own that can be edited.

    Attributes:
        version: fingerprint of what was saved last; None where nothing was.
        draft: the text as it is being edited.
        revision: how often the draft was changed. changed: when, ISO 8601 in UTC.
    """

    id: str
    version: str | None
    draft: str
    revision: int
    changed: str


def fingerprint(text: str) -> str:
    """What a definition is known by: 16 hexadecimal digits, the same for the same text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def put_definition(connection: sa.Connection, programme_id: str, text: str, saved: str) -> str:
    """Keep a definition, once; returns its fingerprint."""
    version = fingerprint(text)
    row = {"version": version, "programme_id": programme_id, "text": text, "saved": saved}
    if definition_text(connection, version) is None:
        connection.execute(sa.insert(definition).values(row))
    return version


def definition_text(connection: sa.Connection, version: str) -> str | None:
    """The text of a definition; None where there is none."""
    found: str | None = connection.scalar(
        sa.select(definition.c.text).where(definition.c.version == version)
    )
    return found


def own_programmes(connection: sa.Connection) -> list[OwnProgramme]:
    """All that can be edited, in the order in which they were made."""
    rows = connection.execute(_own().order_by(tables.as_made(connection)))
    return [OwnProgramme(**row._mapping) for row in rows]


def own_programme_of(connection: sa.Connection, programme_id: str) -> OwnProgramme | None:
    """One of them; None where there is none of this id."""
    found = _own().where(own_programme.c.id == programme_id)
    row = connection.execute(found).one_or_none()
    return None if row is None else OwnProgramme(**row._mapping)


def put_own(connection: sa.Connection, own: OwnProgramme) -> None:
    """Keep one as it is now."""
    tables.put(connection, own_programme, asdict(own), "version", "draft", "revision", "changed")


def drop_own(connection: sa.Connection, programme_id: str) -> None:
    """Let one go; what workshops hold of it stays."""
    connection.execute(sa.delete(own_programme).where(own_programme.c.id == programme_id))


def forget_unheld(connection: sa.Connection, programme_id: str) -> None:
    """Let go what was saved of a programme, is not the newest, and no workshop ever began with."""
    newest = sa.select(own_programme.c.version).where(own_programme.c.version.is_not(None))
    found = sa.select(definition.c.version).where(
        definition.c.programme_id == programme_id, definition.c.version.not_in(newest)
    )
    for version in list(connection.scalars(found)):
        held = sa.select(tables.history.c.revision).where(
            tables.history.c.changes.contains(f'"definition":"{version}"', autoescape=True)
        )
        if connection.execute(held.limit(1)).first() is None:
            connection.execute(sa.delete(definition).where(definition.c.version == version))


def faults(connection: sa.Connection) -> Iterator[str]:
    """What is wrong with the definitions, a Japanese sentence each."""
    known = set()
    for row in connection.execute(sa.select(definition)):
        known.add(row.version)
        if fingerprint(row.text) != row.version:
            yield f"プログラムの定義 {row.version} の中身が、記録されたものと違います。"
    for own in own_programmes(connection):
        if own.version is not None and own.version not in known:
            yield f"プログラム {own.id} の保存した定義 {own.version} が見つかりません。"
    record = tables.record
    workshops = sa.select(record.c.workshop_id, record.c.body).where(record.c.kind == "workshop")
    for workshop_id, body in connection.execute(workshops):
        version = json.loads(body).get("definition")
        if version and version not in known:
            yield f"ワークショップ {workshop_id}：プログラムの定義 {version} が見つかりません。"


def _own() -> sa.Select[tuple[Any, ...]]:
    return sa.select(*(own_programme.c[field.name] for field in fields(OwnProgramme)))
