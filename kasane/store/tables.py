"""The tables of the database. docs/data-model.md explains them; migrations/ makes them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

metadata = sa.MetaData()

workshop = sa.Table(
    "workshop",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("created", sa.Text, nullable=False),
)

record = sa.Table(
    "record",
    metadata,
    sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("deleted", sa.Boolean, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("record_by_revision", "workshop_id", "revision"),
)

history = sa.Table(
    "history",
    metadata,
    sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), primary_key=True),
    sa.Column("revision", sa.Integer, primary_key=True),
    sa.Column("op_id", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("op", sa.Text, nullable=False),
    sa.Column("changes", sa.Text, nullable=False),
    sa.UniqueConstraint("workshop_id", "op_id"),
)

device = sa.Table(
    "device",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("secret_hash", sa.Text, nullable=False, unique=True),
    sa.Column("owner", sa.Boolean, nullable=False),
    sa.Column("created", sa.Text, nullable=False),
)

membership = sa.Table(
    "membership",
    metadata,
    sa.Column("device_id", sa.Text, sa.ForeignKey("device.id"), primary_key=True),
    sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), primary_key=True),
    sa.Column("member_id", sa.Text, nullable=False),
)

invitation = sa.Table(
    "invitation",
    metadata,
    sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), primary_key=True),
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    sa.Column("created", sa.Text, nullable=False),
)

signed_in = sa.Table(
    "signed_in",
    metadata,
    sa.Column("device_id", sa.Text, sa.ForeignKey("device.id"), primary_key=True),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("since", sa.Text, nullable=False),
)
"""With which account a browser is signed in, and since when."""

account_member = sa.Table(
    "account_member",
    metadata,
    sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), primary_key=True),
    sa.Column("address", sa.Text, primary_key=True),
    sa.Column("member_id", sa.Text, nullable=False),
)
"""As which member an account leads a workshop, whichever browser it is signed in with."""

attachment_page = sa.Table(
    "attachment_page",
    metadata,
    sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), primary_key=True),
    sa.Column("attachment_id", sa.Text, primary_key=True),
    sa.Column("page", sa.Integer, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

answer = sa.Table(
    "answer",
    metadata,
    sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), primary_key=True),
    sa.Column("sheet_id", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Answers to surveys that are not counted yet. No person, no time; a row's place is its random id
(WITHOUT ROWID), so that not even the order in which they came is kept."""

definition = sa.Table(
    "definition",
    metadata,
    sa.Column("version", sa.Text, primary_key=True),
    sa.Column("programme_id", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("saved", sa.Text, nullable=False),
)
"""What programmes of one's own said, by the fingerprint of their text; workshops hold one."""

own_programme = sa.Table(
    "own_programme",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("version", sa.Text, sa.ForeignKey("definition.version"), nullable=True),
    sa.Column("draft", sa.Text, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("changed", sa.Text, nullable=False),
)
"""The programmes of one's own that can be edited: the newest that was saved, and the draft."""

owner_token = sa.Table(
    "owner_token",
    sa.MetaData(),
    sa.Column("hash", sa.Text, primary_key=True),
    sa.Column("used", sa.Boolean, nullable=False),
    sa.Column("created", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
)
"""On a server only: the owner's one-time tokens, of which any process may be asked."""

IN_ORDER = (record, own_programme)
"""The tables whose rows are read in the order in which they were made."""


def as_made(connection: sa.Connection) -> sa.ColumnElement[int]:
    """The order in which records were made: SQLite counts its rows, a server has a column."""
    return sa.literal_column("rowid" if connection.dialect.name == "sqlite" else "made")


def put(connection: sa.Connection, table: sa.Table, values: dict[str, Any], *changing: str) -> None:
    """Insert a row; where its key is there already, set the columns that are changing."""
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    new = {name: values[name] for name in changing}
    key = list(table.primary_key)
    connection.execute(
        make(table).values(values).on_conflict_do_update(index_elements=key, set_=new)
    )
