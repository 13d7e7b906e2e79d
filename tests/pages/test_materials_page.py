"""教材・取組例: what is found, marked as seen, and told of other municipalities."""

from __future__ import annotations

from kasane.library import watched
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
    assert watched(world.reading(world.lead.actor), []) == {haru.id: {"vod_individual_d2"}}
    told = screen.inside("materials", world.lead)
    told.text_input(key="materials:text").set_value("伴走型支援").run()
    assert "見た人（1人）：春野" in _texts(told)
    assert "無断で使う" in _texts(told)


def test_whoever_writes_what_they_learned_has_seen_it(screen: Screen, world: World) -> None:
    actor = world.create(programme="national_training", steps=("basic_one",))
    world.lead, world.id = Person(actor, world.lead.secret), actor.workshop
    haru, natsu = world.person("春野"), world.person("夏目")
    theme = "テーマ「地域づくり」の動画"
    fields = {"sheet": "viewing_memo", "place": "", "id": "9" * 32}
    world.do(
        haru, "entry.add", **fields, values={"watched_title": theme, "learned": "人から始める"}
    )
    others = {"watched_title": "ここにない動画", "watched_by": natsu.id}
    world.do(haru, "entry.add", **(fields | {"id": "8" * 32}), values=others)
    shown = screen.inside("materials", haru)
    shown.text_input(key="materials:text").set_value(theme).run()
    mark = shown.checkbox(key="materials:seen:vod_community_v")
    assert mark.value
    assert mark.disabled
    told = screen.inside("materials", world.lead)
    told.text_input(key="materials:text").set_value(theme).run()
    assert "見た人（1人）：春野" in _texts(told)
    other = screen.inside("materials", natsu)
    other.text_input(key="materials:text").set_value(theme).run()
    assert not other.checkbox(key="materials:seen:vod_community_v").value


def test_a_link_is_added_by_those_who_lead_alone(
    screen: Screen, world: World, haru: Person
) -> None:
    assert not screen.inside("materials", haru).expander
    shown = screen.inside("materials", world.lead)
    shown.text_input(key="materials:title:0").set_value("わがまちの動画")
    shown.text_input(key="materials:url:0").set_value("ftp://example.jp")
    add = next(button for button in shown.button if button.label == "加える")
    add.click().run()
    assert "まだ何も加えていません" in shown.error[0].value
    assert shown.text_input(key="materials:title:0").value == "わがまちの動画"
    shown.text_input(key="materials:url:0").set_value("https://example.jp/a")
    next(button for button in shown.button if button.label == "加える").click().run()
    assert shown.run().text_input(key="materials:title:1").value == ""
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
