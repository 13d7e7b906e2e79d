"""The shapes of what goes on in the room: its times and turns, what it looks at and asks."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from kasane.plain import limits
from kasane.workshop.shapes import GivenName, Id, Shape, Text


class TurnState(StrEnum):
    """What became of somebody's turn: 済, あとで, 欠席."""

    DONE = "done"
    SKIPPED = "skipped"
    ABSENT = "absent"


class Turns(Shape):
    """Whose turn it is in a round sheet. Kind "turns", id: the sheet's.

    Attributes:
        order: member ids in the order in which they speak.
        current: who speaks now; None before the first and after the last.
        started: when the present turn began, ISO 8601 in UTC.
        ended: whether it was closed.
    """

    order: tuple[Id, ...]
    current: Id | None = None
    states: dict[str, TurnState] = Field(default_factory=dict)
    started: str | None = None
    ended: bool = False


class AgendaItem(Shape):
    """One line of a step's agenda.

    Attributes:
        minutes: None: as the programme plans it.
        skipped: None: as the day has it (Step.left_by_the_day).
        break_after: minutes of the break that is planned after it; None: none.
    """

    id: Id
    activity: str
    minutes: int | None = Field(None, ge=1, le=limits.MINUTES)
    skipped: bool | None = None
    break_after: int | None = Field(None, ge=1, le=limits.MINUTES)


class Agenda(Shape):
    """A step's agenda where it differs from the programme's. Kind "agenda", id: the step's."""

    items: tuple[AgendaItem, ...] = Field(min_length=1, max_length=limits.ITEMS)


class Attachment(Shape):
    """A paper or a photograph that people look at. Kind "attachment", id made by the server.

    Its pages, pictures each, are kept apart (kasane.store.attachments).

    Attributes:
        activity: id of the activity to which it belongs.
        sort: a paper of one's own (figures, slides), or a photograph of the room, a board.
        shared: whether it goes into files meant for sharing; somebody has looked whether names or
            faces are on it.
        author, created: who brought it, and when.
    """

    title: GivenName
    activity: str
    sort: Literal["paper", "photograph"] = "paper"
    pages: int = Field(ge=1, le=99)
    shared: bool = False
    author: str
    created: str


class Timer(Shape):
    """The room's timer. Kind "timer", id "main".

    Attributes:
        length: milliseconds set.
        remaining: milliseconds left when it last started or stopped.
        started: when it last started, milliseconds since 1970 by the server; None while it stands.
        onward: of the clock that waits during a break: its activity is over, the next one follows.
    """

    length: int = Field(0, ge=0, le=limits.TIMER_MINUTES * 60_000)
    remaining: int = 0
    started: int | None = None
    onward: bool = False


class Look(Shape):
    """What of a sheet the wall shows large, and how it turns. Kind "look", id "main".

    Attributes:
        sheet: the sheet that it is about; on another one the wall shows everything.
        part: a part of the sheet in its own words: a board's place, a field, a ring, an area.
        entry: id of one entry; with neither the wall shows everything.
        turn: which page, where not all fits; it counts on and on, and back below 0.
        auto: whether the pages turn by themselves.
    """

    sheet: str | None = None
    part: str | None = Field(None, max_length=200)
    entry: Id | None = None
    turn: int = 0
    auto: bool = False


class Run(Shape):
    """From when to when an activity was on; times as ISO 8601 in UTC.

    Attributes:
        item: the agenda's item that was held; None in runs from before this was noted.
    """

    started: str
    ended: str | None = None
    item: Id | None = None


class Ready(Shape):
    """Who has said 「できました」 in an activity. Kind "ready", id: the agenda's item."""

    members: tuple[Id, ...] = ()


class OwnMaterial(Shape):
    """A link that a municipality put into the library. Kind "material".

    Attributes:
        speaker: who speaks in it or made it, or empty.
        author, created: who put it there, and when.
    """

    title: GivenName
    url: str
    speaker: str = ""
    author: str
    created: str


class Watched(Shape):
    """Which materials of the library somebody has seen (視聴済み). Kind "watched", id: the member.

    Attributes:
        materials: ids of the library's items (kasane.library.material_id).
    """

    materials: tuple[str, ...] = ()


ASKS = 300
"""Characters of what is asked of who reads the story: it is to stand on one page."""


def pair_of(one: str, other: str) -> str:
    """What two organisations are kept as where it is said that they knew each other."""
    return " ― ".join(sorted((one, other)))


class Story(Shape):
    """What those who lead say for the story of the programme. Kind "story", id "main".

    Attributes:
        asks: what is asked of the reader (お願いしたいこと).
        knew: pairs of organisations that had met before, "A ― B"; None: nobody has said it.
    """

    asks: Text = ""
    knew: tuple[str, ...] | None = None


class ActivityTime(Shape):
    """When an activity really took place. Kind "activity", id: the activity's.

    Attributes:
        ticked: ids of those of its parts that are over.
    """

    runs: tuple[Run, ...] = ()
    ticked: tuple[str, ...] = ()


class Question(Shape):
    """Something that somebody in the room asks (会場からの質問). Kind "question".

    Attributes:
        author: member id, which nobody else is told.
        answered: whether the room has had its answer.
    """

    text: Annotated[Text, Field(min_length=1)]
    author: Id
    answered: bool = False
    created: str


class Hand(Shape):
    """Somebody would like to know that, too. Kind "hand", id made by the server."""

    question: Id
    member: Id
