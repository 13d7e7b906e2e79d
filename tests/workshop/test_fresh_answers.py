"""What is new in a copy is worked out once for all who see it alike, and for nobody else."""

import pytest
from sheet_builders import add, write

from kasane.errors import RefusedError
from kasane.workshop.fresh_answers import FreshAnswers

CASE = {"outline": "一人で暮らす。", "basis": "匿名化した事例"}


@pytest.fixture
def haru(world):
    return world.person()


@pytest.fixture
def case(world, haru):
    case = add(world, haru, "case_study", values=CASE)
    world.do(world.lead, "entry.show", id=case)
    world.do(world.lead, "activity.go", activity="case_sharing")
    world.clock.ahead(minutes=30)
    world.do(world.lead, "activity.go", activity=None)
    world.clock.ahead(minutes=5)
    return case


class Asked:
    """Counts how often it is worked out."""

    def __init__(self, world, case):
        self.world, self.case = world, case
        self.answers, self.worked = FreshAnswers(), 0

    def __call__(self, who):
        reading = self.world.reading(who)

        def work():
            self.worked += 1
            return self.world.workshops.fresh(reading, self.case)

        now = self.world.workshops.clock()
        return self.answers.of(reading, self.case, now, work)


def test_those_who_see_a_copy_alike_get_one_answer_until_something_changes(world, haru, case):
    asked = Asked(world, case)
    others = [world.person() for _ in range(5)]
    assert len({id(asked(who)) for who in others}) == 1
    assert asked.worked == 1
    write(world, haru, case, "beginning", "近所の方が話した。")
    assert [asked(who).entries for who in others] == [{case: {"beginning": "書き足し"}}] * 5
    assert asked.worked == 2
    assert asked(world.lead) == asked(others[0])
    assert asked.worked == 3


def test_what_is_somebodys_own_is_told_to_them_alone(world, haru, case):
    """Also where the others were answered first, and where they were answered last."""
    place = f"{case}/well/content"
    note = add(world, haru, "case_study", place, values={"text": "い"})
    world.clock.ahead(days=1)
    day = world.clock.now.date().isoformat()
    world.do(world.lead, "meeting.edit", id="later", steps=["step3"], date=day)
    world.do(world.lead, "activity.go", activity="opening_step3")
    world.clock.ahead(minutes=5)
    world.do(world.lead, "activity.go", activity=None)
    world.clock.ahead(minutes=5)
    world.do(haru, "entry.edit", id=note, version=1, values={"text": "いろは"})
    other = world.person()
    for order in ((haru, other), (other, haru)):
        asked = Asked(world, case)
        told = {who.id: asked(who).entries for who in order}
        assert told == {haru.id: {note: {"text": "書き足し"}}, other.id: told[haru.id]}
    world.do(world.lead, "entry.hide", id=note)
    for order in ((haru, other), (other, haru)):
        asked = Asked(world, case)
        told = {who.id: asked(who).entries for who in order}
        assert told == {haru.id: {note: {"text": "書き足し"}}, other.id: {}}


def test_a_closed_case_is_answered_to_its_provider_alone(world, haru, case):
    world.do(world.lead, "entry.hide", id=case)
    asked, other = Asked(world, case), world.person()
    assert asked(haru).meeting == 1
    with pytest.raises((KeyError, RefusedError)):
        asked(other)
