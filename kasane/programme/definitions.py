"""What a workshop is made of: a programme has steps and sheets, a step has activities."""

from collections.abc import Collection, Sequence
from itertools import takewhile
from typing import Self

from pydantic import Field, model_validator

from kasane.programme.activities import Activity, Material
from kasane.programme.base import (
    Definition,
    Goal,
    Id,
    Label,
    Sentence,
    Tag,
    check_unique,
    find,
)
from kasane.programme.fits import Fit
from kasane.programme.roster import RosterRule
from kasane.programme.sheets.base import S, of_kind
from kasane.programme.sheets.form import FormSheet, Repeats
from kasane.programme.sheets.kinds import Sheet
from kasane.programme.sheets.table import TableSheet


class Step(Definition):
    """A step of a programme.

    `meeting` says whether it is a meeting that people attend, `optional` whether a workshop may
    leave it out, `continues` whether a next round that goes on with cases begins with it;
    `for_step` is the optional step that it prepares, and without which it isn't held either.
    """

    id: Id
    title: Label
    short: Tag = Field(min_length=1)
    meeting: bool
    optional: bool = False
    continues: bool = False
    for_step: Id | None = None
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

    def left_by_the_day(self, day: "Sequence[Step]") -> frozenset[str]:
        """The activities that are needless beside the other steps of a day, in their order.

        A second opening, a closing that isn't the last, what prepares a step that comes at once.
        """
        before = {step.id for step in takewhile(lambda step: step.id != self.id, day)}
        after = {step.id for step in day} - before - {self.id}
        return frozenset(
            each.id
            for each in self.activities
            if (each.once_a_day == "opening" and before)
            or (each.once_a_day == "closing" and after)
            or each.for_step in after
        )


def _without(step: Step, gone: Collection[str]) -> Step:
    left = tuple(each for each in step.activities if each.for_step not in gone)
    return step.model_copy(update={"activities": left})


class Span(Definition):
    """How long a part of the programme takes, such as 事前準備 1～2か月."""

    label: Label
    text: Label


class Programme(Definition):
    """A whole programme, as one file in `data/programmes/` describes it.

    Programmes are offered in their `order`, small first. `background` says why there is such a
    programme, `suits` for which municipalities it is, `uses` in which ways it can be held,
    `conditions` what there has to be first, `fits` the shapes that are proposed
    (kasane.programme.proposals), `secretariat` and `participants` who they should be.
    """

    id: Id
    title: Label
    subtitle: str = ""
    order: int = Field(default=100, ge=1, le=999)
    purpose: Sentence
    goals: tuple[Goal, ...] = ()
    background: tuple[Sentence, ...] = ()
    suits: tuple[Sentence, ...] = ()
    uses: tuple[Sentence, ...] = ()
    conditions: tuple[Sentence, ...] = ()
    fits: tuple[Fit, ...] = ()
    secretariat: tuple[Sentence, ...] = ()
    participants: tuple[Sentence, ...] = ()
    spans: tuple[Span, ...] = ()
    notes: tuple[Sentence, ...] = ()
    source: str = ""
    steps: tuple[Step, ...] = Field(min_length=1)
    sheets: tuple[Sheet, ...] = ()

    def __hash__(self) -> int:
        """So that what is worked out once for a programme can be kept by it."""
        return hash(self.id)

    @property
    def activities(self) -> tuple[Activity, ...]:
        """All activities of all steps, in order."""
        return tuple(activity for step in self.steps for activity in step.activities)

    @property
    def roster(self) -> TableSheet | None:
        """The sheet whose rows are the members; None where there is none."""
        return next((sheet for sheet in self.sheets_of(TableSheet) if sheet.is_roster), None)

    @property
    def schedule(self) -> TableSheet | None:
        """The sheet whose rows are the meetings; None where there is none."""
        every = self.sheets_of(TableSheet)
        return next((sheet for sheet in every if sheet.rows_of == "meetings"), None)

    @property
    def about_members(self) -> RosterRule:
        """What the columns of the roster say."""
        return (self.roster and self.roster.roster) or RosterRule()

    def step(self, step_id: str) -> Step:
        """Return a step, or raise KeyError."""
        return find(self.steps, step_id)

    def sheet(self, sheet_id: str) -> Sheet:
        """Return a sheet, or raise KeyError."""
        return find(self.sheets, sheet_id)

    def sheets_of(self, kind: type[S], activity: Activity | None = None) -> list[S]:
        """Return the sheets of one kind, in order; of an activity where one is given."""
        return of_kind(kind, map(self.sheet, activity.sheets) if activity else self.sheets)

    def sheet_of(self, kind: type[S], sheet_id: str | None) -> S | None:
        """Return a sheet of one kind; None where there is none of this id."""
        return next((sheet for sheet in self.sheets_of(kind) if sheet.id == sheet_id), None)

    def forms(self, repeats: Repeats) -> list[FormSheet]:
        """Return the forms that are filled once for all, or once a case, an idea, an interview."""
        return [sheet for sheet in self.sheets_of(FormSheet) if sheet.repeats == repeats]

    def activity(self, activity_id: str) -> Activity:
        """Return an activity, or raise KeyError."""
        return find(self.activities, activity_id)

    def step_of(self, activity_id: str) -> Step:
        """Return the step that an activity belongs to, or raise KeyError."""
        activity = self.activity(activity_id)
        return next(step for step in self.steps if activity in step.activities)

    def without(self, left_out: Collection[str]) -> "Programme":
        """The programme of a workshop that leaves out some of its optional steps.

        What belongs to them goes with them: their activities, the steps and activities that are
        only there for them (`for_step`), the sheets that only these use, and the shapes with them.
        """
        gone = {step.id for step in self.steps if step.optional and step.id in left_out}
        gone |= {step.id for step in self.steps if step.for_step in gone}
        if not gone:
            return self
        steps = tuple(_without(step, gone) for step in self.steps if step.id not in gone)
        used = {sheet for step in steps for each in step.activities for sheet in each.sheets}
        before = {sheet for each in self.activities for sheet in each.sheets}
        kept = self._with_named(used | ({sheet.id for sheet in self.sheets} - before))
        sheets = tuple(sheet for sheet in self.sheets if sheet.id in kept)
        fits = tuple(fit for fit in self.fits if not gone & {*fit.steps})
        return self.model_copy(update={"steps": steps, "sheets": sheets, "fits": fits})

    def _with_named(self, kept: set[str]) -> set[str]:
        """The same sheets with those that they need, and those that these need."""
        named = {name for sheet_id in kept for name in self.sheet(sheet_id).needs}
        return kept if named <= kept else self._with_named(kept | named)

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        check_unique(self.steps, "Step", "steps")
        check_unique(self.sheets, "シート", "sheets")
        return self
