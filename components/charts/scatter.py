"""Importance against feasibility: where the ideas lie, how far the answers are spread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from math import cos, hypot, pi, sin

import plotly.graph_objects as go
import streamlit as st

from components import look
from components.look import CELL, FONT
from kasane.plain import colours
from kasane.plain.means import mean_text

NEAR = 0.16
"""Points that are nearer than this, in steps of the scale, would hide each other."""
_BROKEN = "overflow-wrap:anywhere;word-break:normal"
SMALLEST, A_DOT, LARGEST = 24, 3, 45
"""Pixels of a point without dots, of each dot, and at most."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What people answered on one scale."""

    mean: float
    least: int
    most: int
    count: int


@dataclass(frozen=True, slots=True)
class Point:
    """One idea with answers on both scales.

    Attributes:
        number: by which the picture and the list name it.
        before: its means (feasibility, importance) in the voting before, if there was one.
    """

    number: int
    idea: str
    dots: int
    importance: Answers
    feasibility: Answers
    corner: bool
    before: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: its name and its ends."""

    label: str
    least: int
    most: int

    @property
    def middle(self) -> float:
        """Above it is the corner to start from."""
        return (self.least + self.most) / 2


def show(points: Sequence[Point], feasibility: Scale, importance: Scale, key: str) -> None:
    """Draw the picture with its list, which says the same for those who don't see it."""
    picture, names = st.columns(2, gap="medium")
    with picture:
        st.plotly_chart(
            chart(points, feasibility, importance),
            key=key,
            theme=None,
            config={"displayModeBar": False, "staticPlot": False, "scrollZoom": False},
        )
        st.caption(
            "丸の数字は、となりの表の番号です。大きい丸ほどシールが多く、"
            "線は答えのばらつき（いちばん低い答えから高い答えまで）です。"
            "色のついた角が「重要かつ実現できそう」です。"
        )
    with names:
        st.html(table(points, feasibility, importance))


def chart(points: Sequence[Point], feasibility: Scale, importance: Scale) -> go.Figure:
    """The picture: numbered points, whiskers, arrows from the voting before, the corner."""
    figure = go.Figure()
    _corner(figure, feasibility, importance)
    placed = apart(points)
    figure.add_trace(_whiskers(points))
    for point, (x, y) in zip(points, placed, strict=True):
        if point.before is not None and hypot(x - point.before[0], y - point.before[1]) > NEAR:
            figure.add_trace(_arrow(point, (x, y)))
    figure.add_trace(_dots(points, placed))
    figure.update_layout(
        height=520,
        margin={"l": 10, "r": 10, "t": 10, "b": 10},
        font={"size": 16, "color": colours.INK, "family": FONT},
        xaxis=_axis(feasibility),
        yaxis=_axis(importance),
        plot_bgcolor=colours.WHITE,
        showlegend=False,
        dragmode=False,
    )
    return figure


def _axis(scale: Scale) -> dict[str, object]:
    return {
        "title": f"{scale.label}（{scale.least} 低い〜{scale.most} 高い）",
        "range": [scale.least - 0.5, scale.most + 0.5],
        "tickvals": list(range(scale.least, scale.most + 1)),
        "gridcolor": colours.GREY_DARK,
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
    }


def _corner(figure: go.Figure, x: Scale, y: Scale) -> None:
    figure.add_shape(
        type="rect",
        layer="below",
        x0=x.middle,
        x1=x.most + 0.5,
        y0=y.middle,
        y1=y.most + 0.5,
        fillcolor=colours.OK_TINT,
        line={"color": colours.OK, "width": 2, "dash": "dot"},
    )
    figure.add_annotation(
        x=x.most + 0.45,
        y=y.most + 0.45,
        text="★ 重要かつ実現できそう",
        showarrow=False,
        xanchor="right",
        yanchor="top",
        font={"size": 17, "color": colours.OK},
    )


def _whiskers(points: Sequence[Point]) -> go.Scatter:
    def error(spreads: Iterable[Answers]) -> dict[str, object]:
        known = list(spreads)
        return {
            "type": "data",
            "symmetric": False,
            "array": [each.most - each.mean for each in known],
            "arrayminus": [each.mean - each.least for each in known],
            "color": colours.LINE,
            "thickness": 1,
            "width": 5,
        }

    return go.Scatter(
        x=[point.feasibility.mean for point in points],
        y=[point.importance.mean for point in points],
        mode="markers",
        marker={"size": 1, "color": colours.LINE},
        error_x=error(point.feasibility for point in points),
        error_y=error(point.importance for point in points),
        hoverinfo="skip",
    )


def _dots(points: Sequence[Point], placed: Sequence[tuple[float, float]]) -> go.Scatter:
    return go.Scatter(
        x=[x for x, _ in placed],
        y=[y for _, y in placed],
        mode="markers+text",
        text=[str(point.number) for point in points],
        textfont={"size": 15, "color": colours.WHITE},
        marker={
            "size": [size_of(point) for point in points],
            "color": [colours.OK if point.corner else colours.KEY for point in points],
            "opacity": 1,
            "line": {"color": colours.WHITE, "width": 2},
        },
        hovertext=[f"{point.number}　{escape(point.idea)}" for point in points],
        hoverinfo="text",
    )


def _arrow(point: Point, end: tuple[float, float]) -> go.Scatter:
    """From where the idea was in the voting before; below the numbers."""
    start = point.before or end
    return go.Scatter(
        x=[start[0], end[0]],
        y=[start[1], end[1]],
        mode="lines+markers",
        line={"color": colours.MOVED, "width": 2},
        marker={
            "symbol": ["circle", "arrow"],
            "size": [6, 14],
            "color": colours.MOVED,
            "angleref": "previous",
            "standoff": [0, size_of(point) / 2],
        },
        hoverinfo="skip",
    )


def size_of(point: Point) -> int:
    """The width of a point in pixels: more dots, a larger one."""
    return min(LARGEST, SMALLEST + A_DOT * point.dots)


def apart(points: Sequence[Point]) -> list[tuple[float, float]]:
    """Where to draw each point: at its means, those that would hide each other in a ring."""
    means = [(point.feasibility.mean, point.importance.mean) for point in points]
    placed = list(means)
    left = list(range(len(points)))
    while left:
        first = left[0]
        heap = [at for at in left if _distance(means[first], means[at]) < NEAR]
        left = [at for at in left if at not in heap]
        if len(heap) == 1:
            continue
        radius = NEAR * max(1.0, len(heap) / 4)
        for turn, at in enumerate(heap):
            angle = 2 * pi * turn / len(heap)
            x, y = means[first]
            placed[at] = (x + radius * cos(angle), y + radius * sin(angle))
    return placed


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def numbered(points: Iterable[Point]) -> list[Point]:
    """Numbers 1, 2 … in the given order."""
    return [replace(point, number=at) for at, point in enumerate(points, start=1)]


def table(points: Sequence[Point], feasibility: Scale, importance: Scale) -> str:
    """The same in words and figures, as HTML with people's texts escaped."""
    second = any(point.before for point in points)
    heads = ["番号", "取組アイデア", "シール", importance.label, feasibility.label]
    caption = "平均と、答えの幅" + ("。「前」は前の回の平均" if second else "")
    return look.table(caption, heads, map(_row, points))


def _row(point: Point) -> str:
    star = "<br>★ 重要かつ実現できそう" if point.corner else ""
    before = point.before or (None, None)
    return (
        f'<tr><th scope="row" style="{CELL}">{point.number}</th>'
        f'<td style="{CELL};{_BROKEN}">{escape(point.idea)}{star}</td>'
        f'<td style="{CELL}">{point.dots}</td>'
        f'<td style="{CELL};white-space:nowrap">{_said(point.importance, before[1])}</td>'
        f'<td style="{CELL};white-space:nowrap">{_said(point.feasibility, before[0])}</td></tr>'
    )


def _said(answers: Answers, before: float | None) -> str:
    """Such as 4.2<br>3〜5<br>前 3.8."""
    ends = f"{answers.least}〜{answers.most}" if answers.least < answers.most else ""
    earlier = "" if before is None else f"前 {mean_text(before)}"
    return "<br>".join(part for part in (mean_text(answers.mean), ends, earlier) if part)
