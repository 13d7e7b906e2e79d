"""だれが・だれに会うか: how far the interviews are, who meets whom, and what is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.frame.todo import progress
from components.look import FONT
from components.sheets.table import is_phone
from components.state import Here
from components.words import plain
from kasane.plain import colours
from kasane.plain.clock import today
from kasane.plain.dates import screen_date
from kasane.workshop.interviews import Interview, interviews, sheets_of

PAIR = 2
"""Interviews are best done by two (source 001, chapter 3)."""
MET, AHEAD = "会った", "これから会う"


def show(here: Here) -> None:
    """Draw the counts, who meets whom, and what is still open."""
    sheets = sheets_of(here.programme)
    found = interviews(here.reading, sheets) if sheets else []
    if sheets is None or not found:
        st.info(
            "インタビューする人・団体は、まだ決まっていません。"
            "候補者リストの「インタビュー」に印をつけると、ここに出ます。"
        )
        return
    fills = progress.status_fills(sheets.table, sheets.rule)
    counts = Counter(each.status for each in found)
    told = [f"{status} {counts[status]}件" for status in fills if counts[status]]
    st.subheader(f"インタビュー　{len(found)}件", anchor=False)
    st.markdown("**" + "　".join(told) + "**")
    phone = is_phone(st.context.headers.get("User-Agent") or "")
    if not phone:
        frame = pd.DataFrame([counts], index=[""], columns=list(fills)).fillna(0)
        progress.bar(frame.astype(int), fills, "interviews:progress")
    _open_points(found)
    _who_meets_whom(found, drawn=not phone)


def _open_points(found: Sequence[Interview]) -> None:
    """What would help those who go, said as something to do."""
    ahead = [each for each in found if not each.over]
    alone = [f"{plain(i.name)}（{len(i.people)}人）" for i in ahead if len(i.people) < PAIR]
    undated = [plain(each.name) for each in ahead if not each.due]
    lines = []
    if alone:
        lines.append(f"担当を2人にできると安心です：{'、'.join(alone)}")
    if undated:
        lines.append(f"「いつまでに」を決めておくと動きやすくなります：{'、'.join(undated)}")
    if lines:
        st.info("\n\n".join(lines))


def _who_meets_whom(found: Sequence[Interview], *, drawn: bool) -> None:
    st.subheader("だれが・だれに会うか", anchor=False)
    held = [each for each in found if each.met or not each.over]
    people = list(dict.fromkeys(name for each in held for name in each.people))
    if people and drawn:
        st.plotly_chart(
            _matrix(held, people),
            key="interviews:matrix",
            theme=None,
            config={"displayModeBar": False},
        )
    for each in found:
        who = "、".join(map(plain, each.people)) or "担当はまだいません"
        due = f"{_day(each.due)}まで" if each.due else "日は未定"
        about = "・".join(part for part in (plain(each.about), due, plain(each.status)) if part)
        sheet = f"・シート{each.sheets}枚" if each.sheets else ""
        st.markdown(f"- **{plain(each.name)}**　{who}  \n  {about}{sheet}")


def _day(due: str) -> str:
    """Such as 12月8日（火）."""
    return screen_date(due, today())


def _matrix(found: Sequence[Interview], people: Sequence[str]) -> go.Figure:
    """A mark where somebody meets somebody: filled once they have met."""
    names = [f"{at}　{each.name}" for at, each in enumerate(found, 1)]
    marks = [
        go.Scatter(
            name=label,
            x=[who for each in found if each.met is met for who in each.people],
            y=[n for n, e in zip(names, found, strict=True) if e.met is met for _ in e.people],
            mode="markers",
            marker={"size": 22, "color": fill, "line": {"color": colours.KEY, "width": 3}},
            hovertemplate="%{x}：%{y}<extra></extra>",
        )
        for met, label, fill in ((True, MET, colours.KEY), (False, AHEAD, colours.WHITE))
    ]
    figure = go.Figure(marks)
    grid = {"gridcolor": colours.LINE_FAINT, "automargin": True, "fixedrange": True, "title": None}
    figure.update_layout(
        height=150 + 40 * len(names),
        margin={"l": 0, "r": 0, "t": 6, "b": 6},
        font={"size": 15, "color": colours.HEAD, "family": FONT},
        legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0},
        xaxis={**grid, "side": "bottom", "categoryarray": list(people), "type": "category"},
        yaxis={**grid, "autorange": "reversed", "categoryarray": names, "type": "category"},
        plot_bgcolor=colours.WHITE,
    )
    return figure
