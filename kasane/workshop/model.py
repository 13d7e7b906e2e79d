"""The shapes of what happens in a workshop. docs/data-model.md explains them for people."""

from __future__ import annotations

import datetime
import re
import unicodedata
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from kasane.plain import limits
from kasane.store import Draft, State


class Role(StrEnum):
    """What somebody is in a workshop."""

    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"
    VIEWER = "viewer"


class BoardState(StrEnum):
    """What may be seen and written on a board: 個人ワーク, 公開, 締切."""

    PRIVATE = "private"
    OPEN = "open"
    LOCKED = "locked"


class Authors(StrEnum):
    """Whether the others see who wrote a note."""

    HIDDEN = "hidden"
    SHOWN = "shown"


class Attendance(StrEnum):
    """Whether a member came to a meeting: 出席, 欠席, オンライン."""

    PRESENT = "present"
    ABSENT = "absent"
    ONLINE = "online"


_IN_PIECES = re.compile(
    r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u3041-\u30ff][\u0300-\u036f\u3099\u309a]+"
)
"""A letter or kana whose marks are characters of their own."""
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Line breaks of other systems, and the soft ones of PowerPoint and Word."""
_BULLETS = re.compile("[\uf000-\uf0ff]")
"""Where Word and PowerPoint keep the signs of the font Symbol; 外字 stand elsewhere."""
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Control characters: nobody types them, no font draws them."""


def clean_text(text: str) -> str:
    """Line breaks as LF, bullets as ・, no control characters, kana and Latin letters in one piece.

    Else what was typed stays as it is.

    NFC would do more: it exchanges kanji, such as the 神 (U+FA19) of a name for another 神.

    Raises:
        ValueError: the text holds half of a character (a lone surrogate), which can't be stored.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError("文字として読めない部分があります。") from error
    lines = UNSEEN.sub("", _BULLETS.sub("・", _BREAKS.sub("\n", text)))
    return _IN_PIECES.sub(lambda found: unicodedata.normalize("NFC", found[0]), lines)


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())


Text = Annotated[str, AfterValidator(clean_text), Field(max_length=limits.TEXT)]
Value = Text | tuple[Text, ...]
"""What stands in a field or a cell: a text, or several (choices, people). Empty: "" or ()."""
Values = dict[str, Value]
Name = Annotated[str, AfterValidator(_one_line), Field(max_length=limits.NAME)]
GivenName = Annotated[Name, Field(min_length=1)]
"""A name that is not left out; blanks alone are none."""
Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


class Shape(BaseModel):
    """Frozen, and unknown fields are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Explained = Literal["programme", "day", "activity"]
"""What can be explained on the wall: the whole programme, the day, or the activity."""
GroupRole = Literal["leader", "timekeeper", "recorder", "speaker"]
"""進行役, タイムキーパー, 記録, 発表."""


class Group(Shape):
    """Some of the room, who have copies of an activity's sheets for themselves.

    Attributes:
        id: "g1" …, the end of its sheets' ids.
        members: member ids. roles: which of them leads, keeps the time …
    """

    id: Annotated[str, Field(pattern=r"^g[1-9][0-9]?$")]
    name: GivenName
    members: tuple[Id, ...] = Field((), max_length=limits.MEMBERS)
    roles: dict[GroupRole, Id] = Field(default_factory=dict)


class WorkshopInfo(Shape):
    """One run of a programme. Kind "workshop", id "main".

    Attributes:
        round: 1 for the first run of the programme, 2 for the next …
        previous: id of the workshop of the round before.
        activity: where the room is; None before the start.
        item: the agenda's item for it; differs from the activity's id where that is repeated.
        focus: id of the filled copy of a form, or of another sheet, that the room looks at.
        page: of an attachment that is in focus.
        explains: what is explained on the wall before the sheet; None: the sheet is shown.
        meeting: id of the meeting that is on or comes next.
        left_out: ids of the programme's optional steps that are not held.
        groups: activity id → the groups into which the room is split for it.
        projector_names: whether the projector may show who wrote a note.
    """

    programme: str
    name: Name
    municipality: Name
    round: int = Field(1, ge=1, le=99)
    previous: str | None = None
    activity: str | None = None
    item: str | None = None
    focus: Id | None = None
    page: int = Field(1, ge=1)
    explains: Explained | None = None
    meeting: str | None = None
    left_out: tuple[str, ...] = ()
    groups: dict[str, tuple[Group, ...]] = Field(default_factory=dict)
    projector_names: bool = False
    sample: bool = False


class Meeting(Shape):
    """One date on which people sit together (開催回). Kind "meeting".

    Attributes:
        steps: ids of the steps held on that date.
        date, start, end (HH:MM or empty): local time; no date: not fixed yet.
        summary: what those who lead say of it in two or three sentences, for its record.
        recorder: who wrote it down. contact: whom to ask about it.
        as_of: the day of whose end the record tells; none: of when the meeting ended.
        attendance: member id → whether they came.
    """

    steps: tuple[str, ...]
    date: datetime.date | None = None
    start: Clock | Literal[""] = ""
    end: Clock | Literal[""] = ""
    venue: Name = ""
    remarks: Text = ""
    summary: Text = ""
    recorder: Name = ""
    contact: Name = ""
    as_of: datetime.date | None = None
    attendance: dict[str, Attendance] = Field(default_factory=dict)


class Member(Shape):
    """Somebody on the roster. Kind "member".

    Attributes:
        joined: whether a browser is tied to the name; a name that is not may be picked at the door.
        about: the further columns of the roster's sheet, such as field and who was told; for
            facilitators only.
    """

    name: GivenName
    organisation: Name = ""
    role: Role
    joined: bool = False
    about: Values = Field(default_factory=dict)


class SheetState(Shape):
    """How a sheet is held just now. Kind "sheet", id: the sheet's.

    Attributes:
        state: on a sheet that is voted on, private is 投票中 and open is 開票.
        seen_by: whether it is the secretariat's alone.
        cases: id of the form in whose copies its entries sit; empty where they sit in none, or in
            its own.
        ballot: which voting is on, 1 for the first.
    """

    state: BoardState = BoardState.OPEN
    authors: Authors = Authors.HIDDEN
    seen_by: Literal["everyone", "secretariat"] = "everyone"
    cases: str = ""
    ballot: int = Field(1, ge=1, le=20)


class Ballot(Shape):
    """One member's votes on a sheet in one voting. Kind "ballot", id made by the server.

    Attributes:
        marks: entry id → column id → dots, or the number on the scale; what is 0 is not kept.
    """

    sheet: str
    ballot: int
    member: Id
    marks: dict[str, dict[str, int]] = Field(default_factory=dict)


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
    """One line of a step's agenda; `minutes` None: as the programme plans it."""

    id: Id
    activity: str
    minutes: int | None = Field(None, ge=1, le=limits.MINUTES)
    skipped: bool = False


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
    """

    length: int = Field(0, ge=0, le=limits.TIMER_MINUTES * 60_000)
    remaining: int = 0
    started: int | None = None


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


class Invitation(Shape):
    """The code by which people come in. Kind "invitation", id: the role that they get."""

    code: str


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


class ActivityTime(Shape):
    """When an activity really took place. Kind "activity", id: the activity's.

    Attributes:
        ticked: ids of those of its parts that are over.
    """

    runs: tuple[Run, ...] = ()
    ticked: tuple[str, ...] = ()


class Verdict(StrEnum):
    """What leaves of a text that is asked about: そのまま, 置きかえ, 入れない."""

    KEPT = "kept"
    REPLACED = "replaced"
    LEFT_OUT = "left_out"


class Decided(Shape):
    """What somebody decided about a text before it leaves. Kind "decided".

    Its id holds a fingerprint of what they read (kasane.workshop.outgoing).

    Attributes:
        value: what replaces it.
        by: member id. at: ISO 8601 in UTC.
    """

    verdict: Verdict
    value: Text = ""
    by: Id
    at: str


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
    """Somebody would like to know that, too. Kind "hand", id "<question>-<member>"."""

    question: Id
    member: Id


class Entry(Shape):
    """One thing somebody wrote. Kind "entry", id made by the writer's client.

    Attributes:
        sheet: id of the sheet.
        place: where it is in the sheet; on a board "row/column", "/column" where it spans the rows.
            kasane.workshop.places tells the places of the other kinds.
        values: by field or column id; on a board "text" and the board's note_fields.
        version: counts the changes of `values`; an edit of a note names the one it saw.
        letter: A, B … of a filled copy of a form, for good.
        colour: "pink", "cream", "green" or "sky".
        rank: order within the place, small first.
        author: member id. typed_by: the facilitator who typed it for the author.
        anonymous: written while authors were hidden, so the name stays hidden for good.
        sources: ids of the entries that it came from.
        stack: id of the note under which it was put.
        hidden: taken off the others' screens by the facilitator; a case: not opened yet.
        created, changed: ISO 8601, UTC.
    """

    sheet: str
    place: str
    values: Values
    version: int = 1
    letter: str = ""
    colour: str = ""
    rank: float = 0.0
    author: str
    typed_by: str | None = None
    anonymous: bool = False
    sources: tuple[Id, ...] = ()
    stack: Id | None = None
    hidden: bool = False
    created: str
    changed: str


KINDS: dict[str, type[Shape]] = {
    "workshop": WorkshopInfo,
    "meeting": Meeting,
    "member": Member,
    "sheet": SheetState,
    "timer": Timer,
    "look": Look,
    "activity": ActivityTime,
    "ready": Ready,
    "agenda": Agenda,
    "turns": Turns,
    "ballot": Ballot,
    "invitation": Invitation,
    "attachment": Attachment,
    "question": Question,
    "hand": Hand,
    "entry": Entry,
    "decided": Decided,
}
"""Every kind of record and its shape."""
_KIND_OF = {shape: kind for kind, shape in KINDS.items()}

S = TypeVar("S", bound=Shape)


def read(records: State | Draft, shape: type[S], record_id: str = "main") -> S | None:
    """A record as its shape; None where there is none."""
    found = records.get(_KIND_OF[shape], record_id)
    return None if found is None else shape.model_validate(found.body)


def read_all(records: State | Draft, shape: type[S]) -> dict[str, S]:
    """All living records of a shape by id, oldest first."""
    found = records.all(_KIND_OF[shape])
    return {record.id: shape.model_validate(record.body) for record in found}


def sheet_state(records: State | Draft, sheet: str) -> SheetState:
    """How a sheet is held; open and unsigned where nobody has set it."""
    return read(records, SheetState, sheet) or SheetState()


def body(shape: Shape) -> dict[str, Any]:
    """A shape as JSON values, for the store."""
    return shape.model_dump(mode="json")
