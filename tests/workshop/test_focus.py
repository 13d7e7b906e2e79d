"""What the room looks at, and with it the projector."""

from __future__ import annotations

import pytest

from tests.support.world import World


def test_the_room_may_look_at_any_sheet_that_everybody_sees(world: World) -> None:
    for sheet in ("step3_preparation", "idea_priorities", "strengths_matrix"):
        world.do(world.lead, "activity.focus", entry=sheet)
        assert world.body("workshop")["focus"] == sheet


def test_looking_at_a_sheet_leaves_the_timer_alone(world: World) -> None:
    world.do(world.lead, "timer.set", seconds=120)
    world.do(world.lead, "activity.focus", entry="step3_preparation")
    assert world.body("timer")["length"] == 120_000


@pytest.mark.parametrize("entry", ["core_members", "case_hearing", "case_study", "unknown"])
def test_the_secretariats_sheets_and_forms_without_a_copy_are_not_shown(
    world: World, entry: str
) -> None:
    assert world.refused(world.lead, "activity.focus", entry=entry).code == "gone"


def test_moving_on_looks_away(world: World) -> None:
    world.do(world.lead, "activity.focus", entry="idea_priorities")
    world.do(world.lead, "activity.go", activity="opening_step2")
    assert world.body("workshop")["focus"] is None
