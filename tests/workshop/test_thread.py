"""The thread leads from a case to a plan and back, and shows nothing that is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from thread_builders import LEADER, PERSON, entry, state_of, whole

from kasane.workshop.model import SheetState
from kasane.workshop.reading import Reading
from kasane.workshop.telling import ON_SCREEN, SHARED, Telling
from kasane.workshop.thread import Branch, Thing, Thread, Why
from tests.support.world import programmes

PROGRAMME = programmes()["team_building"]


def thread(entries=None, actor=LEADER, **sheets):
    return Thread.of(
        Reading(state_of(whole() if entries is None else entries, **sheets), PROGRAMME, actor)
    )


def told(branches):
    """Branches as nested lists of ids."""
    return [[branch.node.id, *told(branch.branches)] for branch in branches]


def test_of_one_reading_it_is_worked_out_once():
    reading = Reading(state_of(whole()), PROGRAMME, LEADER)
    assert Thread.of(reading) is Thread.of(reading)
    assert Thread.of(reading) is not Thread.of(Reading(state_of(whole()), PROGRAMME, LEADER))


@pytest.mark.parametrize("telling", [ON_SCREEN, SHARED, Telling(names=True), Telling(cases=True)])
def test_what_stands_on_a_sheet_is_called_as_on_the_whole_thread(telling):
    reading = Reading(state_of(whole()), PROGRAMME, LEADER, telling)
    found = Thread.of(reading)
    cases = {sheet.id for sheet in PROGRAMME.sheets if sheet.is_case}
    for sheet in PROGRAMME.sheets:
        fresh = Reading(state_of(whole()), PROGRAMME, LEADER, telling)
        nodes = Thread.nodes_on(fresh, {sheet.id})
        wanted = {key: n for key, n in found.nodes.items() if n.sheet in {sheet.id, *cases}}
        assert list(nodes.items()) == list(wanted.items())
    assert found.edges == Thread.whole(reading).edges == thread().edges


def test_only_the_sheets_that_are_asked_for_are_read():
    reading = Reading(state_of(whole()), PROGRAMME, LEADER)
    sheets = {entry.sheet for entry in whole().values()}
    other = next(sheet.id for sheet in PROGRAMME.sheets if not sheet.is_case and sheet.id in sheets)
    Thread.nodes_on(reading, {other})
    reading.item(next(key for key, entry in whole().items() if entry.sheet == other))
    cases = {sheet.id for sheet in PROGRAMME.sheets if sheet.is_case}
    assert set(reading._sheets) == {other, *cases} < sheets | cases


def test_a_sheet_is_put_by_its_ids_once_however_many_are_asked_for(monkeypatch):
    reading = Reading(state_of(whole()), PROGRAMME, LEADER)
    of, looked = Reading.of, []
    monkeypatch.setattr(Reading, "of", lambda self, sheet: looked.append(sheet) or of(self, sheet))
    known = {key: entry.sheet for key, entry in whole().items()}
    assert {key: reading.item(key).sheet for key in known} == known
    assert sorted(looked) == sorted(set(known.values()))


def test_every_entry_is_the_thing_that_it_is_for_people():
    things = {node.id: node.thing for node in thread().nodes.values()}
    assert things == {
        "c1": Thing.CASE,
        "c2": Thing.CASE,
        "c1n": Thing.CASE_NOTE,
        "f1": Thing.FINDING,
        **dict.fromkeys(("i1", "i2", "i3"), Thing.IDEA),
        "s1": Thing.STUDY,
        "a1": Thing.ACTION,
        "p": Thing.PLAN,
        "p1": Thing.ARRANGEMENT,
    }


def test_nodes_are_called_as_people_call_them_and_never_tell_a_case():
    nodes = thread().nodes
    assert (nodes["c1"].text, nodes["c1"].where) == ("ケースA", "障害、子ども")
    assert (nodes["f1"].text, nodes["f1"].where) == ("訪ねている", "状況把握 ①")
    assert (nodes["c1n"].where, nodes["c1n"].case) == ("できた 内容", "c1")
    assert (nodes["s1"].text, nodes["s1"].where) == ("費用は", "調べたいこと・検討したいこと")
    assert (nodes["a1"].text, nodes["a1"].state) == ("聞く", "済")
    assert nodes["p"].text == "よりあい当番"
    assert nodes["p1"].text == "場所を借りる"
    assert "ひみつ" not in str(nodes)


def test_edges_say_why():
    why = {(edge.source, edge.result): edge.why for edge in thread().edges}
    assert why["c1", "c1n"] is Why.INSIDE
    assert why["c1n", "f1"] is Why.SOURCE
    assert why["i2", "i1"] is Why.PILE
    assert why["p", "p1"] is Why.INSIDE


def test_where_a_plan_came_from_is_told_once_up_to_the_case():
    found = thread().origins("p")
    assert told(found) == [
        ["i1", ["f1", ["c1n", ["c1"]]], ["i2"]],
        ["a1", ["s1", ["i1"]]],
    ]
    again = found[1].branches[0].branches[0]
    assert isinstance(again, Branch)
    assert again.again


def test_what_became_of_a_case_is_told_down_to_the_arrangements():
    assert told(thread().outcomes("c1")) == [
        ["c1n", ["f1", ["i1", ["s1", ["a1", ["p", ["p1"]]]], ["p"]]]]
    ]
    assert thread().below("c1") == {"c1n", "f1", "i1", "s1", "a1", "p", "p1"}
    assert thread().above("p1") == {"p", "i1", "i2", "a1", "s1", "f1", "c1n", "c1"}


def test_only_what_belongs_to_something_is_around_it():
    around = thread().around("f1")
    assert set(around.nodes) == {"c1", "c1n", "f1", "i1", "s1", "a1", "p", "p1"}
    assert all(edge.source in around.nodes for edge in around.edges)


def test_nothing_is_forgotten():
    assert [node.id for node in thread().cases_without_idea()] == ["c2"]
    assert [node.id for node in thread().ideas_without_outcome()] == ["i3"]


def test_an_idea_goes_on_where_the_one_does_under_which_it_lies():
    entries = {name: made for name, made in whole().items() if name in ("i1", "i2", "i3")}
    assert [node.id for node in thread(entries).ideas_without_outcome()] == ["i1", "i3"]


def test_a_circle_of_sources_is_told_once():
    entries = {
        "i1": entry("strengths_matrix", "/do", {"text": "一"}, sources=("i2",)),
        "i2": entry("strengths_matrix", "/do", {"text": "二"}, sources=("i1", "i2")),
    }
    assert told(thread(entries).origins("i1")) == [["i2", ["i1"]]]
    assert thread(entries).above("i1") == {"i2"}


def test_a_long_chain_is_cut_and_not_a_crash():
    entries = {
        f"n{number}": entry("strengths_matrix", "/do", {"text": "x"}, sources=(f"n{number + 1}",))
        for number in range(2_000)
    }
    found = thread(entries)
    assert len(found.above("n0")) == 1_999
    assert found.origins("n0")


@pytest.mark.parametrize(
    "hidden",
    [{"hidden": True}, {"sheet": "case_hearing"}, {"place": "c1/@ask", "sheet": "case_study"}],
)
def test_what_a_participant_may_not_see_is_not_in_it(hidden):
    given = {"sheet": "strengths_matrix", "place": "/do"} | hidden
    entries = whole() | {
        "x": entry(given.pop("sheet"), given.pop("place"), {"text": "みえない"}, **given)
    }
    entries["i3"] = entries["i3"].model_copy(update={"sources": ("x",)})
    found = thread(entries, PERSON, case_hearing=SheetState(seen_by="secretariat"))
    assert "x" not in found.nodes
    assert "みえない" not in str(found)
    assert found.sources_of("i3") == []


def test_a_case_that_is_not_opened_is_not_in_it_with_all_that_it_holds():
    entries = whole()
    entries["c1"] = entries["c1"].model_copy(update={"hidden": True})
    assert {"c1", "c1n"}.isdisjoint(thread(entries, PERSON).nodes)
    assert {"c1", "c1n"} <= thread(entries, LEADER).nodes.keys()


def test_what_is_still_written_alone_is_not_in_it():
    private = SheetState(state="private")
    assert thread(actor=PERSON, strengths_matrix=private).of_thing(Thing.IDEA) == []


ids = st.sampled_from([f"n{number}" for number in range(8)])
places = st.sampled_from(
    [
        ("strengths_matrix", "grasp/can"),
        ("strengths_matrix", "/do"),
        ("case_study", ""),
        ("case_study", "n0/well/content"),
        ("case_study", "n0/@ask"),
        ("plan", ""),
        ("plan", "n1/arrangements"),
        ("step3_preparation", ""),
        ("idea_sheet", "idea_sheet/first_ideas"),
        ("check_in", ""),
    ]
)
entries = st.dictionaries(
    ids,
    st.builds(
        lambda at, **more: entry(*at, **more),
        places,
        sources=st.lists(ids, max_size=4).map(tuple),
        stack=st.none() | ids,
        hidden=st.booleans(),
        author=st.sampled_from(["p1", "p2"]),
    ),
)


@given(entries)
def test_whatever_people_link_the_thread_holds_and_hides(made):
    everything, seen = thread(made, None), thread(made, PERSON)
    assert seen.nodes.keys() <= everything.nodes.keys()
    for node_id, found in seen.nodes.items():
        body = made[node_id]
        assert "@ask" not in body.place
        assert body.author == "p1" or not body.hidden
        assert found.id not in seen.above(node_id) | seen.below(node_id)
        flat = list(ids_in(seen.origins(node_id)))
        assert set(flat) - {node_id} == seen.above(node_id)
        assert set(ids_in(seen.outcomes(node_id))) - {node_id} == seen.below(node_id)
    for edge in seen.edges:
        assert {edge.source, edge.result} <= seen.nodes.keys()


def ids_in(branches):
    for branch in branches:
        yield branch.node.id
        yield from ids_in(branch.branches)
