"""To-dos on a page, and how far they are."""

from __future__ import annotations

import uuid

from components.frame.todo import progress
from components.state import Here
from tests.pages.conftest import Screen
from tests.pages.test_kickoff_page import mounted
from tests.support.world import World


def row(world: World, sheet: str, **values: object) -> None:
    fields = {"id": uuid.uuid4().hex, "sheet": sheet, "place": "", "values": values}
    world.do(world.lead, "entry.add", **fields)


def here(world: World) -> Here:
    told = world.reading(world.lead)
    return Here(world.lead.actor, told, told.programme, None, None)  # type: ignore[arg-type]


def test_ones_own_page_outside_of_a_meeting(screen: Screen, world: World) -> None:
    shown = screen.inside("todo", world.person())
    assert not shown.exception
    assert sorted(mounted(shown)) == ["agenda", "todo"]
    assert shown.title[0].value == "やること"


def test_in_the_meeting_the_sheet_is_shared_out_above(screen: Screen, world: World) -> None:
    shown = screen.inside("todo", world.lead, a="prepare_step2")
    assert not shown.exception
    found = mounted(shown)
    assert found.index("table") < found.index("todo")


def test_where_the_room_is_in_such_an_activity_it_opens_too(screen: Screen, world: World) -> None:
    world.do(world.lead, "activity.go", activity="prepare_step2")
    assert "stage" in mounted(screen.inside("todo", world.person()))


def test_the_bar_is_the_facilitators(screen: Screen, world: World) -> None:
    assert "watch" in mounted(screen.inside("todo", world.lead))
    assert "watch" not in mounted(screen.inside("todo", world.person()))


def test_the_rows_are_counted_by_their_status(world: World) -> None:
    row(world, "step3_preparation", task="聞く", status="済")
    row(world, "step3_preparation", task="話す")
    row(world, "step3_preparation", task="")
    found = progress.progress(here(world))
    counts = found.counts
    step3 = counts.loc["Step3に向けた準備シート"]
    assert step3[step3 > 0].to_dict() == {"これから": 1, "済": 1}
    assert found.open == int(counts[["これから", "進行中"]].to_numpy().sum())


def test_rows_that_the_programme_gives_count_once_the_room_is_there_or_somebody_takes_them(
    world: World,
) -> None:
    sheet = "Step2に向けた準備シート"
    assert sheet not in progress.progress(here(world)).counts.index
    first = next(iter(world.reading(world.lead).at("step2_preparation")))
    fields = {"id": first.id, "field": "due", "value": "2026-12-10", "seen": ""}
    world.do(world.lead, "entry.write", **fields)
    assert progress.progress(here(world)).counts.loc[sheet, "これから"] == 1
    world.do(world.lead, "activity.go", activity="prepare_step2")
    assert progress.progress(here(world)).counts.loc[sheet, "これから"] == 4


def test_a_sheets_own_rule_says_what_counts_and_when_it_is_over(town: World) -> None:
    world = town
    flagged = {"name": "将棋クラブ", "interview": "1"}
    row(world, "interview_candidates", name="お寺")
    row(world, "interview_candidates", **flagged)
    row(world, "interview_candidates", **flagged, status="依頼中")
    row(world, "interview_candidates", **flagged, status="見送り")
    row(world, "feasibility", who="自治会長", status="済")
    found = progress.progress(here(world))
    counts = found.counts.loc["インタビュー候補者リスト"]
    assert counts[counts > 0].to_dict() == {"これから": 1, "依頼中": 1, "見送り": 1}
    assert found.counts.loc["アイデアの実現可能性検討シート", "済"] == 1
    assert found.open == 2
