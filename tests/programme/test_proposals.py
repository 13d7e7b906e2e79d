"""Three questions propose the shapes of programmes that fit; none has to be answered."""

from itertools import product
from typing import get_args

import pytest

from kasane.programme import FitPeople, FitStage, FitTime, Programme, Wanted, propose, shapes
from kasane.programme.base import MistakeError
from kasane.programme.references import check_references
from tests.support.world import programmes

EVERY = tuple(programmes().values())
ANSWERS = tuple(
    Wanted(*each)
    for each in product(
        (None, *get_args(FitStage)), (None, *get_args(FitPeople)), (None, *get_args(FitTime))
    )
)


def test_without_an_answer_nothing_is_proposed() -> None:
    assert propose(EVERY, Wanted()) == []


@pytest.mark.parametrize("programme", EVERY, ids=lambda each: each.id)
def test_every_programme_has_shapes_and_says_what_there_has_to_be_first(
    programme: Programme,
) -> None:
    assert programme.conditions
    assert programme.fits
    for one in shapes(programme):
        assert [step.id for step, _ in one.days] == [
            step.id for step in programme.steps if step.meeting and step.id in one.fit.steps
        ]
        assert all(minutes > 0 for _, minutes in one.days)
        assert not set(one.left_out) & set(one.fit.steps)
        assert {step.id for step in programme.without(one.left_out).steps} >= set(one.fit.steps)


def test_what_is_proposed_fits_and_what_does_not_is_told() -> None:
    every = ((wanted, one) for wanted in ANSWERS for one in propose(EVERY, wanted))
    for wanted, one in every:
        assert (wanted.stage in (None, *one.fit.stages)) == ("stage" not in one.amiss)
        assert (wanted.people in (None, *one.fit.people)) == ("people" not in one.amiss)
        if wanted.time and "time" not in one.amiss:
            most = {"short": 120, "half_day": 240}.get(wanted.time)
            assert most is None or one.days[0][1] <= most
            assert (len(one.days) == 1) == (most is not None)


def test_a_shape_that_fits_to_everything_stands_alone_before_others() -> None:
    (one, *_) = found = propose(EVERY, Wanted("begun", "of_case", "short"))
    assert one.programme.id == "case_conference"
    assert one.left_out == ("step2", "step3")
    assert [each.amiss for each in found] == [()] * len(found)


def test_where_nothing_fits_to_everything_the_nearest_says_what_is_amiss() -> None:
    found = propose(EVERY, Wanted("planning", "of_case", None))
    assert found
    assert {one.amiss for one in found} <= {("stage",), ("people",)}


def test_whatever_is_answered_one_to_three_shapes_are_proposed() -> None:
    asked = [wanted for wanted in ANSWERS if wanted.answered]
    assert {len(propose(EVERY, wanted)) for wanted in asked} == {1, 2, 3}


def test_different_programmes_come_before_a_second_shape_of_one() -> None:
    found = propose(EVERY, Wanted(stage="not_begun"))
    assert len({one.programme.id for one in found}) == 3


@pytest.mark.parametrize(
    ("steps", "said"),
    [(["nowhere"], "Step「nowhere」がありません"), (["preparation"], "集まるStep")],
)
def test_a_shape_names_a_meeting_of_its_programme(steps: list[str], said: str) -> None:
    body = EVERY[0].model_dump(mode="json")
    body["fits"][0]["steps"] = steps
    with pytest.raises(MistakeError, match=said):
        check_references(Programme.model_validate(body))
