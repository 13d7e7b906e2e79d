"""The columns of the thread's picture: a stage each, with its name and colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from kasane.plain import colours
from kasane.workshop.thread import TOLD_AGAIN, Node, Thing, Thread, Why
from kasane.workshop.thread.ways import THINGS, Way

FILLS = {
    Thing.CASE: colours.LINE,
    Thing.FINDING: colours.GREEN,
    Thing.WISH: colours.PINK,
    Thing.RESOURCE: colours.GREEN,
    Thing.INTERVIEW: colours.TINT_STRONG,
    Thing.CHANCE: colours.SKY,
    Thing.IDEA: colours.CREAM,
    Thing.STUDY: colours.TINT_STRONG,
    Thing.ACTION: colours.SKY,
    Thing.TRIAL: colours.KEY,
    Thing.PLAN: colours.KEY,
    Thing.VISION: colours.GREEN,
    Thing.OWN_PART: colours.CREAM,
}
"""The stages from cases to plans and from wishes to the community, and the colours of their boxes;
of a stage without a box nothing is drawn."""
NAMES = THINGS | {Thing.RESOURCE: "資源・会いたい人", Thing.OWN_PART: "自分にできること"}
"""What those stages are called."""
_OTHER_FILLS = (colours.LINE, colours.GREEN, colours.CREAM, colours.SKY, colours.PINK, colours.KEY)


@dataclass(frozen=True, slots=True)
class Columns:
    """The stages from left to right.

    Attributes:
        names, fills: what each is called, and the colour of its boxes.
        of: where a node stands; None for what is in no stage.
        once: whether what is taken unchanged to a later sheet is drawn where it was told first.
    """

    names: Sequence[str]
    fills: Sequence[str]
    of: Callable[[Node], int | None]
    once: bool


def columns_of(way: Way, thread: Thread) -> Columns:
    """A column for each thing on the way, or for each sheet where those are its stages.

    Sheets stand in the order of the programme, but behind what something on them came from.
    """
    if not way.by_sheets:
        return Columns([NAMES[thing] for thing in FILLS], [*FILLS.values()], _by_thing, once=True)
    order = _in_turn(way, thread)
    names = [way.lanes[lane][0] for lane in order]
    fills = [*islice(cycle(_OTHER_FILLS), len(names))]
    places: dict[int | None, int] = {lane: place for place, lane in enumerate(order)}
    return Columns(names, fills, lambda node: places.get(way.lane(node)), once=False)


def _in_turn(way: Way, thread: Thread) -> list[int]:
    """The stages, each behind those from which something on it came; of a circle the first one."""
    lanes = {node.id: way.lane(node) for node in thread.nodes.values()}
    before: dict[int | None, set[int | None]] = {}
    for edge in thread.edges:
        if edge.why is Why.SOURCE and lanes[edge.source] != lanes[edge.result]:
            before.setdefault(lanes[edge.result], set()).add(lanes[edge.source])
    left, order = [*range(len(way.lanes))], []
    while left:
        free = (lane for lane in left if not before.get(lane, set()).intersection(left))
        order.append(next(free, left[0]))
        left.remove(order[-1])
    return order


def _by_thing(node: Node) -> int | None:
    return _PLACES.get(TOLD_AGAIN.get(node.thing, node.thing))


_PLACES = {thing: place for place, thing in enumerate(FILLS)}
