"""The thread: from anything that was written to where it came from and what came of it.

Nodes are entries, edges lead from a source to what came of it: because somebody named the source,
because it sits inside (a note in a case), or because it was put under another note. Only what the
actor may see is in it, and never a name or a question between secretariat and author.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from kasane.workshop.item import Item
from kasane.workshop.kinds.nodes import Node, Thing
from kasane.workshop.places import is_question
from kasane.workshop.reading import Reading
from kasane.workshop.thread.edges import Edge, Why, edges_between
from kasane.workshop.thread.nodes import nodes_of
from kasane.workshop.thread.walk import Branch, Walk, result, source

__all__ = ["RESULTS", "TOLD_AGAIN", "Branch", "Edge", "Node", "Thing", "Thread", "Why"]

RESULTS = frozenset({Thing.STUDY, Thing.ACTION, Thing.PLAN, Thing.ARRANGEMENT, Thing.TRIAL})
"""What has to come of an idea for it not to be forgotten."""
TOLD_AGAIN = {
    Thing.WISH: Thing.WISH,
    **dict.fromkeys((Thing.KNOWN, Thing.RESOURCE, Thing.CANDIDATE), Thing.RESOURCE),
}
"""Things that are copied to the next sheet unchanged → the one thing they all count as."""


@dataclass(frozen=True)
class Thread:
    """All nodes by id, in the order of the programme, and the edges between them."""

    nodes: Mapping[str, Node]
    edges: Sequence[Edge]

    @classmethod
    def of(cls, reading: Reading) -> Thread:
        """The thread as somebody may read it.

        Texts that are not told join what came of them all the same; their nodes stay without.
        """
        return reading.once(_thread_of)

    @classmethod
    def whole(cls, reading: Reading) -> Thread:
        """The same with all texts: for those who only ask what came of what."""
        return cls.of(all_told(reading))

    @classmethod
    def nodes_on(cls, reading: Reading, sheets: Iterable[str]) -> Mapping[str, Node]:
        """The nodes of some sheets alone; those and the cases, by which they are called, are read.

        The nodes of the cases are there too.
        """
        known = {sheet.id for sheet in reading.programme.sheets if sheet.is_case} | {*sheets}
        return reading.once(_nodes, frozenset(known))

    @cached_property
    def _back(self) -> dict[str, list[Edge]]:
        return _by(self.edges, lambda edge: edge.result)

    @cached_property
    def _on(self) -> dict[str, list[Edge]]:
        return _by(self.edges, lambda edge: edge.source)

    def sources_of(self, node_id: str) -> list[Edge]:
        """The edges that lead to a node."""
        return self._back.get(node_id, [])

    def results_of(self, node_id: str) -> list[Edge]:
        """The edges that lead on from a node."""
        return self._on.get(node_id, [])

    def origins(self, node_id: str) -> tuple[Branch, ...]:
        """Where something came from, and where that came from, up to the roots."""
        return self._walk(self.sources_of, source).branches(node_id)

    def outcomes(self, node_id: str) -> tuple[Branch, ...]:
        """What became of something, and what of that."""
        return self._walk(self.results_of, result).branches(node_id)

    def _walk(self, edges_at: Callable[[str], list[Edge]], end: Callable[[Edge], str]) -> Walk:
        return Walk(self.nodes, edges_at, end)

    def above(self, node_id: str) -> set[str]:
        """Ids of all that something came from, without itself."""
        return self._walk(self.sources_of, source).reached(node_id)

    def below(self, node_id: str) -> set[str]:
        """Ids of all that came of something, without itself."""
        return self._walk(self.results_of, result).reached(node_id)

    def around(self, node_id: str) -> Thread:
        """Only what something came from and what became of it, with itself."""
        kept = {node_id} | self.above(node_id) | self.below(node_id)
        nodes = {known: node for known, node in self.nodes.items() if known in kept}
        edges = [edge for edge in self.edges if edge.source in kept and edge.result in kept]
        return Thread(nodes, edges)

    def first_told(self, node_id: str) -> str:
        """Where a wish or a resource was told first, going back from what was taken from it."""
        told = [node_id]
        while True:
            back = self._told_before(told[-1], told)
            if back is None:
                return told[-1]
            told.append(back)

    def _told_before(self, node_id: str, told: list[str]) -> str | None:
        same = TOLD_AGAIN.get(self.nodes[node_id].thing)
        for edge in self.sources_of(node_id):
            before = TOLD_AGAIN.get(self.nodes[edge.source].thing)
            if same and same == before and edge.source not in told:
                return edge.source
        return None

    def of_thing(self, thing: Thing) -> list[Node]:
        """The nodes that are such a thing."""
        return [node for node in self.nodes.values() if node.thing is thing]

    def cases_without_idea(self) -> list[Node]:
        """The cases of which no idea came yet."""
        return [case for case in self.of_thing(Thing.CASE) if not self._has(case, {Thing.IDEA})]

    def cases_without_outcome(self) -> list[Node]:
        """The cases of which nothing came yet beside what is written in them."""
        return [
            case
            for case in self.of_thing(Thing.CASE)
            if not self._has(case, set(Thing) - {Thing.CASE_NOTE})
        ]

    def ideas_without_outcome(self) -> list[Node]:
        """The ideas of which nothing came yet; one under another goes on with that one."""
        return [
            idea
            for idea in self.of_thing(Thing.IDEA)
            if not self._has(idea, RESULTS)
            and not any(edge.why is Why.PILE for edge in self.results_of(idea.id))
        ]

    def wishes_without_resource(self) -> list[Node]:
        """What a person wishes, for which no resource, and no idea, was found yet."""
        met = {Thing.RESOURCE, Thing.IDEA}
        return [
            wish
            for wish in self.of_thing(Thing.WISH)
            if not self._has(wish, met) and not self._came_of_wish(wish)
        ]

    def resources_not_met(self) -> list[Node]:
        """The resources whom nobody has met yet, each once however many maps it is on."""
        found = {node: self.first_told(node.id) for node in self.of_thing(Thing.RESOURCE)}
        met = {first for node, first in found.items() if self._has(node, {Thing.INTERVIEW})}
        unmet: dict[str, Node] = {}
        for node, first in found.items():
            if first not in met:
                unmet.setdefault(first, node)
        return list(unmet.values())

    def _has(self, node: Node, things: Iterable[Thing]) -> bool:
        wanted = set(things)
        return any(self.nodes[found].thing in wanted for found in self.below(node.id))

    def _came_of_wish(self, node: Node) -> bool:
        return any(self.nodes[edge.source].thing is Thing.WISH for edge in self.sources_of(node.id))


def _thread_of(reading: Reading) -> Thread:
    nodes = reading.once(_nodes, frozenset(sheet.id for sheet in reading.programme.sheets))
    whole = all_told(reading)
    if whole is reading:
        return Thread(nodes, edges_between(nodes, reading.items))
    return Thread(nodes, Thread.of(whole).edges)


def all_told(reading: Reading) -> Reading:
    """The reading of `Thread.whole`: with names and cases."""
    return reading.to_tell(replace(reading.telling, names=True, cases=True))


def _nodes(reading: Reading, sheets: Set[str]) -> Mapping[str, Node]:
    """What stands on some sheets, called as it may be told."""
    whole = all_told(reading)
    if whole is reading:
        return nodes_of(reading.programme, _told_on(reading, sheets))
    nodes = whole.once(_nodes, sheets)
    if reading.telling.cases:
        return nodes
    told = nodes_of(reading.programme, _told_on(reading, sheets))
    texts = {key: node.text for key, node in told.items()}
    return {key: node.without_case(texts.get(key, "")) for key, node in nodes.items()}


def _told_on(reading: Reading, sheets: Set[str]) -> dict[str, Item]:
    known = (sheet.id for sheet in reading.programme.sheets if sheet.id in sheets)
    return {item.id: item for sheet in known for item in reading.of(sheet) if _is_told(item)}


def _is_told(item: Item) -> bool:
    return not item.covered and not is_question(item.place)


def _by(edges: Iterable[Edge], end: Callable[[Edge], str]) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        found.setdefault(end(edge), []).append(edge)
    return found
