"""インタビュー: how far they are, and who meets whom."""

from __future__ import annotations

import uuid
from typing import Any

from kasane.workshop.interviews import interviews, sheets_of
from tests.pages.conftest import Screen, parts, words
from tests.support.world import World

OVERVIEW = "だれが・だれに会うか"
PART = "interviews:part:interview_plan"


def candidate(world: World, name: str, **values: Any) -> str:
    row = uuid.uuid4().hex
    written = {"name": name, "interview": "1"} | values
    fields = {"id": row, "sheet": "interview_candidates", "place": "", "values": written}
    world.do(world.lead, "entry.add", **fields)
    return row


def test_the_first_sheet_of_the_activity_comes_first(screen: Screen, town: World) -> None:
    assert "table" in parts(screen.inside("interviews", town.lead, a="interview_plan"))
    assert "form" in parts(screen.inside("interviews", town.person("春野"), a="interviewing"))


def test_an_overview_of_nobody_says_what_to_do(screen: Screen, town: World) -> None:
    shown = screen.inside("interviews", town.lead, a="interview_plan")
    shown.radio(key=PART).set_value(OVERVIEW).run()
    assert not shown.exception
    assert "候補者リストの「インタビュー」に印をつけると" in words(shown)


def test_counts_people_and_what_is_open_are_told(screen: Screen, town: World) -> None:
    haru, natsu = town.person("春野"), town.person("夏目")
    candidate(town, "将棋クラブ", owner=[haru.id, "外の人"], due="2026-12-10", status="実施済")
    candidate(town, "*朝市*", owner=[natsu.id])
    shown = screen.inside("interviews", town.lead, a="interview_plan")
    shown.radio(key=PART).set_value(OVERVIEW).run()
    assert not shown.exception
    said = words(shown)
    assert "これから 1件　実施済 1件" in said
    assert "春野、外の人" in said
    assert r"担当を2人にできると安心です：\*朝市\*（1人）" in said
    assert "「いつまでに」を決めておくと" in said
    assert len(shown.get("plotly_chart")) == 2


def test_who_went_by_a_sheet_counts_too(town: World) -> None:
    haru = town.person("春野")
    row = candidate(town, "将棋クラブ")
    values = {"candidate": "将棋クラブ", "interviewers": [haru.id]}
    fields = {"id": uuid.uuid4().hex, "sheet": "interview", "place": "", "values": values}
    town.do(haru, "entry.add", **fields, sources=[row])
    candidate(town, "まだ決めていない", interview="")
    sheets = sheets_of(town.workshops.programme_of(town.state()))
    assert sheets
    [found] = interviews(town.reading(town.lead), sheets)
    assert (found.people, found.sheets, found.status) == (("春野",), 1, "これから")


def test_a_programme_without_interviews_has_none(world: World) -> None:
    assert sheets_of(world.workshops.programme_of(world.state())) is None
