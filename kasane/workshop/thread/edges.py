"""What leads from one node of the thread to another, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kasane.plain.names import plain_name
from kasane.workshop.item import Item
from kasane.workshop.kinds.nodes import Node, Thing


class Why(StrEnum):
    """Why one thing came of another."""

    SOURCE = "source"
    INSIDE = "inside"
    PILE = "pile"


@dataclass(frozen=True, slots=True)
class Edge:
    """`result` came of `source`; both are ids of nodes."""

    source: str
    result: str
    why: Why


def edges_between(nodes: Mapping[str, Node], items: Mapping[str, Item]) -> tuple[Edge, ...]:
    """What leads from one node to another, each once."""
    wishes = _wishes(nodes)
    found = {
        (edge.source, edge.result): edge
        for node in nodes.values()
        for edge in _edges(node, items[node.id], wishes)
        if edge.source in nodes and edge.result in nodes and edge.source != edge.result
    }
    return tuple(found.values())


def _edges(node: Node, item: Item, wishes: Mapping[tuple[str, str], str]) -> Iterator[Edge]:
    if item.copy:
        yield Edge(item.copy, node.id, Why.INSIDE)
    for source in item.sources:
        yield Edge(source, node.id, Why.SOURCE)
    if node.thing is Thing.RESOURCE:
        for name in (node.meets, *_SEVERAL.split(node.meets)):
            wish = wishes.get((node.case, plain_name(name)))
            if wish:
                yield Edge(wish, node.id, Why.SOURCE)
    if item.under:
        yield Edge(node.id, item.under, Why.PILE)


_SEVERAL = re.compile(r"[\n、,，・／/]")


def _wishes(nodes: Mapping[str, Node]) -> dict[tuple[str, str], str]:
    """Case and text of each wish → its id, the first where two are called alike."""
    found: dict[tuple[str, str], str] = {}
    for node in nodes.values():
        if node.thing is Thing.WISH and plain_name(node.text):
            found.setdefault((node.case, plain_name(node.text)), node.id)
    return found
