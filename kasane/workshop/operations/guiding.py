"""Operations by which an activity is explained, and gone through part by part."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from kasane.errors import RefusedError
from kasane.store import Put
from kasane.workshop.desk import Desk
from kasane.workshop.going_on import ActivityTime, Timer
from kasane.workshop.model import Explained, body, read
from kasane.workshop.operations.clock import ASIDE, begun, present
from kasane.workshop.shapes import Shape


class Explain(Shape):
    """The wall explains what is done; None: it shows the sheet."""

    op: Literal["activity.explain"]
    what: Explained | None


class Tick(Shape):
    """A part of an activity is over, or is not after all."""

    op: Literal["activity.tick"]
    activity: str
    part: str
    ticked: bool


def explain(desk: Desk, ask: Explain) -> list[Put]:
    """Show on the wall what is done, before or instead of the sheet."""
    return [Put("workshop", "main", body(desk.info.model_copy(update={"explains": ask.what})))]


def tick(desk: Desk, ask: Tick) -> list[Put]:
    """Tick a part off; where the room is there, the minutes of the next one begin."""
    activity = desk.activity(ask.activity)
    if ask.part not in {part.id for part in activity.parts}:
        raise RefusedError("not_here", "この項目は進め方にありません。何も変わっていません。")
    times = read(desk.draft, ActivityTime, activity.id) or ActivityTime()
    over = {*times.ticked, ask.part} if ask.ticked else {*times.ticked} - {ask.part}
    new = times.model_copy(
        update={"ticked": tuple(part.id for part in activity.parts if part.id in over)}
    )
    ticks = [Put("activity", activity.id, body(new))]
    before, part = present(activity, times), present(activity, new)
    here = desk.info.activity == activity.id and read(desk.draft, Timer, ASIDE) is None
    if not (here and ask.ticked and part != before and part and part.minutes):
        return ticks
    return [*ticks, begun(desk, part.minutes)]


def alone_is_over(desk: Desk, shown: Collection[str]) -> list[Put]:
    """Tick off the part of writing alone once everybody sees what was written on these sheets."""
    activity = desk.activity(desk.info.activity) if desk.info.activity else None
    if activity is None or not activity.alone_minutes or not {*activity.sheets} & {*shown}:
        return []
    part = present(activity, read(desk.draft, ActivityTime, activity.id) or ActivityTime())
    if part is None or part.minutes != activity.alone_minutes:
        return []
    return tick(desk, Tick(op="activity.tick", activity=activity.id, part=part.id, ticked=True))
