"""How far the to-dos of each sheet are, drawn."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.counts_chart import FONT
from components.state import Here
from kasane.programme import TableSheet
from kasane.programme.columns import TableColumn
from kasane.workshop.model import entries_of

FILL = ("#BFE4FF", "#FFFF80", "#77D9A8")
"""これから, 進行中, 済; the words stand in the bars as well."""


def show(here: Here) -> None:
    """Draw a bar for every sheet with to-dos."""
    counts = status_counts(here)
    if counts.empty:
        return
    st.plotly_chart(
        _chart(counts), key="todo:progress:chart", theme=None, config={"displayModeBar": False}
    )


def status_counts(here: Here) -> pd.DataFrame:
    """To-dos by sheet (index: titles) and status (columns); what has none is at the first."""
    found: dict[str, Counter[str]] = {}
    choices: dict[str, None] = {}
    for sheet in here.programme.sheets:
        if not isinstance(sheet, TableSheet):
            continue
        status = _status(sheet)
        if status is None:
            continue
        choices |= dict.fromkeys(status.choices)
        found[sheet.title] = Counter(
            str(entry.values.get(status.id) or status.choices[0])
            for entry in entries_of(here.state, sheet.id).values()
            if str(entry.values.get("task") or "").strip() and not entry.hidden
        )
    counts = pd.DataFrame.from_dict(found, orient="index", columns=list(choices))
    counts = counts.fillna(0).astype(int)
    return counts.loc[counts.sum(axis=1) > 0]


def _status(sheet: TableSheet) -> TableColumn | None:
    named = {column.id: column for column in sheet.columns}
    status = named.get("status")
    whole = {"task", "owner", "due"} <= named.keys()
    return status if whole and status and status.choices else None


def _chart(counts: pd.DataFrame) -> go.Figure:
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
                marker={"color": FILL[at % 3], "line": {"color": "#333333", "width": 1}},
                hovertemplate="%{y}　%{text}件<extra></extra>",
            )
            for at, name in enumerate(counts.columns)
        ]
    )
    figure.update_layout(
        barmode="stack",
        height=40 + 56 * len(counts),
        margin={"l": 0, "r": 0, "t": 6, "b": 6},
        font={"size": 16, "color": "#1a1a1a", "family": FONT},
        xaxis={"visible": False},
        yaxis={"autorange": "reversed", "automargin": True},
        showlegend=False,
        plot_bgcolor="#ffffff",
    )
    return figure
