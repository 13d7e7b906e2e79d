"""Who has not begun with the homework is told to those who lead, and to nobody else."""

from __future__ import annotations

import uuid

from tests.pages.conftest import Screen, words
from tests.support.world import World

TASK = "地域共生社会とは"


def test_those_who_lead_read_the_names(screen: Screen, world: World) -> None:
    actor = world.create(programme="national_training", steps=("basic_one",))
    who = {"id": "haru", "name": "春野", "organisation": "市", "role": "participant"}
    world.workshops.do(actor, "member.add", **who, about={})
    fields = {"id": uuid.uuid4().hex, "sheet": "training_notice", "place": ""}
    world.workshops.do(actor, "entry.add", values={"task_before": TASK}, **fields)
    shown = screen.open("sheets", world.lead, w=actor.workshop, a="homework_out")
    assert not shown.exception
    assert "まだ始めていない人：春野" in words(shown)
