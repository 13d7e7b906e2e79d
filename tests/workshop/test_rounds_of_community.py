"""In 地域づくり編 what the town knows, and ideas that were not tried, go on to the next round."""

import pytest
from area_builders import case, pin, resource
from sheet_builders import add

from kasane.workshop.next_round.offers import offers
from kasane.workshop.next_round.results import result


@pytest.fixture
def programme(town):
    return town.workshops.programmes["community_building"]


def texts(offered):
    return [offer.text for offer in offered]


def ask(world, programme):
    return offers(world.reading(world.lead))


def next_round(town, carry):
    again = town.create(
        programme="community_building", steps=("step1",), previous=town.id, round=2, carry=carry
    )
    return town.workshops.state(again.workshop), again


def rows(state, sheet):
    found = [r.body for r in state.all("entry") if r.body["sheet"] == sheet]
    found.sort(key=lambda body: body["rank"])
    return [body["values"] for body in found if {"name", "idea"} & body["values"].keys()]


def test_the_list_and_all_maps_are_offered_each_name_once(town, haru, programme):
    add(town, haru, "resources", values={"name": "食堂「ゆうげ」", "district": "川べり"})
    one, other = case(town, haru), case(town, haru)
    resource(town, haru, one, name="将棋クラブ")
    resource(town, haru, other, name="将棋　ｸﾗﾌﾞ")
    resource(town, haru, other, ring="outer", name="食堂「ゆうげ」")
    assert texts(ask(town, programme).resources) == ["食堂「ゆうげ」", "将棋クラブ"]


def test_a_resource_goes_on_without_its_case_and_what_it_may_meet(town, haru, programme):
    add(town, haru, "resources", values={"name": "将棋クラブ", "district": "川べり"})
    one = case(town, haru)
    given = {"interest": "将棋", "reason": "相手がほしい", "district": "駅前"}
    resource(town, haru, one, name="将棋クラブ", **given)
    carry = tuple(offer.id for offer in ask(town, programme).resources)
    state, _ = next_round(town, carry)
    (row,) = rows(state, "resources")
    assert row == {
        "name": "将棋クラブ",
        "district": "川べり",
        "kind": "団体",
        "field": "福祉以外",
        "reason": "相手がほしい",
    }
    assert not [r for r in state.all("entry") if r.body["sheet"] in ("resource_map", "case_sheet")]


def test_what_is_on_the_map_of_a_case_that_is_not_opened_stays(town, haru, programme):
    closed = case(town, haru, opened=False)
    resource(town, haru, closed, name="ひみつの会")
    assert ask(town, programme).resources == []


def test_an_idea_goes_on_until_somebody_found_that_it_is_possible(town, haru, programme):
    one = case(town, haru)
    good, hard, new = (
        pin(town, haru, one, "idea", text) for text in ("よい", "むずかしい", "まだ")
    )
    for idea, accepted in ((good, "受け入れられそう"), (hard, "むずかしそう")):
        given = {"who": "代表", "accepted": accepted, "status": "済"}
        add(town, haru, "feasibility", values=given, sources=[idea])
    found = ask(town, programme)
    assert [offer.id for offer in found.ideas] == [hard, new]
    state, _ = next_round(town, (hard, new))
    assert [row["idea"] for row in rows(state, "feasibility")] == ["むずかしい", "まだ"]
    assert not [r for r in state.all("entry") if r.body["sheet"] == "overlap"]


def test_whoever_wrote_an_unsigned_idea_stays_unnamed(town, haru, programme):
    idea = pin(town, haru, case(town, haru), "idea", "だれかの案")
    assert town.entry(idea)["anonymous"]
    state, _ = next_round(town, (idea, haru.id))
    (row,) = [r.body for r in state.all("entry") if r.body["values"].get("idea")]
    assert row["anonymous"]


def test_rounds_are_compared_by_what_the_programme_has(town, haru, programme):
    one = case(town, haru)
    resource(town, haru, one, name="将棋クラブ")
    resource(town, haru, one, name="包括", field="福祉")
    idea = pin(town, haru, one, "idea", "将棋の日")
    add(town, haru, "interview", values={"candidate": "将棋クラブ"})
    given = {"who": "代表", "accepted": "受け入れられそう", "status": "済"}
    add(town, haru, "feasibility", values=given, sources=[idea])
    first = result(town.reading(town.lead))
    wanted = {
        "ケース": 1,
        "資源": 2,
        "うち福祉以外": 1,
        "インタビュー": 1,
        "重なりのアイデア": 1,
        "実現できそう": 1,
    }
    assert wanted.items() <= first.counts.items()
    assert "付箋" not in first.counts
    assert first.names == ("将棋の日",)
    _, again = next_round(town, ())
    assert result(town.reading(again)).counts.keys() == first.counts.keys()
