"""実現に向けた段取り as a line of time that is read backwards from the target date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

import plotly.graph_objects as go
import streamlit as st

from components.look import FONT
from components.state import Here
from kasane.plain import colours
from kasane.plain.dates import day_of
from kasane.programme import FieldSection, FormSheet, TableField
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading

LONGEST_LINE = 24
_KEY = "timeline_picture"
_STYLE = f"""<style>
[class*="st-key-{_KEY}"] {{ overflow-x: auto; }}
[class*="st-key-{_KEY}"] :is([data-testid="stElementContainer"],
  [data-testid="stFullScreenFrame"], [data-testid="stPlotlyChart"]) {{ min-width: 720px; }}
</style>"""
"""On a phone the picture is moved sideways; squeezed, its labels would be cut."""


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """One thing to be done; `owners` as people read them."""

    due: date
    task: str
    owners: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a plan wants to reach, by when, and the steps that have a date, last one first."""

    name: str
    target: date | None
    steps: tuple[TimelineBar, ...]
    undated: int = 0


def show(here: Here, sheet: FormSheet) -> None:
    """Draw each filled copy that has dates."""
    drawn = [line for line in timelines(here, sheet) if line.steps or line.target]
    if not drawn:
        return
    st.subheader("段取りを、実現したい日からさかのぼって見る")
    st.html(_STYLE)
    for number, line in enumerate(drawn):
        st.text(_said(line))
        with st.container(key=f"{_KEY}_{number}"):
            st.plotly_chart(
                chart(line), key=f"timeline:{number}", theme=None, config={"displayModeBar": False}
            )


def _said(line: Timeline) -> str:
    """The same in words."""
    parts = [line.name]
    if line.target:
        parts.append(f"実現したい日 {words(line.target)}")
    late = [step for step in line.steps if line.target and step.due > line.target]
    if late:
        parts.append(f"⚠ 実現したい日より後の段取りが{len(late)}つあります")
    if line.undated:
        parts.append(f"日付がまだの段取りが{line.undated}つあります")
    return "　".join(parts)


def timelines(here: Here, sheet: FormSheet) -> list[Timeline]:
    """The filled copies in order, with the steps of their first small table that has a date."""
    table = _table(sheet)
    if table is None:
        return []
    copies = [item for item in here.reading.of(sheet.id) if not item.place]
    return [_timeline(here.reading, sheet, table, copy) for copy in copies]


def _table(sheet: FormSheet) -> TableField | None:
    fields = [f for s in sheet.sections if isinstance(s, FieldSection) for f in s.fields]
    tables = [field for field in fields if isinstance(field, TableField)]
    return next((t for t in tables if any(c.type == "date" for c in t.columns)), None)


def _timeline(reading: Reading, sheet: FormSheet, table: TableField, copy: Item) -> Timeline:
    rows = [item for item in reading.of(sheet.id) if item.place == f"{copy.id}/{table.id}"]
    steps = [step for row in rows if (step := _step(reading, table, row))]
    target = next(
        (
            day_of(copy.text(field.id))
            for section in sheet.sections
            if isinstance(section, FieldSection)
            for field in section.fields
            if field.type == "date"
        ),
        None,
    )
    name = (copy.text(sheet.named_by or "") or sheet.title).split("\n")[0]
    latest_first = tuple(sorted(steps, key=lambda step: step.due, reverse=True))
    return Timeline(name, target, latest_first, len(rows) - len(steps))


def _step(reading: Reading, table: TableField, row: Item) -> TimelineBar | None:
    def first(*types: str) -> str:
        return next((c.id for c in table.columns if c.type in types), "")

    due = day_of(row.text(first("date")))
    people = row.values.get(first("people", "person"), ())
    owners = reading.people.text([people] if isinstance(people, str) else people)
    task = row.text(first("long_text", "text")) or "（まだ書かれていません）"
    return TimelineBar(due, task, owners) if due else None


def words(day: date) -> str:
    """Such as 2027年3月10日."""
    return f"{day.year}年{day.month}月{day.day}日"


def chart(line: Timeline) -> go.Figure:
    """The target on top, under it the steps, each nearer to today than the one above."""
    steps = [*line.steps]
    names = [f"{_cut(step.task)}<br>{escape(step.owners)}" for step in steps]
    days = [step.due for step in steps]
    if line.target:
        names.insert(0, f"<b>★ {_cut(line.name)}</b>")
        days.insert(0, line.target)
    rows = list(range(len(days)))
    figure = go.Figure(
        go.Scatter(
            x=days,
            y=rows,
            mode="lines+markers+text",
            text=[words(day) for day in days],
            textposition="top center",
            line={"color": colours.LINE, "width": 2, "dash": "dot"},
            marker={
                "size": [20 if line.target and row == 0 else 14 for row in rows],
                "symbol": ["star" if line.target and row == 0 else "circle" for row in rows],
                "color": colours.KEY,
                "opacity": 1,
            },
            hoverinfo="skip",
        )
    )
    spare = max(timedelta(days=10), (max(days) - min(days)) / 8)
    figure.update_layout(
        height=140 + 64 * len(days),
        margin={"l": 10, "r": 10, "t": 10, "b": 40},
        font={"size": 15, "color": colours.HEAD, "family": FONT},
        xaxis={
            "range": [min(days) - spare, max(days) + spare],
            "tickformat": "%-m月",
            "dtick": "M1" if (max(days) - min(days)).days < 500 else None,
            "gridcolor": colours.GREY_DARK,
            "fixedrange": True,
        },
        yaxis={
            "tickvals": rows,
            "ticktext": names,
            "range": [len(days) - 0.4, -0.8],
            "automargin": True,
            "gridcolor": colours.GREY,
            "zeroline": False,
            "fixedrange": True,
        },
        plot_bgcolor=colours.WHITE,
        showlegend=False,
        dragmode=False,
    )
    return figure


def _cut(text: str) -> str:
    first = text.split("\n")[0]
    return escape(first if len(first) <= LONGEST_LINE else f"{first[: LONGEST_LINE - 1]}…")
