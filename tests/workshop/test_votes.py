"""Dots and ratings: one's own until they are opened, and nobody's name afterwards."""

import pytest
from sheet_builders import seen_by

from kasane.workshop import Role
from kasane.workshop.operations.votes import tally

SHEET = "idea_priorities"


@pytest.fixture
def ideas(world, haru):
    return [world.note(haru, text, "/do") for text in ("合同会議", "見学会", "名簿づくり", "朝市")]


def vote(world, who, entry, column="votes", value=1, **more):
    fields = {"sheet": SHEET, "entry": entry, "column": column, "value": value}
    return world.do(who, "vote.cast", **fields | more)


def refused(world, who, entry, column="votes", value=1, **more):
    fields = {"sheet": SHEET, "entry": entry, "column": column, "value": value}
    return world.refused(who, "vote.cast", **fields | more).code


def ballots(world):
    return {r.body["member"]: r.body for r in world.state().all("ballot")}


def open_votes(world):
    world.do(world.lead, "sheet.state", sheet=SHEET, state="open")


def seen_ballots(world, who):
    return [body for (kind, _), body in seen_by(world, who).items() if kind == "ballot"]


def test_voting_is_on_from_the_start_and_everybody_has_one_ballot(world, haru, natsu, ideas):
    assert world.body("sheet", SHEET)["state"] == "private"
    vote(world, haru, ideas[0])
    vote(world, haru, ideas[1], value=2)
    vote(world, natsu, ideas[1])
    vote(world, haru, ideas[0], "importance", 4)
    assert ballots(world)[haru.id]["marks"] == {
        ideas[1]: {"votes": 2},
        ideas[0]: {"votes": 1, "importance": 4},
    }
    assert len(ballots(world)) == 2


def test_everybody_has_so_many_dots_and_can_take_them_back(world, haru, ideas):
    vote(world, haru, ideas[0], value=3)
    assert refused(world, haru, ideas[1]) == "no_dots"
    assert refused(world, haru, ideas[0], value=4) == "no_dots"
    vote(world, haru, ideas[0], value=2)
    vote(world, haru, ideas[1])
    vote(world, haru, ideas[0], value=0)
    assert ballots(world)[haru.id]["marks"] == {ideas[1]: {"votes": 1}}


def test_ratings_use_up_no_dots(world, haru, ideas):
    for idea in ideas:
        vote(world, haru, idea, "importance", 5)
        vote(world, haru, idea, "feasibility", 1)
    vote(world, haru, ideas[0], value=3)


def test_a_rating_stays_on_its_scale_and_can_be_taken_back(world, haru, ideas):
    for value in (6, 100):
        assert refused(world, haru, ideas[0], "importance", value) == "malformed"
    assert refused(world, haru, ideas[0], "importance", -1) == "malformed"
    for value in (1, 5, 0):
        vote(world, haru, ideas[0], "importance", value)
    assert ballots(world)[haru.id]["marks"] == {}


def test_dots_on_an_idea_that_went_are_free_again(world, haru, natsu, ideas):
    vote(world, haru, ideas[0], value=3)
    done = world.do(haru, "entry.delete", id=ideas[0], version=1)
    vote(world, haru, ideas[1], value=2)
    world.do(haru, "undo", revision=done.revision)
    assert refused(world, haru, ideas[2]) == "no_dots"
    vote(world, haru, ideas[0], value=0)
    vote(world, haru, ideas[2])
    world.do(natsu, "entry.move", id=ideas[1], place="grasp/can")
    vote(world, haru, ideas[3], value=2)


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("not_here", {"sheet": "strengths_matrix"}),
        ("not_here", {"sheet": "nowhere"}),
        ("not_here", {"column": "idea"}),
        ("not_here", {"column": "nowhere"}),
        ("gone", {"entry": "nothing"}),
        ("malformed", {"value": "many"}),
        ("malformed", {"value": 101}),
    ],
)
def test_what_is_not_voted_on_is_refused(world, haru, ideas, code, fields):
    vote_for = {"sheet": SHEET, "entry": ideas[0], "column": "votes", "value": 1}
    assert world.refused(haru, "vote.cast", **vote_for | fields).code == code


def test_only_ideas_of_the_third_column_are_voted_on(world, haru):
    assert refused(world, haru, world.note(haru, place="grasp/can")) == "not_here"


def test_viewers_do_not_vote(world, viewer, ideas):
    assert refused(world, viewer, ideas[0]) == "forbidden"


def test_the_facilitator_votes_for_somebody_without_a_device(world, haru, natsu, ideas):
    vote(world, world.lead, ideas[0], value=2, member=haru.id)
    vote(world, haru, ideas[1])
    assert ballots(world)[haru.id]["marks"] == {ideas[0]: {"votes": 2}, ideas[1]: {"votes": 1}}
    assert world.lead.id not in ballots(world)
    assert refused(world, haru, ideas[0], member=natsu.id) == "forbidden"
    assert refused(world, world.lead, ideas[0], member="nobody") == "not_here"
    vote(world, natsu, ideas[0], member=natsu.id)


# Who sees what


def test_until_the_opening_one_sees_ones_own_and_that_others_voted(world, haru, natsu, ideas):
    vote(world, haru, ideas[0])
    covered = {"sheet": SHEET, "ballot": 1, "covered": True}
    assert seen_ballots(world, natsu) == [covered]
    assert seen_ballots(world, world.lead) == [covered]
    assert seen_ballots(world, haru) == [ballots(world)[haru.id]]
    assert seen_ballots(world, haru.actor.seen_as(Role.VIEWER)) == [covered]


def test_once_opened_all_see_the_marks_and_nobody_whose_they_are(world, haru, natsu, ideas):
    vote(world, haru, ideas[0])
    vote(world, world.lead, ideas[1], member=natsu.id)
    open_votes(world)
    for who in (world.lead, haru, natsu):
        others = [body for body in seen_ballots(world, who) if body["member"] != who.id]
        assert all(body["member"] is None for body in others)
        assert len(seen_ballots(world, who)) == 2
    assert {m for body in seen_ballots(world, haru) for m in body["marks"]} == set(ideas[:2])


def test_after_the_opening_nobody_votes(world, haru, ideas):
    vote(world, haru, ideas[0])
    for state in ("open", "locked"):
        world.do(world.lead, "sheet.state", sheet=SHEET, state=state)
        assert refused(world, haru, ideas[1]) == "locked"
    world.do(world.lead, "sheet.state", sheet=SHEET, state="private")
    vote(world, haru, ideas[1])
    assert len(ballots(world)) == 1


# The next voting


def test_a_second_voting_keeps_the_first(world, haru, natsu, ideas):
    vote(world, haru, ideas[0], value=3)
    open_votes(world)
    world.do(world.lead, "vote.again", sheet=SHEET)
    held = world.body("sheet", SHEET)
    assert (held["ballot"], held["state"]) == (2, "private")
    vote(world, haru, ideas[1], value=3)
    found = sorted((r.body["ballot"], r.body["marks"]) for r in world.state().all("ballot"))
    assert found == [(1, {ideas[0]: {"votes": 3}}), (2, {ideas[1]: {"votes": 3}})]
    first, second = sorted(seen_ballots(world, natsu), key=lambda body: body["ballot"])
    assert (first["member"], first["marks"]) == (None, {ideas[0]: {"votes": 3}})
    assert second == {"sheet": SHEET, "ballot": 2, "covered": True}
    assert tally(world.reading(natsu), SHEET, 1).of(ideas[0], "votes").sum == 3
    assert not tally(world.reading(natsu), SHEET).opened


def test_the_next_voting_waits_until_this_one_is_opened(world, haru):
    assert world.refused(world.lead, "vote.again", sheet=SHEET).code == "locked"
    assert world.refused(haru, "vote.again", sheet=SHEET).code == "forbidden"
    assert world.refused(world.lead, "vote.again", sheet="strengths_matrix").code == "not_here"


# The result


def test_the_result_adds_up_what_everybody_said(world, haru, natsu, ideas):
    vote(world, haru, ideas[0], value=2)
    vote(world, natsu, ideas[0])
    vote(world, haru, ideas[0], "importance", 5)
    vote(world, natsu, ideas[0], "importance", 2)
    open_votes(world)
    found = tally(world.reading(haru), SHEET)
    assert (found.voters, found.opened) == (2, True)
    assert found.of(ideas[0], "votes").values == (1, 2)
    assert found.of(ideas[0], "votes").sum == 3
    rated = found.of(ideas[0], "importance")
    assert (rated.mean, rated.least, rated.most, rated.count) == (3.5, 2, 5, 2)


def test_the_result_is_the_same_for_everybody_also_for_the_file(world, haru, natsu, ideas):
    vote(world, haru, ideas[0], value=3)
    vote(world, natsu, ideas[1], "feasibility", 4)
    open_votes(world)
    results = [tally(world.reading(who), SHEET) for who in (haru, world.lead, None)]
    assert results[0] == results[1] == results[2]


def test_before_the_opening_there_is_no_result_for_anybody(world, haru, ideas):
    vote(world, haru, ideas[0])
    for who in (haru, world.lead, None):
        found = tally(world.reading(who), SHEET)
        assert (found.voters, found.opened, found.marks) == (1, False, {})


def test_what_nobody_answered_has_no_mean(world, ideas):
    open_votes(world)
    nothing = tally(world.reading(), SHEET).of(ideas[0], "importance")
    assert (nothing.sum, nothing.count) == (0, 0)
    assert (nothing.mean, nothing.least, nothing.most) == (None, None, None)


# まとめ先


def test_an_idea_that_is_merged_lies_under_the_other_and_keeps_its_votes(world, haru, ideas):
    vote(world, haru, ideas[1], value=2)
    world.do(haru, "entry.stack", id=ideas[1], onto=ideas[0])
    assert world.entry(ideas[1])["stack"] == ideas[0]
    vote(world, haru, ideas[1], value=0)
    vote(world, haru, ideas[0], value=3)
