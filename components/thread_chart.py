"""The thread drawn: from the cases at the left to the plans at the right (a Sankey diagram)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from components.counts_chart import FONT
from components.thread_picture import COLUMNS, Box, Picture, picture_of
from kasane.tables import THINGS
from kasane.workshop.thread import Thread

Spots = dict[str, tuple[float, float]]
"""Where the middle of each box is, as parts of width and height."""
FILLS = ("#949494", "#77D9A8", "#FFFF80", "#d9e6ff", "#BFE4FF", "#0017c1")
"""Of the boxes, by column."""
_ROOM = 0.87
"""How much of the width the boxes take; right of the last column its labels stand."""
_THICK = 16
_ROW = 30
_HEAD = 44
_LETTERS = 11
_LAST_LETTERS = 7
"""In a line of a label right of the last column, where there is less room."""
_KEY = "thread_picture"
_STYLE = f"""<style>
.st-key-{_KEY} {{ overflow-x: auto; }}
.st-key-{_KEY} :is([data-testid="stElementContainer"], [data-testid="stFullScreenFrame"],
  [data-testid="stPlotlyChart"]) {{ min-width: 1000px; }}
</style>"""
"""On a phone the picture is moved sideways; squeezed, nobody could read it."""


def show(thread: Thread, key: str, *, whole: bool) -> bool:
    """Draw what is linked; returns whether anything is."""
    picture = picture_of(thread, whole=whole)
    if not picture.links:
        return False
    st.html(_STYLE)
    with st.container(key=_KEY):
        st.plotly_chart(figure(picture), key=key, theme=None, config={"displayModeBar": False})
    return True


def figure(picture: Picture) -> go.Figure:
    """The picture as plotly draws it, every box at a place of its own."""
    used = sorted({box.column for box in picture.boxes.values()})
    height = _ROW * max(len(picture.column(number)) for number in used) + 40
    spots = _spots(picture, used, height)
    return go.Figure(
        go.Sankey(
            arrangement="fixed",
            domain={"x": [0, _ROOM], "y": [0, 1]},
            node=_nodes(picture, spots),
            link=_links(picture),
        ),
        {
            "annotations": [*_labels(picture, spots), *_headings(picture, used, spots)],
            "height": height + _HEAD,
            "margin": {"l": 4, "r": 4, "t": _HEAD, "b": 8},
            "font": {"family": FONT, "size": 14, "color": "#1a1a1a"},
            "paper_bgcolor": "#ffffff",
        },
    )


def _nodes(picture: Picture, spots: Spots) -> dict[str, Any]:
    boxes = picture.boxes.values()
    return {
        "x": [spots[key][0] for key in picture.boxes],
        "y": [spots[key][1] for key in picture.boxes],
        "label": [""] * len(boxes),
        "color": [FILLS[box.column] for box in boxes],
        "line": {"color": "#666666", "width": 1},
        "customdata": [_told(box) for box in boxes],
        "hovertemplate": "%{customdata}<extra></extra>",
        "pad": 4,
        "thickness": _THICK,
    }


def _links(picture: Picture) -> dict[str, Any]:
    places = {key: place for place, key in enumerate(picture.boxes)}
    return {
        "source": [places[start] for start, _ in picture.links],
        "target": [places[end] for _, end in picture.links],
        "value": list(picture.links.values()),
        "color": "rgba(0,23,193,0.14)",
        "hovertemplate": "%{source.customdata}<br>→ %{target.customdata}<extra></extra>",
    }


def _labels(picture: Picture, spots: Spots) -> Iterator[dict[str, Any]]:
    for key, (x, y) in spots.items():
        shift = _THICK if x < 0.5 else _THICK / 2 + 3
        text = _label(picture.boxes[key], last=x > 0.99)
        yield {"text": text, "x": x * _ROOM, "y": 1 - y, "xshift": shift, **_LABEL}


def _headings(picture: Picture, used: list[int], spots: Spots) -> Iterator[dict[str, Any]]:
    for number in used:
        x = spots[picture.column(number)[0]][0] * _ROOM
        heading = f"<b>{THINGS[COLUMNS[number]]}</b>"
        yield {"text": heading, "x": x, "y": 1, "yshift": _HEAD - 18, **_HEADING}


_PLACED = {"xref": "paper", "yref": "paper", "showarrow": False, "xanchor": "left", "align": "left"}
_LABEL = _PLACED | {"yanchor": "middle", "bgcolor": "rgba(255,255,255,0.75)", "borderpad": 1}
_HEADING = _PLACED | {"yanchor": "middle", "font": {"size": 15, "color": "#1a1a1a"}}


def _spots(picture: Picture, used: list[int], height: int) -> Spots:
    """A spot for each box, none over another."""
    sizes = picture.sizes
    columns = [picture.column(number) for number in used]
    fullest = max(sum(sizes[key] for key in column) for column in columns)
    scale = (1 - 4 * max(map(len, columns)) / height) / fullest
    spots = {}
    for place, column in enumerate(columns):
        free = 1 - scale * sum(sizes[key] for key in column)
        at = gap = free / len(column)
        at = gap / 2
        for key in column:
            tall = sizes[key] * scale
            x = place / max(1, len(columns) - 1)
            spots[key] = (min(max(x, 0.001), 0.999), at + tall / 2)
            at += tall + gap
    return spots


def _told(box: Box) -> str:
    return escape(f"{THINGS[COLUMNS[box.column]]}：{box.text}"[:200], quote=False)


def _label(box: Box, *, last: bool) -> str:
    """A label that fits between two columns; right of the last one it has two lines."""
    line = " ".join(box.label.split())
    if not last or len(line) <= _LAST_LETTERS:
        return _short(line, _LETTERS)
    rest = _short(line[_LAST_LETTERS:], _LAST_LETTERS)
    return f"{escape(line[:_LAST_LETTERS], quote=False)}<br>{rest}"


def _short(line: str, letters: int) -> str:
    return escape(line if len(line) <= letters else f"{line[: letters - 1]}…", quote=False)
