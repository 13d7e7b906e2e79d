"""The first screen offers a worked example for each programme, each one press away."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from kasane.samples import fill_sample
from tests.pages.conftest import Screen
from tests.support.world import World, programmes


def page() -> None:
    """What an owner without a workshop sees."""
    from components import state
    from components.forms import new_workshop

    device = state.device()
    assert device
    new_workshop.show(device, first=True)


def test_every_programme_has_an_example_one_press_away(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from components import state

    monkeypatch.setattr(state, "cookie", lambda: world.lead.secret)
    went: list[dict[str, str]] = []
    monkeypatch.setattr(state, "go", lambda page, **query: went.append({"page": page, **query}))
    shown = AppTest.from_function(page, default_timeout=120).run()
    assert not shown.exception
    labels = {b.key: b.label for b in shown.button if str(b.key).startswith("new:sample")}
    assert labels == {
        f"new:sample:{programme.id}": f"{programme.title}の見本をつくって、ひらく"
        for programme in programmes().values()
    }
    shown.button(key="new:sample:community_building").click().run()
    assert not shown.exception
    records = world.workshops.state(went[0]["w"])
    assert records.get("workshop", "main").body["programme"] == "community_building"


def test_ones_own_workshops_come_first_then_examples_in_the_order_of_the_programmes(
    screen: Screen, world: World
) -> None:
    made = {
        held: fill_sample(world.workshops, world.owner.id, held).workshop
        for held in ("camp", "team_building", "community_seminar")
    }
    shown = screen.open("home", world.lead)
    assert not shown.exception
    keys = [str(button.key) for button in shown.button if str(button.key).startswith("home:open")]
    order = [world.id, made["team_building"], made["community_seminar"], made["camp"]]
    assert keys == [f"home:open:{each}" for each in order]
