"""つながり: from anything to where it came from, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

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


_NO_SOURCE = "もとになったものは、つながれていません。"


def render() -> None:
    """Draw the page."""
    here = state.enter("thread")
    sidebar.show(here)
    st.title("つながり", anchor=False)
    _Page(here.programme, way_of(here.programme), Thread.of(here.reading)).draw()


@dataclass(frozen=True)
class _Page:
    """The thread of a workshop, told in the words of its programme."""

    programme: Programme
    way: Way
    thread: Thread

    @cached_property
    def things(self) -> set[Thing]:
        """All that an entry can be in this programme."""
        return set(things_of(self.programme).values())

    def draw(self) -> None:
        """Draw everything, or the one node that the viewer wants to follow."""
        chosen = self._choose()
        if chosen is None:
            self._whole()
            self._forgotten()
        else:
            self._one(chosen)

    def _choose(self) -> Node | None:
        """What the viewer wants to follow, in the order from case to plan; None is everything."""
        things = list(Thing)
        nodes = [node for node in self.thread.nodes.values() if node.text.strip()]
        known = {node.id: node for node in sorted(nodes, key=lambda n: things.index(n.thing))}
        asked = st.query_params.get("e", ALL)
        ids = [ALL, *known]
        chosen = st.selectbox(
            "何のつながりを見ますか（文字を打つと探せます）",
            ids,
            index=ids.index(asked) if asked in known else 0,
            format_func=lambda key: self._name(known[key]) if key else "全体",
            key=f"thread:chosen:{asked}",
        )
        return known.get(chosen or ALL)

    def _name(self, node: Node) -> str:
        """Such as 「①②の付箋：訪ねている（状況把握 ①）」."""
        text = " ".join(node.text.split())
        text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        where = "" if node.thing in _NEED_NO_PLACE else node.where
        about = "・".join(part for part in (where, node.state) if part)
        kind = "" if node.thing is Thing.CASE else f"{self.way.called(node)}："
        return f"{kind}{text}{f'（{about}）' if about else ''}"

    def _whole(self) -> None:
        counts = [
            f"{THINGS[thing]} {self._count(thing)}{unit}"
            for thing, unit in (self.way.leads.counted if self.way.leads else ())
            if thing in self.things
        ]
        st.markdown(self.way.told)
        if counts:
            st.markdown("**" + "　→　".join(counts) + "**")
        if not thread_chart.show(self.thread, self.way, "thread:all", whole=True):
            st.info("まだ、つながりがありません。付箋や行に「もと」をつけると、ここに図が出ます。")
        else:
            st.markdown(
                "上の欄で1つ選ぶと、どこから来て何になったかを文で読めます。"
                "小さい画面では、図を横に動かして見ます。"
            )

    def _count(self, thing: Thing) -> int:
        """How many there are; what is taken to the next sheet as it is counts once."""
        return len({self.thread.first_told(node.id) for node in self.thread.of_thing(thing)})

    def _one(self, node: Node) -> None:
        st.subheader(plain(self._name(node)), anchor=False)
        left, right = st.columns(2)
        with left:
            st.subheader("どこから来たか", anchor=False)
            nothing = "ここが、はじまりです。" if node.thing is Thing.CASE else _NO_SOURCE
            st.markdown(self._list(self.thread.origins(node.id), node) or nothing)
        with right:
            st.subheader("何になったか", anchor=False)
            told = self._list(self.thread.outcomes(node.id), node)
            st.markdown(told or "まだ、何にもつながっていません。")
        thread_chart.show(self.thread.around(node.id), self.way, "thread:one", whole=False)

    def _list(self, branches: Sequence[Branch], node: Node) -> str:
        return "\n".join(self._lines(branches, node, 0))

    def _lines(self, branches: Sequence[Branch], node: Node, depth: int) -> Iterator[str]:
        """Nested points; a repeated node is only named, or left out where `where` names it."""
        for branch in branches:
            if branch.again and branch.why is Why.INSIDE and branch.node.text in node.where:
                continue
            piled = "（1つにまとめた）" if branch.why is Why.PILE else ""
            again = "（上と同じもの）" if branch.again else ""
            yield f"{'  ' * depth}- {plain(self._name(branch.node))}{piled}{again}"
            yield from self._lines(branch.branches, branch.node, depth + 1)

    def _forgotten(self) -> None:
        """List what has led to nothing yet, so that nothing is forgotten."""
        for heading, nodes in self._leading_nowhere():
            st.subheader(f"{heading}　{len(nodes)}件", anchor=False)
            lines = [f"- {plain(self._name(node))}" for node in nodes]
            st.markdown("\n".join(lines[:_MOST]) if lines else "ありません。")
            if len(lines) > _MOST:
                with st.expander(f"ほか{len(lines) - _MOST}件を見る"):
                    st.markdown("\n".join(lines[_MOST:]))

    def _leading_nowhere(self) -> Iterator[tuple[str, Sequence[Node]]]:
        """Headings, and what stands under them, as far as the programme's sheets have it."""
        thread, things, leads = self.thread, self.things, self.way.leads
        if leads is None:
            if Thing.CASE in things:
                yield "まだ何にもつながっていないケース", thread.cases_without_outcome()
            return
        if Thing.WISH in things:
            yield "まだ資源につながっていない願い", thread.wishes_without_resource()
            yield "まだだれも会っていない資源", thread.resources_not_met()
        else:
            yield "まだアイデアにつながっていないケース", thread.cases_without_idea()
        if leads.result in things:
            yield "まだ何にもつながっていないアイデア", thread.ideas_without_outcome()
