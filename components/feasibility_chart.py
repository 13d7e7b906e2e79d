"""What came of the talks about each idea: whether it is welcome, and how people would take part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go
import streamlit as st

from components.counts_chart import FONT
from components.state import Here
from kasane.programme import TableSheet
from kasane.workshop.access import visible

EXPECTED, FOUND, HOW = "expected", "accepted", "involvement"
NOT_YET = "まだ話していない"
CAPTION = "話す前の予想と、話して分かったこと"
INK, KEY, MOVED = "#1a1a1a", "#0017c1", "#a83c00"
FILLS = ("#bfe4ff", "#ffff80", "#77d9a8", "#ffcabf", "#e6e6e6", "#d9c7ff")
IN_A_ROW, STEP = 4, 0.22
"""So many points stand beside each other in a field of the picture, this far apart."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A row with an answer: whom one talks to about which idea, what was thought and what found.

    Attributes:
        sign: letter of the idea and number of the talk, such as 「A2」.
        expected, found: labels of the choice; "" where nothing was chosen.
        how: label of how they would take part, or "".
    """

    sign: str
    idea: str
    who: str
    expected: str
    found: str
    how: str

    @property
    def now(self) -> str:
        """What was found, or what is thought as long as nobody talked to them."""
        return self.found or self.expected

    @property
    def moved(self) -> bool:
        """Whether it came out other than was thought."""
        return bool(self.found and self.expected and self.found != self.expected)


@dataclass(frozen=True, slots=True)
class Axes:
    """The choices from the least to the most."""

    accepted: tuple[str, ...]
    how: tuple[str, ...]


def show(here: Here, sheet: TableSheet, key: str) -> None:
    """Draw the picture with its list, which says the same in words; nothing before an answer."""
    talks = talks_of(here, sheet)
    if not talks:
        return
    st.subheader("アイデアごとの結果　受け入れと関わり方", anchor=False)
    picture, names = st.columns([3, 2], gap="medium")
    with picture:
        st.plotly_chart(
            chart(talks, axes_of(sheet)),
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


def is_drawn(sheet: TableSheet) -> bool:
    """Whether a table has the three columns that the picture is made of."""
    choices = {column.id for column in sheet.columns if column.type == "choice"}
    return {EXPECTED, FOUND, HOW} <= choices


def axes_of(sheet: TableSheet) -> Axes:
    """The choices stand in the table from the most to the least."""
    choices = {column.id: tuple(reversed(column.choices)) for column in sheet.columns}
    return Axes(choices[FOUND], (NOT_YET, *choices[HOW]))


def talks_of(here: Here, sheet: TableSheet) -> list[Talk]:
    """The rows with an answer as far as the viewer sees them, by idea."""
    found = [visible(here.state, record, here.actor) for record in here.state.all("entry")]
    rows = [
        body["values"]
        for body in found
        if body and body["sheet"] == sheet.id and not body.get("covered") and not body["hidden"]
    ]
    answered = [values for values in rows if _text(values, FOUND) or _text(values, EXPECTED)]
    ideas = list(dict.fromkeys(_text(values, "idea") for values in answered))
    counted: Counter[str] = Counter()
    talks = []
    for values in sorted(answered, key=lambda values: ideas.index(_text(values, "idea"))):
        idea = _text(values, "idea")
        counted[idea] += 1
        talks.append(_talk(f"{_letter(ideas.index(idea))}{counted[idea]}", values))
    return talks


def _talk(sign: str, values: Mapping[str, object]) -> Talk:
    known = [_text(values, name) for name in ("idea", "who", EXPECTED, FOUND, HOW)]
    return Talk(sign, *known)


def _text(values: Mapping[str, object], name: str) -> str:
    value = values.get(name, "")
    return "、".join(value) if isinstance(value, list | tuple) else str(value).strip()


def _letter(at: int) -> str:
    """A to Z, then AA, AB …."""
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def chart(talks: Sequence[Talk], axes: Axes) -> go.Figure:
    """The picture: signs in their fields, rings for what was thought, arrows where it moved."""
    figure = go.Figure()
    there = placed([(talk.now, _lane(talk)) for talk in talks], axes)
    thought = placed([(talk.expected, _lane(talk)) for talk in talks], axes)
    for talk, end, start in zip(talks, there, thought, strict=True):
        if talk.moved:
            figure.add_trace(_arrow(start, end))
    guessed = [at for at, talk in enumerate(talks) if talk.moved or not talk.found]
    figure.add_trace(_dots([talks[at] for at in guessed], [thought[at] for at in guessed], False))
    known = [at for at, talk in enumerate(talks) if talk.found]
    figure.add_trace(_dots([talks[at] for at in known], [there[at] for at in known], True))
    figure.update_layout(
        height=max(420, 90 * len(axes.how)),
        margin={"l": 10, "r": 10, "t": 10, "b": 10},
        font={"size": 15, "color": "#333333", "family": FONT},
        xaxis=_axis(axes.accepted, "受け入れ"),
        yaxis=_axis(axes.how, "関わり方"),
        plot_bgcolor="#ffffff",
        showlegend=False,
        dragmode=False,
    )
    return figure


def _lane(talk: Talk) -> str:
    return (talk.how or "") if talk.found else NOT_YET


def _axis(names: Sequence[str], title: str) -> dict[str, object]:
    return {
        "title": {"text": title, "standoff": 12},
        "automargin": True,
        "tickvals": list(range(len(names))),
        "ticktext": [f"<b>{escape(name)}</b>" for name in names],
        "range": [-0.5, len(names) - 0.5],
        "gridcolor": "#e6e6e6",
        "zeroline": False,
        "showline": True,
        "linecolor": "#949494",
        "fixedrange": True,
    }


def placed(fields: Sequence[tuple[str, str]], axes: Axes) -> list[tuple[float, float]]:
    """Where each sign stands: in its field of the picture, those of one field beside each other."""
    filled: Counter[tuple[str, str]] = Counter()
    totals = Counter(fields)
    points = []
    for field in fields:
        at, count = filled[field], totals[field]
        filled[field] += 1
        row, column = divmod(at, IN_A_ROW)
        width = min(count, IN_A_ROW)
        rows = -(-count // IN_A_ROW)
        x = _at(axes.accepted, field[0]) + (column - (width - 1) / 2) * STEP
        y = _at(axes.how, field[1]) - (row - (rows - 1) / 2) * STEP * 1.3
        points.append((x, y))
    return points


def _at(names: Sequence[str], name: str) -> int:
    """Its place on an axis; the first one for what is not chosen yet."""
    return names.index(name) if name in names else 0


def _dots(talks: Sequence[Talk], points: Sequence[tuple[float, float]], known: bool) -> go.Scatter:
    fills = [FILLS[(ord(talk.sign[0]) - ord("A")) % len(FILLS)] for talk in talks]
    return go.Scatter(
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="markers+text",
        text=[f"<b>{talk.sign}</b>" for talk in talks],
        textfont={"size": 15, "color": INK},
        marker={
            "size": 36,
            "color": fills if known else "#ffffff",
            "symbol": "circle",
            "line": {"color": INK if known else MOVED, "width": 2},
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
        line={"color": MOVED, "width": 2, "dash": "dot"},
        marker={
            "symbol": ["circle", "arrow"],
            "size": [4, 14],
            "color": MOVED,
            "angleref": "previous",
            "standoff": [18, 18],
        },
        hoverinfo="skip",
    )


def table(talks: Sequence[Talk]) -> str:
    """The same in words, as HTML with people's texts escaped."""
    cell = "padding:6px 8px;border-bottom:1px solid #d8d8db;text-align:start;vertical-align:top"
    heads = ("記号", "アイデア・話した人", "受け入れ", "関わり方")
    head = "".join(f'<th scope="col" style="{cell};background:#e6e6e6">{h}</th>' for h in heads)
    return (
        '<table style="border-collapse:collapse;width:100%;line-height:1.45;font-size:15px">'
        f'<caption style="text-align:start;padding:4px 0">{CAPTION}</caption>'
        f"<thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(_row(talk, cell) for talk in talks)}</tbody></table>"
    )


def _row(talk: Talk, cell: str) -> str:
    fields = (escape(talk.idea), escape(talk.who))
    return (
        f'<tr><th scope="row" style="{cell}">{talk.sign}</th>'
        f'<td style="{cell};overflow-wrap:anywhere">{"<br>".join(f for f in fields if f)}</td>'
        f'<td style="{cell}">{escape(said(talk))}</td>'
        f'<td style="{cell}">{escape(talk.how)}</td></tr>'
    )


def said(talk: Talk) -> str:
    """Such as 「条件つき（予想は受け入れられそう）」."""
    if not talk.found:
        return f"{talk.expected}（話す前の予想）"
    return f"{talk.found}（予想は{talk.expected}）" if talk.moved else talk.found
