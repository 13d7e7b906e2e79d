"""The thread from the cases to what came of them: as lists, and as a picture."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kasane.record.origins import Origins
from kasane.record.paper.content import Row, Table, head, para, side, text_cell
from kasane.record.paper.paper import Paper
from kasane.record.pictures.thread import ThreadBox, thread_picture
from kasane.workshop.reading import Reading
from kasane.workshop.thread import Node, Thing, Why

_SIDE, _LANDSCAPE = 34.0, 257.0
_ON_A_PAGE = 16
_MOST = 11
"""Boxes of one stage in the picture."""


def print_thread(paper: Paper, reading: Reading) -> None:
    """From every goal back to its cases, from every case on, and the picture of both."""
    origins = Origins(reading)
    way = origins.way
    thing, called = way.goal
    goals, cases = (origins.thread.of_thing(each) for each in (thing, Thing.CASE))
    ideas = origins.thread.ideas_without_outcome() if origins.goes_on else []
    if not (goals or cases or ideas):
        return
    paper.section(follow=True)
    paper.chapter(way.title)
    for goal in goals:
        paper.part(f"{called}「{goal.text}」のもとになったこと")
        print_origin(paper, origins, goal)
    if cases:
        paper.part("ケースごとに、そこから生まれたこと")
        _print_cases(paper, origins, cases)
    if ideas:
        paper.part(f"まだ次に進んでいない{origins.name(Thing.IDEA)}")
        paper.put(*(para(f"・{idea.text}", "Cell") for idea in ideas))
    _print_picture(paper, origins)


def print_origin(paper: Paper, origins: Origins, node: Node) -> None:
    """What something came from, a row for each stage."""
    above = _told_once(origins, origins.above(node.id))
    if not above:
        paper.put(para("もとになった付箋やケースは、つながれていません。"))
        return
    rows = []
    told = [node for node in above if origins.tells_cases or not node.of_case]
    for number, name in enumerate(origins.names):
        texts = [f"・{origins.label(each)}" for each in told if origins.lane(each) == number]
        if texts:
            unique = "\n".join(dict.fromkeys(texts))
            rows.append(Row([side(name), text_cell(unique)], whole=len(texts) < 12))
    paper.table(Table((_SIDE, paper.width - _SIDE), rows, together=len(above) < _ON_A_PAGE))


def _told_once(origins: Origins, nodes: Sequence[Node]) -> list[Node]:
    """Without what is told of a wish or a resource again, where it was told first."""
    ids = {node.id for node in nodes}
    first = {node.id: origins.thread.first_told(node.id) for node in nodes}
    return [node for node in nodes if first[node.id] == node.id or first[node.id] not in ids]


def _print_cases(paper: Paper, origins: Origins, cases: Sequence[Node]) -> None:
    found, unit = origins.way.found
    results = (Thing.IDEA, origins.way.result) if origins.goes_on else (Thing.IDEA,)
    heads = [origins.name(thing) for thing in (Thing.CASE, found, *results)]
    rows = [Row([head(text) for text in heads], heading=True)]
    for case in cases:
        below = origins.below(case.id)
        number = sum(node.thing is found for node in below)
        texts = [
            "\n".join(f"・{origins.label(node)}" for node in below if node.thing is thing)
            for thing in results
        ]
        cells = [origins.label(case), f"{number}{unit}", *texts]
        rows.append(Row([text_cell(text) for text in cells], whole=len(below) < 40))
    rest = paper.width - 62.0
    shares = (0.55, 0.45) if origins.goes_on else (1.0,)
    paper.table(Table((40.0, 22.0, *(rest * share for share in shares)), rows))


def _print_picture(paper: Paper, origins: Origins) -> None:
    """The results with what they came from and led to; without results, the ideas with theirs."""
    thread = origins.thread
    ends = thread.of_thing(origins.way.result) or thread.of_thing(Thing.IDEA)[:_MOST]
    reached = {i for end in ends for i in (end.id, *thread.above(end.id), *thread.below(end.id))}
    drawn_as = {node.id: _drawn_as(origins, node) for node in thread.nodes.values()}
    nodes = [node for node in origins.sorted(reached) if drawn_as[node.id] == node.id]
    kept, left_out = _fewer(origins, nodes)
    boxes = [ThreadBox(node.id, origins.lane(node), _in_box(origins, node)) for node in kept]
    edges = _edges(origins, drawn_as, {box.id for box in boxes})
    picture = thread_picture(boxes, edges, origins.names, origins.way.name, _LANDSCAPE)
    if picture is None:
        return
    paper.section("landscape")
    paper.part("つながりの図")
    paper.picture(picture)
    if left_out:
        paper.put(para(f"図に入りきらない {left_out}件は、一覧にだけのせています。", "Small"))


def _drawn_as(origins: Origins, node: Node) -> str:
    """The box that stands for a node: its case where cases are left out, else its first copy."""
    if node.of_case and not origins.tells_cases:
        return node.case
    return origins.thread.first_told(node.id)


def _edges(
    origins: Origins, drawn_as: Mapping[str, str], known: Collection[str]
) -> list[tuple[str, str]]:
    """The lines between the boxes. A place in a case gives a line only where no source does."""
    found = [
        (drawn_as[edge.source], drawn_as[edge.result], edge.why) for edge in origins.thread.edges
    ]
    found = [(a, b, why) for a, b, why in found if a in known and b in known and a != b]
    named = {b for _, b, why in found if why is not Why.INSIDE}
    return sorted({(a, b) for a, b, why in found if why is not Why.INSIDE or b not in named})


def _in_box(origins: Origins, node: Node) -> str:
    return node.text if node.of_case else origins.label(node)


def _fewer(origins: Origins, nodes: Sequence[Node]) -> tuple[list[Node], int]:
    """At most so many of each stage, and how many are left out."""
    kept: list[Node] = []
    for node in nodes:
        if sum(origins.lane(each) == origins.lane(node) for each in kept) < _MOST:
            kept.append(node)
    return kept, len(nodes) - len(kept)
