"""Leaving optional steps of a programme out of a workshop, and taking them in again."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kasane.errors import RefusedError
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.model import Meeting, WorkshopInfo, body, read_all


def leave_out(desk: Desk, info: WorkshopInfo, wanted: Collection[str]) -> list[Put]:
    """The changes to meetings when exactly these steps are left out.

    Nothing that was written is deleted; it is there again once the step is.

    Raises:
        RefusedError: "not_here" for a step that can't be left out, "forbidden" where the room is
            in it or somebody's attendance at it is noted.
    """
    optional = {step.id for step in desk.whole.steps if step.optional}
    if not optional >= set(wanted):
        raise RefusedError("not_here", "行わないことにできないStepです。何も変わっていません。")
    shorter = desk.whole.without(wanted)
    if info.activity is not None and info.activity not in {a.id for a in shorter.activities}:
        raise RefusedError(
            "forbidden",
            "いま行っている活動は、外せません。ほかの活動へ進めてから、もう一度押してください。"
            "何も変わっていません。",
        )
    gone = _gone(desk, wanted)
    return [*_shortened(desk, gone), *_regained(desk, _gone(desk, info.left_out) - gone)]


def _gone(desk: Desk, left_out: Collection[str]) -> set[str]:
    """The steps that are left out, and the steps that exist only for them."""
    return {step.id for step in desk.whole.steps} - {
        step.id for step in desk.whole.without(left_out).steps
    }


def _shortened(desk: Desk, gone: set[str]) -> Iterator[Put]:
    """The meetings without the steps; one that held nothing else goes."""
    for key, meeting in read_all(desk.draft, Meeting).items():
        steps = tuple(step for step in meeting.steps if step not in gone)
        if steps == meeting.steps:
            continue
        if not steps and meeting.attendance:
            raise RefusedError(
                "forbidden", "出欠が記録されているStepは、外せません。何も変わっていません。"
            )
        shorter = meeting.model_copy(update={"steps": steps})
        yield Put("meeting", key, body(shorter if steps else meeting), deleted=not steps)


def _regained(desk: Desk, again: set[str]) -> Iterator[Put]:
    """A meeting without a date for each step that is held again and has none."""
    meetings = read_all(desk.draft, Meeting)
    held = {step for meeting in meetings.values() for step in meeting.steps}
    for step in desk.whole.steps:
        if step.id in again - held and step.meeting:
            yield Put(
                "meeting", f"{step.id}-{desk.draft.revision}", body(Meeting(steps=(step.id,)))
            )
