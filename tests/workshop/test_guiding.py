"""An activity is explained on the wall, and gone through part by part."""

from __future__ import annotations

import pytest

from kasane.errors import RefusedError
from kasane.workshop.going_on import ActivityTime, Timer
from kasane.workshop.model import WorkshopInfo, read
from tests.support.world import World

MATRIX = "strengths_matrix"
MINUTE = 60_000


def ticked(world: World, activity: str = MATRIX) -> tuple[str, ...]:
    times = read(world.state(), ActivityTime, activity)
    return times.ticked if times else ()


def timer(world: World) -> Timer:
    return read(world.state(), Timer) or Timer()


def explains(world: World) -> str | None:
    info = read(world.state(), WorkshopInfo)
    return info.explains if info else None


def tick(world: World, part: str, *, is_over: bool = True, activity: str = MATRIX) -> None:
    world.do(world.lead, "activity.tick", activity=activity, part=part, ticked=is_over)


def test_an_activity_begins_with_the_minutes_of_its_first_part(world: World) -> None:
    world.do(world.lead, "activity.go", activity=MATRIX)
    assert timer(world).length == 5 * MINUTE


def test_a_tick_begins_the_time_of_the_next_part(world: World) -> None:
    world.do(world.lead, "activity.go", activity=MATRIX)
    tick(world, "p1")
    assert ticked(world) == ("p1",)
    assert timer(world).length == 30 * MINUTE
    assert timer(world).started is not None


def test_a_tick_of_another_than_the_present_part_leaves_the_time(world: World) -> None:
    world.do(world.lead, "activity.go", activity=MATRIX)
    tick(world, "p3")
    assert timer(world).length == 5 * MINUTE
    tick(world, "p3", is_over=False)
    assert (ticked(world), timer(world).length) == ((), 5 * MINUTE)


def test_a_tick_while_the_room_is_elsewhere_leaves_the_time(world: World) -> None:
    world.do(world.lead, "activity.go", activity="idea_priorities")
    before = timer(world)
    tick(world, "p1")
    assert (ticked(world), timer(world)) == (("p1",), before)


def test_ticks_are_kept_in_the_order_of_the_programme_and_when_the_room_goes_on(
    world: World,
) -> None:
    tick(world, "p2")
    tick(world, "p1")
    world.do(world.lead, "activity.go", activity=MATRIX)
    world.do(world.lead, "activity.go", activity="idea_priorities")
    assert ticked(world) == ("p1", "p2")


def test_an_activity_that_is_held_again_begins_anew(world: World) -> None:
    items = [{"id": MATRIX, "activity": MATRIX}, {"id": "again", "activity": MATRIX}]
    world.do(world.lead, "agenda.edit", step="step2", items=items)
    world.do(world.lead, "activity.go", activity=MATRIX)
    tick(world, "p1")
    world.do(world.lead, "activity.go", activity=MATRIX, item="again")
    assert (ticked(world), timer(world).length) == ((), 5 * MINUTE)


def reveal(world: World, sheet: str = MATRIX) -> None:
    for state in ("private", "open"):
        world.do(world.lead, "sheet.state", sheet=sheet, state=state)


def test_what_was_written_alone_is_over_as_soon_as_everybody_sees_it(world: World) -> None:
    world.do(world.lead, "activity.go", activity=MATRIX)
    reveal(world)
    assert (ticked(world), timer(world).length) == (("p1",), 30 * MINUTE)
    reveal(world)
    assert (ticked(world), timer(world).length) == (("p1",), 30 * MINUTE)


def test_a_sheet_that_is_opened_elsewhere_ends_no_part(world: World) -> None:
    reveal(world)
    world.do(world.lead, "activity.go", activity=MATRIX)
    reveal(world, "case_study")
    assert (ticked(world), timer(world).length) == ((), 5 * MINUTE)


def test_a_part_that_is_not_there_is_refused(world: World) -> None:
    with pytest.raises(RefusedError, match="進め方にありません"):
        tick(world, "p9")


@pytest.mark.parametrize("what", ["programme", "day", "activity", None])
def test_the_wall_explains_what_is_asked_for(world: World, what: str | None) -> None:
    world.do(world.lead, "activity.explain", what=what)
    assert explains(world) == what


@pytest.mark.parametrize(
    ("op", "fields"),
    [("activity.go", {"activity": MATRIX}), ("activity.focus", {"entry": MATRIX})],
)
def test_an_explanation_ends_where_the_room_goes_on(
    world: World, op: str, fields: dict[str, str]
) -> None:
    world.do(world.lead, "activity.explain", what="activity")
    world.do(world.lead, op, **fields)
    assert explains(world) is None
