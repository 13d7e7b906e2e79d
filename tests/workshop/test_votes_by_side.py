"""Votes of 庁内 and 庁外 apart: sums only, counted once, and never where one vote would show."""

from __future__ import annotations

import pytest

from kasane.workshop.operations.votes import sides
from tests.support.seeing import visible

SHEET = "idea_priorities"


@pytest.fixture
def ideas(world, haru):
    return [world.note(haru, text, "/do") for text in ("合同会議", "見学会")]


@pytest.fixture
def people(world):
    """Three inside and three outside."""
    return [person(world, f"人{at}", "庁内" if at < 3 else "庁外") for at in range(6)]


def person(world, name, side):
    made = world.person(name)
    tell(world, made, side, seen="")
    return made


def tell(world, who, side, seen="庁内"):
    world.do(world.lead, "member.write", id=who.id, field="inside", value=side, seen=seen)


def vote(world, who, entry, column="votes", value=1, **more):
    fields = {"sheet": SHEET, "entry": entry, "column": column, "value": value}
    world.do(who, "vote.cast", **fields | more)


def opened(world, state="open"):
    world.do(world.lead, "sheet.state", sheet=SHEET, state=state)
    return sides(world.reading(), SHEET, 1)


def all_vote(world, people, ideas):
    for who, value in zip(people, (3, 2, 1, 1, 1, 1), strict=False):
        vote(world, who, ideas[0], value=value)


def of(found, entry, column="votes"):
    return {side: (share.sum, share.count) for side, share in found.marks[entry][column].items()}


def test_sums_of_both_sides_are_told_to_all_once_the_votes_are_opened(
    world, haru, viewer, people, ideas
):
    all_vote(world, people, ideas)
    assert world.record("sides", f"{SHEET}/1") is None
    found = opened(world)
    assert found.people == {"庁内": 3, "庁外": 3}
    assert of(found, ideas[0]) == {"庁内": (6, 3), "庁外": (3, 3)}
    record = world.record("sides", f"{SHEET}/1")
    for who in (haru, viewer, world.lead):
        assert visible(world.state(), record, who.actor) == record.body
    assert not any(each.id in str(record.body) for each in people)


def test_a_vote_on_paper_counts_with_its_person(world, people, ideas):
    for each in people:
        vote(world, world.lead, ideas[0], member=each.id)
    assert opened(world).people == {"庁内": 3, "庁外": 3}


@pytest.mark.parametrize("voters", [range(5), range(1, 6), range(3)])
def test_fewer_than_three_of_a_side_are_not_told(world, people, ideas, voters):
    for at in voters:
        vote(world, people[at], ideas[0])
    found = opened(world)
    assert (found.people, found.marks) == ({}, {})
    assert found.labels == ("庁内", "庁外")


def test_one_whose_side_nobody_knows_is_not_told_as_the_difference(world, haru, people, ideas):
    all_vote(world, people, ideas)
    vote(world, haru, ideas[1])
    assert opened(world).people == {}


def test_three_whose_side_nobody_knows_hide_each_other(world, haru, natsu, people, ideas):
    all_vote(world, people, ideas)
    for who in (haru, natsu, world.person("秋山")):
        vote(world, who, ideas[1])
    assert opened(world).people == {"庁内": 3, "庁外": 3}


def test_a_scale_that_too_few_of_a_side_answered_is_left_out(world, people, ideas):
    all_vote(world, people, ideas)
    for who in people[:5]:
        vote(world, who, ideas[0], "importance", 4)
    for who in people:
        vote(world, who, ideas[0], "feasibility", 2)
    found = opened(world)
    assert "importance" not in found.marks[ideas[0]]
    assert of(found, ideas[0], "feasibility") == {"庁内": (6, 3), "庁外": (6, 3)}


def test_who_took_all_votes_back_has_not_voted(world, people, ideas):
    all_vote(world, people, ideas)
    vote(world, people[0], ideas[0], value=0)
    assert opened(world).people == {}


def test_a_later_change_of_the_roster_changes_no_sum(world, people, ideas):
    all_vote(world, people, ideas)
    before = opened(world)
    tell(world, people[0], "庁外")
    assert sides(world.reading(), SHEET, 1) == before


def test_a_voting_that_was_opened_twice_is_not_counted_twice(world, people, ideas):
    all_vote(world, people, ideas)
    vote(world, person(world, "人6", "庁内"), ideas[1])
    assert opened(world).people == {"庁内": 4, "庁外": 3}
    opened(world, "private")
    tell(world, people[0], "庁外")
    assert opened(world).people == {}
    opened(world, "private")
    assert opened(world).people == {}


def test_too_few_once_may_be_enough_later(world, people, ideas):
    for each in people[:5]:
        vote(world, each, ideas[0])
    assert opened(world).people == {}
    opened(world, "private")
    vote(world, people[5], ideas[0])
    assert opened(world).people == {"庁内": 3, "庁外": 3}


def test_each_voting_has_its_own(world, people, ideas):
    all_vote(world, people, ideas)
    first = opened(world)
    world.do(world.lead, "vote.again", sheet=SHEET)
    assert sides(world.reading(), SHEET, 2) is None
    vote(world, people[0], ideas[1])
    world.do(world.lead, "sheet.state", sheet=SHEET, state="open")
    assert sides(world.reading(), SHEET, 1) == first
    assert sides(world.reading(), SHEET, 2).people == {}
