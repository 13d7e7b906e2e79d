"""教材・取組例: what is found, marked as seen, and told of other municipalities."""

from __future__ import annotations

from kasane.library import watchers
from tests.pages.conftest import Screen
from tests.support.world import Person, World


def _texts(shown: object) -> str:
    return " ".join(str(each.value) for each in (*shown.markdown, *shown.caption, *shown.subheader))


def test_a_search_narrows_the_list_and_a_mark_is_kept(
    screen: Screen, world: World, haru: Person
) -> None:
    shown = screen.inside("materials", haru)
    shown.text_input(key="materials:text").set_value("伴走型支援").run()
    assert "1件" in _texts(shown)
    shown.checkbox(key="materials:seen:vod_individual_d2").check().run()
    assert watchers(world.reading(world.lead.actor)) == {"vod_individual_d2": ["春野"]}
    told = screen.inside("materials", world.lead)
    told.text_input(key="materials:text").set_value("伴走型支援").run()
    assert "見た人（1人）：春野" in _texts(told)
    assert "無断で使う" in _texts(told)


def test_a_link_is_added_by_those_who_lead_alone(
    screen: Screen, world: World, haru: Person
) -> None:
    assert not screen.inside("materials", haru).expander
    shown = screen.inside("materials", world.lead)
    shown.text_input(key="materials:title").set_value("わがまちの動画")
    shown.text_input(key="materials:url").set_value("ftp://example.jp")
    add = next(button for button in shown.button if button.label == "加える")
    add.click().run()
    assert "まだ何も加えていません" in shown.error[0].value
    shown.text_input(key="materials:title").set_value("わがまちの動画")
    shown.text_input(key="materials:url").set_value("https://example.jp/a")
    next(button for button in shown.button if button.label == "加える").click().run()
    html = " ".join(str(each.proto.body) for each in screen.inside("materials", haru).get("html"))
    assert "わがまちの動画" in html


def test_practices_are_found_by_size_and_stage(screen: Screen, haru: Person) -> None:
    shown = screen.inside("materials", haru)
    shown.selectbox(key="materials:size").set_value("小").run()
    assert "三股町" in _texts(shown)
    assert "高松市" not in _texts(shown)


def test_what_somebody_of_the_same_name_has_seen_is_not_ones_own(
    screen: Screen, world: World, haru: Person
) -> None:
    other = world.person("春野")
    world.do(other, "material.watch", material="vod_individual_d2", watched=True)
    shown = screen.inside("materials", world.lead)
    shown.text_input(key="materials:text").set_value("伴走型支援").run()
    assert not shown.checkbox(key="materials:seen:vod_individual_d2").value
    mine = screen.inside("materials", haru)
    mine.text_input(key="materials:text").set_value("伴走型支援").run()
    assert not mine.checkbox(key="materials:seen:vod_individual_d2").value
