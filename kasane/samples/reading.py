"""Reads an example's file, and says in sentences what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Self

import yaml
from pydantic import Field, ValidationError, model_validator

from kasane.errors import KasaneError
from kasane.programme.base import MistakeError
from kasane.programme.quick_yaml import reader_of
from kasane.programme.sentences import place_of, sentence_of, sentence_of_yaml
from kasane.samples.story import Moment, SampleDay, StoryPart
from kasane.workshop.model import Role


class Sample(StoryPart):
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
        for index, day in enumerate(self.days):
            if index and day.date <= self.days[index - 1].date:
                raise MistakeError("日付は、早い順に書いてください。", "days", index, "date")
            for number, moment in enumerate(day.moments):
                place = ("days", index, "moments", number)
                if number and moment.at < day.moments[number - 1].at:
                    raise MistakeError("時刻は、早い順に書いてください。", *place, "at")
                _take_ids(moment, known, place)
                _check_known(moment, known, place)
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


def _check_known(moment: Moment, known: set[str], place: tuple[str | int, ...]) -> None:
    for name, *where in _named(moment):
        if name not in known:
            raise MistakeError(f"「{name}」は、この記入例にありません。", *place, *where)


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
    for idea, members in moment.hands.raised.items() if moment.hands else ():
        for name in (idea, *members):
            yield (name, "hands")
    for member, marks in moment.votes.marks.items() if moment.votes else ():
        for name in (member, *marks):
            yield (name, "votes")


def load_sample(path: Path) -> Sample:
    """Read an example.

    Raises:
        KasaneError: with a sentence for each mistake in the file.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        return Sample.model_validate(reader_of(text).get_single_data())
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
