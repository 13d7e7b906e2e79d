"""Operations on the roster and on the codes by which people come in."""

from __future__ import annotations

import secrets
from typing import Any, Literal

from kasane.errors import RefusedError
from kasane.store import Put
from kasane.store import people as doors
from kasane.workshop.desk import Desk
from kasane.workshop.model import (
    GivenName,
    Id,
    Invitation,
    Member,
    Name,
    Role,
    Shape,
    body,
    read,
    read_all,
)

MAX_MEMBERS = 500
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, 1, I, L, O: nobody has to guess what is on the projector."""
CODE_LENGTH = {Role.PARTICIPANT: 6, Role.VIEWER: 10, Role.FACILITATOR: 16}
"""The projected code is short; the one that lets somebody lead is not for typing."""


class AddMember(Shape):
    """A name for the roster."""

    op: Literal["member.add"]
    id: Id
    name: GivenName
    organisation: Name = ""
    role: Role = Role.PARTICIPANT


class EditMember(Shape):
    """Another name, organisation or role; what is None stays."""

    op: Literal["member.edit"]
    id: Id
    name: GivenName | None = None
    organisation: Name | None = None
    role: Role | None = None


class NameMember(Shape):
    """Remove a member, or release the name so that another browser can take it."""

    op: Literal["member.remove", "member.release"]
    id: Id


class NewInvitation(Shape):
    """A new code for a role; the old one ends at once."""

    op: Literal["invitation.new"]
    role: Role


def add_member(desk: Desk, ask: AddMember) -> list[Put]:
    """Put a name on the roster."""
    if desk.draft.find(("member", ask.id)) is not None:
        raise RefusedError("exists", "この人はもう名簿にいます。")
    check_room(len(read_all(desk.draft, Member)))
    member = Member(name=ask.name, organisation=ask.organisation, role=ask.role)
    return [Put("member", ask.id, body(member))]


def check_room(members: int) -> None:
    """Refuse a roster without end.

    Raises:
        RefusedError: "too_many".
    """
    if members >= MAX_MEMBERS:
        raise RefusedError("too_many", f"名簿に入れられるのは{MAX_MEMBERS}人までです。")


def edit_member(desk: Desk, ask: EditMember) -> list[Put]:
    """Change a name, an organisation or a role."""
    member = _member(desk, ask.id)
    new: dict[str, Any] = ask.model_dump(exclude_none=True, exclude={"op", "id"})
    if ask.role not in (None, Role.FACILITATOR):
        _check_not_last(desk, ask.id, member)
    return [Put("member", ask.id, body(member.model_copy(update=new)))]


def remove_member(desk: Desk, ask: NameMember) -> list[Put]:
    """Take a member out; what they wrote stays, their browser is shut out."""
    member = _member(desk, ask.id)
    _check_not_last(desk, ask.id, member)
    doors.drop_memberships(desk.transaction.connection, desk.draft.workshop_id, ask.id)
    return [Put("member", ask.id, body(member), deleted=True)]


def release_member(desk: Desk, ask: NameMember) -> list[Put]:
    """Untie a member's browser, so that they can come in with another one."""
    member = _member(desk, ask.id)
    _check_not_last(desk, ask.id, member)
    doors.drop_memberships(desk.transaction.connection, desk.draft.workshop_id, ask.id)
    return [Put("member", ask.id, body(member.model_copy(update={"joined": False})))]


def new_invitation(desk: Desk, ask: NewInvitation) -> list[Put]:
    """Make a new code."""
    return [put_code(desk, ask.role)]


def put_code(desk: Desk, role: Role) -> Put:
    """Store a code for a role, for the door and for the facilitator's screen."""
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH[role]))
    doors.put_invitation(desk.transaction.connection, desk.draft.workshop_id, role, code, desk.at)
    return Put("invitation", role, body(Invitation(code=code)))


def _member(desk: Desk, member_id: str) -> Member:
    member = read(desk.draft, Member, member_id)
    if member is None:
        raise RefusedError("gone", "この人は名簿にいません。何も変わっていません。")
    return member


def _check_not_last(desk: Desk, member_id: str, member: Member) -> None:
    leads = [
        other
        for other, body_ in read_all(desk.draft, Member).items()
        if body_.role is Role.FACILITATOR and body_.joined
    ]
    if member.role is Role.FACILITATOR and leads == [member_id]:
        raise RefusedError(
            "last_facilitator", "事務局が一人もいなくなるため、できません。何も変わっていません。"
        )
