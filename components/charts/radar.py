"""The answers of a table as a radar: a shape for each time that they were given."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from components.look import FONT
from components.state import Here
from kasane.plain import colours
from kasane.programme import TableSheet
from kasane.programme.radar import Shape

LINES = (
    (colours.FAINT, "dot"),
    (colours.KEY, "dash"),
    (colours.OK, "solid"),
)
"""Colour and dashes of a shape: colour is never the only sign."""
_LETTERS = 9
"""Of an axis' name on one line."""


def show(here: Here, sheet: TableSheet, key: str) -> None:
    """Draw the picture with the same in words; nothing before an answer."""
    rule = sheet.radar
    rows = [row for row in here.reading.at(sheet.id) if rule and row.text(rule.axis)]
    shapes = rule.shapes(sheet.columns, [row.values for row in rows]) if rule else []
    if rule is None or not shapes:
        return
    names, steps = [row.text(rule.axis) for row in rows], rule.steps(sheet.columns)
    st.subheader(f"{sheet.title}の形", anchor=False)
    st.plotly_chart(
        chart(names, shapes, len(steps)), key=key, theme=None, config={"displayModeBar": False}
    )
    for shape in shapes:
        marks = zip(names, shape.marks, strict=True)
        st.text(f"{shape.name}：" + "、".join(f"{name} {mark or '―'}" for name, mark in marks))


def chart(names: Sequence[str], shapes: Sequence[Shape], most: int) -> go.Figure:
    """A closed line for each shape; an axis without an answer lies in the centre."""
    axes = [_broken(name) for name in names]
    figure = go.Figure()
    for number, shape in enumerate(shapes):
        colour, dash = LINES[number % len(LINES)]
        marks = [mark or 0 for mark in shape.marks]
        figure.add_scatterpolar(
            r=[*marks, marks[0]],
            theta=[*axes, axes[0]],
            name=shape.name,
            mode="lines+markers",
            line={"color": colour, "dash": dash, "width": 3},
            marker={"size": 9},
        )
    figure.update_layout(
        height=460,
        margin={"l": 90, "r": 90, "t": 50, "b": 50},
        font={"family": FONT, "size": 15},
        legend={"orientation": "h", "y": -0.15},
        polar={"radialaxis": {"range": [0, most], "dtick": 1}, "angularaxis": {"rotation": 90}},
    )
    figure.update_polars(angularaxis_direction="clockwise")
    return figure


def _broken(name: str) -> str:
    return "<br>".join(name[at : at + _LETTERS] for at in range(0, len(name), _LETTERS))
