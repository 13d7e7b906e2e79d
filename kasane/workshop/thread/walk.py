"""Going along the thread, back to where something came from or on to what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kasane.workshop.kinds.nodes import Node
from kasane.workshop.thread.edges import Edge, Why

DEEPEST = 40
"""How far a branch is told; what people link is far shorter."""
At = tuple[str, str]
"""Where a way has come to: a node, and the case into which it has led."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A node, why it is here, and what goes on from it.

    Attributes:
        again: it was told before in the same tree, so its branches are left out.
    """

    node: Node
    why: Why
    again: bool
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """One direction: the edges at a node, and the end of an edge to which they lead."""

    nodes: Mapping[str, Node]
    edges_at: Callable[[str], Sequence[Edge]]
    end: Callable[[Edge], str]

    def branches(self, start: str) -> tuple[Branch, ...]:
        """All that is reached, as a tree."""
        return self._branches(self._start(start), set())

    def reached(self, start: str) -> set[str]:
        """Ids of all that is reached, without the start."""
        found: set[At] = set()
        waiting = [self._start(start)]
        while waiting:
            at = waiting.pop()
            for edge in self.edges_at(at[0]):
                there = self._next(at, edge)
                if there is not None and there not in found:
                    found.add(there)
                    waiting.append(there)
        return {node_id for node_id, _ in found} - {start}

    def _start(self, node_id: str) -> At:
        return node_id, self.nodes[node_id].case

    def _next(self, at: At, edge: Edge) -> At | None:
        """Where a way goes on; None where it would come into a second case.

        Two cases may know of the same person: what came of one is not of the other.
        """
        node = self.nodes[self.end(edge)]
        if at[1] and node.case and node.case != at[1]:
            return None
        return node.id, at[1] or node.case

    def _branches(self, at: At, told: set[At], depth: int = 0) -> tuple[Branch, ...]:
        told.add(at)
        found = []
        for edge in self.edges_at(at[0]):
            there = self._next(at, edge)
            if there is None:
                continue
            again = there in told
            ends = again or depth == DEEPEST
            inner = () if ends else self._branches(there, told, depth + 1)
            found.append(Branch(self.nodes[there[0]], edge.why, again, inner))
        return tuple(found)


def source(edge: Edge) -> str:
    """The end from which an edge leads."""
    return edge.source


def result(edge: Edge) -> str:
    """The end to which an edge leads."""
    return edge.result
