"""What a file in `data/samples/` tells: days, and what people do at which time of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kasane.errors import KasaneError
from kasane.programme.base import MistakeError
from kasane.programme.sentences import place_of, sentence_of, sentence_of_yaml
from kasane.workshop.model import Role, Value

Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Texts = dict[str, Value]
"""Field or column id → text. The id of a note stands for its text, and is then a source."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SampleMember(_Part):
    """A name on the roster; `about`: the roster's further columns."""

    id: str
    name: str
    organisation: str
    role: Role = Role.PARTICIPANT
    about: Texts = Field(default_factory=dict)


class SampleMeeting(_Part):
    """When and where some steps are held."""

    id: str
    steps: tuple[str, ...]
    date: date
    start: Clock
    end: Clock
    venue: str
    remarks: str = ""


class SampleAttendance(_Part):
    """Who came to a meeting: all who are on the roster by then and are not named here."""

    meeting: str
    online: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


class SampleEntry(_Part):
    """A row, a filled copy of a form, or what sits in one; `place` inside the copy `copy`."""

    id: str
    author: str
    copy_: str = Field("", alias="copy")
    place: str = ""
    values: Texts
    sources: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The place as the operations name it."""
        return f"{self.copy_}/{self.place}" if self.copy_ else self.place


class SampleEntries(_Part):
    """Entries of one sheet."""

    sheet: str
    entries: tuple[SampleEntry, ...] = Field(min_length=1)


class SampleNote(_Part):
    """A note; `under` is the note below which it lies, `signed` whether its author is shown."""

    id: str
    place: str
    author: str
    text: str = Field(min_length=1)
    reason: str = ""
    signed: bool = False
    colour: str = ""
    under: str | None = None
    sources: tuple[str, ...] = ()


class SampleBoard(_Part):
    """A board's notes: first written alone, then, `signed`, in front of all."""

    sheet: str
    notes: tuple[SampleNote, ...] = Field(min_length=1)


class SampleWriting(_Part):
    """Values written into an entry that is there already."""

    id: str
    by: str
    values: Texts


class SampleTurns(_Part):
    """A round: what people said; `later`: who let others speak first."""

    sheet: str
    said: dict[str, Texts] = Field(default_factory=dict)
    later: tuple[str, ...] = ()


class SampleVotes(_Part):
    """A voting, which is opened at its end.

    Attributes:
        columns: ids of the columns for which `marks` holds numbers, in this order.
        marks: member id → entry id → a number for each column.
    """

    sheet: str
    columns: tuple[str, ...]
    marks: dict[str, dict[str, tuple[int, ...]]]


class Moment(_Part):
    """What happens at a time of a day, in the order of these fields.

    Attributes:
        again: the table on which a new voting begins.
        go: the activity that begins.
        open: ids of the cases that are opened.
        focus: id of the case that the room looks at.
        ends: whether the activity that is on comes to its end.
    """

    at: Clock
    members: tuple[SampleMember, ...] = ()
    meetings: tuple[SampleMeeting, ...] = ()
    attendance: SampleAttendance | None = None
    go: str | None = None
    focus: str | None = None
    turns: SampleTurns | None = None
    add: tuple[SampleEntries, ...] = ()
    board: SampleBoard | None = None
    again: str | None = None
    votes: SampleVotes | None = None
    write: tuple[SampleWriting, ...] = ()
    open: tuple[str, ...] = ()
    ends: bool = False


class SampleDay(_Part):
    """A day on which something happened."""

    date: date
    moments: tuple[Moment, ...] = Field(min_length=1)


class Sample(_Part):
    """A whole example; `leader` is the member who made the workshop."""

    id: str
    programme: str
    name: str
    municipality: str
    round: int = 1
    leader: str
    days: tuple[SampleDay, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        known: set[str] = set()
        days = [day.date for day in self.days]
        for index, day in enumerate(self.days):
            if days[:index] and day.date <= days[index - 1]:
                raise MistakeError("日付は、早い順に書いてください。", "days", index, "date")
            for number, moment in enumerate(day.moments):
                place = ("days", index, "moments", number)
                if number and moment.at < day.moments[number - 1].at:
                    raise MistakeError("時刻は、早い順に書いてください。", *place, "at")
                _take_ids(moment, known, place)
                for name, *where in _named(moment):
                    if name not in known:
                        sentence = f"「{name}」は、この記入例にありません。"
                        raise MistakeError(sentence, *place, *where)
        first = next((m for day in self.days for mo in day.moments for m in mo.members), None)
        if first is None or first.id != self.leader or first.role is not Role.FACILITATOR:
            raise MistakeError("はじめに名簿に入る人は、事務局のleaderです。", "leader")
        return self


def _take_ids(moment: Moment, known: set[str], place: tuple[str | int, ...]) -> None:
    """Take the moment's own ids into those that are known."""
    for name in _own_ids(moment):
        if name in known:
            raise MistakeError(f"「{name}」が2つあります。", *place)
        known.add(name)


def _own_ids(moment: Moment) -> Iterator[str]:
    yield from (member.id for member in moment.members)
    yield from (meeting.id for meeting in moment.meetings)
    yield from (note.id for note in (moment.board.notes if moment.board else ()))
    yield from (entry.id for added in moment.add for entry in added.entries)


def _named(moment: Moment) -> Iterator[tuple[str | int, ...]]:
    """The ids that a moment names, each with its place below the moment."""
    for number, note in enumerate(moment.board.notes if moment.board else ()):
        for name in (note.author, *note.sources, *filter(None, [note.under])):
            yield (name, "board", "notes", number)
    for group, added in enumerate(moment.add):
        for number, entry in enumerate(added.entries):
            for name in (entry.author, *entry.sources):
                yield (name, "add", group, "entries", number)
    for number, writing in enumerate(moment.write):
        yield (writing.by, "write", number)
    for name in (*moment.open, *filter(None, [moment.focus])):
        yield (name, "open")
    if moment.attendance:
        for name in (*moment.attendance.online, *moment.attendance.absent):
            yield (name, "attendance")
    for name in (*moment.turns.said, *moment.turns.later) if moment.turns else ():
        yield (name, "turns")
    for member, marks in moment.votes.marks.items() if moment.votes else ():
        for name in (member, *marks):
            yield (name, "votes")


def load_sample(path: Path) -> Sample:
    """Read an example.

    Raises:
        KasaneError: with a sentence for each mistake in the file.
    """
    try:
        return Sample.model_validate(yaml.safe_load(path.read_text(encoding="utf-8-sig")))
    except ValidationError as error:
        mistakes = (f"{path.name}{_way(place_of(e))}: {sentence_of(e)}" for e in error.errors())
        raise KasaneError("\n".join(mistakes)) from error
    except yaml.YAMLError as error:
        raise KasaneError(f"{path.name}: {sentence_of_yaml(error)}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise KasaneError(f"{path.name}: 記入例のファイルを読めません。") from error


def _way(place: tuple[str | int, ...]) -> str:
    words = [f"{part + 1}番目" if isinstance(part, int) else part for part in place]
    return f"（{' › '.join(words)}）" if words else ""
