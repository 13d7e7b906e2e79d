"""つながり tells where everything came from, as a list and as a picture, and what is forgotten."""

from __future__ import annotations

import pytest

from components.words import plain
from kasane.workshop.thread import Thread
from tests.pages.conftest import Screen, words
from tests.support.world import Person, World


@pytest.fixture
def haru(world: World) -> Person:
    return world.person("春野")


@pytest.fixture
def linked(world: World, haru: Person) -> tuple[str, str, str]:
    """An idea that came from a note, and one of which nothing has come."""
    note = world.note(haru, "電話が <b>つながる</b>")
    idea = world.note(haru, "[つなぎ](http://example.com)電話", place="/do", sources=[note])
    lone = world.note(haru, "ひとりのアイデア", place="/do")
    return note, idea, lone


def test_the_whole_is_drawn_and_what_leads_nowhere_is_named(
    screen: Screen, haru: Person, linked: tuple[str, str, str]
) -> None:
    shown = screen.inside("thread", haru)
    assert not shown.exception
    assert shown.get("plotly_chart")
    assert "ひとりのアイデア" in words(shown)


def test_one_thing_is_told_both_ways(
    screen: Screen, haru: Person, linked: tuple[str, str, str]
) -> None:
    note, idea, _ = linked
    assert plain("電話が <b>つながる</b>") in words(screen.inside("thread", haru, e=idea))
    assert plain("[つなぎ](http://example.com)電話") in words(screen.inside("thread", haru, e=note))


def test_what_people_wrote_is_no_markup() -> None:
    assert plain("![x](http://a) *b* $c$ :red[d] <e>") == (
        r"\!\[x\]\(http\:\/\/a\) \*b\* \$c\$ \:red\[d\] \<e\>"
    )


def test_what_is_not_for_somebody_is_not_in_their_thread(
    world: World, linked: tuple[str, str, str]
) -> None:
    natsu = world.person("夏目")
    world.set_board("private")
    thread = Thread.of(world.reading(natsu))
    assert not set(linked) & thread.nodes.keys()


def test_in_the_town_what_leads_nowhere_is_told_and_a_step_left_out_asks_for_nothing(
    screen: Screen, world: World
) -> None:
    for left_out in ((), ("step4",)):
        actor = world.create(programme="community_building", steps=("step1",), left_out=left_out)
        lead = Person(actor, world.lead.secret)
        world.id = actor.workshop
        for key, sheet, place, values in (
            ("case", "case_sheet", "", {"basis": "匿名化した事例"}),
            ("wish", "resource_map", "case/centre", {"text": "古い車"}),
            ("shop", "resource_map", "case/inner", {"name": "修理の店"}),
            ("idea", "overlap", "case/idea", {"text": "車の日"}),
        ):
            world.do(lead, "entry.add", id=key, sheet=sheet, place=place, values=values)
        shown = words(screen.inside("thread", lead))
        assert "まだ資源につながっていない願い　1件" in shown
        assert "まだだれも会っていない資源　1件" in shown
        for told in ("まだ何にもつながっていないアイデア", "確かめたこと 0件"):
            assert (told in shown) is not bool(left_out)


def test_a_case_is_named_once_where_the_places_of_its_pins_say_it(
    screen: Screen, world: World
) -> None:
    actor = world.create(programme="community_building", steps=("step1",))
    lead = Person(actor, world.lead.secret)
    world.id = actor.workshop
    for key, sheet, place, values, sources in (
        ("case", "case_sheet", "", {"basis": "匿名化した事例"}, []),
        ("wish", "resource_map", "case/centre", {"text": "古い車"}, []),
        ("shop", "resource_map", "case/inner", {"name": "修理の店"}, ["wish"]),
        ("idea", "overlap", "case/idea", {"text": "車の日"}, ["wish", "shop"]),
    ):
        fields = {"sheet": sheet, "place": place, "values": values, "sources": sources}
        world.do(lead, "entry.add", id=key, **fields)
    told = words(screen.inside("thread", lead, e="idea"))
    assert told.count("- ケースA") == 1
    assert "本人の願い：古い車（ケースA 本人）" in told
