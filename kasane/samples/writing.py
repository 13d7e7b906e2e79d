"""Writes an example into a workshop: each by their own hand, at the time that is told."""

from __future__ import annotations

from datetime import datetime, time
from itertools import combinations
from typing import Any

from kasane.errors import KasaneError
from kasane.plain.clock import JAPAN
from kasane.samples.hand import Hand
from kasane.samples.reading import Sample
from kasane.samples.story import (
    Moment,
    SampleAttendance,
    SampleBoard,
    SampleEntry,
    SampleHands,
    SampleMember,
    SampleSurvey,
    SampleTold,
    SampleTurns,
    SampleVotes,
    SampleWriting,
)
from kasane.workshop import Actor, NewWorkshop, Workshops
from kasane.workshop.going_on import pair_of
from kasane.workshop.model import Attendance, Authors, BoardState

SECONDS = 20
"""Between two things that somebody writes."""
SECONDS_TO_VOTE = 3
"""Between two marks."""
_NAMES = ("text", "name")
"""Ids of the fields by which others call an entry."""


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
    actor = workshops.at(lambda: start).create(device_id, ask)
    hand = Hand(workshops, actor, sample.leader)
    for day in sample.days:
        for moment in day.moments:
            hand.go(datetime.combine(day.date, time.fromisoformat(moment.at), JAPAN))
            _Writer(hand).write(moment)
    hand.finish()
    return actor


class _Writer:
    """Does what a moment tells."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand

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
        for sheet in moment.reveal:
            hand.lead("sheet.state", sheet=sheet, state=BoardState.OPEN)
        if moment.hands:
            self._hands(moment.hands)
        if moment.again:
            hand.lead("vote.again", sheet=moment.again)
        if moment.votes:
            self._votes(moment.votes)
        for writing in moment.write:
            self._write(writing)
        for survey in moment.surveys:
            self._survey(survey)
        for case in moment.open:
            hand.lead("entry.show", id=case)
        if moment.told:
            self._told(moment.told)
        if moment.ends:
            hand.lead("activity.go", activity=None)

    def _told(self, told: SampleTold) -> None:
        """What is asked of who reads, and who had met before."""
        hand = self._hand
        places = sorted({place for place in hand.organisations if place})
        strangers = {tuple(sorted(pair)) for pair in told.first}
        unknown = {place for pair in strangers for place in pair} - {*places}
        if unknown:
            raise KasaneError(f"記入例の所属「{'、'.join(sorted(unknown))}」は、名簿にありません。")
        knew = [pair_of(*pair) for pair in combinations(places, 2) if pair not in strangers]
        ask = {"id": "main", "field": "asks", "value": told.asks, "seen": ""}
        hand.lead("story.write", after=SECONDS, **ask)
        hand.lead("story.knew", after=SECONDS, knew=knew)

    def _member(self, member: SampleMember) -> None:
        hand = self._hand
        hand.organisations.append(member.organisation)
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
        for field in _NAMES:
            if field in values:
                hand.texts[entry.id] = values[field]
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

    def _survey(self, survey: SampleSurvey) -> None:
        """All of it from paper: who answers by hand can answer only once."""
        hand = self._hand
        questions = {q.id: q for q in hand.survey(survey.sheet).questions}
        people = len(next(iter(survey.marks.values())))
        for number in range(people):
            values = {
                key: questions[key].choices[marks[number] - 1]
                for key, marks in survey.marks.items()
            }
            values |= {k: texts[number] for k, texts in survey.texts.items() if number < len(texts)}
            side = "inside" if number < survey.inside else "outside"
            hand.answer(survey.sheet, values, side)
        hand.lead("survey.close", sheet=survey.sheet)
        hand.lead("survey.show", sheet=survey.sheet, shown=True)

    def _hold(self, sheet: str, state: BoardState, authors: Authors) -> None:
        self._hand.lead("sheet.state", sheet=sheet, state=state)
        self._hand.lead("sheet.authors", sheet=sheet, authors=authors)

    def _turns(self, turns: SampleTurns) -> None:
        hand, sheet = self._hand, turns.sheet
        hand.lead("turn.start", sheet=sheet, order=[hand.ids[name] for name in hand.present])
        for name in hand.present:
            if name in turns.later:
                hand.lead("turn.skip", after=SECONDS // 4, sheet=sheet, member=hand.ids[name])
            else:
                self._turn(turns, name)
        for name in turns.later:
            self._turn(turns, name)

    def _turn(self, turns: SampleTurns, name: str) -> None:
        hand = self._hand
        if name in turns.said:
            entry = {"id": f"{turns.sheet}-{name}", "author": name, "values": turns.said[name]}
            self._add(turns.sheet, SampleEntry.model_validate(entry), after=SECONDS)
        hand.lead("turn.next", after=SECONDS // 2, sheet=turns.sheet, member=hand.ids[name])

    def _hands(self, hands: SampleHands) -> None:
        fields: dict[str, Any] = {"sheet": hands.sheet, "column": hands.column, "value": 1}
        for entry, members in hands.raised.items():
            for member in members:
                self._hand.do(member, "vote.cast", after=SECONDS_TO_VOTE, **fields, entry=entry)

    def _votes(self, votes: SampleVotes) -> None:
        hand = self._hand
        for member, marks in votes.marks.items():
            for entry, numbers in marks.items():
                for column, value in zip(votes.columns, numbers, strict=True):
                    if value:
                        fields = {"sheet": votes.sheet, "entry": entry, "column": column}
                        hand.do(member, "vote.cast", after=SECONDS_TO_VOTE, **fields, value=value)
        hand.lead("sheet.state", sheet=votes.sheet, state=BoardState.OPEN)
