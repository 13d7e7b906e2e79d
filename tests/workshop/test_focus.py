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


def looked_at_case(world: World) -> None:
    """An open case that the room looks at."""
    values = {"basis": "匿名化した事例"}
    world.do(world.lead, "entry.add", id="c1", sheet="case_study", place="", values=values)
    world.do(world.lead, "entry.show", id="c1")
    world.do(world.lead, "activity.focus", entry="c1")
    assert world.body("workshop")["focus"] == "c1"


def test_closing_or_deleting_the_case_in_focus_looks_away(world: World) -> None:
    looked_at_case(world)
    world.do(world.lead, "entry.hide", id="c1")
    assert world.body("workshop")["focus"] is None
    world.do(world.lead, "entry.show", id="c1")
    world.do(world.lead, "activity.focus", entry="c1")
    world.do(world.lead, "entry.delete", id="c1", version=world.entry("c1")["version"])
    assert world.body("workshop")["focus"] is None


def test_taking_the_basis_back_looks_away(world: World) -> None:
    looked_at_case(world)
    change = {"id": "c1", "field": "basis", "value": "未確認", "seen": "匿名化した事例"}
    world.do(world.lead, "entry.write", **change)
    assert world.body("workshop")["focus"] is None


def test_undoing_a_deletion_brings_the_case_back_but_not_onto_the_wall(world: World) -> None:
    looked_at_case(world)
    version = world.entry("c1")["version"]
    done = world.do(world.lead, "entry.delete", id="c1", version=version)
    world.do(world.lead, "undo", revision=done.revision)
    assert not world.entry("c1")["hidden"]
    assert world.body("workshop")["focus"] is None


def test_another_case_that_is_closed_leaves_the_focus(world: World) -> None:
    looked_at_case(world)
    world.do(world.lead, "entry.add", id="c2", sheet="case_study", place="", values={})
    world.do(world.lead, "entry.delete", id="c2", version=world.entry("c2")["version"])
    assert world.body("workshop")["focus"] == "c1"
