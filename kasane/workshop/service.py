"""The one door to workshops for pages, live routes, imports and commands."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

import sqlalchemy as sa

from kasane.errors import RefusedError
from kasane.programme import Programme
from kasane.programme.own.changes import changes
from kasane.store import HistoryLine, Put, State, Transaction
from kasane.store import attachments as stored_pages
from kasane.store.past import rewound, stood
from kasane.store.reading import latest_lines, records_of, workshop_ids
from kasane.workshop.access import Actor, check_operation
from kasane.workshop.acts import Act, acts_of
from kasane.workshop.answering import Answering
from kasane.workshop.beginning import NewWorkshop, first_records, lacks_ground, missing_records
from kasane.workshop.desk import Desk
from kasane.workshop.log import EXPORT
from kasane.workshop.model import Export, Role, WorkshopInfo, body, read
from kasane.workshop.next_round.offers import carried
from kasane.workshop.operations.members import put_code
from kasane.workshop.operations.perform import (
    Done,
    check_op_id,
    perform,
    read_request,
    refusals,
)
from kasane.workshop.operations.renewing import Renew, renew
from kasane.workshop.operations.undoing import DELETIONS, UNDOABLE
from kasane.workshop.own import OwnProgrammes
from kasane.workshop.reading import Reading
from kasane.workshop.signing_in import LEADER
from kasane.workshop.since import Fresh, fresh_on_screen
from kasane.workshop.telling import ON_SCREEN, Telling

_GONE = 2_000
_LOGGED = 3_000
_LAST = 300
"""How many lines of the history are looked through, of deletions and of all that can go back."""


@dataclass(frozen=True, slots=True)
class Newer:
    """A newer definition of a workshop's programme.

    Attributes:
        version: its fingerprint. changes: what would be different, a sentence each.
        refused: why the workshop can't go on with it, or empty.
    """

    version: str
    changes: tuple[str, ...]
    refused: str


class Workshops(Answering, OwnProgrammes):
    """Everything that can be done with workshops, and the state they are in."""

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
        """A page of a paper or a photograph as JPEG; None where there is none (any more)."""
        state = self.state(workshop_id)
        if state is None or state.get("attachment", attachment) is None:
            return None
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

    def check(self, actor: Actor, allowed: Callable[[Desk], object]) -> None:
        """Ask whether an actor may do something now; nothing is written.

        Raises:
            RefusedError: they may not.
        """
        with self._reading() as connection:
            allowed(self._desk(Transaction(connection, self.store.state), actor))

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
        role = Role.VIEWER if actor.role is Role.VIEWER else Role(member.body["role"])
        if self.sign_in and role is Role.FACILITATOR:
            self._check_leads(transaction.connection, actor.by, draft)
        return Desk(
            transaction,
            draft,
            actor.seen_as(role),
            self.programme_of(draft),
            self.whole_programme_of(draft),
            self.clock(),
            self.sign_in is not None,
        )

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
        lines = partial(self.lines, workshop_id)
        return Reading(state, programme, actor, telling, self._earlier, pages, lines)

    def newer(self, reading: Reading, actor: Actor) -> Newer | None:
        """The newer definition with which a workshop could go on; None where there is none."""
        info = reading.info
        found = self.newest(info.programme) if info and info.definition else None
        if info is None or found is None or found[1] == info.definition:
            return None
        ask = Renew(op="programme.renew", version=found[1])
        refused = ""
        try:
            self.check(actor, lambda desk: bool(renew(desk, ask)))
        except RefusedError as refusal:
            refused = refusal.message
        told = changes(self.whole_programme(reading), found[0])
        return Newer(found[1], tuple(told), refused)

    def whole_programme(self, reading: Reading) -> Programme:
        """The programme of a workshop with all of its steps, as it holds it.

        Raises:
            RefusedError: "no_programme".
        """
        return self.whole_programme_of(reading.records)

    def known_reading(self, workshop_id: str) -> Reading | None:
        """A workshop as nobody in it reads it; None also where its programme is not there."""
        try:
            return self.reading(workshop_id, None)
        except RefusedError:
            return None

    def _earlier(self, reading: Reading, at: str) -> Reading:
        """A workshop as it stood at a moment, for the same reader."""
        records = reading.records
        if isinstance(records, State):
            with self._reading() as connection:
                records = rewound(connection, records, at)
        known = records.get("workshop", "main") is not None
        programme = self.programme_of(records) if known else reading.programme
        return replace(reading, records=records, programme=programme)

    def lines(self, workshop_id: str, ops: Collection[str]) -> list[HistoryLine]:
        """The history of some operations, newest first; not filtered: see log."""
        with self._reading() as connection:
            return latest_lines(connection, workshop_id, ops, _LOGGED)

    def note_export(self, actor: Actor, what: str, telling: Telling) -> None:
        """Note that somebody has made a file of the workshop.

        Raises:
            StoreError: it could not be kept.
        """

        def job(transaction: Transaction) -> None:
            desk = self._desk(transaction, actor)
            made = Export(file=what, names=telling.names, cases=telling.cases)
            puts = [Put("export", uuid.uuid4().hex, body(made))]
            desk.draft.append(uuid.uuid4().hex, actor.member, desk.at, EXPORT, puts)

        self.store.submit(job).result()

    def acts(self, reading: Reading) -> list[Act]:
        """What the reader can take back, newest first: all that was deleted, and the last acts."""
        with self._reading() as connection:
            gone = latest_lines(connection, reading.workshop, DELETIONS, _GONE)
            last = latest_lines(connection, reading.workshop, UNDOABLE, _LAST)
        lines = {line.revision: line for line in (*last, *gone)}
        return acts_of(reading, [lines[key] for key in sorted(lines, reverse=True)])

    def fresh(self, reading: Reading, copy: str) -> Fresh | None:
        """What of a copy is new since the last meeting in which it was open; see since.

        Raises:
            KeyError: the reader sees no such copy.
        """
        item = reading.item(copy)
        if item.place:
            raise KeyError(copy)
        with self._reading() as connection:
            then = partial(stood, connection, reading.workshop, copy)
            return fresh_on_screen(reading, item, self.clock(), then)

    def create(self, device_id: str, ask: NewWorkshop) -> Actor:
        """Start a workshop, led by the device: the owner's, or one that is signed in.

        Raises:
            RefusedError: "forbidden" where the device may not, "not_here" where the programme, a
                step or the round before is unknown.
        """
        return self.store.submit(lambda tx: self._create(tx, device_id, ask)).result()

    def _create(self, transaction: Transaction, device_id: str, ask: NewWorkshop) -> Actor:
        device, ask = self._allowed(transaction, device_id, ask)
        actor = Actor(uuid.uuid4().hex[:12], uuid.uuid4().hex, Role.FACILITATOR, device_id)
        programme, definition = self._begun_with(transaction, ask)
        if programme is None or not {step.id for step in programme.steps} >= set(ask.steps):
            raise RefusedError(
                "not_here", "このプログラムかStepがありません。何も変わっていません。"
            )
        before = transaction.draft(ask.previous) if ask.previous else None
        if ask.previous and (before is None or not self._leads(device, before)):
            raise RefusedError("not_here", "前の回が見つかりません。何も変わっていません。")
        draft = transaction.new(actor.workshop, self._at())
        desk = Desk(transaction, draft, actor, programme, programme, self.clock())
        draft.append(
            uuid.uuid4().hex,
            actor.member,
            desk.at,
            "workshop.create",
            first_records(programme, ask, actor.member, desk.at, definition, device.name or LEADER),
        )
        if before is not None:
            going = list(carried(before, programme, set(ask.carry), actor.member, desk.at))
            draft.append(uuid.uuid4().hex, actor.member, desk.at, "workshop.carry", going)
        codes = [put_code(desk, role) for role in Role]
        draft.append(uuid.uuid4().hex, actor.member, desk.at, "invitation.new", codes)
        self._tie(transaction.connection, device, actor)
        return actor

    def _begun_with(
        self, transaction: Transaction, ask: NewWorkshop
    ) -> tuple[Programme | None, str]:
        """The newest of the programme; of one that is off the list what the round before has."""
        found = self.newest(ask.programme)
        before = transaction.draft(ask.previous) if ask.previous and found is None else None
        info = read(before, WorkshopInfo) if before else None
        if info is not None and info.programme == ask.programme:
            return self.definition(info.definition), info.definition
        return found or (None, "")

    def at(self, clock: Callable[[], datetime]) -> Workshops:
        """The same workshops by another clock; who is signed in goes by the true one."""
        return Workshops(self.store, self.programmes, clock, self.sign_in)

    def complete(self) -> None:
        """Give every workshop what its programme has gained since it started (sheets, rows)."""
        with self._reading() as connection:
            every = workshop_ids(connection)
            behind = [known for known in every if self._lacks_sheets(connection, known)]
        for workshop_id in behind:
            self.store.submit(partial(self._complete, workshop_id)).result()

    def _lacks_sheets(self, connection: sa.Connection, workshop_id: str) -> bool:
        """Whether its programme has sheets of which there is no record, or none of today's."""
        main = next(iter(records_of(connection, workshop_id, "workshop")), None)
        programme = self._held(main.body) if main else None
        known = {each.id: each.body for each in records_of(connection, workshop_id, "sheet")}
        sheets = programme.sheets if programme else ()
        return any(s.id not in known or lacks_ground(s, known[s.id]) for s in sheets)

    def _complete(self, workshop_id: str, transaction: Transaction) -> None:
        draft = transaction.draft(workshop_id)
        main = draft.get("workshop", "main") if draft else None
        programme = self._held(main.body) if main else None
        if draft is None or programme is None:
            return
        puts = missing_records(draft, programme, self._at())
        if puts:
            draft.append(uuid.uuid4().hex, "", self._at(), "workshop.complete", puts)
