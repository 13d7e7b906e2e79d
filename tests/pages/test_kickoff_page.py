"""Openings and closings: what the day is for, its times, materials, and the round."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Screen, words
from tests.support.world import World


def mounted(shown: AppTest) -> list[str]:
    """The live parts on a page, from top to bottom."""
    found = shown.get("bidi_component")
    texts = [element.proto.SerializeToString().decode("utf-8", "ignore") for element in found]
    names = ("agenda", "stage", "round", "board", "table", "priorities", "todo", "watch", "form")
    return [name for text in texts for name in names if f"/{name}/{name}.js" in text]


def html(shown: AppTest) -> str:
    """What pages draw as HTML of their own."""
    return "\n".join(element.proto.body for element in shown.get("html"))


@pytest.mark.parametrize(
    ("activity", "part"),
    [
        ("opening_step1", "round"),
        ("opening_step2", "round"),
        ("opening_step3", "round"),
        ("closing", "round"),
        ("reflection", "board"),
    ],
)
def test_an_activity_has_its_sheet(screen: Screen, world: World, activity: str, part: str) -> None:
    for person in (world.lead, world.person()):
        shown = screen.inside("kickoff", person, a=activity)
        assert not shown.exception
        assert part in mounted(shown)


def test_who_leads_tells_the_purpose_first_and_the_others_write_first(
    screen: Screen, world: World
) -> None:
    for person, purpose_first in ((world.lead, True), (world.person(), False)):
        shown = screen.inside("kickoff", person, a="opening_step2")
        below = [block.type for block in shown.main]
        assert (below.index("expander") < below.index("subheader")) is purpose_first


def test_an_opening_tells_the_purpose_and_the_times_of_the_day(
    screen: Screen, world: World
) -> None:
    shown = screen.inside("kickoff", world.lead, a="opening_step2")
    assert "今日の目的" in words(shown)
    assert "個別ケースから、まちの強みと課題を見つける。" in html(shown)
    assert "13:45" in html(shown)
    assert "連携が必要な個別ケースを共有する" in html(shown)


def test_an_opening_tells_its_own_day_while_the_room_is_at_another(
    screen: Screen, world: World
) -> None:
    world.do(world.lead, "activity.go", activity="opening_step3")
    shown = html(screen.inside("kickoff", world.lead, a="opening_step1"))
    assert "わがまちの連携・協働を振り返る" in shown
    assert "今後の取組アイデアの企画を具体化する" not in shown


def test_the_day_is_told_as_this_workshop_has_it(screen: Screen, world: World) -> None:
    items = [
        {"id": "opening_step2", "activity": "opening_step2", "minutes": 25},
        {"id": "case_sharing", "activity": "case_sharing", "skipped": True},
    ]
    world.do(world.lead, "agenda.edit", step="step2", items=items)
    shown = html(screen.inside("kickoff", world.lead, a="opening_step2"))
    assert "25分" in shown
    assert "連携が必要な個別ケースを共有する" not in shown


def test_the_first_opening_tells_what_the_whole_programme_is_for(
    screen: Screen, world: World
) -> None:
    shown = screen.inside("kickoff", world.lead, a="opening_step1")
    assert "プログラムのゴール" in words(shown)
    assert "庁内外の中心となる人が、顔の見える関係になっている" in html(shown)
    assert "Step2　包括的な支援体制構築のための取組アイデアを出す（3時間程度）" in html(shown)


def test_videos_come_with_their_segment_and_a_code_to_scan(screen: Screen, world: World) -> None:
    shown = screen.inside("kickoff", world.person(), a="understanding")
    assert "7:43〜12:51（5分8秒）" in html(shown)
    assert html(shown).count("data:image/svg+xml") == 4
    assert "アドレスのQRコード" in html(shown)


def test_without_an_address_it_opens_where_the_room_is(screen: Screen, world: World) -> None:
    world.do(world.lead, "activity.go", activity="opening_step3")
    shown = screen.inside("kickoff", world.person())
    assert "check_in_step3" in str(shown.get("bidi_component"))


def test_elsewhere_it_opens_the_opening_of_the_day(screen: Screen, world: World) -> None:
    shown = screen.inside("kickoff", world.person())
    assert not shown.exception
    assert "round" in mounted(shown)


@pytest.mark.parametrize(("activity", "opened"), [("first_purpose", True), ("first_policy", False)])
def test_an_activity_without_a_sheet_tells_how_it_goes_and_what_the_day_is_for(
    screen: Screen, world: World, activity: str, opened: bool
) -> None:
    """Where it is there to tell of the day, the day's course stands open."""
    actor = world.create(programme="system_building", steps=("training_first",))
    there = world.workshops.reading(actor.workshop, actor).programme.activity(activity)
    shown = screen.open("kickoff", world.lead, w=actor.workshop, a=activity)
    assert not shown.exception
    (day,) = [each for each in shown.expander if each.label == "今日の目的と流れ"]
    assert day.proto.expanded is opened
    told = html(shown)
    assert all(part.title in told for part in there.parts)
    assert "地域共生社会と重層事業の理念を分かる。" in told


def test_a_day_with_two_steps_is_for_what_both_are_for(screen: Screen, world: World) -> None:
    actor = world.create(steps=("step1", "step2"))
    programme = world.workshops.reading(actor.workshop, actor).programme
    shown = screen.open("kickoff", world.lead, w=actor.workshop, a="opening_step1")
    told = html(shown)
    for step in programme.steps:
        held = step.id in ("step1", "step2")
        assert all((text in told) is held for text in step.purposes)
