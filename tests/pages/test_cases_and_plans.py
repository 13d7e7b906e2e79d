"""The pages of cases and of plans."""

from __future__ import annotations

from datetime import date

import pytest

from components.charts.timeline import Timeline, TimelineBar, chart
from tests.pages.conftest import Screen, words
from tests.support.world import World


def forms(shown: object) -> int:
    found = shown.get("bidi_component")  # type: ignore[attr-defined]
    told = [each.proto.SerializeToString().decode("utf-8", "ignore") for each in found]
    return sum("/form/form.js" in text for text in told)


@pytest.mark.parametrize("activity", ["case_submission", "case_sharing", "unknown"])
def test_cases_are_a_form(screen: Screen, world: World, activity: str) -> None:
    for who in (world.lead, world.person("春野")):
        shown = screen.inside("case_sharing", who, a=activity)
        assert not shown.exception
        assert forms(shown) == 1


def test_a_plan_is_a_form(screen: Screen, world: World) -> None:
    shown = screen.inside("action_plan", world.lead, a="plan")
    assert not shown.exception
    assert forms(shown) == 1
    assert not shown.subheader


def test_the_results_come_one_sheet_at_a_time(screen: Screen, world: World) -> None:
    shown = screen.inside("action_plan", world.lead, a="action_results")
    assert not shown.exception
    assert shown.radio[0].options == ["Step3に向けた準備シート", "アイデアの優先順位"]


def test_a_plan_with_dates_is_drawn_backwards(screen: Screen, world: World) -> None:
    world.do(world.lead, "entry.add", id="p1", sheet="plan", place="", values={"idea": "共通研修"})
    world.do(world.lead, "entry.write", id="p1", field="target_date", value="2027-03-10", seen="")
    for row, due in (("r1", "2027-01-20"), ("r2", "2027-04-01"), ("r3", "")):
        world.do(
            world.lead,
            "entry.add",
            id=row,
            sheet="plan",
            place="p1/arrangements",
            values={"due": due, "task": "話す", "owner": [world.lead.id]},
        )
    shown = screen.inside("action_plan", world.lead, a="plan")
    assert not shown.exception
    assert "実現したい日からさかのぼって" in words(shown)
    assert "2027年3月10日" in words(shown)
    assert "実現したい日より後の段取りが1つ" in words(shown)
    assert "日付がまだの段取りが1つ" in words(shown)


def test_the_target_is_on_top_and_texts_are_no_html() -> None:
    steps = (
        TimelineBar(date(2027, 2, 1), "<b>教材</b>", "春野"),
        TimelineBar(date(2027, 1, 1), "話す"),
    )
    figure = chart(Timeline("共通研修", date(2027, 3, 10), steps))
    names = figure.layout.yaxis.ticktext
    assert names[0] == "<b>★ 共通研修</b>"
    assert "&lt;b&gt;教材" in names[1]
    assert list(figure.data[0].x) == [date(2027, 3, 10), date(2027, 2, 1), date(2027, 1, 1)]
