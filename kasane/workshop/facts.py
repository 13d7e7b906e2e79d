"""What of a workshop somebody may know beside the entries: its facts, people, days and times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kasane.programme import Programme
from kasane.programme.sheets.base import SheetBase
from kasane.store import Draft, Record, State
from kasane.workshop.access import Actor, Sight, as_seen
from kasane.workshop.forms import unnamed
from kasane.workshop.going_on import (
    ActivityTime,
    Attachment,
    Hand,
    OwnMaterial,
    Question,
    Story,
    Turns,
    Watched,
)
from kasane.workshop.model import Meeting, Role, SheetState, WorkshopInfo, read, read_all
from kasane.workshop.outgoing import MEETING_TEXTS, Outgoing
from kasane.workshop.people import People
from kasane.workshop.places import is_question
from kasane.workshop.shapes import Value
from kasane.workshop.surveys import Counted, Earlier, Results, Survey
from kasane.workshop.telling import ON_SCREEN, PEOPLE, TEXTS, Telling

_AT_FIRST = SheetState()


@dataclass(frozen=True, eq=False)
class Facts:
    """A workshop's facts as far as an actor may see them and as far as they are told.

    Attributes:
        records: for kasane.workshop alone.
        actor: who reads; None is the owner's own disk.
        unnamed: who wants no name told since then, where it is read as it stood at a moment.
    """

    records: State | Draft = field(repr=False)
    programme: Programme
    actor: Actor | None
    telling: Telling = ON_SCREEN
    unnamed: Mapping[str, str] = field(default_factory=dict, kw_only=True)

    @cached_property
    def info(self) -> WorkshopInfo | None:
        """The workshop's facts; None where it was erased."""
        return read(self.records, WorkshopInfo)

    @property
    def workshop(self) -> str:
        """The workshop's id."""
        return self.records.workshop_id

    def revision(self, kind: str, record_id: str) -> int:
        """The workshop's revision at which a living record last changed; 0 where it is none."""
        found = self.records.get(kind, record_id)
        return found.revision if found else 0

    def held(self, sheet: str) -> SheetState:
        """How a sheet is held just now."""
        return self._sight.sheets.get(sheet, _AT_FIRST)

    def opens(self, sheet: SheetBase) -> bool:
        """Whether the actor may open a sheet: the secretariat's are for those who lead."""
        secret = "secretariat" in (sheet.seen_by, self.held(sheet.id).seen_by)
        return not secret or self.actor is None or self.actor.role is Role.FACILITATOR

    @cached_property
    def people(self) -> People:
        """The members."""
        return People(self.records, self.programme, self._seen, self.telling.names)

    @cached_property
    def meetings(self) -> dict[str, Meeting]:
        """The meetings by id, earliest first, those without a day last."""
        found = {
            record.id: self._told_meeting(record.id, Meeting.model_validate(body))
            for record in self.records.all("meeting")
            if (body := self._seen(record)) is not None
        }

        def key(item: tuple[str, Meeting]) -> tuple[bool, str, str, str]:
            day = item[1].date
            return (day is None, str(day or ""), item[1].start, item[0])

        return dict(sorted(found.items(), key=key))

    def _told_meeting(self, key: str, meeting: Meeting) -> Meeting:
        """Leave the online address, which lets people in, out of files that do not invite."""
        outgoing = self._outgoing
        if outgoing is None:
            return meeting
        texts = {field: getattr(meeting, field) for field in MEETING_TEXTS}
        told = {
            field: outgoing.told("meeting", key, field, text, near=False)
            for field, text in texts.items()
        }
        named = {} if self.telling.names else {"recorder": ""}
        address = {} if self.telling.online else {"address": ""}
        about = {"about": dict(self._told_about(outgoing, key, meeting))}
        return meeting.model_copy(update={**told, **named, **address, **about})

    def _told_about(
        self, outgoing: Outgoing, key: str, meeting: Meeting
    ) -> Iterator[tuple[str, Value]]:
        """What stands in further columns of the sheet of the meetings."""
        schedule = self.programme.schedule
        for column in schedule.columns if schedule else ():
            value = meeting.about.get(column.id, "")
            if isinstance(value, str) and column.type in TEXTS:
                yield column.id, outgoing.told("meeting", key, column.id, value, near=False)
            elif self.telling.names or column.type not in PEOPLE:
                yield column.id, value

    @cached_property
    def attachments(self) -> dict[str, Attachment]:
        """Papers and photographs by id, oldest first; in files for sharing what may be there."""
        every = read_all(self.records, Attachment)
        internal = self.telling.names and self.telling.cases
        told = {key: one for key, one in every.items() if one.shared or internal}
        return {key: self._told_attachment(key, one) for key, one in told.items()}

    def _told_attachment(self, key: str, attachment: Attachment) -> Attachment:
        if self._outgoing is None:
            return attachment
        title = self._outgoing.told("attachment", key, "title", attachment.title, near=False)
        return attachment.model_copy(update={"title": title})

    @cached_property
    def questions(self) -> dict[str, Question]:
        """What the room asked, by id, oldest first; who asked is nobody's to tell."""
        every = read_all(self.records, Question)
        return {key: self._told_question(key, one) for key, one in every.items()}

    def _told_question(self, key: str, question: Question) -> Question:
        outgoing = self._outgoing
        text = question.text
        told = outgoing.told("question", key, "text", text, near=False) if outgoing else text
        return question.model_copy(update={"text": told, "author": ""})

    @cached_property
    def story(self) -> Story:
        """What those who lead say for the story of the programme."""
        record = self.records.get("story", "main")
        seen = None if record is None else self._seen(record)
        found = Story() if seen is None else Story.model_validate(seen)
        if self._outgoing is None:
            return found
        told = self._outgoing.told("story", "main", "asks", found.asks, near=False)
        return found.model_copy(update={"asks": told})

    def survey(self, sheet: str) -> Survey:
        """How a survey is held."""
        return read(self.records, Survey, sheet) or Survey()

    def results(self, sheet: str) -> Results | None:
        """What a survey came to, as far as it may be seen; None where it was not counted yet."""
        record = self.records.get("results", sheet)
        seen = None if record is None else self._seen(record)
        return None if seen is None else self._told_results(sheet, Results.model_validate(seen))

    def _told_results(self, sheet: str, results: Results) -> Results:
        outgoing = self._outgoing
        if outgoing is None:
            return results
        told = {
            question: tuple(
                outgoing.told("results", sheet, question, text, near=False) for text in texts
            )
            for question, texts in results.texts.items()
        }
        return results.model_copy(update={"texts": told})

    def earlier_rounds(self, sheet: str) -> Mapping[int, Counted]:
        """What a survey came to in the rounds before, by round."""
        found = read(self.records, Earlier, sheet)
        return found.rounds if found else {}

    def hands(self, question: str) -> int:
        """How many would like to know that, too."""
        every = read_all(self.records, Hand).values()
        return sum(hand.question == question for hand in every)

    @cached_property
    def own_materials(self) -> dict[str, OwnMaterial]:
        """The links that those who lead put into the library, by id, oldest first."""
        return read_all(self.records, OwnMaterial)

    @cached_property
    def watched(self) -> dict[str, tuple[str, ...]]:
        """Member id → ids of the materials that they have seen, as far as it may be known."""
        seen = ((r.id, self._seen(r)) for r in self.records.all("watched"))
        return {member: Watched.model_validate(body).materials for member, body in seen if body}

    def turns(self, sheet: str) -> Turns | None:
        """Whose turn it is in a round sheet; None where it has not begun."""
        return read(self.records, Turns, sheet)

    def times(self, activity: str) -> ActivityTime:
        """When an activity really took place."""
        return read(self.records, ActivityTime, activity) or ActivityTime()

    def ballots(self, sheet: str, number: int) -> list[Mapping[str, Any] | None]:
        """The ballots of a voting as far as each may be seen; None for one that may not."""
        return [
            self._seen(record)
            for record in self.records.all("ballot")
            if record.body["sheet"] == sheet and record.body["ballot"] == number
        ]

    @cached_property
    def _sight(self) -> Sight:
        return Sight.of(self.records)

    def _seen(self, record: Record) -> dict[str, Any] | None:
        if self.actor is None:
            return record.body
        return as_seen(record, self._sight.view(record, self.actor))

    @cached_property
    def _cases(self) -> set[str]:
        return {sheet.id for sheet in self.programme.sheets if sheet.is_case}

    @cached_property
    def _outgoing(self) -> Outgoing | None:
        if not self.telling.asks or self.telling.cases:
            return None
        of_cases = [
            text
            for record in self.records.all("entry")
            if record.body["sheet"] in self._cases and not is_question(record.body["place"])
            for text in record.body["values"].values()
            if isinstance(text, str)
        ]
        names = {**unnamed(self.records, self.programme), **self.unnamed}
        return Outgoing(self.records, of_cases, names, named=self.telling.names)
