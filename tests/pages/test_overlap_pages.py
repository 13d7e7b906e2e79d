"""The pages of 地域づくり編 from the overlap on: ideas, what became of them, and the look back."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from components.charts import feasibility as drawn
from components.charts import feasibility_talks as told
from components.state import Here
from kasane.programme import TableSheet
from tests.pages.conftest import Screen, parts, words
from tests.pages.test_kickoff_page import html
from tests.support.world import Person, World, programmes

SHEET = "feasibility"


def add(world: World, who: Person, sheet: str, place: str = "", **fields: Any) -> str:
    entry = uuid4().hex
    world.do(who, "entry.add", id=entry, sheet=sheet, place=place, **fields)
    return entry


def opened_case(world: World) -> str:
    copy = add(world, world.lead, "case_sheet", values={"basis": "匿名化した事例"})
    world.do(world.lead, "entry.show", id=copy)
    return copy


def talk(world: World, **values: Any) -> str:
    return add(world, world.lead, SHEET, values={"idea": "なおし屋", "who": "商店街の人"} | values)


def here(world: World, who: Person) -> Here:
    told = world.reading(who)
    return Here(who.actor, told, told.programme, None, None)  # type: ignore[arg-type]


def table() -> TableSheet:
    sheet = programmes()["community_building"].sheet(SHEET)
    assert isinstance(sheet, TableSheet)
    return sheet


def talks(world: World) -> list[told.Talk]:
    return told.talks_of(here(world, world.lead), table(), table().talks)


@pytest.mark.parametrize("page", ["overlap", "feasibility", "reflection"])
def test_another_programme_has_no_such_page(screen: Screen, world: World, page: str) -> None:
    shown = screen.inside(page, world.lead)
    assert not shown.exception
    assert "このプログラムには" in words(shown)


def test_the_overlap_is_one_live_part(screen: Screen, town: World) -> None:
    place = f"{opened_case(town)}/person"
    add(town, town.lead, "overlap", place, values={"text": "将棋"})
    for who in (town.lead, town.person("春野")):
        shown = screen.inside("overlap", who)
        assert not shown.exception
        assert {"overlap", "stage"} <= parts(shown)


def test_before_talking_ideas_are_offered_and_the_table_comes_first(
    screen: Screen, town: World
) -> None:
    talk(town, expected="条件つき")
    shown = screen.inside("feasibility", town.person("春野"), a="prepare_step4")
    assert not shown.exception
    assert {"offered_rows", "table", "watch"} <= parts(shown)
    assert shown.radio[0].options == ["アイデアの実現可能性検討シート", "やること整理シート"]
    assert "条件つき（話す前の予想）" in html(shown)
    shown.radio[0].set_value("todo").run()
    assert not shown.exception
    assert "offered_rows" not in parts(shown)


def test_in_the_end_the_results_come_first(screen: Screen, town: World) -> None:
    talk(town, accepted="受け入れられそう")
    shown = screen.inside("feasibility", town.lead, a="verification_results")
    assert not shown.exception
    titles = [element.value for element in shown.subheader]
    assert titles[0].startswith("アイデアごとの結果")


def test_without_step_4_nothing_of_it_is_there(screen: Screen, town: World) -> None:
    town.do(town.lead, "workshop.edit", left_out=["step4"])
    shown = screen.inside("feasibility", town.lead)
    assert not shown.exception
    assert "このプログラムには" in words(shown)


def test_without_an_answer_there_is_no_picture(screen: Screen, town: World) -> None:
    talk(town)
    shown = screen.inside("feasibility", town.lead)
    assert "アイデアごとの結果" not in words(shown)


def test_expected_and_found_are_told_apart_by_idea(town: World) -> None:
    talk(town, idea="なおし屋", expected="受け入れられそう")
    talk(town, idea="縁側", expected="むずかしそう", accepted="条件つき")
    talk(town, idea="なおし屋", accepted="受け入れられそう", involvement="見守る")
    found = talks(town)
    assert [each.sign for each in found] == ["A1", "A2", "B1"]
    assert [told.said(each) for each in found] == [
        "受け入れられそう（話す前の予想）",
        "受け入れられそう",
        "条件つき（予想はむずかしそう）",
    ]
    assert [each.moved for each in found] == [False, False, True]


def test_in_the_picture_each_sign_has_a_place_of_its_own(town: World) -> None:
    for _ in range(7):
        talk(town, accepted="条件つき", involvement="見守る")
    talk(town, expected="むずかしそう", accepted="受け入れられそう")
    axes = told.axes_of(table(), table().talks)
    assert axes.accepted[0] == "むずかしそう"
    assert axes.how[:2] == (told.NOT_YET, "いまは関われない")
    figure = drawn.chart(talks(town), axes)
    known = figure.data[-1]
    assert len(set(zip(known.x, known.y, strict=True))) == 8
    arrow = figure.data[0]
    assert arrow.x[0] < arrow.x[1]


def test_what_people_wrote_is_no_html(town: World) -> None:
    talk(town, idea="<b>なおし屋</b>", who="<img>", accepted="条件つき")
    text = drawn.table(talks(town))
    assert "<b>" not in text
    assert "<img" not in text
    assert "&lt;b&gt;なおし屋" in text


def test_own_parts_grow_out_of_the_board(screen: Screen, town: World) -> None:
    add(town, town.lead, "vision", "/gap", values={"text": "相談できる会議がない"})
    shown = screen.inside("reflection", town.person("春野"))
    assert not shown.exception
    assert "board" in parts(shown)
    assert "offered_rows" not in parts(shown)
    shown.radio[0].set_value("own_part").run()
    assert not shown.exception
    assert {"offered_rows", "table"} <= parts(shown)
