"""Three questions (how far, who, how long) propose a programme and the shape to hold it in."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from kasane.programme.definitions import Programme, Step
from kasane.programme.fits import Fit, FitPeople, FitStage

FitTime = Literal["short", "half_day", "several"]
Asked = Literal["stage", "people", "time"]

PEOPLE = 12
"""How many people the minutes are counted for."""
SHORT, HALF_DAY = 120, 240
"""Minutes of one short meeting (a training of source 002), and of half a day."""
MOST = 3
"""How many shapes are proposed at once."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The answers to the three questions; None: not answered."""

    stage: FitStage | None = None
    people: FitPeople | None = None
    time: FitTime | None = None

    @property
    def answered(self) -> int:
        """How many are."""
        return sum(answer is not None for answer in (self.stage, self.people, self.time))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A shape that suits.

    Attributes:
        days: the meetings that are held, each with its whole minutes, breaks included.
        left_out: ids of the optional steps that are not held.
        amiss: the questions to whose answers it does not fit.
    """

    programme: Programme
    fit: Fit
    days: tuple[tuple[Step, int], ...]
    left_out: tuple[str, ...]
    amiss: tuple[Asked, ...]


def shapes(programme: Programme) -> Iterator[Proposal]:
    """All shapes of a programme."""
    return (_proposal(programme, fit, Wanted()) for fit in programme.fits)


def propose(programmes: Iterable[Programme], wanted: Wanted) -> list[Proposal]:
    """The shapes that fit best, at most `MOST`; none as long as nothing is answered.

    Those that fit to every answer; where there is none, those to which one answer does not fit,
    as long as another one does.
    """
    if not wanted.answered:
        return []
    found = [_proposal(each, fit, wanted) for each in programmes for fit in each.fits]
    least = min((len(one.amiss) for one in found), default=0)
    near = [one for one in found if len(one.amiss) == least]
    return _mixed(near)[:MOST] if least < wanted.answered and least <= 1 else []


def _mixed(found: list[Proposal]) -> list[Proposal]:
    """One of each programme before a second of any."""
    met = Counter[str]()
    turn: list[tuple[int, int, Proposal]] = []
    for one in found:
        turn.append((met[one.programme.id], len(turn), one))
        met[one.programme.id] += 1
    return [one for _, _, one in sorted(turn, key=lambda each: each[:2])]


def _proposal(programme: Programme, fit: Fit, wanted: Wanted) -> Proposal:
    held = [step for step in programme.steps if step.meeting and step.id in fit.steps]
    days = tuple((step, _minutes(step, fit.cases)) for step in held)
    left = [step.id for step in programme.steps if step.optional and step.id not in fit.steps]
    answers: dict[Asked, bool] = {
        "stage": wanted.stage is None or wanted.stage in fit.stages,
        "people": wanted.people is None or wanted.people in fit.people,
        "time": wanted.time is None or _fits_in([minutes for _, minutes in days], wanted.time),
    }
    amiss = tuple(asked for asked, fits in answers.items() if not fits)
    return Proposal(programme, fit, days, tuple(left), amiss)


def _minutes(step: Step, cases: int) -> int:
    breaks = sum(activity.break_after or 0 for activity in step.activities)
    return step.planned(PEOPLE, cases) + breaks


def _fits_in(days: list[int], time: FitTime) -> bool:
    if time == "several":
        return len(days) > 1
    return len(days) == 1 and days[0] <= (SHORT if time == "short" else HALF_DAY)
