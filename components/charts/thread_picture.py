"""What the picture of the thread holds: boxes in a column for each stage, and links between them.

The notes in a case are drawn as their case, an idea in a pile as the one on top, the steps of a
plan as the plan; who is on the list of people to meet as the resource that they are. Of the whole
programme the ①② notes of one place are one box.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from components.charts.thread_columns import Columns
from components.charts.thread_order import untangled
from kasane.workshop.thread import Edge, Node, Thing, Thread, Why

MOST = 32
"""Boxes in one column; the rest of them is one box more."""


@dataclass(frozen=True, slots=True)
class ThreadBox:
    """One box: its column (0 …), its short label and all that is told where it is pointed at."""

    column: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ThreadPicture:
    """Boxes by key in the order of their columns, and how many links lead from one to another."""

    columns: Columns
    boxes: Mapping[str, ThreadBox]
    links: Mapping[tuple[str, str], int]

    def column(self, number: int) -> list[str]:
        """The keys of a column's boxes."""
        return [key for key, box in self.boxes.items() if box.column == number]

    @property
    def sizes(self) -> Mapping[str, int]:
        """How many links each box has on its fuller side."""
        come: Counter[str] = Counter()
        go: Counter[str] = Counter()
        for (start, end), count in self.links.items():
            go[start] += count
            come[end] += count
        return come | go


def picture_of(thread: Thread, columns: Columns, *, whole: bool) -> ThreadPicture:
    """The picture of a thread.

    Args:
        thread: The whole thread, or what is around one thing.
        columns: Its stages.
        whole: Whether notes of one place are drawn together.
    """
    nodes = thread.nodes.values()
    keys = {node.id: _key(thread, node, whole=whole, once=columns.once) for node in nodes}
    placed = {node.id: place for node in nodes if (place := columns.of(node)) is not None}
    places = {keys[known]: place for known, place in placed.items()}
    linked = _linked(thread, keys, places)
    if whole:
        linked = _without_lone_resources(thread, linked)
    rest = _rest(keys, places, linked)
    links: Counter[tuple[str, str]] = Counter()
    for (start, end), count in linked.items():
        links[rest.get(start, start), rest.get(end, end)] += count
    boxes = _boxes(thread, placed, keys, rest, links)
    return ThreadPicture(columns, _ordered(boxes, links), links)


def _linked(
    thread: Thread, keys: Mapping[str, str], places: Mapping[str, int]
) -> Counter[tuple[str, str]]:
    """How often one box leads to another; because of where it sits only if nothing else does."""

    def ends(edge: Edge) -> tuple[str, str]:
        return keys[edge.source], keys[edge.result]

    forward = [edge for edge in thread.edges if _forward(places, *ends(edge))]
    named = {ends(edge)[1] for edge in forward if edge.why is not Why.INSIDE}
    return Counter(
        ends(edge) for edge in forward if edge.why is not Why.INSIDE or ends(edge)[1] not in named
    )


def _without_lone_resources(
    thread: Thread, linked: Counter[tuple[str, str]]
) -> Counter[tuple[str, str]]:
    """Without the resources that meet no wish and led to nothing: on a map there are many."""
    going = {start for start, _ in linked}

    def lone(start: str, end: str) -> bool:
        ends = [thread.nodes[key].thing for key in (start, end) if key in thread.nodes]
        return ends == [Thing.CASE, Thing.RESOURCE] and end not in going

    return Counter({ends: count for ends, count in linked.items() if not lone(*ends)})


def _forward(places: Mapping[str, int], start: str, end: str) -> bool:
    return start in places and end in places and places[start] < places[end]


def _key(thread: Thread, node: Node, *, whole: bool, once: bool) -> str:
    """The box in which a node is drawn."""
    if node.thing is Thing.CASE_NOTE and node.case in thread.nodes:
        return node.case
    if node.thing is Thing.FINDING and whole and node.where:
        return f"{node.sheet}/{node.where}"
    if node.thing is Thing.IDEA:
        tops = [edge.result for edge in thread.results_of(node.id) if edge.why is Why.PILE]
        return tops[0] if tops else node.id
    return thread.first_told(node.id) if once else node.id


def _rest(
    keys: Mapping[str, str],
    places: Mapping[str, int],
    linked: Mapping[tuple[str, str], int],
) -> dict[str, str]:
    """The boxes for which a column has no room → the box for the rest. The fullest are kept."""
    fullness: Counter[str] = Counter()
    for (start, end), count in linked.items():
        fullness[start] += count
        fullness[end] += count
    wanted = [key for key in dict.fromkeys(keys.values()) if key in fullness]
    rest: dict[str, str] = {}
    for number in {*places.values()}:
        column = [key for key in wanted if places.get(key) == number]
        by_links = sorted(column, key=lambda key: -fullness[key])
        rest |= dict.fromkeys(by_links[MOST:], f"rest/{number}")
    return rest


def _boxes(
    thread: Thread,
    placed: Mapping[str, int],
    keys: Mapping[str, str],
    rest: Mapping[str, str],
    links: Mapping[tuple[str, str], int],
) -> dict[str, ThreadBox]:
    there = {end for link in links for end in link}
    members: dict[str, list[Node]] = {}
    for node in thread.nodes.values():
        key = rest.get(keys[node.id], keys[node.id])
        if key in there and node.id in placed:
            members.setdefault(key, []).append(node)
    boxes = {key: _box(key, nodes, placed) for key, nodes in members.items()}
    return dict(
        sorted(boxes.items(), key=lambda item: (item[1].column, item[0].startswith("rest/")))
    )


def _ordered(
    boxes: Mapping[str, ThreadBox], links: Mapping[tuple[str, str], int]
) -> dict[str, ThreadBox]:
    """The boxes, each column so that few lines cross; the one for the rest comes last."""
    columns = [[*group] for _, group in groupby(boxes, lambda key: boxes[key].column)]
    last = [key for key in boxes if key.startswith("rest/")]
    return {key: boxes[key] for column in untangled(columns, links, last) for key in column}


def _box(key: str, nodes: list[Node], placed: Mapping[str, int]) -> ThreadBox:
    first = next((node for node in nodes if node.id == key), nodes[0])
    column = placed[first.id]
    if key.startswith("rest/"):
        return ThreadBox(column, f"ほか{len(nodes)}件", f"ほか{len(nodes)}件")
    if first.thing is Thing.FINDING and key != first.id:
        return ThreadBox(
            column, f"{first.where}（{len(nodes)}枚）", f"{first.where}の付箋 {len(nodes)}枚"
        )
    under = sum(node.thing is Thing.IDEA for node in nodes) - 1
    piled = f"（ほかに{under}枚をまとめています）" if under > 0 else ""
    return ThreadBox(column, first.text, f"{first.text}{_about(first)}{piled}")


def _about(node: Node) -> str:
    """What is told of a node beside its text: what a case touches, where a pin sits, a result."""
    told = (node.where, node.state) if node.case or node.state else ()
    about = "・".join(part for part in told if part)
    return f"（{about}）" if about else ""
