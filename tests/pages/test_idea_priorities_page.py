"""Votes on a page: nothing of them before they are opened, then the picture and its list."""

from __future__ import annotations

import pytest

from components.charts import vote_points
from components.phone import told_of
from components.state import Here
from tests.pages.conftest import Screen, words
from tests.pages.test_kickoff_page import html, mounted
from tests.support.world import Person, World

SHEET = "idea_priorities"
PAGE = "idea_priorities"


def idea(world: World, text: str) -> str:
    return world.note(world.lead, text, place="/do")


def vote(world: World, who: Person, entry: str, **marks: int) -> None:
    for column, value in marks.items():
        world.do(who, "vote.cast", sheet=SHEET, entry=entry, column=column, value=value)


def set_state(world: World, state: str) -> None:
    world.do(world.lead, "sheet.state", sheet=SHEET, state=state)


def here(world: World, who: Person) -> Here:
    told = world.reading(who)
    return Here(who.actor, told, told.programme, told.info, None)


def test_the_order_of_work_is_on_the_page(screen: Screen, world: World) -> None:
    shown = screen.inside(PAGE, world.person())
    assert not shown.exception
    assert "priorities" in mounted(shown)
    names = shown.radio(key="idea_priorities:part").options
    assert [name[0] for name in names] == ["1", "2", "3", "4"]
    assert "取組アイデア検討シート" in names[2]
    assert "Step3に向けた準備シート" in names[3]


@pytest.mark.parametrize(("part", "name"), [(1, "table"), (2, "form"), (3, "table")])
def test_every_part_opens(screen: Screen, world: World, part: int, name: str) -> None:
    shown = screen.inside(PAGE, world.lead)
    shown.radio(key="idea_priorities:part").set_value(part).run()
    assert not shown.exception
    assert name in mounted(shown)


def test_who_comes_later_sees_what_the_room_looks_at(screen: Screen, world: World) -> None:
    world.do(world.lead, "activity.go", activity=PAGE)
    world.do(world.lead, "activity.focus", entry="step3_preparation")
    late = world.person("遅れた人")
    shown = screen.inside(PAGE, late)
    assert shown.radio(key="idea_priorities:part").value == 3
    view = told_of(here(world, late))["views"][PAGE]
    assert view["shown"][view["first"]]["title"] == "Step3に向けた準備シート"
    world.do(world.lead, "activity.go", activity="action_results")
    again = screen.inside(PAGE, world.person("ほかの人"))
    assert again.radio(key="idea_priorities:part").value == 0


def test_the_wall_follows_whoever_leads_where_the_activity_is_on(
    screen: Screen, world: World
) -> None:
    def choose(who: Person, part: int) -> str | None:
        shown = screen.inside(PAGE, who)
        shown.radio(key="idea_priorities:part").set_value(part).run()
        assert not shown.exception
        focus: str | None = world.body("workshop")["focus"]
        return focus

    assert choose(world.lead, 2) is None
    world.do(world.lead, "activity.go", activity="idea_priorities")
    assert choose(world.person(), 2) is None
    assert choose(world.lead, 2) == "idea_sheet"
    assert choose(world.lead, 3) == "step3_preparation"
    world.do(world.lead, "activity.focus", entry="strengths_matrix")
    assert choose(world.lead, 2) == "strengths_matrix"


def test_the_wall_follows_where_the_activity_has_begun_on_the_open_page(
    screen: Screen, world: World
) -> None:
    shown = screen.inside(PAGE, world.lead)
    world.do(world.lead, "activity.go", activity="idea_priorities")
    shown.radio(key="idea_priorities:part").set_value(2).run()
    assert not shown.exception
    assert world.body("workshop")["focus"] == "idea_sheet"


def test_nothing_of_the_votes_is_drawn_before_they_are_opened(screen: Screen, world: World) -> None:
    note = idea(world, "一枚紙")
    vote(world, world.person(), note, votes=2, importance=5, feasibility=4)
    shown = screen.inside(PAGE, world.lead)
    assert "重要度と実現可能性" not in words(shown)
    assert "一枚紙" not in html(shown)
    set_state(world, "open")
    shown = screen.inside(PAGE, world.lead)
    assert "重要度と実現可能性　1回目の投票" in words(shown)
    assert "一枚紙" in html(shown)


def test_what_people_wrote_is_no_html(screen: Screen, world: World) -> None:
    note = idea(world, "<img src=x onerror=alert(1)>")
    vote(world, world.person(), note, importance=5, feasibility=4)
    set_state(world, "open")
    shown = screen.inside(PAGE, world.lead)
    assert "<img" not in html(shown)
    assert "&lt;img" in html(shown)


def test_ideas_put_together_are_one_point(world: World) -> None:
    top, under, alone = idea(world, "上"), idea(world, "下"), idea(world, "別")
    first, second = world.person("春野"), world.person("夏川")
    vote(world, first, top, votes=1, importance=5, feasibility=5)
    vote(world, second, under, votes=2, importance=3, feasibility=3)
    vote(world, second, alone, votes=1, importance=2)
    world.do(world.lead, "entry.stack", id=under, onto=top)
    set_state(world, "open")
    opened = vote_points.opened(here(world, world.lead), SHEET)
    assert [point.idea for point in opened.points] == ["上"]
    point = opened.points[0]
    assert (point.number, point.dots, point.corner) == (1, 3, True)
    assert (point.importance.mean, point.importance.least, point.importance.count) == (4, 3, 2)


def test_while_the_second_voting_is_on_the_first_one_is_shown(world: World) -> None:
    note, first = idea(world, "一枚紙"), world.person()
    vote(world, first, note, votes=1, importance=2, feasibility=3)
    set_state(world, "open")
    world.do(world.lead, "vote.again", sheet=SHEET)
    vote(world, first, note, votes=3, importance=5, feasibility=5)
    opened = vote_points.opened(here(world, world.lead), SHEET)
    assert (opened.now, opened.ballot, opened.points[0].dots) == (False, 1, 1)
    set_state(world, "open")
    opened = vote_points.opened(here(world, world.lead), SHEET)
    assert (opened.ballot, opened.points[0].dots) == (2, 3)
    assert opened.points[0].before == (3, 2)
