"""A request that is not one is refused before anybody looks at it; the rest is done once."""

import pytest

from kasane.errors import RefusedError
from kasane.workshop import Workshops
from tests.support.world import BOARD, PLACE, programmes

ADD = {"op": "entry.add", "id": "n1", "sheet": BOARD, "place": PLACE, "values": {"text": "x"}}


def refusal(world, who, message):
    with pytest.raises(RefusedError) as caught:
        world.workshops.perform(who.actor, message).result()
    return caught.value.code


@pytest.mark.parametrize(
    "op_id",
    [
        None,
        5,
        "",
        "short",
        "x" * 65,
        ["12345678"],
        "12345678\ud800",
        "ばんごうばんごう.",
        "a b c d e",
    ],
)
def test_an_operation_needs_a_proper_number(world, op_id):
    assert refusal(world, world.lead, {"op_id": op_id, **ADD}) == "malformed"
    assert refusal(world, world.lead, ADD) == "malformed"


@pytest.mark.parametrize("op", [None, "", "entry", "entry.steal", ["entry.add"], "__class__", 7])
def test_there_are_no_other_operations(world, op):
    assert refusal(world, world.lead, {"op_id": "12345678", "op": op}) == "unknown_op"
    assert refusal(world, world.lead, {"op_id": "12345678"}) == "unknown_op"


@pytest.mark.parametrize("extra", [{"actor": "x"}, {"version": 3}, {"hidden": True}, {"": ""}])
def test_unknown_fields_are_refused(world, extra):
    assert refusal(world, world.lead, {"op_id": "12345678", **ADD, **extra}) == "malformed"


@pytest.mark.parametrize("name", ["id", "sheet", "place", "values"])
def test_missing_fields_are_refused(world, name):
    message = {key: value for key, value in ADD.items() if key != name}
    assert refusal(world, world.lead, {"op_id": "12345678", **message}) == "malformed"


def test_the_same_number_again_does_nothing_and_answers_the_same(world, haru):
    message = {"op_id": "12345678", **ADD}
    first = world.workshops.perform(haru.actor, message).result()
    again = world.workshops.perform(haru.actor, {**message, "values": {"text": "y"}}).result()
    assert (again.revision, again.repeated) == (first.revision, True)
    assert world.entry("n1")["values"] == {"text": "x"}


def test_the_same_number_again_after_a_restart(world, haru):
    message = {"op_id": "12345678", **ADD}
    first = world.workshops.perform(haru.actor, message).result()
    world.reopen()
    again = world.workshops.perform(haru.actor, message).result()
    assert (again.revision, again.repeated) == (first.revision, True)


def test_somebody_elses_number_is_refused(world, haru, natsu):
    world.workshops.perform(haru.actor, {"op_id": "12345678", **ADD}).result()
    assert refusal(world, natsu, {"op_id": "12345678", **ADD}) == "malformed"


def test_a_refused_number_may_be_tried_again(world, haru):
    world.set_board("locked")
    assert refusal(world, haru, {"op_id": "12345678", **ADD}) == "locked"
    world.set_board("open")
    assert not world.workshops.perform(haru.actor, {"op_id": "12345678", **ADD}).result().repeated


def test_the_message_that_was_handed_in_is_left_as_it_was(world, haru):
    message = {"op_id": "12345678", **ADD}
    world.workshops.perform(haru.actor, message).result()
    assert message == {"op_id": "12345678", **ADD}


def test_without_its_programme_a_workshop_is_not_written_to(world):
    bare = Workshops(world.store, {}, world.clock)
    with pytest.raises(RefusedError) as caught:
        bare.do(world.lead.actor, "timer.start")
    assert caught.value.code == "no_programme"
    assert programmes()
