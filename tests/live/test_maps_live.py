"""Maps and overlaps of cases that are opened and closed while people look."""

import pytest
from hall import Hall

from tests.support.world import Person

TOLD = "ひみつの将棋"


@pytest.fixture
def hall(world):
    """A workshop of 地域づくり編, with its room."""
    actor = world.create(programme="community_building", steps=("step1",))
    world.lead, world.id = Person(actor, world.lead.secret), actor.workshop
    return Hall(world)


@pytest.fixture
def tabs(hall):
    """The secretariat, whose case it is, somebody else, the wall."""
    haru, natsu = (hall.world.person(name) for name in ("春野", "夏目"))
    return {
        "lead": hall.tab(hall.world.lead),
        "provider": hall.tab(haru),
        "other": hall.tab(natsu),
        "screen": hall.tab(hall.world.lead, projector=True),
    }


@pytest.fixture
def case(hall, tabs):
    return hall.add(tabs["provider"].actor, sheet="case_sheet", basis="匿名化した事例")


@pytest.fixture
def pins(hall, case):
    """A resource, a wish and an idea of the case."""
    lead = hall.world.lead
    return [
        hall.add(lead, f"{case}/inner", "resource_map", name=TOLD),
        hall.add(lead, f"{case}/centre", "resource_map", text=TOLD),
        hall.add(lead, f"{case}/idea", "overlap", text=TOLD),
    ]


def who_holds(tabs, pins):
    return {
        name for name, tab in tabs.items() if all(("entry", pin) in tab.records for pin in pins)
    }


def test_nothing_of_the_map_of_an_unopened_case_is_sent_to_others(hall, tabs, pins):
    assert who_holds(tabs, pins) == {"lead", "provider"}
    for name in ("other", "screen"):
        assert TOLD not in "".join(tabs[name].texts)
    hall.check(*tabs.values())


def test_with_the_case_its_map_and_overlap_come_and_go_live(hall, tabs, case, pins):
    world = hall.world
    world.do(world.lead, "entry.show", id=case)
    assert who_holds(tabs, pins) == set(tabs)
    hall.check(*tabs.values())
    world.do(world.lead, "entry.hide", id=case)
    assert who_holds(tabs, pins) == {"lead", "provider"}
    hall.check(*tabs.values())


def test_who_was_away_while_it_was_opened_gets_it_on_coming_back(hall, tabs, case, pins):
    away = tabs["other"]
    hall.room.leave(away)
    hall.world.do(hall.world.lead, "entry.show", id=case)
    hall.room.welcome(away, away.revision)
    assert who_holds(tabs, pins) == set(tabs)
    hall.check(away)


def test_hands_are_told_at_once_and_without_names(hall, tabs, case, pins):
    world = hall.world
    world.do(world.lead, "entry.show", id=case)
    vote = {"sheet": "overlap", "entry": pins[2], "column": "hands", "value": 1}
    world.do(tabs["other"].actor, "vote.cast", **vote)
    members = {
        name: [r["body"]["member"] for r in tab.records.values() if r["kind"] == "ballot"]
        for name, tab in tabs.items()
    }
    own = {"other": [tabs["other"].actor.member]}
    assert members == {name: own.get(name, [None]) for name in tabs}
    hall.check(*tabs.values())
