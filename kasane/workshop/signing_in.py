"""Accounts on a server: who is signed in, which workshops they lead, of which they get numbers."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.plain.clock import japan_time
from kasane.store import Draft, Put, Record, State, Transaction, people
from kasane.store import accounts as stored
from kasane.store.people import Device
from kasane.store.reading import main_records, records_of, workshop_ids
from kasane.workshop import doors
from kasane.workshop.access import Account, Actor, leads_those_of
from kasane.workshop.accounts import named_in
from kasane.workshop.beginning import NewWorkshop
from kasane.workshop.glance import Glance, glance
from kasane.workshop.hall import Hall
from kasane.workshop.model import Role, WorkshopInfo, read
from kasane.workshop.shapes import Name

LEADER = "事務局"
SIGNED_OUT = (
    "サインインが終わりました。保存済みの内容は残っています。続けるときは、はじめの画面から、"
    "もう一度サインインしてください。"
)
_NAME: TypeAdapter[str] = TypeAdapter(Name)


@dataclass(frozen=True, slots=True)
class Claims:
    """What the sign-in service says of somebody; `since` as it is stored."""

    address: str
    name: str
    since: str


class SigningIn(Hall):
    """What can be done with accounts. Without `sign_in` nobody has one."""

    def device(self, secret: str | None) -> Device | None:
        """The device that a cookie stands for."""
        if not secret:
            return None
        with self._reading() as connection:
            return self._find(connection, secret)

    def account(self, device: Device | None) -> Account | None:
        """The account with which a device is signed in, as far as it is known now."""
        if self.sign_in is None or device is None or not device.address:
            return None
        return self.sign_in.accounts().of(device.address)

    def known_address(self, address: str) -> bool:
        """Whether an address is of a municipality or a prefecture."""
        return self.sign_in is not None and self.sign_in.accounts().of(address) is not None

    def of_account(self, account: Account) -> list[str]:
        """The municipalities and prefectures of an account, by their names."""
        if self.sign_in is None:
            return []
        told = self.sign_in.accounts().prefectures.items()
        named = {name for name, known in told if named_in(known.people, account.address)}
        return [*sorted(named), *sorted(account.leads)]

    def leads(self, device: Device | None, workshop_id: str) -> bool:
        """Whether a device leads a workshop as the owner's or by its account."""
        state = self.store.state(workshop_id) if device else None
        return state is not None and device is not None and self._leads(device, state)

    def begins_for(self, device: Device | None) -> tuple[str, ...] | None:
        """For which municipalities a device may begin workshops; None: for any, as the owner's."""
        if device is not None and device.owner:
            return None
        account = self.account(device)
        return tuple(sorted(account.leads)) if account else ()

    def may_begin(self, device: Device | None) -> bool:
        """Whether a device may begin workshops."""
        return self.begins_for(device) != ()

    def note_signed_in(self, secret: str | None, claims: Claims) -> str | None:
        """Note that a browser is signed in, if the account is known; a new secret for its cookie.

        None: nothing has changed, because it is noted already, over, or nobody's account.
        """
        if self.sign_in is None or not self.known_address(claims.address):
            return None
        since = self.sign_in.since
        if claims.since < since:
            return None
        address = claims.address.strip().casefold()

        def job(transaction: Transaction) -> str | None:
            connection = transaction.connection
            stored.end_sign_ins(connection, since)
            device = self._find(connection, secret) if secret else None
            if device is not None and stored.signed_in_since(connection, device.id) == (
                address,
                claims.since,
            ):
                return None
            if device is None:
                device, fresh = doors.open_device(connection, None, self._at())
            else:
                fresh = secrets.token_urlsafe(32)
                people.renew_secret(connection, device.id, doors.hash_secret(fresh))
            stored.sign_in(connection, device.id, address, _name(claims.name), claims.since)
            return fresh

        return self.store.submit(job).result()

    def sign_out(self, secret: str | None) -> str | None:
        """Forget who is signed in with a browser; a new secret for its cookie, where it needs one.

        With the old one nothing opens any more: no page, file or line that is still open.
        """

        def job(transaction: Transaction) -> str | None:
            connection = transaction.connection
            device = self._find(connection, secret) if secret else None
            if device is None or not stored.sign_out(connection, device.id):
                return None
            fresh = secrets.token_urlsafe(32)
            people.renew_secret(connection, device.id, doors.hash_secret(fresh))
            return fresh

        return self.store.submit(job).result()

    def assign(self, device: Device, workshop_id: str, municipality: str) -> None:
        """Say of which municipality a workshop is; only the owner of the machine does.

        Raises:
            RefusedError: "forbidden", "gone" or "not_here" where that municipality is not known.
        """

        def job(transaction: Transaction) -> None:
            draft = transaction.draft(workshop_id)
            info = read(draft, WorkshopInfo) if draft else None
            if not self._is_owner(transaction.connection, device.id):
                raise RefusedError("forbidden", "市町村を決められるのは、管理者だけです。")
            if draft is None or info is None:
                raise RefusedError("gone", "このワークショップは見つかりません。")
            if municipality not in self.municipalities():
                raise RefusedError("not_here", "この市町村はありません。何も変わっていません。")
            new = info.model_copy(update={"municipality": municipality})
            puts = [Put("workshop", "main", new.model_dump(mode="json"))]
            draft.append(uuid.uuid4().hex, "", self._at(), "workshop.edit", puts)

        self.store.submit(job).result()

    def municipalities(self) -> list[str]:
        """Those whose people sign in here."""
        return list(self.sign_in.accounts().municipalities) if self.sign_in else []

    def unassigned(self, workshop_id: str) -> bool:
        """Whether a workshop is of none of the municipalities that there are."""
        info = self.info(workshop_id) if self.sign_in else None
        return info is not None and info.municipality.strip() not in self.municipalities()

    def glances(self, device: Device | None) -> list[Glance]:
        """What a prefecture's account is told of the workshops of its municipalities.

        Raises:
            RefusedError: "forbidden".
        """
        account = self.account(device)
        if account is None or not account.counts:
            raise RefusedError("forbidden", "このページは、都道府県の方のためのものです。")
        with self._reading() as connection:
            every = workshop_ids(connection)
            found = [self._glance(connection, known, account.counts) for known in every]
        told = [each for each in found if each is not None]
        return sorted(told, key=lambda each: each.municipality)

    def _glance(
        self, connection: sa.Connection, workshop_id: str, of: frozenset[str]
    ) -> Glance | None:
        """None where it is of another municipality, an example, or can't be read."""
        records = State(workshop_id)
        _add(records, records_of(connection, workshop_id, "workshop"))
        info = read(records, WorkshopInfo)
        if info is None or info.sample or info.municipality.strip() not in of:
            return None
        for kind in ("meeting", "entry"):
            _add(records, records_of(connection, workshop_id, kind))
        try:
            programme = self.programme_of(records)
        except RefusedError:
            return None
        today = japan_time(self._at()).date()
        return glance(records, programme, info.municipality.strip(), today)

    def _find(self, connection: sa.Connection, secret: str) -> Device | None:
        since = self.sign_in.since if self.sign_in else None
        return people.find_device(connection, doors.hash_secret(secret), since)

    def _known(self, connection: sa.Connection, device_id: str) -> Device | None:
        since = self.sign_in.since if self.sign_in else None
        return people.known_device(connection, device_id, since)

    def _is_owner(self, connection: sa.Connection, device_id: str) -> bool:
        """Whether a device is the owner's just now."""
        device = self._known(connection, device_id)
        return device is not None and device.owner

    def _leads(self, device: Device, records: State | Draft) -> bool:
        """Whether a device leads a workshop as the owner's or by its account."""
        info = read(records, WorkshopInfo)
        by_account = info is not None and leads_those_of(self.account(device), info.municipality)
        return device.owner or by_account

    def _check_leads(self, connection: sa.Connection, by: str, records: Draft) -> None:
        """Refuse who led until they signed out, or until their time was over.

        Raises:
            RefusedError: "signed_out".
        """
        device = self._known(connection, by)
        if device is None or not self._leads(device, records):
            raise RefusedError("signed_out", SIGNED_OUT)

    def _allowed(
        self, transaction: Transaction, device_id: str, ask: NewWorkshop
    ) -> tuple[Device, NewWorkshop]:
        """Who begins a workshop, and with what: an account's is of its municipality.

        Raises:
            RefusedError: "forbidden".
        """
        device = self._known(transaction.connection, device_id)
        of = self.begins_for(device)
        if device is None or of == ():
            raise RefusedError(
                "forbidden", "ワークショップをつくれるのは、このパソコンの管理者だけです。"
            )
        if of is None or ask.municipality in of:
            return device, ask
        if len(of) > 1 and not ask.sample:
            raise RefusedError("forbidden", "市町村を選んでください。何も変わっていません。")
        return device, ask.model_copy(update={"municipality": of[0]})

    def _tie(self, connection: sa.Connection, device: Device, actor: Actor) -> None:
        """Tie whoever began a workshop to its first member: the account, or else the device."""
        if device.address:
            stored.put_account_member(connection, actor.workshop, device.address, actor.member)
        else:
            people.put_membership(connection, device.id, actor.workshop, actor.member)

    def _led(self, connection: sa.Connection, account: Account) -> set[str]:
        """The ids of the workshops that an account leads."""
        return {
            workshop_id
            for workshop_id, main in main_records(connection)
            if leads_those_of(account, main["municipality"])
        }

    def _seat_account(self, device: Device, workshop_id: str) -> None:
        """Make an account a member of a workshop that it leads, where it is none (any more)."""

        def job(transaction: Transaction) -> None:
            connection, draft = transaction.connection, transaction.draft(workshop_id)
            if draft is None:
                return
            member_id = stored.member_of_account(connection, workshop_id, device.address)
            if member_id is not None and draft.get("member", member_id) is not None:
                return
            info = read(draft, WorkshopInfo)
            of = info.municipality if info else ""
            ask = doors.Entrance(code="", name=device.name, organisation=of, namesake=True)
            member_id, member = doors.who(draft, ask, Role.FACILITATOR)
            stored.put_account_member(connection, workshop_id, device.address, member_id)
            doors.come_in(draft, member_id, member, self._at())

        self.store.submit(job).result()


def _add(records: State, found: Iterable[Record]) -> None:
    records.records.update((record.key, record) for record in found)


def _name(name: str) -> str:
    """As somebody is called who leads by their account."""
    try:
        return _NAME.validate_python(" ".join(name.split())[: limits.NAME]) or LEADER
    except ValidationError:
        return LEADER
