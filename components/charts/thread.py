"""The thread drawn: from the cases at the left to what came of them (a Sankey diagram)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from components.charts.thread_columns import columns_of
from components.charts.thread_picture import ThreadBox, ThreadPicture, picture_of
from components.look import FONT
from kasane.plain import colours
from kasane.tables import Way
from kasane.workshop.thread import Thread

Spots = dict[str, tuple[float, float]]
"""Where the middle of each box is, as parts of width and height."""
_ROOM = 0.87
"""How much of the width the boxes take; right of the last column its labels stand."""
_THICK = 16
_HEAD = 44
_LINK, _LINE, _APART = 9, 17, 12
"""Height of a link, of a line of text, and what is free between two boxes, in pixels."""
_LETTERS, _LAST_LETTERS, _HEADING_LETTERS, _LINES = 10, 8, 9, 6
"""In a line of a label, right of the last column, where there is less room, of a heading; lines."""
_NEVER_FIRST = frozenset("、。，．・：；！？」』）］〕…ーっゃゅょッャュョ々")
"""What no line begins with."""
_NEVER_LAST = "「『（［〔"
"""What no line ends with."""
_COLUMN, _NARROWEST = 168, 1000
_KEY = "thread_picture"


def show(thread: Thread, way: Way, key: str, *, whole: bool) -> bool:
    """Draw what is linked; returns whether anything is."""
    picture = picture_of(thread, columns_of(way, thread), whole=whole)
    if not picture.links:
        return False
    st.html(_style(len(_used(picture))))
    with st.container(key=_KEY):
        st.plotly_chart(figure(picture), key=key, theme=None, config={"displayModeBar": False})
    return True


def _style(columns: int) -> str:
    """Where there is no room the picture is moved sideways; squeezed, nobody could read it."""
    return f"""<style>
.st-key-{_KEY} {{ overflow-x: auto; }}
.st-key-{_KEY} :is([data-testid="stElementContainer"], [data-testid="stFullScreenFrame"],
  [data-testid="stPlotlyChart"]) {{ min-width: {max(_NARROWEST, _COLUMN * columns)}px; }}
</style>"""


def _used(picture: ThreadPicture) -> list[int]:
    return sorted({box.column for box in picture.boxes.values()})


def figure(picture: ThreadPicture) -> go.Figure:
    """The picture as plotly draws it, every box at a place of its own."""
    used = _used(picture)
    slots = _slots(picture, used)
    height = max(sum(slots[key] for key in picture.column(number)) for number in used)
    spots = _spots(picture, used, slots, height)
    return go.Figure(
        go.Sankey(
            arrangement="fixed",
            domain={"x": [0, _ROOM], "y": [0, 1]},
            node=_nodes(picture, used, spots, height),
            link=_links(picture),
        ),
        {
            "annotations": [*_labels(picture, spots), *_headings(picture, used, spots)],
            "height": height + _HEAD + 8,
            "margin": {"l": 4, "r": 4, "t": _HEAD, "b": 8},
            "font": {"family": FONT, "size": 13, "color": colours.HEAD},
            "paper_bgcolor": colours.WHITE,
        },
    )


def _nodes(
    picture: ThreadPicture, used: Sequence[int], spots: Spots, height: int
) -> dict[str, Any]:
    boxes, sizes = picture.boxes.values(), picture.sizes
    columns = [picture.column(number) for number in used]
    most = max(sum(sizes[key] for key in column) for column in columns)
    return {
        "x": [spots[key][0] for key in picture.boxes],
        "y": [spots[key][1] for key in picture.boxes],
        "label": [""] * len(boxes),
        "color": [picture.columns.fills[box.column] for box in boxes],
        "line": {"color": colours.LINE_STRONG, "width": 1},
        "customdata": [_told(picture, box) for box in boxes],
        "hovertemplate": "%{customdata}<extra></extra>",
        "pad": (height - _LINK * most) / max(map(len, columns)),
        "thickness": _THICK,
    }


def _links(picture: ThreadPicture) -> dict[str, Any]:
    places = {key: place for place, key in enumerate(picture.boxes)}
    return {
        "source": [places[start] for start, _ in picture.links],
        "target": [places[end] for _, end in picture.links],
        "value": list(picture.links.values()),
        "color": "rgba(0,23,193,0.14)",
        "hovertemplate": "%{source.customdata}<br>→ %{target.customdata}<extra></extra>",
    }


def _labels(picture: ThreadPicture, spots: Spots) -> Iterator[dict[str, Any]]:
    for key, (x, y) in spots.items():
        shift = _THICK if x < 0.5 else _THICK / 2 + 3
        lines = _lines(picture.boxes[key].label, _LAST_LETTERS if x > 0.99 else _LETTERS)
        text = "<br>".join(escape(line, quote=False) for line in lines)
        yield {"text": text, "x": x * _ROOM, "y": 1 - y, "xshift": shift, **_LABEL}


def _headings(picture: ThreadPicture, used: list[int], spots: Spots) -> Iterator[dict[str, Any]]:
    for number in used:
        x = spots[picture.column(number)[0]][0] * _ROOM
        name = "<br>".join(_lines(picture.columns.names[number], _HEADING_LETTERS)[:2])
        heading = f"<b>{name}</b>"
        yield {"text": heading, "x": x, "y": 1, "yshift": _HEAD - 18, **_HEADING}


_PLACED = {"xref": "paper", "yref": "paper", "showarrow": False, "xanchor": "left", "align": "left"}
_LABEL = _PLACED | {"yanchor": "middle", "bgcolor": "rgba(255,255,255,0.75)", "borderpad": 1}
_HEADING = _PLACED | {"yanchor": "middle", "font": {"size": 14, "color": colours.HEAD}}


def _slots(picture: ThreadPicture, used: Sequence[int]) -> dict[str, int]:
    """How high the room of each box is: for its links, and for its label beside it."""
    sizes = picture.sizes
    return {
        key: max(_LINK * sizes[key], _LINE * len(_lines(box.label, letters))) + _APART
        for key, box in picture.boxes.items()
        for letters in (_LAST_LETTERS if box.column == used[-1] else _LETTERS,)
    }


def _spots(
    picture: ThreadPicture, used: Sequence[int], slots: Mapping[str, int], height: int
) -> Spots:
    """A spot for each box, no label over another."""
    spots = {}
    for place, number in enumerate(used):
        column = picture.column(number)
        free = (height - sum(slots[key] for key in column)) / len(column)
        at = 0.0
        for key in column:
            room = slots[key] + free
            x = place / max(1, len(used) - 1)
            spots[key] = (min(max(x, 0.001), 0.999), (at + room / 2) / height)
            at += room
    return spots


def _told(picture: ThreadPicture, box: ThreadBox) -> str:
    return escape(f"{picture.columns.names[box.column]}：{box.text}"[:200], quote=False)


def _lines(text: str, letters: int) -> list[str]:
    """A label as lines that fit between two columns; one without room ends in …."""
    line = " ".join(text.split())
    room = letters * _LINES
    line = line if len(line) <= room else f"{line[: room - 1]}…"
    lines = [line[:letters]]
    for letter in line[letters:]:
        full = len(lines[-1]) >= letters and letter not in _NEVER_FIRST
        if not full:
            lines[-1] += letter
            continue
        kept = lines[-1].rstrip(_NEVER_LAST)
        lines[-1:] = [kept, lines[-1][len(kept) :] + letter]
    return lines
