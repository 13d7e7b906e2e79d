"""Who comes in to which workshop, and by what."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa

from kasane.errors import RefusedError
from kasane.store import Put, Transaction
from kasane.store import people as stored
from kasane.store.accounts import member_of_account
from kasane.store.reading import workshop_ids
from kasane.workshop import doors
from kasane.workshop.access import Actor
from kasane.workshop.model import Role
from kasane.workshop.signing_in import LEADER, SigningIn


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody who came in: where, as whom, and the secret for a new cookie."""

    actor: Actor
    secret: str | None


class Entrances(SigningIn):
    """The doors of all workshops, and the browsers that have come in by them."""

    def actor(self, device: stored.Device | None, workshop_id: str) -> Actor | None:
        """Who a device is in a workshop; None is nobody.

        Where people sign in, only an account of the workshop's municipality leads it, and the
        owner: somebody who once came in as a facilitator by a code is nobody.
        """
        state = self.store.state(workshop_id) if device else None
        if device is None or state is None:
            return None
        leads = self._leads(device, state)
        with self._reading() as connection:
            ties = [stored.find_membership(connection, device.id, workshop_id)]
            if leads and device.address:
                ties.insert(0, member_of_account(connection, workshop_id, device.address))
        for member_id in ties:
            member = state.get("member", member_id) if member_id else None
            if member is not None and member_id is not None:
                role = Role(member.body["role"])
                if self.sign_in and role is Role.FACILITATOR and not leads:
                    return None
                return Actor(workshop_id, member_id, role, device.id)
        return None

    def still_in(self, actor: Actor) -> bool:
        """Whether the device by which somebody acts is still the same member."""
        with self._reading() as connection:
            device = self._known(connection, actor.by)
        now = self.actor(device, actor.workshop)
        return now is not None and now.member == actor.member

    def lead(self, device: stored.Device, workshop_id: str) -> Actor | None:
        """Who a device is; one that leads the workshop becomes a facilitator of it."""
        if device.address and self.leads(device, workshop_id):
            self._seat_account(device, workshop_id)
        actor = self.actor(device, workshop_id)
        if actor is not None or not device.owner or self.store.state(workshop_id) is None:
            return actor
        ask = doors.Entrance(code="", name=LEADER, namesake=True)
        door = doors.Door(workshop_id, Role.FACILITATOR)
        return self.store.submit(lambda tx: self._come_in(tx, device, ask, door).actor).result()

    def workshops_of(self, device: stored.Device) -> list[str]:
        """The ids of the workshops that a device may open, newest first; the owner's: all."""
        account = self.account(device)
        with self._reading() as connection:
            known = set(stored.workshops_of(connection, device.id))
            every = workshop_ids(connection)
            led = self._led(connection, account) if account else set()
        if self.sign_in:
            known = {one for one in known - led if self.actor(device, one) is not None}
        return [found for found in every if device.owner or found in known | led]

    def door(self, code: str) -> doors.Door:
        """What a code opens.

        Raises:
            RefusedError: "wrong_code", or "sign_in" where those who lead sign in.
        """
        with self._reading() as connection:
            return self._door(connection, code)

    def _door(self, connection: sa.Connection, code: str) -> doors.Door:
        """What a code opens; where people sign in, nobody leads by a code."""
        door = doors.find_door(connection, code)
        if self.sign_in and door.role is Role.FACILITATOR:
            raise RefusedError(
                "sign_in",
                "事務局の方は、コードではなく、はじめの画面からサインインして入ります。"
                "参加の方は、参加者のコードを使ってください。",
            )
        return door

    def enter(self, secret: str | None, ask: doors.Entrance) -> Entered:
        """Let somebody in by a code.

        Raises:
            RefusedError: "wrong_code", "sign_in", "no_name", "taken" or "too_many".
        """

        def job(transaction: Transaction) -> Entered:
            door = self._door(transaction.connection, ask.code)
            return self._come_in(transaction, self.device(secret), ask, door)

        return self.store.submit(job).result()

    def _come_in(
        self,
        transaction: Transaction,
        device: stored.Device | None,
        ask: doors.Entrance,
        door: doors.Door,
    ) -> Entered:
        """Seat a browser in the door's role; a browser that may do more already keeps its seat."""
        draft = transaction.draft(door.workshop_id)
        if draft is None:
            raise RefusedError("gone", "このワークショップは見つかりません。")
        member_id = doors.seated(transaction, draft, device.id) if device else None
        member = draft.get("member", member_id) if member_id else None
        if member and self.sign_in and device and member.body["role"] == Role.FACILITATOR:
            # By an earlier code: who leads signs in now, and here somebody takes part.
            member = member if self._leads(device, draft) else None
        fresh = None
        if member is None or member_id is None:
            member_id, new = doors.who(draft, ask, door.role)
            connection = transaction.connection
            idle = device and not (device.owner or device.address)
            if device and idle and not stored.workshops_of(connection, device.id):
                # Put out everywhere: the old secret, whoever may hold it, never opens a door again.
                device = None
            device, fresh = doors.open_device(connection, device, self._at())
            doors.sit_down(transaction, draft, device.id, member_id, new, self._at())
        elif doors.raises(door.role, Role(member.body["role"])):
            risen = member.body | {"role": door.role.value, "name": ask.name or member.body["name"]}
            puts = [Put("member", member_id, risen)]
            draft.append(uuid.uuid4().hex, member_id, self._at(), "member.join", puts)
        role = Role(draft.find(("member", member_id)).body["role"])  # type: ignore[union-attr]
        return Entered(Actor(door.workshop_id, member_id, role, device.id if device else ""), fresh)

    def own(self, secret: str | None) -> tuple[stored.Device, str | None]:
        """Make a browser the owner's; called once the owner's token was seen."""

        def job(transaction: Transaction) -> tuple[stored.Device, str | None]:
            known = self._find(transaction.connection, secret) if secret else None
            device, fresh = doors.open_device(transaction.connection, known, self._at())
            stored.make_owner(transaction.connection, device.id)
            return stored.Device(device.id, owner=True), fresh

        return self.store.submit(job).result()

    def note_present(self, workshop_id: str, members: Sequence[str]) -> None:
        """Note that members are at the meeting that is on; soon, and nobody waits for it."""
        self.store.submit(partial(self._note_present, workshop_id, members))

    def _note_present(
        self, workshop_id: str, members: Sequence[str], transaction: Transaction
    ) -> None:
        draft = transaction.draft(workshop_id)
        known = [m for m in members if draft is not None and draft.get("member", m) is not None]
        puts = doors.present(draft, known, self._at()) if draft is not None else []
        if draft is not None and puts:
            draft.append(f"here-{uuid.uuid4().hex}", "", self._at(), "meeting.here", puts)
