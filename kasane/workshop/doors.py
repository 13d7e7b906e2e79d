"""How people come in: the owner's address, codes, names, and the browser's cookie."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from kasane.errors import RefusedError
from kasane.plain.clock import japan_time
from kasane.plain.names import plain_name
from kasane.store import Draft, Put, State, Transaction
from kasane.store import people as stored
from kasane.workshop.model import (
    Attendance,
    Meeting,
    Member,
    Role,
    WorkshopInfo,
    body,
    read,
    read_all,
)
from kasane.workshop.operations.members import check_room
from kasane.workshop.shapes import Id, Name, Shape

_REACH = (Role.VIEWER, Role.PARTICIPANT, Role.FACILITATOR)


class Entrance(Shape):
    """What somebody says at the door: the code, and a name from the roster or a new one.

    Attributes:
        namesake: said of a name that is on the roster already: it is somebody else's.
    """

    code: str
    member: Id | None = None
    name: Name = ""
    organisation: Name = ""
    namesake: bool = False


@dataclass(frozen=True, slots=True)
class Door:
    """What a code opens."""

    workshop_id: str
    role: Role


def hash_secret(secret: str) -> str:
    """What is kept of a cookie; the cookie itself is nowhere but in the browser."""
    return hashlib.sha256(secret.encode()).hexdigest()


def open_device(
    connection: sa.Connection, known: stored.Device | None, at: str
) -> tuple[stored.Device, str | None]:
    """The browser's device, and the secret for its cookie where it is a new one."""
    if known is not None:
        return known, None
    fresh = secrets.token_urlsafe(32)
    device_id = uuid.uuid4().hex
    stored.put_device(connection, device_id, hash_secret(fresh), owner=False, created=at)
    return stored.Device(device_id, owner=False), fresh


def find_door(connection: sa.Connection, code: str) -> Door:
    """What a code opens; every code is compared, each in constant time.

    Raises:
        RefusedError: "wrong_code", which tells nothing else.
    """
    typed = tidy_code(code).encode(errors="replace")
    found = [
        Door(workshop_id, Role(role))
        for known, workshop_id, role in stored.all_codes(connection)
        if hmac.compare_digest(known.encode(), typed)
    ]
    if not found:
        raise RefusedError(
            "wrong_code",
            "この参加コードでは入れません。画面や案内のコードをもう一度確かめてください。",
        )
    return found[0]


def tidy_code(code: str) -> str:
    """The code without the spaces, full-width letters and lower case that people type."""
    narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in code)
    return "".join(narrow.upper().split()).replace("-", "")


def roster(records: State | Draft, role: Role) -> list[tuple[str, str, str]]:
    """(member id, name, organisation) of those in a role who have not come in yet."""
    return [
        (member_id, member.name, member.organisation)
        for member_id, member in read_all(records, Member).items()
        if member.role is role and not member.joined
    ]


def seated(transaction: Transaction, draft: Draft, device_id: str) -> str | None:
    """The member that a device is in this workshop already."""
    member_id = stored.find_membership(transaction.connection, device_id, draft.workshop_id)
    return member_id if member_id and draft.get("member", member_id) else None


def who(draft: Draft, ask: Entrance, role: Role) -> tuple[str, Member]:
    """The member that somebody at the door will be: picked from the roster, or new.

    Raises:
        RefusedError: "no_name", "namesake" (`current` has the member's id, or None where a browser
            is tied to that name), "taken" or "too_many".
    """
    if ask.member is not None:
        member = read(draft, Member, ask.member)
        if member is None or member.joined or member.role is not role:
            raise RefusedError(
                "taken",
                "この名前はもう使われています。ご本人なら、事務局に「端末をつなぎなおす」を"
                "頼んでください。",
            )
        return ask.member, member.model_copy(update={"joined": True})
    name = ask.name or ("見学" if role is Role.VIEWER else "")
    if not name:
        raise RefusedError("no_name", "お名前を書くか、名簿から選んでください。")
    if ask.name and not ask.namesake:
        _check_new(draft, ask.name, role)
    check_room(len(read_all(draft, Member)))
    member = Member(name=name, organisation=ask.organisation, role=role, joined=True)
    return uuid.uuid4().hex, member


def _check_new(draft: Draft, name: str, role: Role) -> None:
    """Refuse a name that is on the roster: the same person would stand there twice."""
    alike = {
        member_id: member
        for member_id, member in read_all(draft, Member).items()
        if member.role is role and plain_name(member.name) == plain_name(name)
    }
    free = next((one for one, member in alike.items() if not member.joined), None)
    if free:
        raise RefusedError(
            "namesake", f"「{name}」さんは名簿にあります。ご本人ですか。", {"member": free}
        )
    if alike:
        raise RefusedError(
            "namesake",
            f"「{name}」さんは、別の端末でもう入っています。ご本人なら、事務局に「端末をつなぎなおす」を"
            "頼むと、これまでに書いたものと続けられます。",
            {"member": None},
        )


def raises(door: Role, role: Role) -> bool:
    """Whether a door lets somebody in a role do more than before."""
    return _REACH.index(door) > _REACH.index(role)


def sit_down(
    transaction: Transaction, draft: Draft, device_id: str, member_id: str, member: Member, at: str
) -> None:
    """Tie a browser to a member, who is now present."""
    stored.put_membership(transaction.connection, device_id, draft.workshop_id, member_id)
    come_in(draft, member_id, member, at)


def come_in(draft: Draft, member_id: str, member: Member, at: str) -> None:
    """Put a member on the roster, who is now present."""
    puts = [Put("member", member_id, body(member)), *present(draft, [member_id], at)]
    draft.append(f"join-{uuid.uuid4().hex}", member_id, at, "member.join", puts)


def present(draft: Draft, members: Iterable[str], at: str) -> list[Put]:
    """Note who is there, where that is not said yet and the meeting is held now.

    It is held while an activity of it is on, and all day until then.
    """
    info = read(draft, WorkshopInfo)
    meeting = read(draft, Meeting, info.meeting) if info and info.meeting else None
    if info is None or info.meeting is None or meeting is None:
        return []
    today = meeting.date in (None, japan_time(at).date())
    fresh = [member for member in members if member not in meeting.attendance]
    if not fresh or not (today or info.activity):
        return []
    came = meeting.attendance | dict.fromkeys(fresh, Attendance.PRESENT)
    return [Put("meeting", info.meeting, body(meeting.model_copy(update={"attendance": came})))]
