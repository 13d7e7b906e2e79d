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


@pytest.mark.parametrize(
    ("programme", "sheets"),
    [
        ("system_building", {"今年度末の目標", "得られた成果と今後の課題", "事例から見えたこと"}),
        ("case_conference", {"一人の困りごとから、まちの課題へ", "まちですること"}),
    ],
)
def test_what_other_programmes_found_goes_on_and_no_trouble_of_one_person(
    world: World, programme, sheets
):
    device, _ = world.workshops.own(None)
    held = fill_sample(world.workshops, device.id, programme)
    reading = world.workshops.reading(held.workshop, held)
    found = found_in(reading)
    assert sheets <= {each.sheet for each in found}
    troubles = {
        note.text()
        for note in reading.of("shared_issue")
        if programme == "case_conference" and note.column == "one_trouble"
    }
    cases = {row.text("case") for row in reading.of("assessment") if row.values.get("case")}
    assert not [each for each in found if any(t in each.text for t in troubles | cases if t)]


def test_what_a_conference_found_goes_into_the_list_behind_the_town_s_map(world: World):
    device, _ = world.workshops.own(None)
    held = fill_sample(world.workshops, device.id, "case_conference")
    found = found_in(world.workshops.reading(held.workshop, held))
    town = world.create(programme="community_building", steps=("step1",))
    table = world.workshops.programmes["community_building"].sheet("resources")
    wanted = {each.id for each in found if each.text == "通学路に立つ見守りの会"}
    world.workshops.do(town, "take_in", rows=rows(table, found, wanted))
    (row,) = world.workshops.reading(town.workshop, town).of("resources")
    assert row.text("name") == "通学路に立つ見守りの会"
    assert "東部つながる会議" in row.text("reason")
