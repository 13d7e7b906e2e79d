"""What a workshop is made of: a programme has steps and sheets, a step has activities."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from kasane.programme.activities import Activity, Material
from kasane.programme.base import Definition, Goal, Id, Label, Tag, check_unique, find
from kasane.programme.references import check_references
from kasane.programme.sheets import Sheet

Sentence = Annotated[str, StringConstraints(min_length=1, max_length=120)]


class Step(Definition):
    """A step of a programme; `meeting` says whether it is a meeting that people attend."""

    id: Id
    title: Label
    short: Tag = Field(min_length=1)
    meeting: bool
    optional: bool = False
    duration: str = ""
    purposes: tuple[Sentence, ...] = ()
    secretariat_preparation: tuple[Sentence, ...] = ()
    member_preparation: tuple[Sentence, ...] = ()
    notes: tuple[Sentence, ...] = ()
    materials: tuple[Material, ...] = ()
    activities: tuple[Activity, ...] = Field(min_length=1)
    source: str = ""

    def planned(self, people: int, cases: int) -> int:
        """Return the minutes that all activities of the step take together."""
        return sum(activity.minutes.planned(people, cases) for activity in self.activities)


class Span(Definition):
    """How long a part of the programme takes, such as 事前準備 1～2か月."""

    label: Label
    text: Label


class Programme(Definition):
    """A whole programme, as one file in `data/programmes/` describes it."""

    id: Id
    title: Label
    subtitle: str = ""
    purpose: Sentence
    goals: tuple[Goal, ...] = ()
    spans: tuple[Span, ...] = ()
    notes: tuple[Sentence, ...] = ()
    source: str = ""
    steps: tuple[Step, ...] = Field(min_length=1)
    sheets: tuple[Sheet, ...] = ()

    @property
    def activities(self) -> tuple[Activity, ...]:
        """All activities of all steps, in order."""
        return tuple(activity for step in self.steps for activity in step.activities)

    def step(self, step_id: str) -> Step:
        """Return a step, or raise KeyError."""
        return find(self.steps, step_id)

    def sheet(self, sheet_id: str) -> Sheet:
        """Return a sheet, or raise KeyError."""
        return find(self.sheets, sheet_id)

    def activity(self, activity_id: str) -> Activity:
        """Return an activity, or raise KeyError."""
        return find(self.activities, activity_id)

    def step_of(self, activity_id: str) -> Step:
        """Return the step that an activity belongs to, or raise KeyError."""
        activity = self.activity(activity_id)
        return next(step for step in self.steps if activity in step.activities)

    def next_activity(self, activity_id: str) -> Activity | None:
        """Return the activity that follows, also across steps; None after the last."""
        activities = self.activities
        position = activities.index(self.activity(activity_id)) + 1
        return activities[position] if position < len(activities) else None

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        check_unique(self.steps, "Step", "steps")
        check_unique(self.sheets, "シート", "sheets")
        check_references(self.steps, self.sheets)
        return self
