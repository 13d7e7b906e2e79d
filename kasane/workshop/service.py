"""The one door to workshops for pages, live routes, imports and commands."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from kasane.errors import RefusedError
from kasane.programme import Programme
from kasane.programme.groups import with_groups
from kasane.store import Draft, Put, State, Store, Transaction
from kasane.store import attachments as stored_pages
from kasane.store import people as stored
from kasane.store.past import rewound
from kasane.store.problems import as_store_error
from kasane.store.reading import latest_lines, records_of, workshop_ids
from kasane.workshop import doors
from kasane.workshop.access import Actor, check_operation
from kasane.workshop.acts import Act, acts_of
from kasane.workshop.beginning import NewWorkshop, first_records, missing_records
from kasane.workshop.desk import Desk, stamp
from kasane.workshop.model import Role, WorkshopInfo, read
from kasane.workshop.next_round.offers import carried
from kasane.workshop.operations.members import put_code
from kasane.workshop.operations.perform import (
    Done,
    check_op_id,
    perform,
    read_request,
    refusals,
)
from kasane.workshop.operations.undoing import DELETIONS, UNDOABLE
from kasane.workshop.reading import Reading
from kasane.workshop.telling import ON_SCREEN, Telling

_GONE = 2_000
_LAST = 300
"""How many lines of the history are looked through, of deletions and of all that can go back."""


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody who came in: where, as whom, and the secret for a new cookie."""

    actor: Actor
    secret: str | None


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Workshops:
    """Everything that can be done with workshops, and the state they are in."""

    def __init__(
        self,
        store: Store,
        programmes: Mapping[str, Programme],
        clock: Callable[[], datetime] = _utc_now,
    ) -> None:
        self.store = store
        self.programmes = programmes
        self.clock = clock
        self._own: dict[tuple[Hashable, ...], Programme] = {}

    def perform(self, actor: Actor, message: dict[str, Any]) -> Future[Done]:
        """Hand an operation to the writer; the future is done once it is on disk.

        The message holds "op_id", "op" and the operation's own fields. The future raises
        RefusedError where it was not carried out and StoreError where it could not be stored.
        """
        message = dict(message)
        try:
            op_id = check_op_id(message.pop("op_id", None))
            ask = read_request(message)
        except RefusedError as refusal:
            failed: Future[Done] = Future()
            failed.set_exception(refusal)
            return failed
        return self.store.submit(lambda tx: perform(self._desk(tx, actor), op_id, ask))

    def do(self, actor: Actor, op: str, **fields: Any) -> Done:
        """Carry out an operation from a page or a command, and wait for it."""
        message = {"op_id": uuid.uuid4().hex, "op": op, **fields}
        return self.perform(actor, message).result()

    def attach(self, actor: Actor, pages: Sequence[bytes], **fields: Any) -> str:
        """Keep a paper or a photograph whose pages are given; returns its id.

        Raises:
            RefusedError: it may not be kept. StoreError: it could not be.
        """
        attachment = uuid.uuid4().hex
        ask = read_request({"op": "attachment.add", "id": attachment, **fields})

        def job(transaction: Transaction) -> str:
            desk = self._desk(transaction, actor)
            check_operation(desk.actor, "attachment.add")
            stored_pages.put_pages(transaction.connection, actor.workshop, attachment, pages)
            perform(desk, uuid.uuid4().hex, ask)
            return attachment

        return self.store.submit(job).result()

    def page(self, workshop_id: str, attachment: str, page: int) -> bytes | None:
        """A page of a paper or a photograph as JPEG; None where there is none."""
        with self._reading() as connection:
            return stored_pages.page_of(connection, workshop_id, attachment, page)

    def refusals(
        self, actor: Actor, rows: Sequence[Sequence[dict[str, Any]]]
    ) -> dict[int, RefusedError]:
        """Which rows of a `take_in` would be refused now, by their number; nothing is written.

        It is tried beside the writer, who goes on with what the others do.
        """
        with self._reading() as connection:
            return refusals(self._desk(Transaction(connection, self.store.state), actor), rows)

    def _desk(self, transaction: Transaction, actor: Actor) -> Desk:
        """The desk for an actor, whose role is read anew: it may have changed meanwhile."""
        draft = transaction.draft(actor.workshop)
        if draft is None:
            raise RefusedError("gone", "このワークショップは見つかりません。")
        member = draft.get("member", actor.member)
        if member is None:
            raise RefusedError(
                "not_member",
                "このワークショップから外れているため、書き込めません。事務局に声をかけてください。",
            )
        role = Role(member.body["role"])
        if actor.role is Role.VIEWER:
            role = Role.VIEWER
        return Desk(
            transaction,
            draft,
            Actor(actor.workshop, actor.member, role),
            self.programme_of(draft),
            self.whole_programme_of(draft),
            self.clock(),
        )

    def programme_of(self, records: State | Draft) -> Programme:
        """The programme that a workshop runs: without steps left out, with its groups' sheets.

        Raises:
            RefusedError: "no_programme" where its file is not there any more.
        """
        whole, main = self.whole_programme_of(records), records.get("workshop", "main")
        # Asked for at every operation and page: most workshops run the programme as it is.
        if main is None or not (main.body.get("left_out") or main.body.get("groups")):
            return whole
        info = WorkshopInfo.model_validate(main.body)
        split = {
            key: tuple((group.id, group.name) for group in groups)
            for key, groups in info.groups.items()
        }
        key = (whole.id, info.left_out, *split.items())
        if key not in self._own:
            self._own[key] = with_groups(whole.without(info.left_out), split)
        return self._own[key]

    def whole_programme_of(self, records: State | Draft) -> Programme:
        """The programme that a workshop runs, with all of its steps.

        Raises:
            RefusedError: "no_programme" where its file is not there any more.
        """
        main = records.get("workshop", "main")
        programme = self.programmes.get(main.body["programme"]) if main else None
        if programme is None:
            raise RefusedError(
                "no_programme",
                "このワークショップのプログラムの定義が見つかりません。データは無事です。"
                "data/programmes/ の中を確かめてください。",
            )
        return programme

    def state(self, workshop_id: str) -> State | None:
        """A workshop as committed, safe to read; None if unknown. Not filtered: see access."""
        return self.store.state(workshop_id)

    def revision(self, workshop_id: str) -> int:
        """How far a workshop has come; 0 if unknown."""
        state = self.state(workshop_id)
        return state.revision if state else 0

    def info(self, workshop_id: str) -> WorkshopInfo | None:
        """A workshop's facts, also where its programme's file is gone; None if unknown."""
        state = self.state(workshop_id)
        return read(state, WorkshopInfo) if state else None

    def reading(
        self, workshop_id: str, actor: Actor | None, telling: Telling = ON_SCREEN
    ) -> Reading | None:
        """A workshop as an actor may read it; None if unknown.

        Raises:
            RefusedError: "no_programme" where its programme's file is not there any more.
        """
        state = self.state(workshop_id)
        if state is None:
            return None
        pages = partial(self.page, workshop_id)
        programme = self.programme_of(state)
        return Reading(state, programme, actor, telling, self._earlier, pages)

    def _earlier(self, reading: Reading, at: str) -> Reading:
        """A workshop as it stood at a moment, for the same reader."""
        records = reading.records
        if isinstance(records, State):
            with self._reading() as connection:
                records = rewound(connection, records, at)
        known = records.get("workshop", "main") is not None
        programme = self.programme_of(records) if known else reading.programme
        return replace(reading, records=records, programme=programme)

    def acts(self, reading: Reading) -> list[Act]:
        """What the reader can take back, newest first: all that was deleted, and the last acts."""
        with self._reading() as connection:
            gone = latest_lines(connection, reading.workshop, DELETIONS, _GONE)
            last = latest_lines(connection, reading.workshop, UNDOABLE, _LAST)
        lines = {line.revision: line for line in (*last, *gone)}
        return acts_of(reading, [lines[key] for key in sorted(lines, reverse=True)])

    def create(self, device_id: str, ask: NewWorkshop) -> Actor:
        """Start a workshop, led by the owner's device.

        Raises:
            RefusedError: "forbidden" where the device is not the owner's, "not_here" where the
                programme or a step is unknown.
        """
        return self.store.submit(lambda tx: self._create(tx, device_id, ask)).result()

    def _create(self, transaction: Transaction, device_id: str, ask: NewWorkshop) -> Actor:
        if not stored.is_owner(transaction.connection, device_id):
            raise RefusedError(
                "forbidden", "ワークショップをつくれるのは、このパソコンの管理者だけです。"
            )
        actor = Actor(uuid.uuid4().hex[:12], uuid.uuid4().hex, Role.FACILITATOR)
        programme = self.programmes.get(ask.programme)
        if programme is None or not {step.id for step in programme.steps} >= set(ask.steps):
            raise RefusedError(
                "not_here", "このプログラムかStepがありません。何も変わっていません。"
            )
        before = transaction.draft(ask.previous) if ask.previous else None
        if ask.previous and before is None:
            raise RefusedError("not_here", "前の回が見つかりません。何も変わっていません。")
        draft = transaction.new(actor.workshop, self._at())
        desk = Desk(transaction, draft, actor, programme, programme, self.clock())
        draft.append(
            uuid.uuid4().hex,
            actor.member,
            desk.at,
            "workshop.create",
            first_records(programme, ask, actor.member, desk.at),
        )
        if before is not None:
            going = list(carried(before, programme, set(ask.carry), actor.member, desk.at))
            draft.append(uuid.uuid4().hex, actor.member, desk.at, "workshop.carry", going)
        codes = [put_code(desk, role) for role in Role]
        draft.append(uuid.uuid4().hex, actor.member, desk.at, "invitation.new", codes)
        stored.put_membership(transaction.connection, device_id, actor.workshop, actor.member)
        return actor

    def complete(self) -> None:
        """Give every workshop what its programme has gained since it started (sheets, rows)."""
        with self._reading() as connection:
            every = workshop_ids(connection)
            behind = [known for known in every if self._lacks_sheets(connection, known)]
        for workshop_id in behind:
            self.store.submit(partial(self._complete, workshop_id)).result()

    def _lacks_sheets(self, connection: sa.Connection, workshop_id: str) -> bool:
        """Whether its programme has sheets of which there is no record yet."""
        main = next(iter(records_of(connection, workshop_id, "workshop")), None)
        programme = self.programmes.get(main.body["programme"]) if main else None
        known = {record.id for record in records_of(connection, workshop_id, "sheet")}
        return programme is not None and any(s.id not in known for s in programme.sheets)

    def _complete(self, workshop_id: str, transaction: Transaction) -> None:
        draft = transaction.draft(workshop_id)
        main = draft.get("workshop", "main") if draft else None
        programme = self.programmes.get(main.body["programme"]) if main else None
        if draft is None or programme is None:
            return
        puts = missing_records(draft, programme, self._at())
        if puts:
            draft.append(uuid.uuid4().hex, "", self._at(), "workshop.complete", puts)

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
        if actor is not None or not device.owner:
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
            if device is None:
                device, fresh = doors.open_device(transaction.connection, secret, self._at())
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

    def _at(self) -> str:
        return stamp(self.clock())

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        try:
            with self.store.engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise as_store_error(error) from error
