"""The picture of importance against feasibility."""

from __future__ import annotations

from math import hypot

from components.charts.scatter import NEAR, Answers, Point, Scale, apart, chart, numbered, table

X, Y = Scale("実現可能性", 1, 5), Scale("重要度", 1, 5)


def point(
    x: float, y: float, idea: str = "一枚紙", before: tuple[float, float] | None = None
) -> Point:
    return Point(0, idea, 2, Answers(y, 1, 5, 4), Answers(x, 2, 4, 4), x > 3 and y > 3, before)


def test_points_that_would_hide_each_other_are_drawn_apart() -> None:
    placed = apart([point(3, 4), point(3, 4), point(3.05, 4), point(1, 1)])
    pairs = [(a, b) for a in range(4) for b in range(a)]
    least = min(hypot(placed[a][0] - placed[b][0], placed[a][1] - placed[b][1]) for a, b in pairs)
    assert least > NEAR
    assert placed[3] == (1, 1)


def test_the_picture_has_numbers_whiskers_and_an_arrow_from_before() -> None:
    points = numbered([point(4, 4, before=(2, 3)), point(2, 2)])
    figure = chart(points, X, Y)
    assert list(figure.data[-1].text) == ["1", "2"]
    assert list(figure.data[0].error_y.array) == [1, 3]
    assert list(figure.data[0].error_x.arrayminus) == [2, 0]
    arrows = [(trace.x, trace.y) for trace in figure.data if trace.mode == "lines+markers"]
    assert arrows == [((2, 4), (3, 4))]
    assert figure.layout.shapes[0].x0 == 3


def test_the_same_stands_in_a_table_for_those_who_do_not_see_it() -> None:
    told = table(numbered([point(4, 4.25, "<b>夜間</b>", (2, 3))]), X, Y)
    assert "&lt;b&gt;夜間&lt;/b&gt;" in told
    assert "★ 重要かつ実現できそう" in told
    assert "4.3<br>1〜5<br>前 3.0" in told
    assert 'scope="row"' in told


def test_texts_of_people_are_no_markup_in_the_picture() -> None:
    figure = chart(numbered([point(4, 4, "<a href='x'>ここ</a>")]), X, Y)
    assert "<a" not in figure.data[-1].hovertext[0]
