"""Every activity of 地域づくり編 opens its page; pages of the other programme say there is none."""

from __future__ import annotations

import re

import pytest

from components.frame import activities
from components.navigation import PAGES
from kasane.programme import KINDS, Activity
from kasane.workshop import Role, access
from tests.pages.conftest import Screen, parts, words
from tests.support.world import ROOT, World, programmes

TOWN = programmes()["community_building"].activities
ELSEWHERE = ("idea_priorities", "strengths_matrix")


@pytest.mark.parametrize("activity", TOWN, ids=lambda activity: activity.id)
@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.PARTICIPANT])
def test_an_activity_opens_its_page(
    screen: Screen, town: World, activity: Activity, role: Role
) -> None:
    who = town.lead if role is Role.FACILITATOR else town.person("春野")
    page, query = activities.page_of(activity)
    shown = screen.inside(page, who, **query)
    assert not shown.exception
    assert not shown.error
    if role in access.PAGES[page]:
        assert {"agenda", "stage"} <= parts(shown)
    else:
        assert not parts(shown)


@pytest.mark.parametrize("page", sorted(PAGES.keys() - {"join", *ELSEWHERE}))
def test_every_page_opens_in_this_programme_too(screen: Screen, town: World, page: str) -> None:
    shown = screen.inside(page, town.lead)
    assert not shown.exception
    assert not shown.error


@pytest.mark.parametrize("page", ELSEWHERE)
def test_a_page_of_the_other_programme_says_that_there_is_none(
    screen: Screen, town: World, page: str
) -> None:
    shown = screen.inside(page, town.lead)
    assert not shown.exception
    assert "このプログラムには" in words(shown)
    assert "agenda" in parts(shown)


@pytest.mark.parametrize("part", [*(f"sheets/{kind}" for kind in KINDS), "frame/priorities"])
def test_every_sheet_has_a_part_on_pages_and_on_the_wall(part: str) -> None:
    module = ROOT / "components" / part / f"{part.partition('/')[2]}.js"
    assert re.search(r"^export (const|function) mount\b", module.read_text("utf-8"), re.MULTILINE)
