"""Draws how many notes each place of a board has."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.look import FONT
from components.state import Here
from kasane.plain import colours
from kasane.programme import BoardSheet


def show(here: Here) -> None:
    """Draw a chart for every board that has notes."""
    for sheet in here.programme.sheets_of(BoardSheet):
        counts = note_counts(here, sheet)
        if counts.to_numpy().sum():
            st.subheader(f"付箋の数　{sheet.title}")
            st.plotly_chart(
                _chart(sheet, counts),
                key=f"counts:{sheet.id}",
                theme=None,
                config={"displayModeBar": False},
            )


def note_counts(here: Here, sheet: BoardSheet) -> pd.DataFrame:
    """Notes by row (index: labels) and column (labels), those hidden left out.

    Covered notes count: that they are there is no secret.
    """
    places = Counter(item.place for item in here.reading.of(sheet.id) if not item.hidden)
    rows = {row.id: row.label for row in sheet.rows} | {"": "全体"}
    table = {
        column.short: [places[f"{row}/{column.id}"] for row in rows] for column in sheet.columns
    }
    counts = pd.DataFrame(table, index=list(rows.values()))
    return counts.loc[counts.sum(axis=1) > 0]


def _chart(sheet: BoardSheet, counts: pd.DataFrame) -> go.Figure:
    fill = {column.short: colours.NOTES[column.colour] for column in sheet.columns}
    figure = go.Figure(
        [
            go.Bar(
                name=name,
                y=counts.index,
                x=counts[name],
                text=counts[name].replace(0, ""),
                orientation="h",
                marker={"color": fill[name], "line": {"color": colours.INK, "width": 1}},
            )
            for name in counts.columns
        ]
    )
    figure.update_layout(
        barmode="stack",
        height=110 + 60 * len(counts),
        margin={"l": 0, "r": 0, "t": 10, "b": 0},
        font={"size": 16, "color": colours.INK, "family": FONT},
        xaxis={"title": "付箋（枚）", "dtick": max(1, int(counts.sum(axis=1).max()) // 8)},
        yaxis={"autorange": "reversed", "automargin": True},
        legend={"orientation": "h", "y": -0.3, "traceorder": "normal"},
        plot_bgcolor=colours.WHITE,
    )
    return figure
