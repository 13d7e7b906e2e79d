"""Writes an example into a workshop: each by their own hand, at the time that is told."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from kasane.errors import KasaneError, RefusedError
from kasane.samples.story import (
    Moment,
    Sample,
    SampleAttendance,
    SampleBoard,
    SampleEntry,
    SampleMember,
    SampleTurns,
    SampleVotes,
    SampleWriting,
    Texts,
)
from kasane.tables.clock import JAPAN
from kasane.workshop import Actor, Done, NewWorkshop, Role, Workshops
from kasane.workshop.model import Attendance, Authors, BoardState, Value

SECONDS = 20
"""Between two things that somebody writes."""
SECONDS_TO_VOTE = 3
"""Between two marks."""


def write_sample(workshops: Workshops, device_id: str, sample: Sample) -> Actor:
    """Write an example through the ordinary operations, at the times that it tells of.

    Raises:
        KasaneError: something in the example doesn't fit its programme.
    """
    first = next(meeting for day in sample.days for m in day.moments for meeting in m.meetings)
    start = datetime.combine(sample.days[0].date, time(9), JAPAN)
    wanted = {"programme", "name", "municipality", "round"}
    facts = first.model_dump(include={"date", "start", "venue", "steps"})
    ask = NewWorkshop(**sample.model_dump(include=wanted), **facts, sample=True)
    actor = Workshops(workshops.store, workshops.programmes, lambda: start).create(device_id, ask)
    hand = _Hand(workshops, actor, sample.leader)
    for day in sample.days:
        for moment in day.moments:
            hand.go(datetime.combine(day.date, time.fromisoformat(moment.at), JAPAN))
            _Writer(hand, sample).write(moment)
    hand.finish()
    return actor


class _Hand:
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


class _Writer:
    """Does what a moment tells."""

    def __init__(self, hand: _Hand, sample: Sample) -> None:
        self._hand = hand
        self._sample = sample

    def write(self, moment: Moment) -> None:
        """All of it, in the order of the moment's fields."""
        hand = self._hand
        for member in moment.members:
            self._member(member)
        for meeting in moment.meetings:
            hand.lead("meeting.edit", **meeting.model_dump(mode="json"))
        if moment.attendance:
            self._attendance(moment.attendance)
        if moment.go:
            hand.lead("activity.go", activity=moment.go)
        if moment.focus:
            hand.lead("activity.focus", entry=moment.focus)
        if moment.turns:
            self._turns(moment.turns)
        for added in moment.add:
            for entry in added.entries:
                self._add(added.sheet, entry)
        if moment.board:
            self._board(moment.board)
        if moment.again:
            hand.lead("vote.again", sheet=moment.again)
        if moment.votes:
            self._votes(moment.votes)
        for writing in moment.write:
            self._write(writing)
        for case in moment.open:
            hand.lead("entry.show", id=case)
        if moment.ends:
            hand.lead("activity.go", activity=None)

    def _member(self, member: SampleMember) -> None:
        hand = self._hand
        who: dict[str, Any] = {
            "name": member.name,
            "organisation": member.organisation,
            "role": member.role,
        }
        if member.id == hand.leader:
            leader = hand.ids[member.id]
            hand.lead("member.edit", id=leader, **who)
            for field, value in member.about.items():
                hand.lead("member.write", id=leader, field=field, value=value, seen="")
            return
        hand.lead("member.add", id=member.id, **who, about=member.about)
        hand.ids[member.id], hand.roles[member.id] = member.id, member.role

    def _attendance(self, came: SampleAttendance) -> None:
        for name, member in self._hand.ids.items():
            attendance = Attendance.PRESENT
            if name in came.online:
                attendance = Attendance.ONLINE
            if name in came.absent:
                attendance = Attendance.ABSENT
            fields: dict[str, Any] = {
                "meeting": came.meeting,
                "member": member,
                "attendance": attendance,
            }
            self._hand.lead("meeting.attend", **fields)
        self._hand.present = [name for name in self._hand.ids if name not in came.absent]

    def _add(self, sheet: str, entry: SampleEntry, after: int = SECONDS) -> None:
        hand = self._hand
        values = hand.values(entry.values)
        for field, value in values.items():
            hand.stands[entry.id, field] = value
        if "text" in values:
            hand.texts[entry.id] = values["text"]
        fields = {"id": entry.id, "sheet": sheet, "place": entry.where, "values": values}
        sources = dict.fromkeys((*entry.sources, *hand.notes_in(entry.values)))
        hand.do(entry.author, "entry.add", after=after, **fields, sources=tuple(sources))

    def _write(self, writing: SampleWriting) -> None:
        hand = self._hand
        for field, value in hand.values(writing.values).items():
            seen = hand.stands.get((writing.id, field), "")
            hand.stands[writing.id, field] = value
            sources = hand.notes_in({field: writing.values[field]})
            fields = {"id": writing.id, "field": field, "value": value, "seen": seen}
            hand.do(writing.by, "entry.write", after=SECONDS, **fields, sources=sources)

    def _board(self, board: SampleBoard) -> None:
        """First alone and unsigned, then open and signed, as a meeting goes."""
        hand = self._hand
        self._hold(board.sheet, BoardState.PRIVATE, Authors.HIDDEN)
        for signed in (False, True):
            for note in (note for note in board.notes if note.signed is signed):
                hand.texts[note.id] = note.text
                values = note.model_dump(include={"text", "reason"}, exclude_defaults=True)
                fields = note.model_dump(include={"id", "place", "colour", "sources"})
                fields |= {"sheet": board.sheet, "values": values}
                hand.do(note.author, "entry.add", after=SECONDS, **fields)
            self._hold(board.sheet, BoardState.OPEN, Authors.SHOWN)
        for note in (note for note in board.notes if note.under is not None):
            hand.lead("entry.stack", after=SECONDS, id=note.id, onto=note.under)

    def _hold(self, sheet: str, state: BoardState, authors: Authors) -> None:
        self._hand.lead("sheet.state", sheet=sheet, state=state)
        self._hand.lead("sheet.authors", sheet=sheet, authors=authors)

    def _turns(self, turns: SampleTurns) -> None:
        hand, sheet = self._hand, turns.sheet
        first = [name for name in hand.present if name not in turns.later]
        hand.lead("turn.start", sheet=sheet, order=[hand.ids[name] for name in hand.present])
        for name in hand.present:
            if name in turns.later:
                hand.lead("turn.skip", after=SECONDS // 4, sheet=sheet, member=hand.ids[name])
            else:
                self._turn(turns, name)
        for name in (name for name in turns.later if name not in first):
            self._turn(turns, name)

    def _turn(self, turns: SampleTurns, name: str) -> None:
        hand = self._hand
        if name in turns.said:
            entry = {"id": f"{turns.sheet}-{name}", "author": name, "values": turns.said[name]}
            self._add(turns.sheet, SampleEntry.model_validate(entry), after=SECONDS)
        hand.lead("turn.next", after=SECONDS // 2, sheet=turns.sheet, member=hand.ids[name])

    def _votes(self, votes: SampleVotes) -> None:
        hand = self._hand
        for member, marks in votes.marks.items():
            for entry, numbers in marks.items():
                for column, value in zip(votes.columns, numbers, strict=True):
                    if value:
                        fields = {"sheet": votes.sheet, "entry": entry, "column": column}
                        hand.do(member, "vote.cast", after=SECONDS_TO_VOTE, **fields, value=value)
        hand.lead("sheet.state", sheet=votes.sheet, state=BoardState.OPEN)
