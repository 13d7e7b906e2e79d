"""記入例を見る: the worked example of an activity's sheets, in a dialog."""

from __future__ import annotations

import json
from typing import Any

import pytest

from components import part
from components.frame import example
from components.state import Here
from kasane.samples import example_sheets
from kasane.workshop import Role
from tests.pages.conftest import Screen
from tests.support.world import World


def asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if somebody had pressed 記入例を見る on every page that opens."""
    drawn = part.mount_live

    def mount_live(here: Here, name: str, data: dict[str, Any], key: str, *on_open: Any) -> None:
        drawn(here, name, data, key, *on_open)
        if data.get("has_example"):
            on_open[0](example.ASKED)

    monkeypatch.setattr(part, "mount_live", mount_live)


@pytest.mark.parametrize(
    ("activity", "page", "role", "told"),
    [
        ("strengths_matrix", "strengths_matrix", Role.PARTICIPANT, "配達店から民生委員に"),
        ("prepare_step2", "todo", Role.FACILITATOR, "step2_preparation"),
        ("case_hearing", "preparation", Role.FACILITATOR, "地域包括支援センター"),
    ],
)
def test_the_example_is_shown_where_somebody_asks(
    screen: Screen,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    activity: str,
    page: str,
    role: Role,
    told: str,
) -> None:
    asks(monkeypatch)
    who = world.lead if role is Role.FACILITATOR else world.person()
    shown = screen.inside(page, who, a=activity)
    assert not shown.exception
    texts = "".join(
        element.proto.SerializeToString().decode("utf-8", "ignore")
        for element in shown.get("bidi_component")
    )
    assert json.dumps(told)[1:-1] in texts


def test_a_sheet_that_a_town_added_promises_no_example(world: World) -> None:
    programme = world.workshops.programmes["team_building"]
    added = programme.sheet("step2_preparation").model_copy(update={"id": "our_own_list"})
    own = programme.model_copy(update={"sheets": (*programme.sheets, added)})
    there = {sheet.id for sheet in example_sheets(own)}
    assert "step2_preparation" in there
    assert "our_own_list" not in there
    assert example_sheets(programme.model_copy(update={"id": "our_own_programme"})) == []
