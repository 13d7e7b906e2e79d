"""The thread as a picture: from cases at the left to plans at the right (a Sankey diagram)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import plotly.graph_objects as go
import streamlit as st

from components.counts_chart import FONT
from kasane.workshop.thread import Node, Thing, Thread

STAGES: dict[Thing, str] = {
    Thing.CASE: "ケース",
    Thing.CASE_NOTE: "ケースの付箋",
    Thing.FINDING: "①②の付箋",
    Thing.IDEA: "③アイデア",
    Thing.STUDY: "検討シート",
    Thing.ACTION: "確かめたこと",
    Thing.PLAN: "企画書",
}
"""What is drawn, from left to right, and what it is called."""
COLOURS: dict[Thing, str] = {
    Thing.CASE: "#949494",
    Thing.CASE_NOTE: "#FFCABF",
    Thing.FINDING: "#77D9A8",
    Thing.IDEA: "#FFFF80",
    Thing.STUDY: "#d9e6ff",
    Thing.ACTION: "#BFE4FF",
    Thing.PLAN: "#0017c1",
}
MOST = 90
"""Things in one picture; of more, only those that lead to a plan or an action are drawn."""
_LONGEST = 14
_ROW = 26


def show(thread: Thread, key: str) -> None:
    """Draw what is linked; nothing where nothing is."""
    nodes = drawn(thread)
    if not nodes:
        return
    left_out = len(_linked(thread)) - len(nodes)
    st.plotly_chart(_figure(thread, nodes), key=key, theme=None, config={"displayModeBar": False})
    if left_out:
        st.caption(
            f"図には、先に進んだものだけをかいています（ほかに{left_out}件）。下の一覧には全部あります。"
        )


def drawn(thread: Thread) -> dict[str, Node]:
    """The things in the picture, those of one stage one after another."""
    linked = _linked(thread)
    if len(linked) > MOST:
        ends = [n.id for n in linked.values() if n.thing in (Thing.PLAN, Thing.ACTION)]
        kept = set(ends).union(*(thread.above(end) for end in ends))
        linked = {key: node for key, node in linked.items() if key in kept}
    return _untangled(thread, dict(list(linked.items())[: 2 * MOST]))


def _untangled(thread: Thread, nodes: Mapping[str, Node]) -> dict[str, Node]:
    """Each stage in the order of what came of it, so that fewer lines cross."""
    place: dict[str, float] = {}
    found: list[Node] = []
    for stage in reversed(STAGES):
        here = [node for node in nodes.values() if node.thing is stage]
        here.sort(key=lambda node: _middle(thread, node, place))
        place |= {node.id: number / len(here) for number, node in enumerate(here)}
        found = [*here, *found]
    return {node.id: node for node in found}


def _middle(thread: Thread, node: Node, place: Mapping[str, float]) -> float:
    """Where the results of something stand on average; at the end where it has none."""
    ends = [place[edge.result] for edge in thread.results_of(node.id) if edge.result in place]
    return sum(ends) / len(ends) if ends else 1.0


def _linked(thread: Thread) -> dict[str, Node]:
    ends = {end for edge in thread.edges for end in (edge.source, edge.result)}
    stages = list(STAGES)
    found = [n for n in thread.nodes.values() if n.id in ends and n.thing in STAGES]
    found.sort(key=lambda node: stages.index(node.thing))
    return {node.id: node for node in found}


def _figure(thread: Thread, nodes: Mapping[str, Node]) -> go.Figure:
    place = {key: number for number, key in enumerate(nodes)}
    edges = [
        edge
        for edge in thread.edges
        if edge.source in place
        and edge.result in place
        and nodes[edge.source].thing is not nodes[edge.result].thing
    ]
    across, down = _places(list(nodes.values()))
    texts = [short(node.text) for node in nodes.values()]
    figure = go.Figure(
        go.Sankey(
            arrangement="snap",
            node={
                "label": texts,
                "color": [COLOURS[node.thing] for node in nodes.values()],
                "line": {"color": "#666666", "width": 1},
                "customdata": [
                    escape(f"{STAGES[n.thing]}：{n.text}"[:200], quote=False)
                    for n in nodes.values()
                ],
                "hovertemplate": "%{customdata}<extra></extra>",
                "x": across,
                "y": down,
                "pad": 12,
                "thickness": 16,
            },
            link={
                "source": [place[edge.source] for edge in edges],
                "target": [place[edge.result] for edge in edges],
                "value": [1] * len(edges),
                "color": "rgba(0,23,193,0.25)",
                "hovertemplate": "%{source.customdata}<br>→ %{target.customdata}<extra></extra>",
            },
        )
    )
    tallest = max(_sizes(nodes.values()).values())
    figure.update_layout(
        height=max(280, _ROW * tallest + 60),
        margin={"l": 10, "r": 10, "t": 10, "b": 10},
        font={"family": FONT, "size": 14, "color": "#1a1a1a"},
    )
    return figure


def _places(nodes: Sequence[Node]) -> tuple[list[float], list[float]]:
    """Where each stands: its stage's column, and its turn in it (both between 0 and 1)."""
    sizes = _sizes(nodes)
    stages = [stage for stage in STAGES if stage in sizes]
    turns = dict.fromkeys(stages, 0)
    across, down = [], []
    for node in nodes:
        column = stages.index(node.thing) / max(1, len(stages) - 1)
        across.append(min(0.999, max(0.001, column)))
        down.append((turns[node.thing] + 0.5) / sizes[node.thing])
        turns[node.thing] += 1
    return across, down


def _sizes(nodes: Iterable[Node]) -> dict[Thing, int]:
    sizes: dict[Thing, int] = {}
    for node in nodes:
        sizes[node.thing] = sizes.get(node.thing, 0) + 1
    return sizes


def short(text: str) -> str:
    """A label that fits in the picture."""
    line = " ".join(text.split())
    return escape(line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…", quote=False)
