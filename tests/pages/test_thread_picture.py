"""The thread's picture stays readable: a column a stage, a limit for each, nothing over another."""

from __future__ import annotations

import itertools

import pytest

from components.charts.thread import figure
from components.charts.thread_columns import FILLS, columns_of
from components.charts.thread_order import untangled
from components.charts.thread_picture import MOST, ThreadPicture
from components.charts.thread_picture import picture_of as picture_by
from kasane.samples import fill_sample
from kasane.tables import way_of
from kasane.workshop.telling import ON_DISK
from kasane.workshop.thread import Edge, Node, Thing, Thread, Why
from kasane.workshop.thread.ways import CASES_TO_PLANS
from tests.support.world import World, programmes

COLUMNS = list(FILLS)


def picture_of(thread: Thread, *, whole: bool) -> ThreadPicture:
    return picture_by(thread, columns_of(CASES_TO_PLANS, thread), whole=whole)


def thread(
    nodes: list[Node],
    *links: tuple[str, str],
    piled: tuple[tuple[str, str], ...] = (),
    inside: tuple[str, ...] = (),
) -> Thread:
    edges = [Edge("c", end, Why.INSIDE) for end in inside]
    edges += [Edge(start, end, Why.SOURCE) for start, end in links]
    edges += [Edge(start, end, Why.PILE) for start, end in piled]
    return Thread({node.id: node for node in nodes}, edges)


def node(node_id: str, thing: Thing, text: str = "", **more: str) -> Node:
    return Node(node_id, thing, "sheet", text or node_id, **more)


def small() -> Thread:
    return thread(
        [
            node("c", Thing.CASE, "ケースA"),
            node("cn", Thing.CASE_NOTE, case="c"),
            node("f", Thing.FINDING, where="状況把握 ①"),
            node("g", Thing.FINDING, where="状況把握 ①"),
            node("i", Thing.IDEA),
            node("under", Thing.IDEA),
            node("p", Thing.PLAN, "<b>企画</b>"),
            node("lone", Thing.IDEA),
        ],
        ("c", "cn"),
        ("cn", "f"),
        ("f", "i"),
        ("g", "under"),
        ("i", "p"),
        ("p", "i"),
        piled=(("under", "i"),),
    )


def test_of_one_thing_every_note_is_drawn_and_a_case_stands_for_what_is_in_it() -> None:
    picture = picture_of(small(), whole=False)
    assert picture.links == {("c", "f"): 1, ("f", "i"): 1, ("g", "i"): 1, ("i", "p"): 1}
    stages = [COLUMNS[box.column] for box in picture.boxes.values()]
    assert stages == [Thing.CASE, Thing.FINDING, Thing.FINDING, Thing.IDEA, Thing.PLAN]
    assert "1枚をまとめて" in picture.boxes["i"].text


def test_of_the_whole_the_notes_of_one_place_are_one_box() -> None:
    picture = picture_of(small(), whole=True)
    (finding,) = picture.column(COLUMNS.index(Thing.FINDING))
    assert picture.boxes[finding].label == "状況把握 ①（2枚）"
    assert picture.links[finding, "i"] == 2


def test_nothing_linked_is_no_picture() -> None:
    assert not picture_of(thread([node("c", Thing.CASE)]), whole=True).links


def test_a_column_without_room_keeps_the_fullest_and_tells_of_the_rest() -> None:
    ideas = [node(f"i{number}", Thing.IDEA) for number in range(100)]
    links = [("c", idea.id) for idea in ideas]
    picture = picture_of(
        thread([node("c", Thing.CASE), node("p", Thing.PLAN), *ideas], *links, ("i99", "p")),
        whole=True,
    )
    column = picture.column(COLUMNS.index(Thing.IDEA))
    assert len(column) == MOST + 1
    assert column[0] == "i99"
    assert picture.boxes[column[-1]].label == f"ほか{100 - MOST}件"
    assert sum(count for (start, _), count in picture.links.items() if start == "c") == 100


@pytest.mark.parametrize("whole", [True, False])
def test_boxes_stand_below_each_other_and_text_is_no_markup(whole: bool) -> None:
    drawn = figure(picture_of(small(), whole=whole))
    sankey = drawn.data[0]
    columns: dict[float, list[float]] = {}
    for x, y in zip(sankey.node.x, sankey.node.y, strict=True):
        columns.setdefault(x, []).append(y)
    for places in columns.values():
        assert places == sorted(places)
        assert all(0 < place < 1 for place in places)
    texts = [annotation.text.replace("<br>", "") for annotation in drawn.layout.annotations]
    assert "&lt;b&gt;企画&lt;/b&gt;" in texts
    assert "<b>ケース</b>" in texts


def test_a_long_label_right_of_the_last_column_has_lines_that_fit() -> None:
    plan = node("p", Thing.PLAN, "断る前に電話できる「つなぎ電話」を置く")
    picture = picture_of(thread([node("i", Thing.IDEA), plan], ("i", "p")), whole=True)
    texts = [annotation.text for annotation in figure(picture).layout.annotations]
    assert "断る前に電話でき<br>る「つなぎ電話」<br>を置く" in texts


def test_ten_cases_and_thirty_ideas_are_drawn() -> None:
    cases = [node(f"c{number}", Thing.CASE) for number in range(10)]
    ideas = [node(f"i{number}", Thing.IDEA, "長い名前" * 20) for number in range(30)]
    links = [(f"c{number % 10}", f"i{number}") for number in range(30)]
    picture = picture_of(thread([*cases, *ideas], *links), whole=True)
    drawn = figure(picture)
    assert len(picture.boxes) == 40
    assert all(len(annotation.text) < 90 for annotation in drawn.layout.annotations)


def community() -> Thread:
    """A wish told twice, a resource that is somebody to meet, and an idea that came of both."""
    return thread(
        [
            node("c", Thing.CASE, "ケースA"),
            node("w", Thing.WISH, case="c"),
            node("p", Thing.WISH, case="c"),
            node("r", Thing.RESOURCE, case="c"),
            node("m", Thing.CANDIDATE),
            node("v", Thing.INTERVIEW),
            node("i", Thing.IDEA, case="c"),
            node("lone", Thing.IDEA, case="c"),
            node("t", Thing.TRIAL),
        ],
        ("w", "r"),
        ("w", "p"),
        ("r", "m"),
        ("m", "v"),
        ("v", "i"),
        ("p", "i"),
        ("i", "t"),
        inside=("w", "p", "r", "i", "lone"),
    )


def test_a_wish_and_who_is_to_be_met_are_drawn_once_and_hang_on_what_they_came_from() -> None:
    picture = picture_of(community(), whole=True)
    assert picture.links == {
        ("c", "w"): 2,
        ("w", "r"): 1,
        ("r", "v"): 1,
        ("v", "i"): 1,
        ("w", "i"): 1,
        ("i", "t"): 1,
        ("c", "lone"): 1,
    }


def test_a_label_is_whole_in_several_lines() -> None:
    text = "みんなで将棋をさしながらお茶を飲む日をつくる"
    drawn = figure(
        picture_of(
            thread([node("c", Thing.CASE), node("i", Thing.IDEA, text)], ("c", "i")), whole=True
        )
    )
    assert text in [a.text.replace("<br>", "") for a in drawn.layout.annotations]


def test_of_the_whole_a_resource_that_meets_no_wish_and_led_nowhere_is_left_to_the_list() -> None:
    nodes = [node("c", Thing.CASE), node("r", Thing.RESOURCE), node("i", Thing.IDEA)]
    linked = thread(nodes, inside=("r", "i"))
    assert picture_of(linked, whole=True).links == {("c", "i"): 1}
    assert ("c", "r") in picture_of(linked, whole=False).links


def test_boxes_stand_so_that_few_lines_cross() -> None:
    columns = [["a", "b", "c"], ["1", "2", "3"], ["x", "y", "rest"]]
    links = {("a", "3"): 1, ("b", "2"): 1, ("c", "1"): 1, ("3", "x"): 1, ("1", "y"): 1}
    found = untangled(columns, links, ["rest"])
    for left, right in itertools.pairwise(found):
        lines = [(left.index(a), right.index(b)) for a, b in links if a in left and b in right]
        assert sorted(lines) == sorted(lines, key=lambda line: (line[1], line[0]))
    assert found[2][-1] == "rest"


def test_no_line_of_a_label_begins_or_ends_where_none_may() -> None:
    idea = node("i", Thing.IDEA, "断る前に電話できる「つなぎ電話」を、地域の福祉課に置く")
    drawn = figure(
        picture_of(
            thread([node("c", Thing.CASE), idea, node("p", Thing.PLAN)], ("c", "i"), ("i", "p")),
            whole=True,
        )
    )
    (text,) = [a.text for a in drawn.layout.annotations if "つなぎ" in a.text]
    assert text.split("<br>") == ["断る前に電話できる", "「つなぎ電話」を、地", "域の福祉課に置く"]


@pytest.mark.parametrize("held", [*programmes()])
def test_where_the_stages_are_sheets_every_link_is_drawn_from_left_to_right(
    held: str, world: World
) -> None:
    actor = fill_sample(world.workshops, world.owner.id, held)
    reading = world.workshops.reading(actor.workshop, None, ON_DISK)
    way, told = way_of(reading.programme), Thread.of(reading)
    assert way.by_sheets is (held not in ("team_building", "community_building"))
    if not way.by_sheets:
        return
    picture = picture_by(told, columns_of(way, told), whole=False)
    named = [edge for edge in told.edges if edge.why is Why.SOURCE]
    inside = sum(count for (start, end), count in picture.links.items())
    assert inside >= len(named)
    assert all(picture.boxes[s].column < picture.boxes[e].column for s, e in picture.links)
