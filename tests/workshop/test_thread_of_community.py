"""In 地域づくり編 the thread leads from a person's wish to what came of it, and hides cases."""

import pytest
from thread_builders import LEADER, PERSON, entry, state_of

from kasane.programme import BoardSheet
from kasane.programme.groups import with_groups
from kasane.workshop.model import SheetState
from kasane.workshop.reading import Reading
from kasane.workshop.thread import Node, Thing, Thread, Why
from kasane.workshop.thread.ways import CASES_TO_PLANS, way_of
from tests.support.world import programmes

PROGRAMME = programmes()["community_building"]
MAPS = {sheet: SheetState(cases="case_sheet") for sheet in ("resource_map", "overlap")}


def town():
    """One way from a wish to somebody's own part, with what leads nowhere yet."""
    return {
        "c": entry(
            "case_sheet", "", {"interests": "ひみつ", "fields": ("高齢・介護",)}, letter="A"
        ),
        "w": entry("resource_map", "c/centre", {"text": "将棋"}, sources=("c",)),
        "lone": entry("resource_map", "c/centre", {"text": "古い車"}),
        "k": entry("resources", "", {"name": "将棋クラブ"}),
        "r": entry("resource_map", "c/inner", {"name": "将棋クラブ"}, sources=("k", "w")),
        "named": entry("resource_map", "c/outer", {"name": "囲碁の会", "interest": "将棋、散歩"}),
        "long": entry("resource_map", "c/centre", {"text": "川べりを、また歩きたい"}),
        "walk": entry(
            "resource_map", "c/inner", {"name": "歩こう会", "interest": "川べりを、また歩きたい"}
        ),
        "m": entry("interview_candidates", "", {"name": "将棋クラブ"}, sources=("r",)),
        "v": entry("interview", "", {"candidate": "将棋クラブ"}, sources=("m",), letter="A"),
        "p": entry("overlap", "c/person", {"text": "将棋"}, sources=("w",)),
        "q": entry("overlap", "c/community", {"text": "相手がほしい"}, sources=("v",)),
        "i": entry("overlap", "c/idea", {"text": "将棋の日"}, sources=("p", "q")),
        "i2": entry("overlap", "c/idea", {"text": "のこり"}),
        "t": entry(
            "feasibility",
            "",
            {"who": "代表", "idea": "将棋の日", "status": "済", "accepted": "条件つき"},
            sources=("i",),
        ),
        "s": entry("vision", "/gap", {"text": "場をふやす"}, sources=("t",)),
        "o": entry("own_part", "", {"task": "声をかける"}, sources=("s",)),
    }


def thread(entries=None, actor=LEADER):
    return Thread.of(
        Reading(state_of(town() if entries is None else entries, **MAPS), PROGRAMME, actor)
    )


def test_every_entry_is_the_thing_that_it_is_for_people():
    things = {node.id: node.thing for node in thread().nodes.values()}
    assert things == {
        "c": Thing.CASE,
        **dict.fromkeys(("w", "lone", "long", "p"), Thing.WISH),
        "k": Thing.KNOWN,
        **dict.fromkeys(("r", "named", "walk"), Thing.RESOURCE),
        "m": Thing.CANDIDATE,
        "v": Thing.INTERVIEW,
        "q": Thing.CHANCE,
        **dict.fromkeys(("i", "i2"), Thing.IDEA),
        "t": Thing.TRIAL,
        "s": Thing.VISION,
        "o": Thing.OWN_PART,
    }


def test_nodes_are_called_as_people_call_them():
    nodes = thread().nodes
    assert (nodes["w"].text, nodes["w"].where) == ("将棋", "ケースA 本人")
    assert nodes["v"].text == nodes["m"].text == "将棋クラブ"
    assert (nodes["t"].text, nodes["t"].state) == ("代表", "条件つき")
    assert "ひみつ" not in str(nodes)


def test_a_talk_is_called_by_whom_it_is_with_although_interviews_offer_them():
    entries = town()
    values = {"who": "代表", "idea": "将棋の日", "how": "場所を貸せる", "needs": "鍵の当番"}
    entries["t"] = entry("feasibility", "", values, sources=("i",))
    sheet = PROGRAMME.sheet("feasibility")
    assert sheet.column(sheet.talks.who).choices_from
    node = thread(entries).nodes["t"]
    assert (node.text, node.thing) == ("代表", Thing.TRIAL)


def test_the_way_goes_from_the_wish_to_somebodys_own_part():
    assert {"r", "m", "v", "p", "q", "i", "t", "s", "o"} <= thread().below("w")
    assert {"c", "w", "k", "r", "m", "v", "p", "q", "i", "t", "s"} == thread().above("o")


def test_a_pin_sits_inside_its_case_and_a_resource_meets_the_wish_that_it_names():
    why = {(edge.source, edge.result): edge.why for edge in thread().edges}
    assert why["c", "lone"] is Why.INSIDE
    assert why["c", "i2"] is Why.INSIDE
    assert why["w", "named"] is Why.SOURCE
    assert why["long", "walk"] is Why.SOURCE


def test_nothing_is_forgotten():
    found = thread()
    assert [node.id for node in found.wishes_without_resource()] == ["lone"]
    assert [node.id for node in found.resources_not_met()] == ["walk", "named"]
    assert [node.id for node in found.ideas_without_outcome()] == ["i2"]


def test_what_is_taken_to_the_next_sheet_is_told_where_it_was_first():
    found = thread()
    assert found.first_told("p") == "w"
    assert found.first_told("m") == "k"
    assert found.first_told("v") == "v"


def test_a_way_that_has_led_into_a_case_does_not_come_into_another():
    """Two cases may know of the same person."""
    other = {
        "c2": entry("case_sheet", "", letter="B"),
        "w2": entry("resource_map", "c2/centre", {"text": "菓子"}, sources=("c2",)),
        "r2": entry("resource_map", "c2/inner", {"name": "将棋クラブ"}, sources=("w2",)),
    }
    entries = town() | other
    entries["m"] = entries["m"].model_copy(update={"sources": ("r", "r2")})
    found = thread(entries)
    assert {"m", "v"} <= found.below("w2")
    assert not {"i", "t", "o"} & found.below("w2")
    for node in ("i", "t", "o"):
        assert "w" in found.above(node)
        assert not {"c2", "w2", "r2"} & found.above(node)
        told = str(found.origins(node))
        assert "菓子" not in told
    assert {"r", "r2", "w", "w2"} <= found.above("v")


def test_a_resource_on_several_maps_is_met_once():
    other = {
        "c2": entry("case_sheet", "", letter="B"),
        "r2": entry("resource_map", "c2/inner", {"name": "将棋クラブ"}, sources=("r",)),
        "n2": entry("resource_map", "c2/outer", {"name": "囲碁の会"}, sources=("named",)),
    }
    found = thread(town() | other)
    assert [node.id for node in found.resources_not_met()] == ["walk", "named"]


def test_a_circle_of_resources_has_an_end():
    entries = {
        "a": entry("resources", "", {"name": "一"}, sources=("b",)),
        "b": entry("resources", "", {"name": "二"}, sources=("a",)),
    }
    assert thread(entries).first_told("a") == "b"


@pytest.mark.parametrize("actor", [PERSON, LEADER])
def test_what_is_in_a_case_that_is_not_opened_is_for_the_secretariat_alone(actor):
    entries = town()
    entries["c"] = entries["c"].model_copy(update={"hidden": True})
    inside = {"c", "w", "lone", "long", "r", "walk", "named", "p", "q", "i", "i2"}
    found = thread(entries, actor)
    assert found.nodes.keys() & inside == (inside if actor is LEADER else set())
    assert "o" in found.nodes


def test_a_room_in_groups_tells_its_thread_as_one_room_does():
    programme = programmes()["team_building"]
    split = {"strengths_matrix": [("g1", "1グループ"), ("g2", "2グループ")]}
    assert len(with_groups(programme, split).sheets) > len(programme.sheets)
    assert way_of(with_groups(programme, split)) is way_of(programme) is CASES_TO_PLANS


def test_where_sheets_are_the_stages_a_groups_copy_is_its_sheets_stage():
    programme = programmes()["system_building"]
    board = next(iter(programme.sheets_of(BoardSheet)))
    at = next(each.id for each in programme.activities if board.id in each.sheets)
    split = with_groups(programme, {at: [("g1", "1グループ")]})
    copy = next(sheet for sheet in split.sheets if sheet.group_of == board.id)
    column = board.columns[0].id
    lane = way_of(split).lane
    assert lane(Node("a", Thing.OTHER, copy.id, "", part=column)) == lane(
        Node("b", Thing.OTHER, board.id, "", part=column)
    )
    assert [name for name, _ in way_of(split).lanes] == [n for n, _ in way_of(programme).lanes]
