"""The worked example: a made-up municipality, written in as people would do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kasane.errors import KasaneError
from kasane.programme import load_programmes
from kasane.programme.base import MistakeError
from kasane.programme.sentences import place_of, sentence_of, sentence_of_yaml
from kasane.store import Store
from kasane.store.reading import workshop_ids
from kasane.tables.clock import JAPAN
from kasane.tables.source import programmes_folder
from kasane.workshop import Actor, Done, NewWorkshop, Role, Workshops
from kasane.workshop.model import Attendance, Authors, BoardState

__all__ = ["Sample", "fill_demo", "fill_sample", "load_sample", "programmes_folder"]

Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SampleMeeting(_Part):
    """When and where."""

    steps: tuple[str, ...]
    date: date
    start: Clock
    venue: str


class SampleMember(_Part):
    """A name on the roster."""

    id: str
    name: str
    organisation: str
    role: Role
    attendance: Attendance | None = None


class SampleTime(_Part):
    """When an activity really was."""

    activity: str
    start: Clock
    end: Clock


class SampleNote(_Part):
    """A note; `under` is the note below which it lies, `signed` whether its author is shown."""

    id: str
    place: str
    author: str
    text: str = Field(min_length=1)
    signed: bool = False
    colour: str = ""
    under: str | None = None
    sources: tuple[str, ...] = ()


class SampleBoard(_Part):
    """A board's notes, the first written `at` this time, each one a few seconds later."""

    sheet: str
    at: Clock
    notes: tuple[SampleNote, ...]


class Sample(_Part):
    """A whole example, as a file in `data/samples/` describes it."""

    id: str
    programme: str
    name: str
    municipality: str
    round: int = 1
    meeting: SampleMeeting
    members: tuple[SampleMember, ...]
    agenda: tuple[SampleTime, ...]
    boards: tuple[SampleBoard, ...]

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        members = {member.id for member in self.members}
        if Role.FACILITATOR not in {member.role for member in self.members}:
            raise MistakeError("事務局（facilitator）の人が、1人は必要です。", "members")
        for index, board in enumerate(self.boards):
            notes = {note.id for note in board.notes}
            for number, note in enumerate(board.notes):
                place = ("boards", index, "notes", number)
                _check(note.author, members, *place, "author")
                for other in (*note.sources, *([note.under] if note.under else [])):
                    _check(other, notes, *place)
        return self


def _check(name: str, known: set[str], *place: str | int) -> None:
    if name not in known:
        raise MistakeError(f"「{name}」は、この記入例にありません。", *place)


def samples_folder() -> Path:
    """Where the examples' files are, in the program's own folder."""
    return Path(__file__).resolve().parents[1] / "data" / "samples"


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


def fill_demo(data: Path) -> list[str]:
    """Put the examples into a data folder, each once; returns the names of those put in.

    Raises:
        KasaneError: a programme or an example has mistakes, or the folder can't be written.
    """
    programmes = load_programmes(programmes_folder())
    store = Store(data)
    try:
        workshops = Workshops(store, programmes)
        there = _sample_names(workshops)
        new = [s for s in _samples() if s.name not in there and s.programme in programmes]
        if new:
            device, _ = workshops.own(None)
            for sample in new:
                write_sample(workshops, device.id, sample)
        return [sample.name for sample in new]
    finally:
        store.close()


def _samples() -> list[Sample]:
    return [load_sample(path) for path in sorted(samples_folder().glob("*.yaml"))]


def _sample_names(workshops: Workshops) -> set[str]:
    with workshops.store.engine.connect() as connection:
        ids = workshop_ids(connection)
    found = (workshops.state(workshop_id) for workshop_id in ids)
    mains = (state.get("workshop", "main") for state in found if state)
    return {main.body["name"] for main in mains if main and main.body["sample"]}


def fill_sample(workshops: Workshops, device_id: str) -> Actor:
    """Write the example of チームづくり編 into a new workshop, led by a device of the owner.

    Raises:
        KasaneError: the example has mistakes, or the device is not the owner's.
    """
    return write_sample(workshops, device_id, load_sample(samples_folder() / "team_building.yaml"))


def write_sample(workshops: Workshops, device_id: str, sample: Sample) -> Actor:
    """Write an example through the ordinary operations, at the times that it tells of."""
    actor = workshops.create(device_id, _new(sample))
    told = _ToldTime(sample.meeting)
    do = partial(Workshops(workshops.store, workshops.programmes, told).do, actor)
    ids = _add_members(do, actor.member, sample.members)
    for item in sample.agenda:
        told.go(item.start)
        do("activity.go", activity=item.activity)
        for board in (board for board in sample.boards if item.start <= board.at < item.end):
            told.go(board.at)
            _write_board(do, told, board, ids)
        told.go(item.end)
        do("activity.go", activity=None)
    return actor


def _new(sample: Sample) -> NewWorkshop:
    wanted = {"programme", "name", "municipality", "round"}
    meeting = sample.meeting.model_dump()
    return NewWorkshop(**sample.model_dump(include=wanted), **meeting, sample=True)


class _ToldTime:
    """A clock that tells the times of the example."""

    def __init__(self, meeting: SampleMeeting) -> None:
        self._day = meeting.date
        self._now = datetime.combine(meeting.date, time(13), JAPAN)
        self.go(meeting.start)

    def __call__(self) -> datetime:
        return self._now

    def go(self, clock: str) -> None:
        """To a time such as 13:45."""
        self._now = datetime.combine(self._day, time.fromisoformat(clock), JAPAN)

    def pass_by(self, seconds: int) -> None:
        """Some seconds on."""
        self._now += timedelta(seconds=seconds)


def _add_members(
    do: Callable[..., Done], leader: str, members: Sequence[SampleMember]
) -> dict[str, str]:
    """Fill the roster; the first facilitator of the example is the one who leads.

    Returns:
        The id in the example → the id in the workshop.
    """
    leads = next(member.id for member in members if member.role is Role.FACILITATOR)
    ids = {member.id: leader if member.id == leads else member.id for member in members}
    for member in members:
        fields = {"id": ids[member.id], "name": member.name, "organisation": member.organisation}
        op = "member.edit" if member.id == leads else "member.add"
        do(op, **fields, role=member.role)
        do("meeting.attend", meeting="m1", member=fields["id"], attendance=member.attendance)
    return ids


def _write_board(
    do: Callable[..., Done], told: _ToldTime, board: SampleBoard, ids: Mapping[str, str]
) -> None:
    """First alone and unsigned, then open and signed, as a meeting goes."""
    do("sheet.state", sheet=board.sheet, state=BoardState.PRIVATE)
    do("sheet.authors", sheet=board.sheet, authors=Authors.HIDDEN)
    for signed in (False, True):
        for note in board.notes:
            if note.signed is signed:
                told.pass_by(20)
                fields = note.model_dump(exclude={"signed", "under"})
                do("entry.add", sheet=board.sheet, **_as_entry(fields, ids))
        do("sheet.state", sheet=board.sheet, state=BoardState.OPEN)
        do("sheet.authors", sheet=board.sheet, authors=Authors.SHOWN)
    for note in board.notes:
        if note.under is not None:
            told.pass_by(20)
            do("entry.stack", id=note.id, onto=note.under)


def _as_entry(fields: dict[str, Any], ids: Mapping[str, str]) -> dict[str, Any]:
    text = fields.pop("text")
    return {**fields, "author": ids[fields["author"]], "values": {"text": text}}
