"""Pins on maps and overlaps: who puts them there, who sees them, hands for an idea."""

import pytest
from area_builders import MAP, OVERLAP, case, pin, resource
from sheet_builders import add, ids, seen_by, values, write

from kasane.workshop import Role
from kasane.workshop.operations.votes import tally


@pytest.fixture
def haru(town):
    return town.person("春野")


@pytest.fixture
def natsu(town):
    return town.person("夏目")


@pytest.fixture
def found(town, haru):
    return case(town, haru)


def sees(world, who, entry):
    return ("entry", entry) in seen_by(world, who)


def test_everybody_puts_resources_into_both_rings_and_words_into_the_centre(
    town, haru, natsu, found
):
    inner, outer = resource(town, haru, found), resource(town, natsu, found, "outer", name="朝市")
    centre = add(town, natsu, MAP, f"{found}/centre", values={"text": "将棋が好き"})
    assert ids(town, MAP, f"{found}/inner") == [inner]
    assert ids(town, MAP, f"{found}/outer") == [outer]
    assert values(town, centre) == {"text": "将棋が好き"}
    assert town.entry(inner)["colour"] == "sky"


def test_two_write_on_one_resource_and_the_second_of_one_value_is_asked(town, haru, natsu, found):
    at = resource(town, haru, found)
    write(town, natsu, at, "district", "南")
    write(town, haru, at, "reason", "毎週集まる")
    assert values(town, at)["district"] == "南"
    refusal = town.refused(haru, "entry.write", id=at, field="district", value="北", seen="")
    assert (refusal.code, refusal.current) == ("stale", {"value": "南"})


@pytest.mark.parametrize(
    "change",
    [
        {"sheet": MAP, "values": {"name": ""}},
        {"sheet": MAP, "values": {"name": "  "}},
        {"sheet": MAP, "values": {"name": "朝市", "kind": "お金"}},
        {"sheet": MAP, "values": {"text": "朝市"}},
        {"sheet": OVERLAP, "values": {"text": ""}, "area": "idea"},
    ],
)
def test_a_pin_has_a_name_and_only_what_its_area_asks(town, haru, found, change):
    place = f"{found}/{change.pop('area', 'inner')}"
    code = town.refused(haru, "entry.add", id="x" * 8, place=place, **change).code
    assert code in ("empty", "malformed")


@pytest.mark.parametrize("place", ["", "inner", "/inner", "nobody/inner", "{case}/ring", "{case}"])
def test_there_is_a_map_for_each_case_and_nowhere_else(town, haru, found, place):
    fields = {"id": "x" * 8, "sheet": MAP, "values": {"name": "朝市"}}
    code = town.refused(haru, "entry.add", place=place.format(case=found), **fields).code
    assert code in ("not_here", "gone")


def test_a_pin_is_not_put_into_an_entry_that_is_no_case(town, haru, found):
    row = add(town, haru, "todo", values={"task": "聞く"})
    fields = {"id": "x" * 8, "sheet": MAP, "place": f"{row}/inner", "values": {"name": "朝市"}}
    assert town.refused(haru, "entry.add", **fields).code == "not_here"


def test_a_resource_goes_to_the_other_ring_but_not_to_the_centre_nor_another_case(
    town, haru, found
):
    at, other = resource(town, haru, found), case(town, haru)
    town.do(haru, "entry.move", id=at, place=f"{found}/outer")
    assert town.entry(at)["place"] == f"{found}/outer"
    for place in (f"{found}/centre", f"{other}/inner"):
        assert town.refused(haru, "entry.move", id=at, place=place).code == "not_here"


def test_nobody_else_sees_the_map_of_a_case_that_is_not_opened(town, haru, natsu):
    closed = case(town, haru, opened=False)
    at = resource(town, haru, closed)
    assert sees(town, town.lead, at)
    assert sees(town, haru, at)
    assert not sees(town, natsu, at)
    assert not sees(town, town.lead.actor.seen_as(Role.VIEWER), at)
    fields = {"id": "x" * 8, "sheet": MAP, "values": {"name": "朝市"}}
    assert town.refused(natsu, "entry.add", place=f"{closed}/inner", **fields).code == "gone"
    town.do(town.lead, "entry.show", id=closed)
    assert sees(town, natsu, at)


def test_a_case_named_as_a_row_of_a_board_hides_nothing_there(town, haru, natsu):
    note = add(town, natsu, "vision", "/people", values={"text": "声をかけ合う"})
    add(town, haru, "case_sheet", id="people", values={"basis": "未確認"})
    assert sees(town, natsu, note)


def test_with_a_case_go_its_map_and_its_overlap_and_come_back_with_it(town, haru, found):
    at, idea = resource(town, haru, found), pin(town, haru, found, "idea")
    done = town.do(town.lead, "entry.delete", id=found, version=town.entry(found)["version"])
    assert town.record("entry", at) is None
    assert town.record("entry", idea) is None
    town.do(town.lead, "undo", revision=done.revision)
    assert town.entry(at)["values"]["name"] == "将棋クラブ"
    assert town.entry(idea)["place"] == f"{found}/idea"


def test_an_idea_names_what_it_joins(town, haru, natsu, found):
    one, two = pin(town, haru, found, "person"), pin(town, natsu, found, "community")
    idea = pin(town, haru, found, "idea", sources=[one, two])
    assert town.entry(idea)["sources"] == [one, two]
    town.do(natsu, "entry.edit", id=idea, version=1, sources=[two])
    assert town.entry(idea)["sources"] == [two]


def hand(world, who, idea, value=1):
    world.do(who, "vote.cast", sheet=OVERLAP, entry=idea, column="hands", value=value)


def test_hands_are_seen_by_all_at_once_without_names(town, haru, natsu, found):
    idea = pin(town, haru, found, "idea")
    hand(town, haru, idea)
    hand(town, natsu, idea)
    assert tally(town.reading(natsu), OVERLAP).of(idea, "hands").count == 2
    ballots = [b for (kind, _), b in seen_by(town, natsu).items() if kind == "ballot"]
    assert sorted(str(b["member"]) for b in ballots) == sorted(["None", natsu.id])
    hand(town, natsu, idea, 0)
    assert tally(town.reading(), OVERLAP).of(idea, "hands").count == 1


def test_a_hand_is_shown_once_for_ideas_only_and_while_the_sheet_is_open(town, haru, found):
    idea, note = pin(town, haru, found, "idea"), pin(town, haru, found, "person")
    fields = {"sheet": OVERLAP, "column": "hands"}
    assert town.refused(haru, "vote.cast", entry=idea, value=2, **fields).code == "malformed"
    assert town.refused(haru, "vote.cast", entry=note, value=1, **fields).code == "not_here"
    assert town.refused(town.lead, "vote.again", sheet=OVERLAP).code == "not_here"
    town.do(town.lead, "sheet.state", sheet=OVERLAP, state="locked")
    assert town.refused(haru, "vote.cast", entry=idea, value=1, **fields).code == "locked"


def test_a_memo_taken_while_listening_is_ones_own_until_it_is_opened(town, haru, natsu):
    memo = add(town, haru, "case_memo", "needing", values={"text": "ケースA。将棋の相手がいる"})
    assert "values" not in seen_by(town, natsu)["entry", memo]
    town.do(town.lead, "sheet.state", sheet="case_memo", state="open")
    assert seen_by(town, natsu)["entry", memo]["values"]["text"].startswith("ケースA")
