"""取り組みの物語: for those who lead; what is asked is kept, and the files are there."""

from __future__ import annotations

from tests.pages.conftest import Screen, words
from tests.support.world import World


def test_what_is_asked_is_kept_and_shown(screen: Screen, world: World) -> None:
    shown = screen.inside("story", world.lead)
    assert not shown.exception
    shown.text_area(key="story:text").set_value("会場の費用をお願いします。")
    shown.button(key="story:asks:save").click().run()
    assert not shown.exception
    assert "会場の費用をお願いします。" in words(shown)
    assert world.body("story", "main")["asks"] == "会場の費用をお願いします。"


def test_what_is_too_long_is_counted_and_refused_and_stays(screen: Screen, world: World) -> None:
    shown = screen.inside("story", world.lead)
    field = shown.text_area(key="story:text")
    assert not field.max_chars
    field.set_value("あ" * 350)
    shown.button(key="story:asks:save").click().run()
    assert "350文字あります。300文字までです" in shown.warning[0].value
    assert shown.text_area(key="story:text").value == "あ" * 350
    assert world.record("story", "main") is None


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
