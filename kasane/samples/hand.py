"""A hand that carries out operations as any member, at a time that is told."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from kasane.errors import KasaneError, RefusedError
from kasane.programme import SurveySheet
from kasane.samples.story import Texts
from kasane.workshop import Actor, Done, Role, Workshops
from kasane.workshop.shapes import Value
from kasane.workshop.surveys import Given


class Hand:
    """Carries out operations one after another, as any member, at a time that is told."""

    def __init__(self, workshops: Workshops, actor: Actor, leader: str) -> None:
        self._workshops = workshops
        self._workshop = actor.workshop
        self.now = datetime.min.replace(tzinfo=UTC)
        self.leader = leader
        self.ids = {leader: actor.member}
        self.roles = {leader: Role.FACILITATOR}
        self.texts: dict[str, Value] = {}
        self.stands: dict[tuple[str, str], Value] = {}
        self.present: list[str] = []
        self.organisations: list[str] = []
        self._waiting: list[tuple[str, Future[Done]]] = []

    def go(self, now: datetime) -> None:
        """To a time; never back."""
        self.now = max(self.now, now)

    def do(self, member: str, op: str, /, *, after: int = 0, **fields: Any) -> None:
        """Hand an operation of a member to the writer, some seconds after the last one."""
        self.now += timedelta(seconds=after)
        now = self.now
        told = Workshops(self._workshops.store, self._workshops.programmes, lambda: now)
        actor = Actor(self._workshop, self.ids[member], self.roles[member])
        message = {"op_id": uuid4().hex, "op": op, **fields}
        what = f"{op} {fields.get('id') or fields.get('sheet') or ''}".strip()
        self._waiting.append((what, told.perform(actor, message)))

    def lead(self, op: str, /, *, after: int = 0, **fields: Any) -> None:
        """An operation of the leader."""
        self.do(self.leader, op, after=after, **fields)

    def survey(self, sheet_id: str) -> SurveySheet:
        """A survey of the programme.

        Raises:
            KasaneError: there is none of this id.
        """
        state = self._workshops.state(self._workshop)
        programme = self._workshops.programme_of(state) if state else None
        found = programme.sheet_of(SurveySheet, sheet_id) if programme else None
        if found is None:
            raise KasaneError(f"記入例のアンケート「{sheet_id}」がありません。")
        return found

    def answer(self, sheet_id: str, values: dict[str, str], side: str) -> None:
        """An answer from paper, typed in by the leader."""
        actor = Actor(self._workshop, self.ids[self.leader], self.roles[self.leader])
        given = Given.model_validate({"values": values, "side": side, "paper": True})
        self._workshops.answer(actor, sheet_id, given)

    def finish(self) -> None:
        """Wait until all is on disk.

        Raises:
            KasaneError: something was refused.
        """
        for what, future in self._waiting:
            try:
                future.result()
            except RefusedError as refusal:
                raise KasaneError(f"記入例の「{what}」が書けません。{refusal.message}") from refusal
        self._waiting = []

    def values(self, texts: Texts) -> dict[str, Value]:
        """Values as entries hold them: ids of members and of notes stand for what they are."""
        return {key: self._value(value) for key, value in texts.items()}

    def _value(self, value: Value) -> Value:
        if isinstance(value, str):
            return self.ids.get(value) or self.texts.get(value, value)
        return tuple(self.ids.get(item, item) for item in value)

    def notes_in(self, texts: Texts) -> tuple[str, ...]:
        """The notes whose texts are among the values."""
        return tuple(v for v in texts.values() if isinstance(v, str) and v in self.texts)
