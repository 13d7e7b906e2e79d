"""What the picture of the thread holds: boxes in a column for each stage, and links between them.

The notes in a case are drawn as their case, an idea in a pile as the one on top, the steps of a
plan as the plan; who is on the list of people to meet as the resource that they are. Of the whole
programme the ①② notes of one place are one box.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from components.charts.thread_order import untangled
from kasane.workshop.thread import TOLD_AGAIN, Edge, Node, Thing, Thread, Why

COLUMNS = (
    Thing.CASE,
    Thing.FINDING,
    Thing.WISH,
    Thing.RESOURCE,
    Thing.INTERVIEW,
    Thing.CHANCE,
    Thing.IDEA,
    Thing.STUDY,
    Thing.ACTION,
    Thing.TRIAL,
    Thing.PLAN,
    Thing.VISION,
    Thing.OWN_PART,
)
"""The stages of both programmes; of those without a box nothing is drawn."""
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


def picture_of(thread: Thread, *, whole: bool) -> ThreadPicture:
    """The picture of a thread.

    Args:
        thread: The whole thread, or what is around one thing.
        whole: Whether notes of one place are drawn together.
    """
    keys = {node.id: _key(thread, node, whole=whole) for node in thread.nodes.values()}
    columns = {keys[n.id]: _column(n) for n in thread.nodes.values() if _column(n) is not None}
    linked = _linked(thread, keys, columns)
    if whole:
        linked = _without_lone_resources(columns, linked)
    rest = _rest(thread, keys, columns, linked)
    links: Counter[tuple[str, str]] = Counter()
    for (start, end), count in linked.items():
        links[rest.get(start, start), rest.get(end, end)] += count
    return ThreadPicture(_ordered(_boxes(thread, keys, rest, links), links), links)


def _linked(
    thread: Thread, keys: Mapping[str, str], columns: Mapping[str, int | None]
) -> Counter[tuple[str, str]]:
    """How often one box leads to another; because of where it sits only if nothing else does."""

    def ends(edge: Edge) -> tuple[str, str]:
        return keys[edge.source], keys[edge.result]

    forward = [edge for edge in thread.edges if _forward(columns, *ends(edge))]
    named = {ends(edge)[1] for edge in forward if edge.why is not Why.INSIDE}
    return Counter(
        ends(edge) for edge in forward if edge.why is not Why.INSIDE or ends(edge)[1] not in named
    )


def _without_lone_resources(
    columns: Mapping[str, int | None], linked: Counter[tuple[str, str]]
) -> Counter[tuple[str, str]]:
    """Without the resources that meet no wish and led to nothing: on a map there are many."""
    case, resource = COLUMNS.index(Thing.CASE), COLUMNS.index(Thing.RESOURCE)
    going = {start for start, _ in linked}
    return Counter(
        {
            (start, end): count
            for (start, end), count in linked.items()
            if columns[start] != case or columns[end] != resource or end in going
        }
    )


def _forward(columns: Mapping[str, int | None], start: str, end: str) -> bool:
    before, after = columns.get(start), columns.get(end)
    return before is not None and after is not None and before < after


def _column(node: Node) -> int | None:
    thing = TOLD_AGAIN.get(node.thing, node.thing)
    return COLUMNS.index(thing) if thing in COLUMNS else None


def _key(thread: Thread, node: Node, *, whole: bool) -> str:
    """The box in which a node is drawn."""
    if node.thing is Thing.CASE_NOTE and node.case in thread.nodes:
        return node.case
    if node.thing is Thing.FINDING and whole and node.where:
        return f"{node.sheet}/{node.where}"
    if node.thing is Thing.IDEA:
        tops = [edge.result for edge in thread.results_of(node.id) if edge.why is Why.PILE]
        return tops[0] if tops else node.id
    return thread.first_told(node.id)


def _rest(
    thread: Thread,
    keys: Mapping[str, str],
    columns: Mapping[str, int | None],
    linked: Mapping[tuple[str, str], int],
) -> dict[str, str]:
    """The boxes for which a column has no room → the box for the rest. The fullest are kept."""
    fullness: Counter[str] = Counter()
    for (start, end), count in linked.items():
        fullness[start] += count
        fullness[end] += count
    wanted = [
        key for key in dict.fromkeys(keys[known] for known in thread.nodes) if key in fullness
    ]
    rest: dict[str, str] = {}
    for number in range(len(COLUMNS)):
        column = [key for key in wanted if columns.get(key) == number]
        by_links = sorted(column, key=lambda key: -fullness[key])
        rest |= dict.fromkeys(by_links[MOST:], f"rest/{number}")
    return rest


def _boxes(
    thread: Thread,
    keys: Mapping[str, str],
    rest: Mapping[str, str],
    links: Mapping[tuple[str, str], int],
) -> dict[str, ThreadBox]:
    there = {end for link in links for end in link}
    members: dict[str, list[Node]] = {}
    for node in thread.nodes.values():
        key = rest.get(keys[node.id], keys[node.id])
        if key in there and _column(node) is not None:
            members.setdefault(key, []).append(node)
    boxes = {key: _box(key, nodes) for key, nodes in members.items()}
    return dict(
        sorted(boxes.items(), key=lambda item: (item[1].column, item[0].startswith("rest/")))
    )


def _ordered(
    boxes: Mapping[str, ThreadBox], links: Mapping[tuple[str, str], int]
) -> dict[str, ThreadBox]:
    """The boxes, each column so that few lines cross; the one for the rest comes last."""
    columns = [
        [key for key, box in boxes.items() if box.column == number]
        for number in range(len(COLUMNS))
    ]
    last = [key for key in boxes if key.startswith("rest/")]
    return {key: boxes[key] for column in untangled(columns, links, last) for key in column}


def _box(key: str, nodes: list[Node]) -> ThreadBox:
    first = next((node for node in nodes if node.id == key), nodes[0])
    column = _column(first) or 0
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
