"""Whatever screen an own activity names, what is written in it is there."""

from __future__ import annotations

import pytest

from components.frame import activities
from components.frame.screens import SCREENS
from tests.pages.conftest import Screen, parts, words
from tests.support.own import FILE, OWN, changed, save
from tests.support.world import Person, World, programmes


def open_at(world: World, screen: str, *sheets: str) -> str:
    """A workshop whose first activity has this screen and these sheets; the activity's id."""
    world.workshops.take_in_programme(world.owner, FILE.read_bytes(), FILE.name)
    tree = changed()
    activity = tree["steps"][0]["activities"][0]
    activity |= {"screen": screen, "sheets": list(sheets)}
    save(world, tree)
    actor = world.create(programme=OWN, steps=("first",))
    world.lead, world.id = Person(actor, world.lead.secret), actor.workshop
    return str(activity["id"])


@pytest.mark.parametrize("name", [*SCREENS, "members"])
def test_an_activity_with_a_screen_that_was_meant_for_something_else_shows_its_sheet(
    screen: Screen, world: World, name: str
) -> None:
    activity = open_at(world, name, "memo")
    shown = screen.inside(name, world.lead, a=activity)
    if name == "members":
        shown.radio(key="members:part").set_value("メモ").run()
    assert not shown.exception
    assert "このプログラムには" not in words(shown)
    assert "memo" in parts(shown)


@pytest.mark.parametrize("name", SCREENS)
def test_one_without_a_sheet_tells_how_it_goes(screen: Screen, world: World, name: str) -> None:
    activity = open_at(world, name)
    shown = screen.inside(name, world.lead, a=activity)
    assert not shown.exception
    assert "このプログラムには" not in words(shown)


def test_no_activity_of_the_sources_leads_to_the_roster_for_another_sheet() -> None:
    strayed = [
        (programme.id, activity.id, sheet)
        for programme in programmes().values()
        for activity in programme.activities
        if activities.page_of(activity)[0] == "members"
        for sheet in activity.sheets
        if not programme.roster or sheet != programme.roster.id
    ]
    assert strayed == []
