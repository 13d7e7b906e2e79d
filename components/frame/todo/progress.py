"""How far the to-dos of each sheet are, drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.look import FONT
from components.state import Here
from kasane.plain import colours
from kasane.programme import Stage, TableSheet, TodoRule
from kasane.workshop.tasks import counted

_FILLS = {
    Stage.BEGINS: colours.SKY,
    Stage.MOVES: colours.CREAM,
    Stage.DONE: colours.GREEN,
    Stage.DROPPED: colours.GREY_DARK,
}
"""The words stand in the bars as well."""


@dataclass(frozen=True, slots=True)
class TodoCounts:
    """To-dos by sheet (index: titles) and status (columns), with its fill; how many are open."""

    counts: pd.DataFrame
    fills: dict[str, str]
    open: int


def show(here: Here) -> None:
    """Draw a bar for every sheet with to-dos."""
    found = progress(here)
    if not found.counts.empty:
        bar(found.counts, found.fills, "todo:progress:chart")


def bar(counts: pd.DataFrame, fills: Mapping[str, str], key: str) -> None:
    """Draw a bar for each row, with a part for each status."""
    st.plotly_chart(_chart(counts, fills), key=key, theme=None, config={"displayModeBar": False})


def progress(here: Here) -> TodoCounts:
    """How far the to-dos are, by the rule of each sheet."""
    found: dict[str, Counter[str]] = {}
    fills: dict[str, str] = {}
    left = 0
    for sheet in here.programme.sheets_of(TableSheet):
        rule = sheet.todo
        if rule is None:
            continue
        rows = [each.values for each in counted(here.reading, sheet, rule)]
        fills |= status_fills(sheet, rule)
        found[sheet.title] = Counter(rule.state(values) for values in rows)
        left += sum(not rule.is_over(values) for values in rows)
    counts = pd.DataFrame.from_dict(found, orient="index", columns=list(fills))
    counts = counts.fillna(0).astype(int)
    return TodoCounts(counts.loc[counts.sum(axis=1) > 0], fills, left)


def status_fills(sheet: TableSheet, rule: TodoRule) -> dict[str, str]:
    """A fill for each status of a sheet, in their order: これから, what is on, what is over."""
    return {state: _FILLS[stage] for state, stage in rule.stages(sheet.columns).items()}


def _chart(counts: pd.DataFrame, fills: Mapping[str, str]) -> go.Figure:
    figure = go.Figure(
        [
            go.Bar(
                name=name,
                y=counts.index,
                x=counts[name],
                text=[f"{name} {number}" if number else "" for number in counts[name]],
                textposition="inside",
                insidetextanchor="middle",
                orientation="h",
                marker={"color": fills[name], "line": {"color": colours.INK, "width": 1}},
                hovertemplate="%{y}　%{text}件<extra></extra>",
            )
            for name in counts.columns
        ]
    )
    figure.update_layout(
        barmode="stack",
        height=40 + 56 * len(counts),
        margin={"l": 0, "r": 0, "t": 6, "b": 6},
        font={"size": 16, "color": colours.HEAD, "family": FONT},
        xaxis={"visible": False},
        yaxis={"autorange": "reversed", "automargin": True},
        showlegend=False,
        plot_bgcolor=colours.WHITE,
    )
    return figure
