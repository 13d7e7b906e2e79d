"""Which organisations met, as a circle with lines, on screen."""

from __future__ import annotations

from collections.abc import Iterable

import plotly.graph_objects as go

from components.look import FONT
from kasane.plain import colours
from kasane.record.paper.lettering import broken
from kasane.record.pictures.canvas import ems
from kasane.record.pictures.network import FILLS
from kasane.record.story import Network, Tie

_NAME = 6.0
"""Letters on a line of a name: so many have room beside the circle on a phone."""


def network_figure(network: Network) -> go.Figure:
    """Dots by field, names beside them; lines as the network says which are drawn."""
    drawn = go.Figure(
        layout={
            "height": 480,
            "font": {"family": FONT, "color": colours.HEAD},
            "margin": dict.fromkeys("lrtb", 8),
            "legend": {"orientation": "h", "y": 0, "yanchor": "top"},
        }
    )
    if network.said:
        _lines(drawn, network.drawn, "はじめて一緒に話し合った", colours.KEY, 2.5)
    else:
        _lines(drawn, network.drawn, "一緒に話し合った", colours.LINE, 1.0)
    for number, field in enumerate(network.fields):
        shown = [place for place in network.places if place.field == field]
        drawn.add_scatter(
            x=[place.x for place in shown],
            y=[place.y for place in shown],
            text=["<br>".join(broken(place.name, _NAME, ems)) for place in shown],
            textposition=[_side(place.x, place.y) for place in shown],
            mode="markers+text",
            textfont={"color": colours.HEAD},
            name=field or "分野は未記入",
            marker={
                "size": 16,
                "color": FILLS[number % len(FILLS)],
                "line": {"width": 1, "color": colours.HEAD},
            },
            cliponaxis=False,
        )
    drawn.update_xaxes(visible=False, range=[-2.1, 2.1], fixedrange=True)
    drawn.update_yaxes(visible=False, range=[-1.3, 1.3], fixedrange=True)
    return drawn


def _side(x: float, y: float) -> str:
    if abs(x) < 0.2:
        return "top center" if y > 0 else "bottom center"
    return "middle right" if x > 0 else "middle left"


def _lines(drawn: go.Figure, ties: Iterable[Tie], name: str, colour: str, width: float) -> None:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for tie in ties:
        xs += [tie.one.x, tie.other.x, None]
        ys += [tie.one.y, tie.other.y, None]
    if xs:
        line = {"color": colour, "width": width}
        drawn.add_scatter(x=xs, y=ys, mode="lines", name=name, line=line, hoverinfo="skip")
