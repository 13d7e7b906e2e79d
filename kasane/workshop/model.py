"""The shapes of what happens in a workshop. docs/data-model.md explains them for people."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field

from kasane.plain import limits
from kasane.store import Draft, State
from kasane.workshop.going_on import (
    ActivityTime,
    Agenda,
    Attachment,
    Hand,
    Look,
    OwnMaterial,
    Question,
    Ready,
    Story,
    Timer,
    Turns,
    Watched,
)
from kasane.workshop.shapes import Clock, GivenName, Id, Name, Shape, Text, Values
from kasane.workshop.sides import Sides
from kasane.workshop.surveys import Earlier, Results, Survey, SurveyLink


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
        definition: fingerprint of the definition that it began with, of a programme of one's own;
            empty: it runs the file of the project as that is now.
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
        projector_names: whether the projector may show who wrote a signed entry.
        columns: kind of file ("sheet/leaf") → heading in people's files → the column that it is, as
            somebody said it; empty: not read.
        keep_until: the day by which it is to be erased (保存期限); None: not fixed.
    """

    programme: str
    definition: str = ""
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
    columns: dict[str, dict[str, str]] = Field(default_factory=dict)
    keep_until: datetime.date | None = None

    @property
    def split(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Activity id → (id, name) of its groups."""
        return {
            key: tuple((group.id, group.name) for group in groups)
            for key, groups in self.groups.items()
        }


class Meeting(Shape):
    """One date on which people sit together (開催回). Kind "meeting".

    Attributes:
        steps: ids of the steps held on that date.
        date, start, end (HH:MM or empty): local time; no date: not fixed yet.
        address: where people meet online, http(s), or empty.
        summary: what those who lead say of it in two or three sentences, for its record.
        recorder: who wrote it down. contact: whom to ask about it.
        as_of: the day of whose end the record tells; none: of when the meeting ended.
        about: the further columns of the sheet whose rows are the meetings.
        attendance: member id → whether they came.
    """

    steps: tuple[str, ...]
    date: datetime.date | None = None
    start: Clock | Literal[""] = ""
    end: Clock | Literal[""] = ""
    venue: Name = ""
    address: Text = ""
    remarks: Text = ""
    summary: Text = ""
    recorder: Name = ""
    contact: Name = ""
    as_of: datetime.date | None = None
    about: Values = Field(default_factory=dict)
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
        ground: the field of a case that says on what ground it is shared; confirms: ground →
            "sheet/field" where each confirms something before they see such a case.
        ballot: which voting is on, 1 for the first.
    """

    state: BoardState = BoardState.OPEN
    authors: Authors = Authors.HIDDEN
    seen_by: Literal["everyone", "secretariat"] = "everyone"
    cases: str = ""
    ground: str = ""
    confirms: dict[str, str] = Field(default_factory=dict)
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


class Invitation(Shape):
    """The code by which people come in. Kind "invitation", id: the role that they get."""

    code: str


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


class Export(Shape):
    """That somebody made a file (活動の記録). Kind "export".

    Attributes:
        file: its name for people. names, cases: whether they are in it.
    """

    file: Name
    names: bool = False
    cases: bool = False


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
        unread: hidden because something in it looks like personal information, until somebody
            who leads has read it.
        confirmed: when its writer confirmed a text that looks like personal information; empty
            where it does not, and where nobody was asked.
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
    unread: bool = False
    confirmed: str = ""
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
    "sides": Sides,
    "invitation": Invitation,
    "attachment": Attachment,
    "question": Question,
    "material": OwnMaterial,
    "watched": Watched,
    "story": Story,
    "hand": Hand,
    "entry": Entry,
    "decided": Decided,
    "export": Export,
    "survey": Survey,
    "survey_link": SurveyLink,
    "results": Results,
    "earlier": Earlier,
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
