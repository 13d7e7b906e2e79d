"""The facilitator says what of a sheet the wall shows large, and turns its pages."""

from __future__ import annotations

import pytest

from kasane.errors import RefusedError
from kasane.workshop.going_on import Look
from kasane.workshop.model import read
from tests.support.world import BOARD, PLACE, World


def now(world: World) -> Look:
    return read(world.state(), Look) or Look()


def test_a_part_a_note_and_then_everything(world: World) -> None:
    note = world.note(world.lead, "見守り")
    world.do(world.lead, "look.at", sheet=BOARD, part=PLACE)
    assert now(world) == Look(sheet=BOARD, part=PLACE)
    world.do(world.lead, "look.at", sheet=BOARD, entry=note)
    assert now(world) == Look(sheet=BOARD, entry=note)
    world.do(world.lead, "look.at", sheet=BOARD)
    assert now(world) == Look(sheet=BOARD)


def test_pages_turn_on_and_back_and_what_is_new_begins_with_its_first(world: World) -> None:
    world.do(world.lead, "look.turn", by=1)
    world.do(world.lead, "look.turn", by=1)
    world.do(world.lead, "look.turn", by=-1)
    assert now(world).turn == 1
    world.do(world.lead, "look.at", sheet=BOARD, part=PLACE)
    assert now(world).turn == 0


def test_pages_turn_by_themselves_only_where_that_is_wanted(world: World) -> None:
    world.do(world.lead, "look.turn", auto=True)
    world.do(world.lead, "look.at", sheet=BOARD)
    assert now(world).auto
    world.do(world.lead, "look.turn", by=1)
    assert not now(world).auto


def test_a_note_that_is_not_on_the_sheet_is_refused(world: World) -> None:
    with pytest.raises(RefusedError, match="もうありません"):
        world.do(world.lead, "look.at", sheet=BOARD, entry="nothing")
