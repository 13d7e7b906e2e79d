"""つながり: from anything to where it came from, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import sidebar, state, thread_chart
from components.thread_chart import STAGES
from components.words import plain
from kasane.workshop.thread import Branch, Node, Thing, Thread

NAMES = STAGES | {Thing.ARRANGEMENT: "段取り", Thing.OTHER: "そのほか"}
ALL = ""


def render() -> None:
    """Draw the page."""
    here = state.enter("thread")
    sidebar.show(here)
    st.title("つながり", anchor=False)
    thread = Thread.of(here.state, here.programme, here.actor)
    chosen = _choose(thread)
    if chosen is None:
        st.markdown("ケースから企画書まで、何から何が生まれたかを図にしています。")
        _legend()
        thread_chart.show(thread, "thread:all")
        _forgotten(thread)
        return
    _told(thread, chosen)
    thread_chart.show(thread.around(chosen.id), "thread:one")


def _choose(thread: Thread) -> Node | None:
    known = {node.id: node for node in thread.nodes.values() if node.text.strip()}
    asked = st.query_params.get("e", ALL)
    ids = [ALL, *known]
    chosen = st.selectbox(
        "何のつながりを見ますか（文字を打つと探せます）",
        ids,
        index=ids.index(asked) if asked in known else 0,
        format_func=lambda key: _name(known[key]) if key else "全体",
        key="thread:chosen",
    )
    return known.get(chosen or ALL)


def _name(node: Node) -> str:
    return f"{NAMES[node.thing]}：{' '.join(node.text.split())[:60]}"


def _legend() -> None:
    stages = " → ".join(STAGES.values())
    st.caption(f"左から {stages}。線の上に指やマウスを置くと、全文が出ます。")


def _told(thread: Thread, node: Node) -> None:
    st.subheader(plain(_name(node)), anchor=False)
    if node.where or node.state:
        st.caption(plain("　".join(part for part in (node.where, node.state) if part)))
    back, on = thread.origins(node.id), thread.outcomes(node.id)
    left, right = st.columns(2)
    with left:
        st.markdown("**どこから来たか**")
        _list(back, "もとになったものは、つながれていません。")
    with right:
        st.markdown("**何になったか**")
        _list(on, "まだ何にもつながっていません。")


def _list(branches: Sequence[Branch], nothing: str) -> None:
    lines = list(_lines(branches, 0))
    st.markdown("\n".join(lines) if lines else nothing)


def _lines(branches: Sequence[Branch], depth: int) -> Sequence[str]:
    found: list[str] = []
    for branch in branches:
        again = "（上にもあります）" if branch.again else ""
        found.append(f"{'  ' * depth}- {plain(_name(branch.node))}{again}")
        found.extend(_lines(branch.branches, depth + 1))
    return found


def _forgotten(thread: Thread) -> None:
    """Nothing is forgotten: what has led to nothing yet."""
    for heading, nodes in (
        ("まだアイデアにつながっていないケース", thread.cases_without_idea()),
        ("まだ次につながっていないアイデア", thread.ideas_without_outcome()),
    ):
        st.subheader(f"{heading}　{len(nodes)}件", anchor=False)
        if nodes:
            st.markdown("\n".join(f"- {plain(_name(node))}" for node in nodes))
        else:
            st.markdown("ありません。")
