"""With which account a browser is signed in, and as whom an account leads a workshop."""

from __future__ import annotations

import sqlalchemy as sa

from kasane.store.people import drop_idle_device
from kasane.store.tables import account_member, put, signed_in


def sign_in(connection: sa.Connection, device_id: str, address: str, name: str, since: str) -> None:
    """Note with which account a device is signed in; another one before is replaced."""
    row = {"device_id": device_id, "address": address, "name": name, "since": since}
    put(connection, signed_in, row, "address", "name", "since")


def signed_in_since(connection: sa.Connection, device_id: str) -> tuple[str, str] | None:
    """(address, since) of a device that is signed in, or was and did not sign out."""
    row = connection.execute(
        sa.select(signed_in.c.address, signed_in.c.since).where(signed_in.c.device_id == device_id)
    ).one_or_none()
    return None if row is None else (row.address, row.since)


def sign_out(connection: sa.Connection, device_id: str) -> bool:
    """Forget with which account a device is signed in; whether the device is still of use."""
    connection.execute(sa.delete(signed_in).where(signed_in.c.device_id == device_id))
    return not drop_idle_device(connection, device_id)


def end_sign_ins(connection: sa.Connection, since: str) -> None:
    """Forget who signed in before a moment."""
    connection.execute(sa.delete(signed_in).where(signed_in.c.since < since))


def member_of_account(connection: sa.Connection, workshop_id: str, address: str) -> str | None:
    """The member's id that an account has in a workshop."""
    return connection.scalar(
        sa.select(account_member.c.member_id).where(
            account_member.c.workshop_id == workshop_id, account_member.c.address == address
        )
    )


def put_account_member(
    connection: sa.Connection, workshop_id: str, address: str, member_id: str
) -> None:
    """Tie an account to a member of a workshop; an earlier tie is replaced."""
    row = {"workshop_id": workshop_id, "address": address, "member_id": member_id}
    put(connection, account_member, row, "member_id")
