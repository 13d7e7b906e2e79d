"""つながり: from anything to where it came from, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from components import sidebar, state
from components.charts import thread as thread_chart
from components.words import plain
from kasane.programme import Programme
from kasane.tables import Way, way_of
from kasane.workshop.thread import Branch, Node, Thing, Thread, Why
from kasane.workshop.thread.nodes import things_of
from kasane.workshop.thread.ways import THINGS

ALL = ""
_LONGEST = 80
_MOST = 12
"""Lines of a list; the rest is opened by who wants it."""
_NEED_NO_PLACE = (Thing.IDEA, Thing.ARRANGEMENT)
"""What they are called says where they stand."""


def render() -> None:
    """Draw the page."""
    here = state.enter("thread")
    sidebar.show(here)
    st.title("つながり", anchor=False)
    thread = Thread.of(here.reading)
    way = way_of(here.programme)
    chosen = _choose(thread, way)
    if chosen is None:
        _whole(thread, way, here.programme)
    else:
        _one(thread, way, chosen)


def _choose(thread: Thread, way: Way) -> Node | None:
    """What the viewer wants to follow, in the order from case to plan; None is everything."""
    things = list(Thing)
    nodes = sorted(
        (node for node in thread.nodes.values() if node.text.strip()),
        key=lambda node: things.index(node.thing),
    )
    known = {node.id: node for node in nodes}
    asked = st.query_params.get("e", ALL)
    ids = [ALL, *known]
    chosen = st.selectbox(
        "何のつながりを見ますか（文字を打つと探せます）",
        ids,
        index=ids.index(asked) if asked in known else 0,
        format_func=lambda key: _name(known[key], way) if key else "全体",
        key=f"thread:chosen:{asked}",
    )
    return known.get(chosen or ALL)


def _name(node: Node, way: Way) -> str:
    """Such as 「①②の付箋：訪ねている（状況把握 ①）」."""
    text = " ".join(node.text.split())
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    where = "" if node.thing in _NEED_NO_PLACE else node.where
    about = "・".join(part for part in (where, node.state) if part)
    kind = "" if node.thing is Thing.CASE else f"{way.called(node)}："
    return f"{kind}{text}{f'（{about}）' if about else ''}"


def _whole(thread: Thread, way: Way, programme: Programme) -> None:
    there = set(things_of(programme).values())
    counts = [
        f"{THINGS[thing]} {_count(thread, thing)}{unit}"
        for thing, unit in way.counted
        if thing in there
    ]
    st.markdown(way.told)
    if counts:
        st.markdown("**" + "　→　".join(counts) + "**")
    if not thread_chart.show(thread, way, "thread:all", whole=True):
        st.info("まだ、つながりがありません。付箋や行に「もと」をつけると、ここに図が出ます。")
    else:
        st.markdown(
            "上の欄で1つ選ぶと、どこから来て何になったかを文で読めます。"
            "小さい画面では、図を横に動かして見ます。"
        )
    _forgotten(thread, way, programme)


def _count(thread: Thread, thing: Thing) -> int:
    """How many there are; what is taken to the next sheet as it is counts once."""
    return len({thread.first_told(node.id) for node in thread.of_thing(thing)})


def _one(thread: Thread, way: Way, node: Node) -> None:
    st.subheader(plain(_name(node, way)), anchor=False)
    left, right = st.columns(2)
    with left:
        st.subheader("どこから来たか", anchor=False)
        nothing = "ここが、はじまりです。" if node.thing is Thing.CASE else _NO_SOURCE
        _list(thread.origins(node.id), way, node, nothing)
    with right:
        st.subheader("何になったか", anchor=False)
        _list(thread.outcomes(node.id), way, node, "まだ、何にもつながっていません。")
    thread_chart.show(thread.around(node.id), way, "thread:one", whole=False)


_NO_SOURCE = "もとになったものは、つながれていません。"


def _list(branches: Sequence[Branch], way: Way, node: Node, nothing: str) -> None:
    lines = list(_lines(branches, way, node, 0))
    st.markdown("\n".join(lines) if lines else nothing)


def _lines(branches: Sequence[Branch], way: Way, node: Node, depth: int) -> Iterator[str]:
    """Nested points; what was told before is only named, and not where the place says it."""
    for branch in branches:
        if branch.again and branch.why is Why.INSIDE and branch.node.text in node.where:
            continue
        piled = "（1つにまとめた）" if branch.why is Why.PILE else ""
        again = "（上と同じもの）" if branch.again else ""
        yield f"{'  ' * depth}- {plain(_name(branch.node, way))}{piled}{again}"
        yield from _lines(branch.branches, way, branch.node, depth + 1)


def _forgotten(thread: Thread, way: Way, programme: Programme) -> None:
    """Nothing is forgotten: what has led to nothing yet."""
    for heading, nodes in _leading_nowhere(thread, way, programme):
        st.subheader(f"{heading}　{len(nodes)}件", anchor=False)
        lines = [f"- {plain(_name(node, way))}" for node in nodes]
        st.markdown("\n".join(lines[:_MOST]) if lines else "ありません。")
        if len(lines) > _MOST:
            with st.expander(f"ほか{len(lines) - _MOST}件を見る"):
                st.markdown("\n".join(lines[_MOST:]))


def _leading_nowhere(
    thread: Thread, way: Way, programme: Programme
) -> Iterator[tuple[str, Sequence[Node]]]:
    """Headings, and what stands under them, as far as the programme's sheets have it."""
    kinds = set(things_of(programme).values())
    if way.by_sheets:
        if Thing.CASE in kinds:
            yield "まだ何にもつながっていないケース", thread.cases_without_outcome()
        return
    if Thing.WISH in kinds:
        yield "まだ資源につながっていない願い", thread.wishes_without_resource()
        yield "まだだれも会っていない資源", thread.resources_not_met()
    else:
        yield "まだアイデアにつながっていないケース", thread.cases_without_idea()
    if way.result in kinds:
        yield "まだ何にもつながっていないアイデア", thread.ideas_without_outcome()
