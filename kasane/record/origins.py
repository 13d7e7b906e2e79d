"""The threads of a record: where things came from, told only as far as the record tells."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from kasane.tables import way_of
from kasane.workshop.reading import Reading
from kasane.workshop.thread import Node, Thing, Thread
from kasane.workshop.thread.nodes import things_of

_CHOSEN = {
    Thing.PLAN: "選んで、企画書にした",
    Thing.TRIAL: "選んで、確かめた",
    Thing.STUDY: "選んで、検討した",
    Thing.ACTION: "選んで、取り組んだ",
}
"""What came of an idea that was chosen, the furthest first."""


class Origins:
    """The workshop's thread without what the record does not tell."""

    def __init__(self, reading: Reading) -> None:
        self.way = way_of(reading.programme)
        leads, things = self.way.leads, things_of(reading.programme).values()
        self.goes_on = leads is not None and leads.result in things
        self.tells_cases = reading.telling.cases
        self._items = reading.items
        self._whole = Thread.of(reading)
        self._names = {node.id: node.text for node in self._whole.of_thing(Thing.CASE)}

    @cached_property
    def thread(self) -> Thread:
        """The thread among what the record tells of."""
        nodes = {
            node.id: node
            for node in self._whole.nodes.values()
            if self.way.lane(node) is not None
            and (node.text or node.of_case)
            and not self._items[node.id].hidden
        }
        kept = [e for e in self._whole.edges if e.source in nodes and e.result in nodes]
        return Thread(nodes, kept)

    def chosen(self, *ideas: str) -> str:
        """What an idea, or a pile of them, was chosen for; empty where nothing came of it."""
        edges = (edge for idea in ideas for edge in self._whole.results_of(idea))
        results = {self._whole.nodes[edge.result].thing for edge in edges}
        return next((said for thing, said in _CHOSEN.items() if thing in results), "")

    def above(self, entry_id: str) -> list[Node]:
        """All that an entry came from, the earliest stage first."""
        return self.sorted(self.thread.above(entry_id))

    def below(self, entry_id: str) -> list[Node]:
        """All that came of an entry, the earliest stage first."""
        return self.sorted(self.thread.below(entry_id))

    def sorted(self, ids: Iterable[str]) -> list[Node]:
        """Nodes by stage, in each as they stand on their sheet."""
        wanted = set(ids)
        found = [node for node in self.thread.nodes.values() if node.id in wanted]
        return sorted(found, key=self.lane)

    def label(self, node: Node) -> str:
        """A node in words. What is in a case is told only where cases are wanted."""
        if node.thing is Thing.CASE:
            return node.text + (f"（{node.where}）" if node.where else "")
        if node.of_case:
            where = self._in_case(node) if node.thing is Thing.CASE_NOTE else node.where
            return f"［{where}］{node.text if self.tells_cases else '付箋'}"
        where = f"［{node.where}］" if node.thing is Thing.FINDING else ""
        state = f"（{node.state}）" if node.thing is Thing.TRIAL and node.state else ""
        return f"{where}{node.text}{state}"

    def _in_case(self, node: Node) -> str:
        return f"{self._names.get(node.case, '')} {node.where}"

    def lane(self, node: Node) -> int:
        """The number of a node's stage."""
        return self.way.lane(node) or 0

    def name(self, thing: Thing) -> str:
        """What the stage of a thing is called."""
        return next(name for name, things in self.way.lanes if thing in things)

    @property
    def names(self) -> tuple[str, ...]:
        """What the stages are called."""
        return tuple(name for name, _ in self.way.lanes)

    def short(self, node: Node) -> str:
        """The place of a case or a finding in one word, such as ケースA or 状況把握 ①."""
        if node.thing is Thing.CASE:
            return node.text
        return node.where.replace(" ", "") if node.thing is Thing.FINDING else ""
