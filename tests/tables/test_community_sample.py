"""The worked example of 地域づくり編 runs through the whole programme and is a good example."""

from collections import Counter

import pytest
from table_builders import every, programmes, reading

from kasane.samples import fill_sample, sampled
from kasane.workshop.reading import Reading
from kasane.workshop.thread import Thing, Thread

MAP, OVERLAP = "resource_map", "overlap"


@pytest.fixture
def town(workshops):
    """The example's state, its programme and its leader."""
    device, _ = workshops.own(None)
    actor = fill_sample(workshops, device.id, "community_building")
    state = workshops.state(actor.workshop)
    return state, workshops.programme_of(state), actor


def pins(state, sheet, area):
    found = every(state, programmes()["community_building"]).of(sheet)
    return {item.id: item for item in found if item.inner == area}


def test_every_programme_has_an_example(workshops):
    assert sampled(workshops.programmes) == list(workshops.programmes)


def test_it_runs_through_the_whole_programme(town):
    state, programme, _ = town
    written = {record.body["sheet"] for record in state.all("entry")}
    filled = {
        sheet.id
        for sheet in programme.sheets
        if getattr(sheet, "rows_of", "entries") == "entries" and sheet.kind != "survey"
    }
    assert written == filled
    assert all(state.get("activity", activity.id) for activity in programme.activities)
    assert state.get("workshop", "main").body["activity"] is None
    assert len(list(state.all("meeting"))) == 3


def test_its_cases_keep_the_rules(town):
    state, programme, _ = town
    found = Reading(state, programme, None).of("case_sheet")
    cases = [item for item in found if not item.place]
    assert [bool(case.values.get("picked")) for case in cases] == [True, True, False, False]
    assert [case.hidden for case in cases] == [False, False, False, True]


def test_its_maps_look_outside_of_welfare(town):
    state, _, _ = town
    rings = pins(state, MAP, "inner") | pins(state, MAP, "outer")
    by_case = Counter(entry.place.partition("/")[0] for entry in rings.values())
    assert by_case == {"case_a": 18, "case_b": 10}
    fields = Counter(entry.values["field"] for entry in rings.values())
    assert fields["福祉以外"] > 3 * fields["福祉"]
    assert {entry.values["kind"] for entry in rings.values()} == {
        "人",
        "団体",
        "場所",
        "活動",
        "制度",
    }


def test_each_idea_joins_both_circles_and_has_hands(town):
    state, _, _ = town
    circles = {area: pins(state, OVERLAP, area).keys() for area in ("person", "community")}
    ideas = pins(state, OVERLAP, "idea")
    assert len(ideas) == 7
    for idea in ideas.values():
        assert all(set(idea.sources) & known for known in circles.values())
    mine = (ballot.body for ballot in state.all("ballot") if ballot.body["sheet"] == "overlap")
    raised = Counter(e for body in mine for e in body["marks"])
    assert raised.keys() == ideas.keys()
    assert len(set(raised.values())) > 3


def test_what_was_expected_and_what_came_differ(town):
    state, _, _ = town
    rows = every(state, programmes()["community_building"]).of("feasibility")
    assert all(row.values["status"] == "済" for row in rows)
    assert any(row.values["expected"] != row.values["accepted"] for row in rows)
    assert {row.values["accepted"] for row in rows} == {
        "受け入れられそう",
        "条件つき",
        "むずかしそう",
    }


def test_somebodys_own_part_leads_back_to_a_wish(town):
    thread = Thread.of(every(*town))
    things = {thread.nodes[above].thing for above in thread.above("o1")}
    assert things >= {
        Thing.CASE,
        Thing.WISH,
        Thing.RESOURCE,
        Thing.CANDIDATE,
        Thing.INTERVIEW,
        Thing.CHANCE,
        Thing.IDEA,
        Thing.TRIAL,
        Thing.VISION,
    }
    assert thread.wishes_without_resource()
    assert 10 < len(thread.resources_not_met()) < 28
    assert [idea.id for idea in thread.ideas_without_outcome()] == ["x03", "x04"]


def test_the_thread_without_cases_tells_no_wish(town):
    state, programme, actor = town
    from kasane.tables.files.export import Export
    from kasane.tables.files.origin import UNTOLD
    from kasane.tables.files.thread_frame import thread_frame

    frame = thread_frame(
        Export(reading(state, programme, actor, with_names=True, with_cases=False))
    )
    assert "将棋をさす" not in frame.to_csv()
    assert UNTOLD in set(frame["もとの文"])
    assert "将棋をさす" in thread_frame(Export(every(state, programme, actor))).to_csv()
