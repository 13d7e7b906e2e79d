"""What a file in `data/samples/` tells: days, and what people do at which time of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kasane.programme.base import MistakeError
from kasane.workshop.model import Role
from kasane.workshop.shapes import Value

Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Texts = dict[str, Value]
"""Field or column id → text. The id of a note, resource or row stands for its text or name, and
is then a source."""


class StoryPart(BaseModel):
    """Fixed once read; an unknown field is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SampleMember(StoryPart):
    """A name on the roster; `about`: the roster's further columns."""

    id: str
    name: str
    organisation: str
    role: Role = Role.PARTICIPANT
    about: Texts = Field(default_factory=dict)


class SampleMeeting(StoryPart):
    """When and where some steps are held."""

    id: str
    steps: tuple[str, ...]
    date: date
    start: Clock
    end: Clock
    venue: str
    address: str = ""
    remarks: str = ""


class SampleAttendance(StoryPart):
    """Who came to a meeting: all who are on the roster by then and are not named here."""

    meeting: str
    online: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


class SampleEntry(StoryPart):
    """A row, a filled copy of a form, or what sits in one; `place` inside the copy `copy`.

    A pin has as `copy` its case, as `place` its area; an idea joins its `sources`.
    """

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


class SampleEntries(StoryPart):
    """Entries of one sheet."""

    sheet: str
    entries: tuple[SampleEntry, ...] = Field(min_length=1)


class SampleNote(StoryPart):
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


class SampleBoard(StoryPart):
    """A board's notes: first written alone, then, `signed`, in front of all."""

    sheet: str
    notes: tuple[SampleNote, ...] = Field(min_length=1)


class SampleWriting(StoryPart):
    """Values written into an entry that is there already."""

    id: str
    by: str
    values: Texts


class SampleTurns(StoryPart):
    """A round: what people said; `later`: who let others speak first."""

    sheet: str
    said: dict[str, Texts] = Field(default_factory=dict)
    later: tuple[str, ...] = ()


class SampleVotes(StoryPart):
    """A voting, which is opened at its end.

    Attributes:
        columns: ids of the columns for which `marks` holds numbers, in this order.
        marks: member id → entry id → a number for each column.
    """

    sheet: str
    columns: tuple[str, ...]
    marks: dict[str, dict[str, tuple[int, ...]]]

    @model_validator(mode="after")
    def _every_column_is_marked(self) -> Self:
        for member, marks in self.marks.items():
            for entry, numbers in marks.items():
                if len(numbers) != len(self.columns):
                    raise MistakeError(
                        "columnsと同じ数だけ書いてください。", "marks", member, entry
                    )
        return self


class SampleHands(StoryPart):
    """Who shows a hand for what seems possible: id of the entry → members."""

    sheet: str
    column: str
    raised: dict[str, tuple[str, ...]]


class SampleSurvey(StoryPart):
    """Answers to a survey, given on paper, which is then closed and shown.

    Attributes:
        marks: question → the place of each person's answer among its choices, 1 the first.
        texts: question → what some of them wrote.
        inside: how many of them, the first, are 庁内; the others are 庁外.
    """

    sheet: str
    marks: dict[str, tuple[int, ...]]
    texts: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    inside: int = 0

    @model_validator(mode="after")
    def _all_have_answered(self) -> Self:
        if len({len(marks) for marks in self.marks.values()}) != 1:
            raise MistakeError("どの問いにも、同じ人数で答えてください。", "marks")
        return self


class SampleTold(StoryPart):
    """What the secretariat says for the story of the programme.

    `first`: pairs of organisations that had never met before; all others had.
    """

    asks: str
    first: tuple[tuple[str, str], ...] = ()


class Moment(StoryPart):
    """What happens at a time of a day, in the order of these fields.

    Attributes:
        again: the table on which a new voting begins.
        go: the activity that begins.
        reveal: ids of the sheets on which people have written alone, and that are opened.
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
    reveal: tuple[str, ...] = ()
    again: str | None = None
    hands: SampleHands | None = None
    votes: SampleVotes | None = None
    write: tuple[SampleWriting, ...] = ()
    surveys: tuple[SampleSurvey, ...] = ()
    open: tuple[str, ...] = ()
    told: SampleTold | None = None
    ends: bool = False


class SampleDay(StoryPart):
    """A day on which something happened."""

    date: date
    moments: tuple[Moment, ...] = Field(min_length=1)
