"""取り組みの物語: for those who lead; what is asked is kept, and the files are there."""

from __future__ import annotations

import pytest

from kasane.errors import RefusedError
from tests.pages.conftest import Screen, parts, words
from tests.support.world import World


def test_what_is_asked_is_written_in_a_field_of_the_house_and_shown(
    screen: Screen, world: World
) -> None:
    ask = {"id": "main", "field": "asks", "seen": ""}
    world.do(world.lead, "story.write", value="会場の費用をお願いします。", **ask)
    shown = screen.inside("story", world.lead)
    assert not shown.exception
    assert {"written", "watch"} <= parts(shown)
    assert not shown.text_area
    assert "会場の費用をお願いします。" in words(shown)


def test_what_two_wrote_is_asked_about_and_none_is_lost(world: World) -> None:
    ask = {"id": "main", "field": "asks", "seen": ""}
    world.do(world.lead, "story.write", value="先に書いた文", **ask)
    with pytest.raises(RefusedError) as refused:
        world.do(world.lead, "story.write", value="あとの文", **ask)
    assert (refused.value.code, refused.value.current) == ("stale", {"value": "先に書いた文"})
    assert world.body("story", "main")["asks"] == "先に書いた文"


def test_both_files_are_one_press_away(screen: Screen, world: World) -> None:
    shown = screen.inside("story", world.lead)
    labels = [each.proto.label for each in shown.get("download_button")]
    assert labels == ["Word（A4 1枚）", "PowerPoint（5枚）"]


def test_who_had_met_before_is_asked_once_people_came(screen: Screen, world: World) -> None:
    people = [world.person(name) for name in ("春野", "夏目")]
    for who, place in zip(people, ("包括", "社協"), strict=True):
        world.do(world.lead, "member.edit", id=who.id, organisation=place)
    meeting = next(iter(world.reading(world.lead).meetings))
    for who in people:
        world.do(world.lead, "meeting.attend", meeting=meeting, member=who.id, attendance="present")
    shown = screen.inside("story", world.lead)
    assert not shown.exception
    assert shown.multiselect(key="story:pairs").options == ["包括 ― 社協"]
    shown.button(key="story:knew:save").click().run()
    assert "1組：包括と社協" in words(shown)
