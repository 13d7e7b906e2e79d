"""What came of the talks about each idea: whether it is welcome, and how people would take part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go
import streamlit as st

from components import look
from components.charts.feasibility_talks import NOT_YET, Axes, Talk, axes_of, said, talks_of
from components.look import CELL, FONT
from components.sheets.table import is_phone
from components.state import Here
from kasane.plain import colours
from kasane.programme import TableSheet

CAPTION = "話す前の予想と、話して分かったこと"
FILLS = (colours.SKY, colours.CREAM, colours.GREEN, colours.PINK, colours.GREY_DARK, colours.VIOLET)
LINE = 42
"""Pixels of a line of signs."""


@dataclass(frozen=True, slots=True)
class Space:
    """How much room a field of the picture has.

    Attributes:
        beside: so many signs stand beside each other, `apart` of a field's width from each other.
        size: pixels of a sign.
        letters: pixels of the letters.
        line: characters in a line of a name.
    """

    beside: int
    apart: float
    size: int
    letters: int
    line: int


WIDE = Space(beside=3, apart=0.28, size=34, letters=15, line=20)
PHONE = Space(beside=2, apart=0.46, size=27, letters=12, line=4)


def show(here: Here, sheet: TableSheet, key: str) -> None:
    """Draw the picture with its list, which says the same in words; nothing before an answer."""
    rule = sheet.talks
    if rule is None or not (talks := talks_of(here, sheet, rule)):
        return
    on_phone = is_phone(st.context.headers.get("User-Agent") or "")
    st.subheader("アイデアごとの結果　受け入れと関わり方", anchor=False)
    picture, names = st.columns([3, 2], gap="medium")
    with picture:
        st.plotly_chart(
            chart(talks, axes_of(sheet, rule), PHONE if on_phone else WIDE),
            key=key,
            theme=None,
            config={"displayModeBar": False, "scrollZoom": False},
        )
        st.caption(
            "英字がアイデア、数字が話した相手です。白い丸は話す前の予想、"
            "色のついた丸は話して分かったこと、矢印は予想から変わったところです。"
        )
    with names:
        st.html(table(talks))


def chart(talks: Sequence[Talk], axes: Axes, room: Space = WIDE) -> go.Figure:
    """The picture: signs in their fields, rings for what was thought, arrows where it moved."""
    figure = go.Figure()
    shown = {(talk.sign, at): (at, _lane(talk)) for talk in talks for at in _fields(talk)}
    points = dict(zip(shown, placed(list(shown.values()), axes, room), strict=True))
    there = [points[talk.sign, talk.now] for talk in talks]
    thought = [points.get((talk.sign, talk.expected), (0.0, 0.0)) for talk in talks]
    for talk, end, start in zip(talks, there, thought, strict=True):
        if talk.moved:
            figure.add_trace(_arrow(start, end))
    guessed = [at for at, talk in enumerate(talks) if talk.moved or not talk.found]
    figure.add_trace(
        _dots([talks[at] for at in guessed], [thought[at] for at in guessed], room, known=False)
    )
    known = [at for at, talk in enumerate(talks) if talk.found]
    figure.add_trace(
        _dots([talks[at] for at in known], [there[at] for at in known], room, known=True)
    )
    figure.update_layout(
        height=60 + len(axes.how) * (LINE * _lines(shown.values(), room) + 24),
        margin={"l": 10, "r": 10, "t": 10, "b": 10},
        font={"size": room.letters, "color": colours.INK, "family": FONT},
        xaxis=_axis(axes.accepted, "受け入れ", room) | {"tickangle": 0},
        yaxis=_axis(axes.how, "関わり方", room),
        plot_bgcolor=colours.WHITE,
        showlegend=False,
        dragmode=False,
    )
    return figure


def _lane(talk: Talk) -> str:
    return talk.how if talk.found and talk.how else NOT_YET


def _fields(talk: Talk) -> tuple[str, ...]:
    """Where on the axis of acceptance a talk is drawn: at what was found, and what was thought."""
    return (talk.now, talk.expected) if talk.moved else (talk.now,)


def _lines(fields: Iterable[tuple[str, str]], room: Space) -> int:
    """Lines of signs in the fullest field."""
    return max(-(-count // room.beside) for count in Counter(fields).values())


def _name(name: str, room: Space) -> str:
    lines = [name[at : at + room.line] for at in range(0, len(name), room.line)]
    return f"<b>{'<br>'.join(escape(line) for line in lines)}</b>"


def _axis(names: Sequence[str], title: str, room: Space) -> dict[str, object]:
    return {
        "title": {"text": title, "standoff": 12},
        "automargin": True,
        "tickvals": list(range(len(names))),
        "ticktext": [_name(name, room) for name in names],
        "range": [-0.5, len(names) - 0.5],
        "gridcolor": colours.GREY_DARK,
        "zeroline": False,
        "showline": True,
        "linecolor": colours.LINE,
        "fixedrange": True,
    }


def placed(
    fields: Sequence[tuple[str, str]], axes: Axes, room: Space = WIDE
) -> list[tuple[float, float]]:
    """Where each sign stands: in its field of the picture, those of one field beside each other."""
    filled: Counter[tuple[str, str]] = Counter()
    totals = Counter(fields)
    down = LINE / (LINE * _lines(fields, room) + 24)
    points = []
    for field in fields:
        at, count = filled[field], totals[field]
        filled[field] += 1
        row, column = divmod(at, room.beside)
        width = min(count, room.beside)
        rows = -(-count // room.beside)
        x = _at(axes.accepted, field[0]) + (column - (width - 1) / 2) * room.apart
        y = _at(axes.how, field[1]) - (row - (rows - 1) / 2) * down
        points.append((x, y))
    return points


def _at(names: Sequence[str], name: str) -> int:
    """Its place on an axis; the first one for what is not chosen yet."""
    return names.index(name) if name in names else 0


def _dots(
    talks: Sequence[Talk], points: Sequence[tuple[float, float]], room: Space, *, known: bool
) -> go.Scatter:
    fills = [FILLS[(ord(talk.sign[0]) - ord("A")) % len(FILLS)] for talk in talks]
    return go.Scatter(
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="markers+text",
        text=[f"<b>{talk.sign}</b>" for talk in talks],
        textfont={"size": room.letters, "color": colours.HEAD},
        marker={
            "size": room.size,
            "color": fills if known else colours.WHITE,
            "symbol": "circle",
            "line": {"color": colours.HEAD if known else colours.MOVED, "width": 2},
        },
        hovertext=[
            f"{escape(talk.sign)} {escape(talk.idea)}<br>{escape(talk.who)}" for talk in talks
        ],
        hoverinfo="text",
    )


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> go.Scatter:
    return go.Scatter(
        x=[start[0], end[0]],
        y=[start[1], end[1]],
        mode="lines+markers",
        line={"color": colours.MOVED, "width": 2, "dash": "dot"},
        marker={
            "symbol": ["circle", "arrow"],
            "size": [4, 14],
            "color": colours.MOVED,
            "angleref": "previous",
            "standoff": [18, 18],
        },
        hoverinfo="skip",
    )


def table(talks: Sequence[Talk]) -> str:
    """The same in words, as HTML with people's texts escaped."""
    heads = ("記号", "アイデア・話した人", "受け入れ", "関わり方")
    return look.table(CAPTION, heads, (_row(talk) for talk in talks))


def _row(talk: Talk) -> str:
    fields = (escape(talk.idea), escape(talk.who))
    return (
        f'<tr><th scope="row" style="{CELL}">{talk.sign}</th>'
        f'<td style="{CELL};overflow-wrap:anywhere">{"<br>".join(f for f in fields if f)}</td>'
        f'<td style="{CELL}">{escape(said(talk))}</td>'
        f'<td style="{CELL}">{escape(talk.how)}</td></tr>'
    )
