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
from kasane.workshop.going_on import pair_of
from kasane.workshop.model import Attendance, Member
from kasane.workshop.reading import Reading

_THERE = (Attendance.PRESENT, Attendance.ONLINE)


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
    def drawn(self) -> list[Tie]:
        """The ties that say something: first meetings, or, where nobody said which these are, all.

        Where everybody sat with everybody, lines between all of them would say nothing.
        """
        if self.said:
            return self.new
        every = len(self.places) * (len(self.places) - 1) // 2
        return list(self.ties) if len(self.ties) < every else []

    @property
    def across(self) -> list[Tie]:
        """Those who had not met before, of two fields of work."""
        return [tie for tie in self.new if tie.one.field != tie.other.field]

    @property
    def sentence(self) -> str:
        """What the lines of its drawing are."""
        if self.said and not self.new:
            return "どの組み合わせも、会議の前から会ったことがありました。"
        if self.said:
            return (
                "線は、はじめて一緒に話し合った組み合わせです。"
                "前から会ったことのあった組み合わせには、引いていません。"
            )
        if self.drawn:
            return "線は、同じ会議やグループで一緒に話し合った組み合わせです。"
        return "すべての所属が、同じ会議やグループで話し合いました。"

    @property
    def said(self) -> bool:
        """Whether anybody said who had met before."""
        return any(tie.new is not None for tie in self.ties)


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
