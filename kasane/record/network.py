"""Which organisations met, in how many meetings and groups, and which had not met before.

Who had met before is known to no sheet: the secretariat says it (docs/decisions). Where nobody
has said it, nothing is told of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import cos, pi, sin

from kasane.record.facts import everybody
from kasane.workshop.model import Attendance, Member
from kasane.workshop.reading import Reading

_THERE = (Attendance.PRESENT, Attendance.ONLINE)
_BETWEEN = " ― "


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation; x and y from -1 to 1, up is positive; field: of work, or empty."""

    name: str
    field: str
    people: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Tie:
    """Two organisations that met.

    Attributes:
        times: in how many meetings and groups. new: they had not met before; None: not known.
    """

    one: Place
    other: Place
    times: int
    new: bool | None


@dataclass(frozen=True, slots=True)
class Network:
    """Who met whom. The places stand on a circle, those of a field side by side."""

    places: tuple[Place, ...]
    ties: tuple[Tie, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of work, in the order of the circle."""
        return tuple(dict.fromkeys(place.field for place in self.places))

    @property
    def new(self) -> list[Tie]:
        """Those who had not met before."""
        return [tie for tie in self.ties if tie.new]

    @property
    def said(self) -> bool:
        """Whether anybody said who had met before."""
        return any(tie.new is not None for tie in self.ties)


def pair_of(one: str, other: str) -> str:
    """What two organisations are kept as."""
    return _BETWEEN.join(sorted((one, other)))


def network_of(reading: Reading) -> Network:
    """Those who came to a meeting together, or sat in a group together."""
    rooms = list(_rooms(reading))
    came = set[str]().union(*rooms)
    people = {k: m for k, m in everybody(reading, came).items() if k in came and m.organisation}
    places = {place.name: place for place in _places(reading, people)}
    times = Counter(
        pair
        for room in rooms
        for pair in combinations(sorted({people[k].organisation for k in room if k in people}), 2)
    )
    knew = reading.story.knew
    ties = (
        Tie(places[a], places[b], n, None if knew is None else pair_of(a, b) not in knew)
        for (a, b), n in sorted(times.items())
    )
    return Network(tuple(places.values()), tuple(ties))


def _rooms(reading: Reading) -> Iterator[set[str]]:
    """Who was in a room together: of each meeting who came, and each group."""
    for held in reading.meetings.values():
        yield {member for member, came in held.attendance.items() if came in _THERE}
    for groups in (reading.info.groups if reading.info else {}).values():
        yield from ({*group.members} for group in groups)


def _places(reading: Reading, people: dict[str, Member]) -> Iterator[Place]:
    rule = reading.programme.about_members
    held = Counter(member.organisation for member in people.values())
    fields = {name: _field(people.values(), name, rule.field or "") for name in held}
    roster = reading.programme.roster
    known = (
        [choice for c in roster.columns if c.id == rule.field for choice in c.choices]
        if roster
        else []
    )
    order = sorted(held, key=lambda name: ([*known, fields[name]].index(fields[name]), name))
    for number, name in enumerate(order):
        angle = 2 * pi * number / len(order)
        yield Place(name, fields[name], held[name], sin(angle), cos(angle))


def _field(people: Iterable[Member], name: str, column: str) -> str:
    said = Counter(str(m.about.get(column) or "") for m in people if m.organisation == name)
    return said.most_common(1)[0][0]
