"""Operations on the roster and on the codes by which people come in."""

from __future__ import annotations

import secrets
from typing import Any, Literal

from pydantic import Field, ValidationError

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.programme import TableColumn, TableSheet
from kasane.store import Put
from kasane.store import people as doors
from kasane.workshop.desk import Desk
from kasane.workshop.model import Invitation, Member, Role, body, read, read_all
from kasane.workshop.shapes import GivenName, Id, Name, Shape, Value, Values
from kasane.workshop.values import check_line, check_value, same

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
    about: Values = Field(default_factory=dict)


class WriteMember(Shape):
    """One value of a member's row on the roster's sheet; `seen` is what stood there."""

    op: Literal["member.write"]
    id: Id
    field: str = Field(max_length=40)
    value: Value
    seen: Value


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
    check_room(sum(1 for _ in desk.draft.all("member")))
    for column_id, value in ask.about.items():
        check_value(_column(desk, column_id), value)
    member = Member(name=ask.name, organisation=ask.organisation, role=ask.role, about=ask.about)
    return [Put("member", ask.id, body(member))]


def check_room(members: int) -> None:
    """Refuse a roster without end.

    Raises:
        RefusedError: "too_many".
    """
    if members >= limits.MEMBERS:
        raise RefusedError("too_many", f"名簿に入れられるのは{limits.MEMBERS}人までです。")


def edit_member(desk: Desk, ask: EditMember) -> list[Put]:
    """Change a name, an organisation or a role."""
    member = member_of(desk, ask.id)
    if desk.signs_in and ask.role is Role.FACILITATOR is not member.role:
        raise RefusedError(
            "sign_in",
            "事務局になる方には、サインインして入ってもらいます。いまの役割のままです。",
        )
    new: dict[str, Any] = ask.model_dump(exclude_none=True, exclude={"op", "id"})
    if ask.role not in (None, Role.FACILITATOR):
        check_not_last(desk, ask.id, member)
    return [Put("member", ask.id, body(member.model_copy(update=new)))]


def write_member(desk: Desk, ask: WriteMember) -> list[Put]:
    """Change one value on the roster's sheet, unless something else stands there by now."""
    member = member_of(desk, ask.id)
    column = _column(desk, ask.field)
    check_value(column, ask.value)
    own = ask.field in ("name", "organisation")
    now: Value = getattr(member, ask.field) if own else member.about.get(ask.field, "")
    if not same(now, ask.seen) and not same(now, ask.value):
        raise RefusedError(
            "stale",
            f"あなたが書いているあいだに、ほかの人も「{column.label}」を直しました。"
            "どうするかを選んでください。",
            {"value": now},
        )
    if own:
        check_line(column.label, str(ask.value))
    new = {ask.field: ask.value} if own else {"about": member.about | {ask.field: ask.value}}
    try:
        return [Put("member", ask.id, body(Member.model_validate(body(member) | body_of(new))))]
    except ValidationError as error:
        raise RefusedError("empty", "氏名は空にできません。元の名前のままです。") from error


def body_of(new: dict[str, Any]) -> dict[str, Any]:
    """Values as JSON has them."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in new.items()}


def _column(desk: Desk, column_id: str) -> TableColumn:
    """A column of the sheet whose rows are the members."""
    for sheet in desk.programme.sheets_of(TableSheet):
        if sheet.is_roster and column_id in sheet.place_ids:
            return sheet.column(column_id)
    raise RefusedError("malformed", "名簿にない項目が送られました。何も変わっていません。")


def remove_member(desk: Desk, ask: NameMember) -> list[Put]:
    """Take a member out; what they wrote stays, their browser is shut out."""
    member = member_of(desk, ask.id)
    check_not_last(desk, ask.id, member)
    doors.drop_memberships(desk.transaction.connection, desk.draft.workshop_id, ask.id)
    return [Put("member", ask.id, body(member), deleted=True)]


def release_member(desk: Desk, ask: NameMember) -> list[Put]:
    """Untie a member's browser, so that they can come in with another one."""
    member = member_of(desk, ask.id)
    check_not_last(desk, ask.id, member)
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


def member_of(desk: Desk, member_id: str) -> Member:
    """Somebody on the roster.

    Raises:
        RefusedError: "gone".
    """
    member = read(desk.draft, Member, member_id)
    if member is None:
        raise RefusedError("gone", "この人は名簿にいません。何も変わっていません。")
    return member


def check_not_last(desk: Desk, member_id: str, member: Member) -> None:
    """Refuse to lose the only one who leads.

    Raises:
        RefusedError: "last_facilitator".
    """
    leads = [
        other
        for other, body_ in read_all(desk.draft, Member).items()
        if body_.role is Role.FACILITATOR and body_.joined
    ]
    if member.role is Role.FACILITATOR and leads == [member_id]:
        raise RefusedError(
            "last_facilitator", "事務局が一人もいなくなるため、できません。何も変わっていません。"
        )
