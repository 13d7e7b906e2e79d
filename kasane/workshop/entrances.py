"""Who comes in to which workshop, and by what."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from kasane.errors import RefusedError
from kasane.store import Put, Transaction
from kasane.store import people as stored
from kasane.store.reading import workshop_ids
from kasane.workshop import doors
from kasane.workshop.access import Actor
from kasane.workshop.hall import Hall
from kasane.workshop.model import Role


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody who came in: where, as whom, and the secret for a new cookie."""

    actor: Actor
    secret: str | None


class Entrances(Hall):
    """The doors of all workshops, and the browsers that have come in by them."""

    def device(self, secret: str | None) -> stored.Device | None:
        """The device that a cookie stands for."""
        if not secret:
            return None
        with self._reading() as connection:
            return stored.find_device(connection, doors.hash_secret(secret))

    def actor(self, device: stored.Device | None, workshop_id: str) -> Actor | None:
        """Who a device is in a workshop; None is nobody."""
        state = self.store.state(workshop_id) if device else None
        if device is None or state is None:
            return None
        with self._reading() as connection:
            member_id = stored.find_membership(connection, device.id, workshop_id)
        member = state.get("member", member_id) if member_id else None
        if member is not None and member_id is not None:
            return Actor(workshop_id, member_id, Role(member.body["role"]))
        return None

    def lead(self, device: stored.Device, workshop_id: str) -> Actor | None:
        """Who a device is; the owner's becomes a facilitator of every workshop of the machine."""
        actor = self.actor(device, workshop_id)
        if actor is not None or not device.owner or self.store.state(workshop_id) is None:
            return actor
        ask = doors.Entrance(code="", name="事務局", namesake=True)
        door = doors.Door(workshop_id, Role.FACILITATOR)
        return self.store.submit(lambda tx: self._come_in(tx, device, ask, door).actor).result()

    def workshops_of(self, device: stored.Device) -> list[str]:
        """The ids of the workshops that a device may open, newest first; the owner's: all."""
        with self._reading() as connection:
            known = set(stored.workshops_of(connection, device.id))
            every = workshop_ids(connection)
        return [found for found in every if device.owner or found in known]

    def door(self, code: str) -> doors.Door:
        """What a code opens.

        Raises:
            RefusedError: "wrong_code".
        """
        with self._reading() as connection:
            return doors.find_door(connection, code)

    def enter(self, secret: str | None, ask: doors.Entrance) -> Entered:
        """Let somebody in by a code.

        Raises:
            RefusedError: "wrong_code", "no_name", "taken" or "too_many".
        """

        def job(transaction: Transaction) -> Entered:
            door = doors.find_door(transaction.connection, ask.code)
            return self._come_in(transaction, self.device(secret), ask, door, secret)

        return self.store.submit(job).result()

    def _come_in(
        self,
        transaction: Transaction,
        device: stored.Device | None,
        ask: doors.Entrance,
        door: doors.Door,
        secret: str | None = None,
    ) -> Entered:
        """Seat a browser as what the door is for; one that may do more already goes on as it is."""
        draft = transaction.draft(door.workshop_id)
        if draft is None:
            raise RefusedError("gone", "このワークショップは見つかりません。")
        member_id = doors.seated(transaction, draft, device.id) if device else None
        member = draft.get("member", member_id) if member_id else None
        fresh = None
        if member is None or member_id is None:
            member_id, new = doors.who(draft, ask, door.role)
            connection = transaction.connection
            if device and not device.owner and not stored.workshops_of(connection, device.id):
                # Put out everywhere: the old secret, whoever may hold it, never opens a door again.
                device = secret = None
            if device is None:
                device, fresh = doors.open_device(connection, secret, self._at())
            doors.sit_down(transaction, draft, device.id, member_id, new, self._at())
        elif doors.raises(door.role, Role(member.body["role"])):
            risen = member.body | {"role": door.role.value, "name": ask.name or member.body["name"]}
            puts = [Put("member", member_id, risen)]
            draft.append(uuid.uuid4().hex, member_id, self._at(), "member.join", puts)
        role = Role(draft.find(("member", member_id)).body["role"])  # type: ignore[union-attr]
        return Entered(Actor(door.workshop_id, member_id, role), fresh)

    def own(self, secret: str | None) -> tuple[stored.Device, str | None]:
        """Make a browser the owner's; called once the owner's token was seen."""

        def job(transaction: Transaction) -> tuple[stored.Device, str | None]:
            device, fresh = doors.open_device(transaction.connection, secret, self._at())
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
