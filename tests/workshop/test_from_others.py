"""Results of another workshop are taken in with their source, as one step, without cases."""

import pytest

from kasane.samples import fill_sample
from kasane.workshop.from_others import found_in, not_taken, rows
from tests.support.world import World

TABLE = "brought_results"


@pytest.fixture
def both(world: World):
    """A reading of a finished workshop, and who leads a new one."""
    device, _ = world.workshops.own(None)
    town = fill_sample(world.workshops, device.id, "community_building")
    plan = world.create(programme="implementation_plan", steps=("step1",))
    return world.workshops.reading(town.workshop, town), plan


def test_what_is_wanted_becomes_rows_with_their_source_and_goes_back_in_one_step(world, both):
    town, plan = both
    found = found_in(town)
    assert {"ビジョンと体制案", "実行プラン（活動の企画書）"} <= {each.sheet for each in found}
    now = lambda: world.workshops.reading(plan.workshop, plan)  # noqa: E731
    table = now().programme.sheet(TABLE)
    two = found[:2]
    done = world.workshops.do(plan, "take_in", rows=rows(table, found, {each.id for each in two}))
    told = {(row.text("result"), row.text("came_from")) for row in now().of(TABLE)}
    assert told == {(each.text, each.origin) for each in two}
    assert all("つながる地域づくりの会" in each.origin for each in two)
    assert [each.id for each in not_taken(now(), table, found)] == [each.id for each in found[2:]]
    world.workshops.do(plan, "undo", revision=done.revision)
    assert now().of(TABLE) == []


def test_nothing_of_a_case_is_offered(both):
    town, _ = both
    sheets = {each.sheet for each in found_in(town)}
    cases = {sheet.title for sheet in town.programme.sheets if sheet.is_case or sheet.copies_of}
    assert not sheets & cases
