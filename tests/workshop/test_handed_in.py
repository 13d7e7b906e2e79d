"""Those who lead are told who has not begun with what everybody was asked for."""

import uuid

import pytest

from kasane.workshop.handed_in import handed_in
from tests.support.world import World

TASK = "地域共生社会とは（11月10日まで）"


@pytest.fixture
def training(world: World):
    """Who leads, four who take part, and the secretariat's task; writes and tells."""
    actor = world.create(programme="national_training", steps=("basic_one",))
    for name in ("a", "b", "c", "d"):
        who = {"id": name, "name": name, "organisation": "市", "role": "participant"}
        world.workshops.do(actor, "member.add", **who, about={})

    def add(sheet, **values):
        fields = {"id": uuid.uuid4().hex, "sheet": sheet, "place": "", "values": values}
        world.workshops.do(actor, "entry.add", **fields)

    def told(sheet="homework"):
        reading = world.workshops.reading(actor.workshop, actor)
        return handed_in(reading, reading.programme.sheet(sheet))

    return add, told


def test_nobody_is_missed_before_something_was_asked_for(training):
    _, told = training
    assert told() == []


def test_who_has_no_row_has_not_begun(training):
    add, told = training
    add("training_notice", task_before=TASK)
    (asked,) = told()
    assert (asked.task, asked.left) == (TASK, ["a", "b", "c", "d"])
    add("homework", task=f" {TASK}", owner=["a"], status="提出した")
    add("homework", task=TASK, owner=["b"], status="これから")
    add("homework", task=TASK, owner=["c"], status="提出しない")
    (asked,) = told()
    assert (asked.done, asked.begun, asked.left) == (["a", "c"], ["b"], ["d"])


def test_who_leads_is_not_asked_and_other_tables_ask_nobody(training):
    add, told = training
    add("own_action", task="会いに行く", owner=["a"])
    assert told("own_action") == []
