"""Which fields, inside and outside the office, take part: drawn so that a gap shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.look import FONT
from components.state import Here
from kasane.plain import colours
from kasane.programme import TableSheet
from kasane.workshop.model import Member, Role

NOT_SAID = "書いていない"
STEPS = [colours.PINK, colours.TINT, colours.BLUE_LIGHT, colours.BLUE_MIDDLE]
"""Nobody, one, two, three and more; the number stands in each field as well."""


def show(here: Here, today: date) -> None:
    """Draw who takes part by field, and say in words where nobody does."""
    counts = coverage(here, today)
    if counts.empty:
        return
    no_gap = here.programme.about_members.no_gap
    missing, unsaid = gaps(counts, no_gap), _unsaid(counts)
    if unsaid:
        st.info(f"分野を書いていない人が{unsaid}人います。「名簿を書く」で選べます。")
    if missing:
        st.warning(f"まだだれもいない分野：{'、'.join(missing)}")
    else:
        st.success("どの分野にも、1人以上います。")
    st.plotly_chart(_chart(counts), key="coverage", theme=None, config={"displayModeBar": False})


def coverage(here: Here, today: date) -> pd.DataFrame:
    """Members by field (index) and 庁内・庁外 (columns), without those who left or only look."""
    sheet, rule = here.programme.roster, here.programme.about_members
    if sheet is None:
        return pd.DataFrame()
    fields, sides = _choices(sheet, rule.field), _choices(sheet, rule.side)
    found = Counter(
        (_said(member, rule.field, fields), _said(member, rule.side, sides))
        for member in here.reading.people.members.values()
        if member.role is not Role.VIEWER and not rule.has_left(member.about, today)
    )
    table = {
        side: [found[field, side] for field in [*fields, NOT_SAID]] for side in [*sides, NOT_SAID]
    }
    counts = pd.DataFrame(table, index=[*fields, NOT_SAID])
    return _without_empty(counts)


def _choices(sheet: TableSheet, column: str | None) -> list[str]:
    return list(sheet.column(column).choices) if column else []


def _said(member: Member, column: str | None, choices: list[str]) -> str:
    value = member.about.get(column or "")
    return str(value) if value in choices else NOT_SAID


def _without_empty(counts: pd.DataFrame) -> pd.DataFrame:
    """That somebody has not said it is only shown where it is so."""
    if not counts.loc[NOT_SAID].any():
        counts = counts.drop(index=NOT_SAID)
    if not counts[NOT_SAID].any():
        counts = counts.drop(columns=NOT_SAID)
    return counts


def gaps(counts: pd.DataFrame, no_gap: Sequence[str]) -> list[str]:
    """The fields in which nobody is, neither inside nor outside."""
    sums = counts.sum(axis=1)
    return [str(field) for field in counts.index[sums == 0] if field not in (*no_gap, NOT_SAID)]


def _unsaid(counts: pd.DataFrame) -> int:
    sums = counts.sum(axis=1)
    return int(sums[NOT_SAID]) if NOT_SAID in sums.index else 0


def _chart(counts: pd.DataFrame) -> go.Figure:
    shades = counts.clip(upper=len(STEPS) - 1).astype(float)
    for side in counts.columns:
        for row in counts.index:
            if NOT_SAID in (row, side) and not counts.loc[row, side]:
                shades.loc[row, side] = float("nan")  # that nobody left it out is no gap
    figure = go.Figure(
        go.Heatmap(
            x=list(counts.columns),
            y=list(counts.index),
            z=shades.to_numpy(),
            zmin=0,
            zmax=len(STEPS) - 1,
            text=[[f"{n}人" for n in row] for row in counts.to_numpy().tolist()],
            texttemplate="%{text}",
            hovertemplate="%{y}・%{x}：%{text}<extra></extra>",
            colorscale=_bands(STEPS),
            showscale=False,
            xgap=3,
            ygap=3,
        )
    )
    figure.update_layout(
        height=60 + 44 * len(counts),
        margin={"l": 0, "r": 0, "t": 36, "b": 0},
        font={"size": 16, "color": colours.HEAD, "family": FONT},
        xaxis={"side": "top", "fixedrange": True},
        yaxis={"autorange": "reversed", "automargin": True, "fixedrange": True},
        plot_bgcolor=colours.WHITE,
    )
    return figure


def _bands(colours: list[str]) -> list[list[float | str]]:
    """A scale of whole colours, without mixtures between them."""
    width = 1 / len(colours)
    edges = [(at * width, (at + 1) * width) for at in range(len(colours))]
    return [[edge, colour] for colour, pair in zip(colours, edges, strict=True) for edge in pair]
