"""Devices, memberships and invitations: who may come in, and by which code."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from kasane.store.tables import (
    account_member,
    device,
    invitation,
    membership,
    owner_token,
    put,
    signed_in,
)

# Asked at every page, line and request: put together once, each takes a third of the time.
_DEVICE = sa.select(device.c.id, device.c.owner)
_BY_SECRET = _DEVICE.where(device.c.secret_hash == sa.bindparam("key"))
_BY_ID = _DEVICE.where(device.c.id == sa.bindparam("key"))
_SIGNED_IN = sa.select(signed_in.c.address, signed_in.c.name).where(
    signed_in.c.device_id == sa.bindparam("device"), signed_in.c.since >= sa.bindparam("since")
)
_MEMBERSHIP = sa.select(membership.c.member_id).where(
    membership.c.device_id == sa.bindparam("device"),
    membership.c.workshop_id == sa.bindparam("workshop"),
)


@dataclass(frozen=True, slots=True)
class Device:
    """One browser that has come in before.

    Attributes:
        owner: whether it is the machine's owner's; never while it is signed in.
        address: of the account with which it is signed in; empty where it is not.
        name: as that account calls itself.
    """

    id: str
    owner: bool
    address: str = ""
    name: str = ""


def find_device(
    connection: sa.Connection, secret_hash: str, since: str | None = None
) -> Device | None:
    """The device whose cookie has this hash.

    Args:
        connection: where it is looked for.
        secret_hash: of the cookie.
        since: when somebody has to have signed in who still is; None: nobody is.
    """
    return _device(connection, _BY_SECRET, secret_hash, since)


def known_device(
    connection: sa.Connection, device_id: str, since: str | None = None
) -> Device | None:
    """The device of an id; `since` as in `find_device`."""
    return _device(connection, _BY_ID, device_id, since)


def _device(
    connection: sa.Connection, known: sa.Select[tuple[str, bool]], key: str, since: str | None
) -> Device | None:
    row = connection.execute(known, {"key": key}).one_or_none()
    if row is None or since is None:
        return None if row is None else Device(row.id, row.owner)
    account = connection.execute(_SIGNED_IN, {"device": row.id, "since": since}).one_or_none()
    return Device(row.id, False, *account) if account else Device(row.id, row.owner)


def put_device(
    connection: sa.Connection, device_id: str, secret_hash: str, owner: bool, created: str
) -> None:
    """Remember a new device."""
    connection.execute(
        sa.insert(device).values(
            id=device_id, secret_hash=secret_hash, owner=owner, created=created
        )
    )


def make_owner(connection: sa.Connection, device_id: str) -> None:
    """Let a device make workshops and lead all of this machine."""
    connection.execute(sa.update(device).where(device.c.id == device_id).values(owner=True))


def renew_secret(connection: sa.Connection, device_id: str, secret_hash: str) -> None:
    """Give a device another cookie; what the old one opened is shut."""
    own = sa.update(device).where(device.c.id == device_id)
    connection.execute(own.values(secret_hash=secret_hash))


def drop_idle_device(connection: sa.Connection, device_id: str) -> bool:
    """Forget a device that is nowhere a member, not the owner's and not signed in; whether."""
    tied = (sa.exists().where(table.c.device_id == device_id) for table in (membership, signed_in))
    idle = sa.delete(device).where(
        device.c.id == device_id, sa.not_(device.c.owner), *(~tie for tie in tied)
    )
    return connection.execute(idle).rowcount == 1


def find_membership(connection: sa.Connection, device_id: str, workshop_id: str) -> str | None:
    """The member's id that a device has in a workshop."""
    tie = {"device": device_id, "workshop": workshop_id}
    found: str | None = connection.scalar(_MEMBERSHIP, tie)
    return found


def workshops_of(connection: sa.Connection, device_id: str) -> list[str]:
    """The ids of the workshops that a device belongs to."""
    return list(
        connection.scalars(
            sa.select(membership.c.workshop_id).where(membership.c.device_id == device_id)
        )
    )


def put_membership(
    connection: sa.Connection, device_id: str, workshop_id: str, member_id: str
) -> None:
    """Tie a device to a member of a workshop; an earlier tie is replaced."""
    row = {"device_id": device_id, "workshop_id": workshop_id, "member_id": member_id}
    put(connection, membership, row, "member_id")


def drop_memberships(connection: sa.Connection, workshop_id: str, member_id: str) -> None:
    """Untie every device, and an account, from a member."""
    for ties in (membership, account_member):
        connection.execute(sa.delete(ties).where(*_of_member(ties, workshop_id, member_id)))


def move_memberships(connection: sa.Connection, workshop_id: str, member_id: str, to: str) -> None:
    """Tie every device, and an account, of one member to another."""
    for ties in (membership, account_member):
        theirs = sa.update(ties).where(*_of_member(ties, workshop_id, member_id))
        connection.execute(theirs.values(member_id=to))


def _of_member(
    ties: sa.Table, workshop_id: str, member_id: str
) -> tuple[sa.ColumnElement[bool], ...]:
    return ties.c.workshop_id == workshop_id, ties.c.member_id == member_id


def put_invitation(
    connection: sa.Connection, workshop_id: str, role: str, code: str, created: str
) -> None:
    """Set the code by which people come into a workshop in a role; the old one ends."""
    row = {"workshop_id": workshop_id, "role": role, "code": code, "created": created}
    put(connection, invitation, row, "code", "created")


def all_codes(connection: sa.Connection) -> list[tuple[str, str, str]]:
    """(code, workshop id, role) of every invitation."""
    rows = connection.execute(
        sa.select(invitation.c.code, invitation.c.workshop_id, invitation.c.role)
    )
    return [(row.code, row.workshop_id, row.role) for row in rows]


def know_token(connection: sa.Connection, token_hash: str) -> bool:
    """Let an owner's token open once; one that was used stays used. Unused old ones end."""
    known, day = owner_token.c, sa.func.now() - sa.text("interval '1 day'")
    connection.execute(sa.delete(owner_token).where(sa.not_(known.used), known.created < day))
    values = {"hash": token_hash, "used": False}
    new = postgresql.insert(owner_token).values(values).on_conflict_do_nothing()
    return connection.execute(new).rowcount == 1


def use_token(connection: sa.Connection, token_hash: str) -> bool:
    """Whether a token opens; afterwards it does not, at no process."""
    right = sa.update(owner_token).where(owner_token.c.hash == token_hash, ~owner_token.c.used)
    return connection.execute(right.values(used=True)).rowcount == 1


def return_token(connection: sa.Connection, token_hash: str) -> bool:
    """Let a token that was used open once more."""
    right = sa.update(owner_token).where(owner_token.c.hash == token_hash)
    return connection.execute(right.values(used=False)).rowcount == 1
