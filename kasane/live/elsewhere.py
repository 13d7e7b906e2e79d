"""Who is in a room at other processes of the app, as those say it; kept nowhere."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

Typing = tuple[str, str, str]
"""(sheet, place, member) of somebody who types."""
AGAIN_SECONDS = 10.0
"""How often each process says again who is with it, so that a lost word is made good."""
GONE_SECONDS = 25.0
"""After how long without a word a process, and all who were with it, are gone."""
_MOST, _MOST_TYPING = 100, 25
"""Members in one word, and places: ids have at most 64 characters, places 130, and the database
server takes 8,000 bytes."""


@dataclass
class Present:
    """Who is here, and who types where."""

    here: set[str] = field(default_factory=set)
    typing: set[Typing] = field(default_factory=set)


@dataclass
class _Process:
    present: Present
    heard: float


class Elsewhere:
    """What other processes say of their rooms, and what was said of our own."""

    def __init__(
        self, tell: Callable[[str, dict[str, Any]], None], clock: Callable[[], float]
    ) -> None:
        self._tell = tell
        self._clock = clock
        self._said: dict[str, tuple[Present, float]] = {}
        self._rooms: defaultdict[str, dict[str, _Process]] = defaultdict(dict)

    @classmethod
    def of(cls, tell: Callable[[str, dict[str, Any]], None]) -> Elsewhere:
        """For the running app."""
        return cls(tell, time.monotonic)

    def enter(self, room: str) -> None:
        """A room opens here: ask the others who is with them."""
        self._tell(room, {"who": True})

    def leave(self, room: str) -> None:
        """It is closed here."""
        self._said.pop(room, None)
        self._rooms.pop(room, None)

    def say(self, room: str, present: Present, *, again: bool = False) -> None:
        """Tell the others who is in a room here, where that is news."""
        known = self._said.get(room)
        if known is not None and known[0] == present and not again:
            return
        self._said[room] = (present, self._clock())
        first = True
        for here, typing in _parts(present):
            self._tell(room, {"present": {"first": first, "here": here, "typing": typing}})
            first = False

    def say_again(self) -> None:
        """Say what was not said for a while, and forget who was not heard of."""
        now = self._clock()
        for room, (present, at) in list(self._said.items()):
            if now - at >= AGAIN_SECONDS:
                self.say(room, present, again=True)

    def take(self, room: str, word: dict[str, Any]) -> bool:
        """Take in what another process said; whether it was about who is there."""
        if word.get("who"):
            known = self._said.get(room)
            if known is not None:
                self.say(room, known[0], again=True)
            return False
        said = word.get("present")
        if said is None:
            return False
        process = self._rooms[room].setdefault(word["from"], _Process(Present(), 0.0))
        if said["first"]:
            process.present = Present()
        process.present.here.update(said["here"])
        process.present.typing.update(
            (sheet, place, member) for sheet, place, member in said["typing"]
        )
        process.heard = self._clock()
        return True

    def gone(self) -> set[str]:
        """The rooms from which a process has gone without a word; it is forgotten."""
        oldest = self._clock() - GONE_SECONDS
        changed = set()
        for room, processes in self._rooms.items():
            for name in [name for name, known in processes.items() if known.heard < oldest]:
                del processes[name]
                changed.add(room)
        return changed

    def present(self, room: str) -> Present:
        """Who is in a room at all other processes together."""
        known = [process.present for process in self._rooms.get(room, {}).values()]
        here = set().union(*(one.here for one in known))
        return Present(here, set().union(*(one.typing for one in known)))


def _parts(present: Present) -> Iterator[tuple[list[str], list[Typing]]]:
    """In pieces that one word holds; at least one."""
    here = sorted(present.here)
    yield here[:_MOST], []
    for at in range(_MOST, len(here), _MOST):
        yield here[at : at + _MOST], []
    typing = sorted(present.typing)
    for at in range(0, len(typing), _MOST_TYPING):
        yield [], typing[at : at + _MOST_TYPING]


def together(
    one: Present, other: Present
) -> tuple[Collection[str], dict[tuple[str, str], set[str]]]:
    """Who is here, and (sheet, place) → who types there."""
    who: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for sheet, place, member in one.typing | other.typing:
        who[sheet, place].add(member)
    return one.here | other.here, dict(who)
